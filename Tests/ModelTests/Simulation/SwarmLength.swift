import Glibc

/// How long the swarm is: short among the tests, as long as one likes from `scripts/swarm`.
enum SwarmLength {
    /// Seeds, counted from 1.
    static let seeds = number("SWARM_SEEDS") ?? 20
    /// Operations of each, three quarters of a simulated minute apart on average.
    static let operations = number("SWARM_OPERATIONS") ?? 120
    /// Whether somebody asked for more than the tests do.
    static let isLong = number("SWARM_OPERATIONS") != nil

    private static func number(_ name: String) -> Int? {
        getenv(name).flatMap { Int(String(cString: $0)) }
    }
}
