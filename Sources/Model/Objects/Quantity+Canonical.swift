extension Quantity: CustomStringConvertible {
    /// The quantity in Kubernetes' canonical form: no fraction, and the largest suffix with which
    /// nothing is lost, so `1.5` is `1500m` and `1.5Gi` is `1536Mi`.
    ///
    /// Binary suffixes are kept only for whole amounts of 1,024 and more. Decimal amounts above the
    /// largest suffix are written with an exponent.
    public var description: String {
        if nano == 0 { return "0" }
        let isWhole = nano % Self.nanoPerUnit == 0
        if format == .binarySI, isWhole, nano.magnitude >= 1_024 * Self.nanoPerUnit.magnitude {
            let (number, power) = reduced(nano / Self.nanoPerUnit, by: 1_024)
            return "\(number)\(Self.binarySuffixes[power])"
        }
        let (number, thousands) = reduced(nano, by: 1_000)
        let hasSuffix = format != .decimalExponent && thousands < Self.decimalSuffixes.count
        if hasSuffix { return "\(number)\(Self.decimalSuffixes[thousands])" }
        let exponent = (thousands - 3) * 3
        return exponent == 0 ? "\(number)" : "\(number)e\(exponent)"
    }

    /// The decimal suffixes from billionths upwards, each a thousand times the one before.
    static let decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"]

    /// The binary suffixes upwards, each 1,024 times the one before.
    static let binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
}

/// The number without all factors of the base, and how many there were.
private func reduced(_ number: Int128, by base: Int128) -> (number: Int128, power: Int) {
    var number = number
    var power = 0
    while number % base == 0 {
        number /= base
        power += 1
    }
    return (number, power)
}
