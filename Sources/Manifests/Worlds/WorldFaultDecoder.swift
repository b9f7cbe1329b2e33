import Model

/// Decodes what fails and returns in a world.
enum WorldFaultDecoder {
    private static let deeds =
        [
            "hostFails", "hostReturns", "sphereletStops", "sphereletStarts", "moduleFails",
            "moduleReturns", "controlPlaneVMLost", "upgradeTo", "resizeTo", "rotateCertificates",
            "limits", "datastoreFails", "datastoreReturns", "datastoreFills",
        ] + WorldHostFaultDecoder.deeds + networkDeeds + WorldScenarioDecoder.deeds
        + WorldLibraryDecoder.deeds
        + WorldEnableDecoder.deeds

    static func fault(
        _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> [WorldFault] {
        try reader.allow(
            ["at", "supervisor", "cpu", "memory", "storage", "occupied", "version"]
                + WorldHostFaultDecoder.fields + networkFields + WorldScenarioDecoder.fields
                + deeds)
        guard let instant = try reader.duration("at") else { throw reader.error(.missing("at")) }
        let said = deeds.filter { reader.has($0) }
        guard let deed = said.first, said.count == 1 else {
            throw reader.error(.refused("needs one of " + deeds.joined(separator: ", ")))
        }
        if WorldHostFaultDecoder.deeds.contains(deed) {
            return try WorldHostFaultDecoder.operations(deed, reader, in: world)
                .map { WorldFault(at: instant, operation: $0) }
        }
        if WorldScenarioDecoder.deeds.contains(deed) {
            let operation = try WorldScenarioDecoder.operation(deed, reader)
            return [WorldFault(at: instant, operation: operation)]
        }
        return [try fault(deed, reader, at: instant, in: world)]
    }

    private static func fault(
        _ deed: String, _ reader: FieldReader, at instant: Int, in world: World
    ) throws(ManifestError) -> WorldFault {
        if deed == "limits" { return try limits(reader, at: instant, in: world) }
        if deed.hasPrefix("datastore") {
            return try datastore(deed, reader, at: instant, in: world)
        }
        if deed == "syncLibrary" || deed.hasPrefix("publisher") {
            let name = try reader.name(deed, of: "content library", among: world.libraryNames)
            let operation: LibraryOperation =
                deed == "syncLibrary"
                ? .sync(name ?? "") : .setReachable(name ?? "", deed == "publisherReturns")
            return WorldFault(at: instant, operation: .library(operation))
        }
        if deed.hasPrefix("host") || deed.hasPrefix("spherelet") {
            let known = world.places.flatMap(\.hosts)
            let host = try reader.name(deed, of: "host", among: known) ?? ""
            return WorldFault(at: instant, operation: operation(deed, on: host))
        }
        let known = world.places.compactMap(\.supervisor)
        let named = try reader.name("supervisor", of: "Supervisor", among: known)
        guard let supervisor = named ?? known.first, named != nil || known.count == 1 else {
            throw reader.error(.missing("supervisor"))
        }
        if networkDeeds.contains(deed) {
            return WorldFault(
                at: instant,
                operation: .network(try networkOperation(deed, reader), supervisor: supervisor))
        }
        if WorldEnableDecoder.deeds.contains(deed) {
            return WorldFault(
                at: instant,
                operation: try WorldEnableDecoder.plan(deed, reader, on: supervisor, in: world))
        }
        return WorldFault(at: instant, operation: try operation(deed, reader, on: supervisor))
    }

    private static func operation(_ deed: String, on host: String) -> Operation {
        switch deed {
        case "hostFails": .failHost(host: host)
        case "hostReturns": .restoreHost(host: host)
        default: .setSpherelet(host: host, running: deed == "sphereletStarts")
        }
    }

    private static func operation(
        _ deed: String, _ reader: FieldReader, on supervisor: String
    ) throws(ManifestError) -> Operation {
        switch deed {
        case "controlPlaneVMLost":
            guard let number = try reader.count(deed) else { throw reader.error(.missing(deed)) }
            return .loseControlPlaneVM(number: number, supervisor: supervisor)
        case "upgradeTo":
            return .upgradeSupervisor(supervisor, version: try reader.required(deed))
        case "resizeTo":
            let sizes = ControlPlaneSize.allCases.map { ($0.rawValue, $0) }
            guard let size = try reader.choice(deed, sizes) else {
                throw reader.error(.missing(deed))
            }
            return .resizeSupervisor(supervisor, size)
        case "rotateCertificates":
            guard try reader.bool(deed) == true else {
                throw reader.error(.refused("can only be true"), at: deed)
            }
            return .rotateCertificates(supervisor: supervisor)
        default:
            let modules = SupervisorModule.Name.allCases.map { ($0.rawValue, $0) }
            guard let module = try reader.choice(deed, modules) else {
                throw reader.error(.missing(deed))
            }
            return .setModule(module, supervisor: supervisor, healthy: deed == "moduleReturns")
        }
    }

    /// A datastore to which the hosts lose all paths, that returns, or that others fill.
    private static func datastore(
        _ deed: String, _ reader: FieldReader, at instant: Int, in world: World
    ) throws(ManifestError) -> WorldFault {
        let name = try reader.name(deed, of: "datastore", among: world.datastoreNames) ?? ""
        guard deed == "datastoreFills" else {
            return WorldFault(
                at: instant,
                operation: .setDatastorePaths(datastore: name, down: deed == "datastoreFails"))
        }
        guard let occupied = try reader.mebibytes("occupied") else {
            throw reader.error(.missing("occupied"))
        }
        return WorldFault(
            at: instant, operation: .occupyDatastore(datastore: name, occupiedMiB: occupied))
    }

    /// Other limits of a namespace from an instant on.
    private static func limits(
        _ reader: FieldReader, at instant: Int, in world: World
    ) throws(ManifestError) -> WorldFault {
        let known = world.namespaceNames
        let name = try reader.name("limits", of: "namespace", among: known) ?? ""
        var update = NamespaceUpdate()
        if let most = try reader.integer("cpu", in: 10...10_000_000) {
            update.cpuLimit = .most(most)
        }
        if let most = try reader.mebibytes("memory") { update.memoryLimit = .most(most) }
        if let most = try reader.mebibytes("storage") { update.storageLimit = .most(most) }
        guard ["cpu", "memory", "storage"].contains(where: { reader.has($0) }) else {
            throw reader.error(.refused("needs cpu, memory or storage"))
        }
        return WorldFault(at: instant, operation: .updateNamespace(name: name, update))
    }
}

extension World {
    /// The names of all namespaces that it builds.
    fileprivate var namespaceNames: [String] {
        var names: [String] = []
        for cluster in clusters {
            for copy in 1...cluster.count {
                for namespace in cluster.namespaces {
                    for number in 1...namespace.count {
                        names.append(
                            namespace.spec.name + (namespace.count > 1 ? "-\(number)" : "")
                                + cluster.suffix(ofCopy: copy))
                    }
                }
            }
        }
        return names
    }

    /// The Supervisor and the hosts of each cluster that is built, by name.
    var places: [(supervisor: String?, hosts: [String])] {
        var places: [(supervisor: String?, hosts: [String])] = []
        for cluster in clusters {
            for copy in 1...cluster.count {
                let suffix = cluster.suffix(ofCopy: copy)
                places.append(
                    (
                        (cluster.supervisor ?? cluster.enabling?.spec.supervisor).map {
                            $0.name + suffix
                        },
                        cluster.hostNames(suffix, number: places.count + 1)
                    ))
            }
        }
        return places
    }
}
