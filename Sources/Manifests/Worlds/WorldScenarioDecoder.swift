import Model

/// Decodes training scenarios, random faults and services that fail in a world.
enum WorldScenarioDecoder {
    static let deeds = ["scenario", "random", "serviceStops", "serviceHangs", "serviceStarts"]
    static let fields = ["host", "namespace", "tkg", "within", "repairedAfter"]

    static func operation(
        _ deed: String, _ reader: FieldReader
    ) throws(ManifestError) -> Operation {
        switch deed {
        case "scenario": return .fault(.inject(try injection(reader)))
        case "random": return .fault(.injectRandom(try random(reader)))
        default: return .service(try service(deed, reader))
        }
    }

    private static func injection(
        _ reader: FieldReader
    ) throws(ManifestError) -> FaultInjection {
        let number = try reader.integer("scenario", in: 1...FaultScenario.allCases.count)
        guard let scenario = number.flatMap({ FaultScenario(rawValue: $0) }) else {
            throw reader.error(.missing("scenario"))
        }
        var injection = FaultInjection(scenario)
        injection.host = try reader.string("host")
        injection.namespace = try reader.string("namespace")
        injection.workloadCluster = try reader.string("tkg")
        injection.supervisor = try reader.string("supervisor")
        return injection
    }

    private static func random(_ reader: FieldReader) throws(ManifestError) -> RandomFaults {
        guard let count = try reader.integer("random", in: 1...10_000) else {
            throw reader.error(.missing("random"))
        }
        guard let span = try reader.duration("within") else {
            throw reader.error(.missing("within"))
        }
        var faults = RandomFaults(count: count, span: span)
        faults.repairedAfter = try reader.duration("repairedAfter")
        return faults
    }

    /// A service of vCenter, or one of a host where one is named.
    private static func service(
        _ deed: String, _ reader: FieldReader
    ) throws(ManifestError) -> ServiceOperation {
        let what: ServiceDeed =
            deed == "serviceStarts" ? .restart : deed == "serviceHangs" ? .hang : .stop
        if let host = try reader.string("host") {
            let all = HostService.allCases.map { ($0.rawValue, $0) }
            guard let service = try reader.choice(deed, all) else {
                throw reader.error(.missing(deed))
            }
            return .host(service, host: host, what)
        }
        let all = ApplianceService.allCases.map { ($0.rawValue, $0) }
        guard let service = try reader.choice(deed, all) else {
            throw reader.error(.missing(deed))
        }
        return .vCenter(service, what)
    }
}
