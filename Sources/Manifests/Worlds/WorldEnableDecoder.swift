import Model

/// Decodes how Workload Management is enabled on a cluster of a world while it lives, and what
/// becomes of Supervisor Services.
enum WorldEnableDecoder {
    static let deeds = ["installService", "upgradeService", "removeService", "disables"]

    /// What the wizard is told, and when.
    static func enabling(
        _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> WorldEnabling {
        try reader.allow([
            "at", "disabledAt", "supervisor", "controlPlaneNodes", "addressCount", "dns",
            "searchDomains", "ntp", "workloadDNS", "storage", "hasLoadBalancer", "library",
            "apiServerNames",
        ])
        guard reader.has("supervisor") else { throw reader.error(.missing("supervisor")) }
        let supervisor = try WorldSupervisorDecoder.supervisor(try reader.object("supervisor"))
        var spec = EnableSpec(supervisor, policy: world.policies.first?.name ?? "")
        if let storage = try storage(reader, in: world) { spec.storage = storage }
        spec.controlPlaneCount = try reader.integer("controlPlaneNodes", in: 1...3) ?? 3
        spec.addressCount =
            try reader.integer("addressCount", in: 1...1000) ?? SupervisorSpec.managementCount
        spec.nameServers = try addresses("dns", reader) ?? spec.nameServers
        spec.workloadNameServers = try addresses("workloadDNS", reader) ?? spec.nameServers
        spec.searchDomains = try reader.texts("searchDomains") ?? []
        spec.timeServers = try reader.texts("ntp") ?? spec.timeServers
        spec.contentLibrary = try reader.text("library")
        spec.apiServerNames = try reader.texts("apiServerNames") ?? []
        spec.loadBalancer =
            try reader.bool("hasLoadBalancer") ?? true ? supervisor.loadBalancer : nil
        return WorldEnabling(
            at: try reader.duration("at") ?? 0, spec: spec,
            disabledAt: try reader.duration("disabledAt"))
    }

    /// One policy for all disks, or one for each purpose.
    private static func storage(
        _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> EnableSpec.Storage? {
        let known = world.policies.map(\.name)
        if case .object = reader.value["storage"] {
            let rows = try reader.object("storage")
            try rows.allow(["controlPlane", "ephemeral", "imageCache"])
            func policy(_ key: String) throws(ManifestError) -> String {
                try rows.name(key, of: "storage policy", among: known) ?? known.first ?? ""
            }
            return EnableSpec.Storage(
                controlPlane: try policy("controlPlane"), ephemeral: try policy("ephemeral"),
                imageCache: try policy("imageCache"))
        }
        return try reader.name("storage", of: "storage policy", among: known).map {
            EnableSpec.Storage(controlPlane: $0, ephemeral: $0, imageCache: $0)
        }
    }

    private static func addresses(
        _ key: String, _ reader: FieldReader
    ) throws(ManifestError) -> [IPv4]? {
        guard let texts = try reader.texts(key) else { return nil }
        var addresses: [IPv4] = []
        for text in texts {
            guard let address = IPv4(text) else {
                throw reader.error(.wrongType(expected: "addresses such as 10.0.0.3"), at: key)
            }
            addresses.append(address)
        }
        return addresses
    }

    /// A Supervisor Service that is registered with the world's vCenter.
    static func service(
        _ reader: FieldReader, _ names: inout Set<String>
    ) throws(ManifestError) -> SupervisorService {
        try reader.allow(["name", "versions"])
        let name = try reader.newName(&names, isValid: Names.isDNSSubdomain)
        var (versions, numbers): ([SupervisorService.Version], Set<String>) = ([], [])
        for row in try reader.list("versions") {
            try row.allow(["version", "workloads"])
            let number = try row.required("version")
            guard numbers.insert(number).inserted else {
                throw row.error(.nameTaken(number), at: "version")
            }
            var (workloads, taken): ([SupervisorService.Workload], Set<String>) = ([], [])
            for workload in try row.list("workloads") {
                try workload.allow(["name", "replicas", "image", "cpu", "memory"])
                workloads.append(
                    SupervisorService.Workload(
                        name: try workload.newName(&taken, isValid: Names.isDNSLabel),
                        replicas: try workload.integer("replicas", in: 0...1000) ?? 1,
                        image: try workload.required("image"),
                        cpuRequest: try workload.millicores("cpu"),
                        memoryRequest: try workload.mebibytes("memory")))
            }
            versions.append(SupervisorService.Version(number: number, workloads: workloads))
        }
        if versions.isEmpty { throw reader.error(.missing("versions")) }
        return SupervisorService(name: name, versions: versions)
    }

    /// The services that a Supervisor begins with: name and version of each.
    static func installs(
        _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> [WorldInstall] {
        var installs: [WorldInstall] = []
        for row in try reader.list("supervisorServices") {
            try row.allow(["name", "version"])
            guard let service = try service(named: "name", row, in: world) else {
                throw row.error(.missing("name"))
            }
            installs.append(
                WorldInstall(
                    service: service.name, version: try version("version", row, of: service)))
        }
        return installs
    }

    private static func service(
        named key: String, _ reader: FieldReader, in world: World
    ) throws(ManifestError) -> SupervisorService? {
        let known = world.services.map(\.name)
        let name = try reader.name(key, of: "Supervisor Service", among: known)
        return world.services.first { $0.name == name }
    }

    /// The version that is named, or the newest one.
    private static func version(
        _ key: String, _ reader: FieldReader, of service: SupervisorService
    ) throws(ManifestError) -> String {
        let known = service.versions.map(\.number)
        return try reader.name(key, of: "version", among: known) ?? known.last ?? ""
    }

    /// What is planned for a Supervisor: a service that comes, changes or goes, or the end of it.
    static func plan(
        _ deed: String, _ reader: FieldReader, on supervisor: String, in world: World
    ) throws(ManifestError) -> Operation {
        if deed == "disables" {
            guard try reader.bool(deed) == true else {
                throw reader.error(.refused("can only be true"), at: deed)
            }
            return .disableWorkloadManagement(supervisor: supervisor)
        }
        guard let service = try service(named: deed, reader, in: world) else {
            throw reader.error(.missing(deed))
        }
        let version = try version("version", reader, of: service)
        return switch deed {
        case "installService":
            .supervisorService(
                .install(service: service.name, version: version, supervisor: supervisor))
        case "upgradeService":
            .supervisorService(
                .upgrade(service: service.name, version: version, supervisor: supervisor))
        default: .supervisorService(.remove(service: service.name, supervisor: supervisor))
        }
    }
}

/// How Workload Management is enabled on a cluster of a world while it lives.
struct WorldEnabling: Sendable {
    /// When, in milliseconds since the world began.
    var at: Int
    var spec: EnableSpec
    /// When it is disabled again.
    var disabledAt: Int?
}

/// A Supervisor Service that a Supervisor begins with.
struct WorldInstall: Hashable, Sendable {
    var service: String
    var version: String
}
