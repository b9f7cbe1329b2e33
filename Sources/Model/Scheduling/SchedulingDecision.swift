/// How one attempt to find a host for a pod went, kept small: the full table is had by deciding
/// again on a fork of that moment.
public final class SchedulingDecision: Sendable {
    /// When, in milliseconds of simulated time.
    public let at: Int
    /// Nodes looked at, control plane nodes among them.
    public let nodes: Int
    /// Why nodes were out, in the order in which the filters found it. A node that lacks both CPU and
    /// memory counts for both.
    public let failures: [FilterFailure]
    /// The best of those that passed, best first, five at most.
    public let best: [Candidate]
    /// How many were handed to DRS.
    public let handed: Int
    /// What DRS chose; nil when it had no room.
    public let chosen: HostID?
    /// Whether the namespace's pool, not a host, was the obstacle.
    public let poolIsFull: Bool

    init(
        at: Int, nodes: Int, failures: [FilterFailure], best: [Candidate], handed: Int,
        chosen: HostID?, poolIsFull: Bool
    ) {
        self.at = at
        self.nodes = nodes
        self.failures = failures
        self.best = best
        self.handed = handed
        self.chosen = chosen
        self.poolIsFull = poolIsFull
    }

    /// What a node scored by a rule that only some pods call for.
    public struct Preference: Hashable, Sendable {
        /// The rule.
        public let rule: ScoreRule
        /// Its score, 0 to 100.
        public let score: Int
    }

    /// A node that passed all filters.
    public struct Candidate: Hashable, Sendable {
        /// The host; nil for a control plane node.
        public let host: HostID?
        /// Its name at that time.
        public let name: String
        /// The score of each rule that counts for every pod, 0 to 100: the first of
        /// `ScoreRule.allCases`, in their order.
        public let scores: [Int]
        /// The scores of the rules that this pod calls for.
        public let preferences: [Preference]
        /// The weighted mean of the scores, 0 to 100.
        public let total: Int
        /// Whether the soft scores left it in the list for DRS.
        public let isHanded: Bool
        /// DRS's figure: load after placing, in thousandths of capacity, the worse of CPU and
        /// memory; less is better.
        public let load: Int
    }
}
