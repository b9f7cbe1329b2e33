/// A number with its unit, as cells show it and as somebody types it: `41 %`, `1.5 GiB`, `2d5h`.
struct Amount: Hashable, Sendable {
    /// The thousandths of the base unit.
    let thousandths: Int
    /// What is counted; nil where no unit is said.
    let dimension: Dimension?

    /// What can be compared with each other.
    enum Dimension: Sendable {
        case percent, bytes, hertz, time
    }

    private static let units: [(name: String, dimension: Dimension, factor: Int)] = [
        ("%", .percent, 1), ("b", .bytes, 0), ("ki", .bytes, 0), ("kib", .bytes, 0),
        ("mi", .bytes, 1), ("mib", .bytes, 1), ("mb", .bytes, 1), ("m", .time, 60),
        ("gi", .bytes, 1024), ("gib", .bytes, 1024), ("gb", .bytes, 1024), ("g", .bytes, 1024),
        ("ti", .bytes, 1_048_576), ("tib", .bytes, 1_048_576), ("tb", .bytes, 1_048_576),
        ("mhz", .hertz, 1), ("ghz", .hertz, 1000), ("s", .time, 1), ("min", .time, 60),
        ("h", .time, 3600), ("d", .time, 86_400),
    ]

    /// An amount as written; nil for a text that does not begin with a number.
    init?(_ text: String) {
        var rest = text.lowercased()[...]
        var sum = 0
        var dimension: Dimension?
        var isFirst = true
        while true {
            rest = rest.drop { $0 == " " }
            let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "," }
            guard let number = Self.thousandths(digits.filter { $0 != "," }) else {
                // Only times have several parts, as in 2d5h; what follows other amounts is prose.
                if isFirst { return nil }
                break
            }
            rest = rest[digits.endIndex...].drop { $0 == " " }
            let unit = rest.prefix { $0.isLetter || $0 == "%" }
            guard let known = Self.units.first(where: { $0.name == unit }) else {
                if !isFirst { break }
                guard unit.isEmpty || dimension == nil else { return nil }
                sum = number
                break
            }
            if let dimension, dimension != known.dimension { break }
            dimension = known.dimension
            sum += number * known.factor
            rest = rest[unit.endIndex...]
            isFirst = false
            if dimension != .time { break }
        }
        thousandths = sum
        self.dimension = dimension
    }

    /// A decimal number in thousandths.
    private static func thousandths(_ text: String) -> Int? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first.flatMap({ Int($0) }), whole < 1_000_000_000_000,
            parts.count <= 2
        else { return nil }
        guard parts.count == 2 else { return whole * 1000 }
        let digits = parts[1].prefix(3)
        guard !digits.isEmpty, let fraction = Int(digits) else { return nil }
        return whole * 1000 + [100, 10, 1][digits.count - 1] * fraction
    }

    /// Less than 0, 0 or more where it is less than, equal to or more than another one; nil where the
    /// two count different things. A number without a unit counts whatever the other one does, in
    /// percent, MiB, MHz and seconds.
    func order(to other: Amount) -> Int? {
        if let dimension, let theirs = other.dimension, dimension != theirs { return nil }
        return thousandths < other.thousandths ? -1 : thousandths == other.thousandths ? 0 : 1
    }
}
