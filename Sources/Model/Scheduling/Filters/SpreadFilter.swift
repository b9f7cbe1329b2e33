/// A node whose domain would have too many more pods of a kind than the emptiest domain is out.
enum SpreadFilter {
    static func run(_ request: PodRequest, _ sieve: inout NodeSieve) {
        guard let terms = request.terms else { return }
        for line in terms.spread {
            sieve.putOut(.spreadLabelMissing) { !line.counts.hasDomain($0) }
            sieve.putOut(.spread) { line.counts[$0] > line.most }
        }
    }
}
