/// Divides an amount among claims as vSphere does: reservations first, the rest by shares, nobody
/// more than he asks for or may have.
public enum Division {
    /// What one claimant may get.
    public struct Claim: Hashable, Sendable {
        /// Guaranteed as far as it is asked for.
        public var reservation: Int
        /// Weight among the claims; at least 1 counts.
        public var shares: Int
        /// What is asked for, already cut at the claimant's limit.
        public var demand: Int

        /// A claim.
        public init(reservation: Int, shares: Int, demand: Int) {
            self.reservation = reservation
            self.shares = shares
            self.demand = demand
        }

        var floor: Int { min(reservation, demand) }
    }

    /// Digits after the point of the level at which shares are filled.
    private static let precision = 24

    /// What each claimant gets, in the order of the claims. The sum is the amount, or less when all
    /// have what they ask for. O(50 claims).
    public static func divide(_ amount: Int, among claims: [Claim]) -> [Int] {
        let asked = claims.reduce(0) { $0 + $1.demand }
        if asked <= amount { return claims.map(\.demand) }
        let floors = claims.reduce(0) { $0 + $1.floor }
        if floors >= amount { return scale(claims.map(\.floor), to: max(0, amount)) }
        return fill(amount, claims)
    }

    /// Fills all claims to the highest common level of amount per share that the amount allows.
    private static func fill(_ amount: Int, _ claims: [Claim]) -> [Int] {
        // Above this level a claim is satisfied; keeping to it keeps the product below in range.
        let full = claims.map { ($0.demand << precision) / max(1, $0.shares) + 1 }
        func part(_ index: Int, at level: Int) -> Int {
            let claim = claims[index]
            if level >= full[index] { return claim.demand }
            return min(claim.demand, max(claim.floor, (level * max(1, claim.shares)) >> precision))
        }
        func total(at level: Int) -> Int {
            var sum = 0
            for index in claims.indices { sum += part(index, at: level) }
            return sum
        }
        var low = 0
        var high = full.max() ?? 0
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if total(at: middle) <= amount { low = middle } else { high = middle }
        }
        var parts = claims.indices.map { part($0, at: low) }
        var left = amount - parts.reduce(0, +)
        // The level just above would give too much: its first takers get what is left.
        for index in claims.indices where left > 0 {
            let more = min(left, part(index, at: high) - parts[index])
            parts[index] += more
            left -= more
        }
        return parts
    }

    /// Cuts amounts down in proportion so that they sum to a total: largest remainder first.
    public static func scale(_ amounts: [Int], to total: Int) -> [Int] {
        let sum = amounts.reduce(0, +)
        guard sum > 0 else { return amounts }
        var parts = amounts.map { $0 * total / sum }
        let left = total - parts.reduce(0, +)
        let order = amounts.indices.sorted {
            let (first, second) = (amounts[$0] * total % sum, amounts[$1] * total % sum)
            return first == second ? $0 < $1 : first > second
        }
        for index in order.prefix(left) { parts[index] += 1 }
        return parts
    }
}
