/// A number, or a percentage of one: what Kubernetes calls IntOrString.
public enum IntOrPercent: Hashable, Sendable, CustomStringConvertible, Codable {
    case count(Int)
    case percent(Int)

    /// The number, or that part of `total`.
    public func scaled(to total: Int, roundsUp: Bool) -> Int {
        switch self {
        case .count(let count): return count
        case .percent(let percent):
            let (product, overflow) = percent.multipliedReportingOverflow(by: total)
            // Nobody has so many pods.
            guard !overflow else { return .max >> 1 }
            return (product + (roundsUp ? 99 : 0)) / 100
        }
    }

    /// Whether it is nothing of anything.
    public var isZero: Bool { self == .count(0) || self == .percent(0) }

    /// As manifests write it.
    public var description: String {
        switch self {
        case .count(let count): "\(count)"
        case .percent(let percent): "\(percent)%"
        }
    }
}
