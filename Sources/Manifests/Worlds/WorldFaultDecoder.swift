import Model

/// Decodes what fails and returns in a world.
enum WorldFaultDecoder {
    private static let deeds = ["hostFails", "hostReturns", "moduleFails", "moduleReturns"]

    static func fault(
        _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> WorldFault {
        try reader.allow(["at", "supervisor"] + deeds)
        guard let instant = try reader.duration("at") else { throw reader.error(.missing("at")) }
        let said = deeds.filter { reader.has($0) }
        guard let deed = said.first, said.count == 1 else {
            throw reader.error(.refused("needs one of " + deeds.joined(separator: ", ")))
        }
        if deed.hasPrefix("host") {
            let known = world.places.flatMap(\.hosts)
            let host = try reader.name(deed, of: "host", among: known) ?? ""
            return WorldFault(
                at: instant,
                operation: deed == "hostFails" ? .failHost(host: host) : .restoreHost(host: host))
        }
        let modules = SupervisorModule.Name.allCases.map { ($0.rawValue, $0) }
        guard let module = try reader.choice(deed, modules) else {
            throw reader.error(.missing(deed))
        }
        let known = world.places.compactMap(\.supervisor)
        let named = try reader.name("supervisor", of: "Supervisor", among: known)
        guard let supervisor = named ?? known.first, named != nil || known.count == 1 else {
            throw reader.error(.missing("supervisor"))
        }
        return WorldFault(
            at: instant,
            operation: .setModule(
                module, supervisor: supervisor, healthy: deed == "moduleReturns"))
    }
}

extension World {
    /// The Supervisor and the hosts of each cluster that is built, by name.
    fileprivate var places: [(supervisor: String?, hosts: [String])] {
        var places: [(supervisor: String?, hosts: [String])] = []
        for cluster in clusters {
            for copy in 1...cluster.count {
                let suffix = cluster.suffix(ofCopy: copy)
                places.append(
                    (
                        cluster.supervisor.map { $0.name + suffix },
                        cluster.hostNames(suffix, number: places.count + 1)
                    ))
            }
        }
        return places
    }
}
