/// A pod goes near the pods that it must be near, and away from those that it avoids or that avoid
/// it.
enum PodAffinityFilter {
    static func run(_ request: PodRequest, _ sieve: inout NodeSieve) {
        guard let terms = request.terms else { return }
        for counts in terms.affinity {
            // The first of a group whose pods look for each other may go wherever a domain is.
            sieve.putOut(.podAffinity) {
                terms.mayBeFirst ? !counts.hasDomain($0) : counts[$0] == 0
            }
        }
        for counts in terms.antiAffinity {
            sieve.putOut(.podAntiAffinity) { counts[$0] > 0 }
        }
        for counts in terms.refusals {
            sieve.putOut(.existingAntiAffinity) { counts[$0] > 0 }
        }
    }
}
