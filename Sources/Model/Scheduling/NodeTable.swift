/// What the scheduler knows of a Supervisor's nodes: one column a fact, so that every rule runs over
/// plain numbers. Gathered once for all pods of a cycle; a pod that is bound changes one row.
struct NodeTable: Sendable {
    /// A taint with the effect `NoSchedule`.
    struct Taint: Hashable, Sendable {
        let key: String
        let effect = "NoSchedule"

        /// What Kubernetes puts on the nodes of its control plane.
        static let controlPlane = Taint(key: "node-role.kubernetes.io/master")
    }

    /// The most vSphere Pods a host takes: vSphere's maximum of VMs per host.
    static let podsPerHost = 1024
    /// Fractional bits of `cpuScale` and `memoryScale`.
    static let scaleBits = 32

    /// The hosts; nil for control plane nodes, which come last.
    private(set) var hosts: [HostID?] = []
    /// The names of the nodes.
    private(set) var names: [String] = []
    /// Whether the API server hears from the node.
    private(set) var isReady: [Bool] = []
    /// Whether the node takes no new pods: cordoned, or on its way into maintenance mode.
    private(set) var isClosed: [Bool] = []
    /// The first control plane node; those are tainted.
    private(set) var firstControlPlane = 0
    /// Whether a node is silent, closed or has as many pods as it takes: where none is, the filters
    /// that look for such nodes have nothing to do.
    private(set) var isAnySilent = false
    private(set) var isAnyClosed = false
    private(set) var isAnyFull = false
    /// Whether DRS may place VMs there.
    private(set) var acceptsVMs: [Bool] = []
    /// How loaded DRS holds the node.
    private(set) var loads: [PlacementLoad] = []
    /// CPU not reserved, in MHz.
    private(set) var freeCPU: [Int] = []
    /// Memory not reserved, in MiB.
    private(set) var freeMemory: [Int] = []
    /// Pods that still fit by number.
    private(set) var podRoom: [Int] = []
    /// Percent of the node's CPU that a MHz is, as a fixed-point number: a product is cheaper than
    /// a quotient where every pod asks every node.
    private(set) var cpuScale: [Int] = []
    /// Percent of the node's memory that a MiB is, likewise.
    private(set) var memoryScale: [Int] = []

    /// How many nodes there are.
    var count: Int { hosts.count }

    /// The nodes of a Supervisor. O(nodes).
    init(of supervisor: SupervisorID, in vcenter: VCenter) {
        let row = vcenter.supervisors[supervisor]
        let ids = vcenter.clusters[row.cluster].hosts
        let total = ids.count + row.controlPlane.count
        hosts.reserveCapacity(total)
        names.reserveCapacity(total)
        for id in ids {
            add(id, vcenter.hosts[id], mostPods: vcenter.limitsLifted ? .max : Self.podsPerHost)
        }
        firstControlPlane = count
        isAnySilent = isReady.contains(false)
        isAnyClosed = isClosed.contains(true)
        isAnyFull = podRoom.contains { $0 <= 0 }
        for node in row.controlPlane { add(node) }
    }

    private mutating func add(_ id: HostID, _ host: Host, mostPods: Int) {
        hosts.append(id)
        names.append(host.name)
        isReady.append(host.isLive && host.spherelet.isReady)
        isClosed.append(host.maintenance != .none || host.spherelet.isCordoned)
        acceptsVMs.append(host.acceptsVMs)
        loads.append(PlacementLoad(of: host))
        let capacity = host.capacity
        freeCPU.append(capacity.cpu - host.reserved.cpu)
        freeMemory.append(capacity.memory - host.reserved.memory)
        podRoom.append(mostPods - host.podCount)
        cpuScale.append(Self.scale(capacity.cpu))
        memoryScale.append(Self.scale(capacity.memory))
    }

    /// A control plane node has room for the Supervisor's own pods only.
    private mutating func add(_ node: ControlPlaneVM) {
        hosts.append(nil)
        names.append(node.nodeName)
        isReady.append(true)
        isClosed.append(false)
        acceptsVMs.append(false)
        loads.append(PlacementLoad())
        freeCPU.append(0)
        freeMemory.append(0)
        podRoom.append(0)
        cpuScale.append(0)
        memoryScale.append(0)
    }

    private static func scale(_ capacity: Int) -> Int {
        capacity > 0 ? ((100 << scaleBits) + capacity - 1) / capacity : 0
    }

    /// The labels that every node of the Supervisor bears. O(1).
    func label(_ key: String, of node: Int) -> String? {
        switch key {
        case "kubernetes.io/hostname": names[node]
        case "kubernetes.io/os": hosts[node] == nil ? "linux" : "CRX"
        case "kubernetes.io/arch": "amd64"
        case "node-role.kubernetes.io/agent": hosts[node] == nil ? nil : ""
        case "node-role.kubernetes.io/master": hosts[node] == nil ? "" : nil
        default: nil
        }
    }

    /// Takes over what a host has left after a pod took its place there.
    mutating func update(_ node: Int, from host: Host) {
        let left = host.unreserved
        freeCPU[node] = left.cpu
        freeMemory[node] = left.memory
        podRoom[node] -= 1
        if podRoom[node] <= 0 { isAnyFull = true }
        loads[node] = PlacementLoad(of: host)
    }
}
