/// A node whose domain would have too many more pods of a kind than the emptiest domain is out.
enum SpreadFilter {
    static func run(_ request: PodRequest, _ sieve: inout NodeSieve) {
        guard let terms = request.terms else { return }
        for line in terms.spread {
            if sieve.end > line.counts.firstWithout {
                sieve.putOut(.spreadLabelMissing) { !line.counts.hasDomain($0) }
            }
            let (domains, counts, most) = (line.counts.domains, line.counts.counts, line.most)
            // All that are left have a domain.
            sieve.putOut(.spread) { counts[Int(domains[$0])] > most }
        }
    }
}
