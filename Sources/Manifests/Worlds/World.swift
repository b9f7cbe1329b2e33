import Model

/// A file that describes a vCenter: what there is at the beginning, and how it behaves.
public struct World: Sendable {
    /// Its name.
    public var name: String
    /// What it is for, in a line.
    public var summary: String
    /// The seed of all chance, unless another is given.
    public var seed: Int
    /// How long it has lived when it opens, in milliseconds.
    public var age: Int
    /// Whether it opens a little before the first vMotion that comes at that age or later.
    var opensOnMigration = false
    /// Whether the product's limits are lifted.
    public var limitsLifted: Bool
    /// Storage policies.
    public var policies: [StoragePolicy]
    /// VM classes beside the sixteen that always exist.
    public var classes: [VMClass]
    /// The users whom vCenter knows.
    var users: [DirectoryUser] = []
    /// Content libraries; nil where it says nothing of them.
    var libraries: [WorldLibrary]?
    /// Clusters.
    public var clusters: [WorldCluster]
    /// Sizes of the VMs that a trace creates, one after the other.
    public var traceVMs: [StandaloneVM]
    /// Whether the rows of a trace take those sizes in equal blocks, not one after the other.
    var areTraceBlocks = false
    /// The Unix time at which it begins, in seconds.
    public var epoch: Int
    /// Supervisor Services that are registered with its vCenter.
    var services: [SupervisorService] = []
    /// What fails and returns, and when.
    var faults: [WorldFault] = []
    /// How containers of some images behave.
    var behaviours: [ImageBehaviour] = []
}

/// Something that fails or returns by itself.
struct WorldFault: Sendable {
    /// When, in milliseconds since the world began.
    var at: Int
    var operation: Operation
}

/// A cluster of a world, and how many of it there are.
public struct WorldCluster: Sendable {
    var spec: ClusterSpec
    var count = 1
    var hosts: [WorldHosts] = []
    /// Whether hosts of the groups take turns, as long as each has any.
    var isAlternating = false
    var datastores: [WorldDatastore] = []
    var supervisor: SupervisorSpec?
    /// The libraries of its Supervisor; nil for all that hold a release.
    var libraries: [String]?
    /// Supervisor Services that it begins with.
    var installs: [WorldInstall] = []
    /// How Workload Management is enabled on it while the world lives.
    var enabling: WorldEnabling?
    var namespaces: [WorldNamespace] = []
    var vms: [WorldVMs] = []
    var rules: [WorldRule] = []
    var ha = WorldHA()
    /// Where it stands in the file.
    let place: ManifestError

    /// What the names of a copy, counted from 1, end in.
    func suffix(ofCopy copy: Int) -> String { count > 1 ? "-" + World.padded(copy) : "" }

    /// The names of its hosts. In one of several copies the cluster's number stands before the
    /// host's.
    func hostNames(_ suffix: String, number: Int) -> [String] {
        var names: [String] = []
        for hosts in orderedHosts {
            let text = (suffix.isEmpty ? "" : "\(number)-") + World.padded(names.count + 1)
            names.append(hosts.name(text))
        }
        return names
    }

    /// The group of each of its hosts, in the order in which they join.
    var orderedHosts: [WorldHosts] {
        guard isAlternating else {
            return hosts.flatMap { Array(repeating: $0, count: $0.count) }
        }
        let rounds = hosts.map(\.count).max() ?? 0
        return (0..<rounds).flatMap { round in hosts.filter { round < $0.count } }
    }

    /// How many hosts each of these clusters has.
    var hostCount: Int { hosts.reduce(0) { $0 + $1.count } }

    /// The names of its VMs outside of any Supervisor.
    var vmNames: [String] { vms.flatMap(\.names) }
}

/// Hosts that are alike.
struct WorldHosts: Sendable {
    var count: Int
    var name: String
    var cores: Int
    var coreMHz: Int
    var memoryMiB: Int
    var speedMbps: Int
    var powerCurve: PowerCurve?
    var labels = Labels()
    var taints: [Taint] = []
    var extended: [ResourceAmount] = []
    var deviceKinds: [String] = []
    var hasVirtualization = true

    /// The name of the host of that number. `esx-{n}.lab` has it in place, another name at its end.
    func name(_ number: String) -> String {
        guard let mark = name.firstIndex(of: "{"), let end = name.firstIndex(of: "}"), mark < end
        else { return "\(name)-\(number)" }
        return name[..<mark] + number + name[name.index(after: end)...]
    }
}

/// A content library of a world.
struct WorldLibrary: Sendable {
    var spec: ContentLibrarySpec
    let place: ManifestError
}

/// A datastore of a world.
struct WorldDatastore: Sendable {
    var name: String
    var type: Datastore.FileSystem
    var capacityMiB: Int
    var tags: [String]
    var hasFileService: Bool
}

/// VMs outside of any Supervisor that are alike.
struct WorldVMs: Sendable {
    var name: String
    var count: Int
    var vm: StandaloneVM
    let place: ManifestError

    /// The names of all of them.
    var names: [String] { count == 1 ? [name] : (0..<count).map { "\(name)-\($0 + 1)" } }
}

/// A rule that DRS follows: which VMs, by name, and which hosts, by number.
struct WorldRule: Sendable {
    enum Form: String, CaseIterable {
        case separate, together, runOn, avoid, dependsOn
    }

    var name: String
    var form: Form
    var vms: [String]
    var hosts: [Int]
    var isMust: Bool
    /// The VMs that must be ready first, for `dependsOn`.
    var first: [String] = []
}

/// A namespace of a world and what is applied in it; `count` of them.
struct WorldNamespace: Sendable {
    var spec: NamespaceSpec
    var count: Int
    var requests: [(request: ObjectRequest, place: ManifestError)]
    /// What goes into its TKG clusters, by their names.
    var inside: [(cluster: String, request: ObjectRequest, place: ManifestError)]
    let place: ManifestError
}
