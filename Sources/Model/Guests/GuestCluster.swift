/// What runs inside a TKG cluster: a Kubernetes cluster of its own (`DOMAIN.md` 4.3).
///
/// Its namespaces, nodes and pods have nothing to do with the Supervisor's: a namespace here is no
/// vSphere Namespace, and its nodes are the VMs of the cluster's machines. It is a value that knows of
/// the world below only what `GuestMachine` says; whoever owns it hands in the time and the chance.
public struct GuestCluster: Sendable {
    /// The TKG cluster that it is the inside of.
    public let cluster: WorkloadClusterID
    /// The Kubernetes release, such as `v1.26.5---vmware.2-fips.1-tkg.1`.
    public internal(set) var release: String
    /// Whether its API server answers: more than half of its control plane nodes do.
    public internal(set) var isReachable = false
    /// When its API server first answered, in milliseconds of simulated time.
    public internal(set) var startedAt: Int?
    /// Its nodes, in the order in which they joined.
    public internal(set) var nodes: [GuestNode] = []
    /// Objects of its API but pods and nodes.
    public internal(set) var objects = Table<GuestObject>()
    /// Workloads that keep pods.
    public internal(set) var workloads = Table<GuestWorkload>()
    /// Its pods.
    public internal(set) var pods = Table<GuestPod>()
    /// The newest version of an object.
    public internal(set) var version = 0
    /// What is applied as soon as the cluster is whole for the first time.
    var waiting: [ObjectRequest] = []
    /// Objects by kind, namespace and name; for looking up only.
    var index: [GuestKey: GuestObjectID] = [:]
    /// Pods by namespace and name; for looking up only.
    var podIndex: [String: GuestPodID] = [:]
    /// When it is looked at next, in milliseconds of simulated time; nil while nothing is planned.
    var plannedAt: Int?
    /// Whether a node came or a pod went, so that pods that wait are looked at again.
    var hasNewRoom = false
    /// Addresses of load balancers that nobody needs any more.
    var freedAddresses: [String] = []
    /// The number of the subnet that the next node gets.
    var nextSubnet = 0
    /// Its networks.
    public let network: GuestNetwork
    /// Whether its control plane would answer, were its certificates still valid.
    public internal(set) var isLockedOut = false

    init(
        of cluster: WorkloadClusterID, release: String, network: GuestNetwork = GuestNetwork()
    ) {
        self.cluster = cluster
        self.release = release
        self.network = network
    }

    /// The minor version of its Kubernetes, such as 26; 26 where the release does not say.
    public var minorVersion: Int { TKGVersion(release)?.minor ?? 26 }

    /// The node that a machine is.
    func place(of machine: MachineID) -> Int? { nodes.firstIndex { $0.machine == machine } }

    /// The node that a machine is.
    public func node(of machine: MachineID) -> GuestNode? {
        nodes.first { $0.machine == machine }
    }

    /// The object of that kind and name.
    public func object(_ kind: Kind, _ name: String, in namespace: String?) -> GuestObjectID? {
        index[GuestKey(kind: kind, namespace: namespace, name: name)]
    }

    /// The pod of that name.
    public func pod(_ name: String, in namespace: String) -> GuestPodID? {
        podIndex["\(namespace)/\(name)"]
    }
}

/// What an object inside a TKG cluster is called.
struct GuestKey: Hashable, Sendable {
    let kind: Kind
    let namespace: String?
    let name: String
}

/// Names what runs inside a TKG cluster.
public typealias GuestID = ID<GuestCluster>
/// Names an object inside a TKG cluster.
public typealias GuestObjectID = ID<GuestObject>
/// Names a workload inside a TKG cluster.
public typealias GuestWorkloadID = ID<GuestWorkload>
/// Names a pod inside a TKG cluster.
public typealias GuestPodID = ID<GuestPod>

/// What a guest knows of one of its machines.
struct GuestMachine: Sendable {
    let machine: MachineID
    let name: String
    let isControlPlane: Bool
    let virtualCPUs: Int
    let memoryMiB: Int
    let release: String
    let address: String
    let labels: Labels
    let taints: [Taint]
    /// Whether its VM runs and its guest answers.
    let answers: Bool
    /// When a guest that is booting will answer.
    let answersAt: Int?
    /// When the certificates of its control plane end; nil for a worker.
    let certificatesExpireAt: Int?
}

/// What a guest is handed while it acts, and what it hands back.
struct GuestContext: Sendable {
    /// Simulated time, in milliseconds.
    let now: Int
    /// The chance of guests.
    var chance: RandomStream
    /// `namespace/cluster`, as events name the cluster.
    let name: String
    /// What happened.
    var notes: [(subject: Event.Subject, body: Event.Body)] = []

    mutating func uid() -> UID { UID(high: chance.next(), low: chance.next()) }

    /// The random end of a generated name.
    mutating func suffix() -> String {
        String((0..<5).map { _ in Names.safeAlphabet[chance.below(Names.safeAlphabet.count)] })
    }

    /// Notes that something happened to an object inside.
    mutating func note(
        _ kind: String, _ name: String, in namespace: String?, _ body: Event.Body
    ) {
        let place = self.name + (namespace.map { "/\($0)" } ?? "")
        notes.append((Event.Subject(kind: kind, name: name, namespace: place), body))
    }
}
