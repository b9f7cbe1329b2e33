import Model

/// Decodes `power` of a group of hosts: a name, eleven numbers, or either with settings.
enum WorldPowerDecoder {
    /// The most that a host may draw, in W.
    private static let mostWatts = 100_000

    static func curve(_ hosts: FieldReader) throws(ManifestError) -> PowerCurve? {
        guard let value = hosts.value["power"], value != .null else { return nil }
        guard case .object = value else { return try curve(value, hosts, "power") }
        let reader = try hosts.object("power")
        try reader.allow(["curve", "standby", "interval", "offAtZero"])
        guard let points = reader.value["curve"], points != .null else {
            throw reader.error(.missing("curve"))
        }
        var curve = try curve(points, reader, "curve")
        if let standby = reader.value["standby"], standby != .null {
            guard let watts = milliwatts(standby) else { throw wrongWatts(reader, "standby") }
            curve.standbyMilliwatts = watts
        }
        if let interval = try reader.duration("interval") {
            guard interval > 0, interval % Simulation.sampleInterval == 0 else {
                throw reader.error(
                    .outOfRange("a multiple of 20s, how often hosts are sampled"), at: "interval")
            }
            curve.interval = interval
        }
        curve.isOffAtZero = try reader.bool("offAtZero") ?? false
        return curve
    }

    private static func curve(
        _ value: Value, _ reader: FieldReader, _ key: String
    ) throws(ManifestError) -> PowerCurve {
        let known = NamedPowerCurve.allCases.map(\.rawValue)
        var points: [Int]?
        switch value {
        case .string(let name):
            guard let named = NamedPowerCurve(rawValue: name) else {
                throw reader.error(.unknownName("power curve", known: known), at: key)
            }
            points = named.milliwatts
        case .list(let numbers):
            let read = numbers.compactMap(milliwatts)
            points = read.count == numbers.count ? read : nil
        default: break
        }
        guard let points, let curve = PowerCurve(milliwatts: points) else {
            throw reader.error(
                .wrongType(
                    expected: "G4, G5 or eleven numbers of watts, at 0, 10, ... 100 % of CPU"),
                at: key)
        }
        return curve
    }

    private static func wrongWatts(_ reader: FieldReader, _ key: String) -> ManifestError {
        reader.error(.outOfRange("watts from 0 to \(mostWatts)"), at: key)
    }

    /// Watts with up to three decimals, in mW.
    private static func milliwatts(_ value: Value) -> Int? {
        let text: String
        switch value {
        case .integer(let number): text = "\(number)"
        case .decimal(let number): text = number
        default: return nil
        }
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), let whole = Int(parts[0]),
            (0...mostWatts).contains(whole)
        else { return nil }
        let digits = parts.count == 2 ? parts[1] : "0"
        guard (1...3).contains(digits.count), digits.allSatisfy(\.isNumber),
            let rest = Int(digits.padded(to: 3))
        else { return nil }
        return whole * 1000 + rest
    }
}

extension Substring {
    fileprivate func padded(to length: Int) -> String {
        self + String(repeating: "0", count: Swift.max(0, length - count))
    }
}
