/// What the scheduler knows of a Supervisor's nodes: one column a fact, so that every rule runs over
/// plain numbers. Gathered once for all pods of a cycle; a pod that is bound changes one row.
struct NodeTable: Sendable {
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

    /// The nodes on which pods have taken their place, one after the other.
    private(set) var changes: [Int] = []

    /// Taints of each node; those of control plane nodes are known.
    private(set) var taints: [[Taint]] = []
    /// Whether a host has a taint, and whether one has a taint that is only a wish.
    private(set) var isAnyTainted = false
    private(set) var hasSoftTaints = false
    /// Labels that hosts have beyond those that every node bears.
    private(set) var labels: [Labels] = []
    /// Extended resources by name, and how much of each every node has free, in thousandths.
    private(set) var resourceNames: [String] = []
    private(set) var freeExtended: [[Int]] = []
    /// What devices of such a resource have room for on every node; nil for nodes that have no
    /// devices of it.
    private(set) var deviceRooms: [[DeviceRoom?]] = []

    /// Whether the nodes are those of a TKG cluster: all their labels are their own.
    private(set) var areGuests = false

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
        addExtended(of: ids, row.podIndex, in: vcenter)
    }

    private mutating func add(_ id: HostID, _ host: Host, mostPods: Int) {
        hosts.append(id)
        names.append(host.name)
        isReady.append(host.isReachable && host.spherelet.isReady)
        isClosed.append(
            host.maintenance != .none || host.standby != .none || host.spherelet.isCordoned)
        acceptsVMs.append(host.acceptsVMs)
        taints.append(host.taints)
        isAnyTainted = isAnyTainted || !host.taints.isEmpty
        hasSoftTaints = hasSoftTaints || host.taints.contains { $0.effect == .preferNoSchedule }
        labels.append(host.labels)
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
        taints.append([.controlPlane])
        labels.append(Labels())
        loads.append(PlacementLoad())
        freeCPU.append(0)
        freeMemory.append(0)
        podRoom.append(0)
        cpuScale.append(0)
        memoryScale.append(0)
    }

    /// The nodes of a TKG cluster: CPU is counted in millicores. O(nodes).
    init(of nodes: [GuestNode]) {
        areGuests = true
        for (place, node) in nodes.enumerated() {
            // No host is meant: what is counted by host is counted by the node's place.
            hosts.append(HostID(index: UInt32(place), generation: 0))
            names.append(node.name)
            isReady.append(node.isReady)
            isClosed.append(node.isCordoned)
            acceptsVMs.append(true)
            taints.append(node.taints)
            isAnyTainted = isAnyTainted || !node.taints.isEmpty
            hasSoftTaints = hasSoftTaints || node.taints.contains { $0.effect == .preferNoSchedule }
            labels.append(node.labels)
            loads.append(PlacementLoad())
            freeCPU.append(node.allocatable.cpu - node.requested.cpu)
            freeMemory.append(node.allocatable.memory - node.requested.memory)
            podRoom.append(GuestNode.maximumPods - node.podCount)
            cpuScale.append(Self.scale(node.allocatable.cpu))
            memoryScale.append(Self.scale(node.allocatable.memory))
        }
        firstControlPlane = count
        isAnySilent = isReady.contains(false)
        isAnyClosed = isClosed.contains(true)
        isAnyFull = podRoom.contains { $0 <= 0 }
    }

    /// Notes that a pod took its place on a node of a TKG cluster.
    mutating func take(_ needed: Resources, on node: Int) {
        freeCPU[node] -= needed.cpu
        freeMemory[node] -= needed.memory
        podRoom[node] -= 1
        if podRoom[node] <= 0 { isAnyFull = true }
    }

    private mutating func addExtended(of ids: [HostID], _ index: PodIndex, in vcenter: VCenter) {
        for id in ids {
            for amount in vcenter.hosts[id].extended where !resourceNames.contains(amount.name) {
                resourceNames.append(amount.name)
            }
        }
        for name in resourceNames {
            freeExtended.append(
                hosts.map { host in
                    guard let host else { return 0 }
                    let all = vcenter.hosts[host].extended.first { $0.name == name }?.milli ?? 0
                    return all - index.used(name, on: host)
                })
            deviceRooms.append(
                hosts.map { host in host.flatMap { vcenter.deviceRoom(for: name, on: $0) } })
        }
    }

    /// Takes over that a pod has an amount of an extended resource on a node.
    mutating func use(_ amount: ResourceAmount, on node: Int, in vcenter: VCenter?) {
        guard let column = resourceNames.firstIndex(of: amount.name) else { return }
        freeExtended[column][node] -= amount.milli
        // Nodes of a TKG cluster have no devices of their own.
        if deviceRooms[column][node] != nil, let host = hosts[node], let vcenter {
            deviceRooms[column][node] = vcenter.deviceRoom(for: amount.name, on: host)
        }
    }

    /// Whether a node has an amount of an extended resource, by the resource's column.
    func hasRoom(for milli: Int, of column: Int, on node: Int) -> Bool {
        if let room = deviceRooms[column][node] { return room.fits(milli) }
        return freeExtended[column][node] >= milli
    }

    /// Whether a node meets one term of node affinity. O(conditions).
    func matches(_ term: NodeTerm, _ node: Int) -> Bool {
        term.matches(name: names[node]) { label($0, of: node) }
    }

    /// Whether a pod's node selector and required node affinity admit a node.
    func isWanted(_ node: Int, by template: PodTemplate) -> Bool {
        let terms = template.constraints.nodeTerms
        return template.nodeSelector.pairs.allSatisfy { label($0.key, of: node) == $0.value }
            && (terms.isEmpty || terms.contains { matches($0, node) })
    }

    /// The first taint of a node that keeps a pod away; nil where none does.
    func untolerated(_ node: Int, by template: PodTemplate) -> Taint? {
        taints[node].first { $0.effect != .preferNoSchedule && !template.tolerates($0) }
    }

    /// How many taints of a node a pod would rather not meet.
    func softTaints(of node: Int, for template: PodTemplate) -> Int {
        taints[node].count { $0.effect == .preferNoSchedule && !template.tolerates($0) }
    }

    private static func scale(_ capacity: Int) -> Int {
        capacity > 0 ? ((100 << scaleBits) + capacity - 1) / capacity : 0
    }

    /// The labels that every node of the Supervisor bears. O(1).
    func label(_ key: String, of node: Int) -> String? {
        if areGuests { return labels[node][key] }
        return switch key {
        case "kubernetes.io/hostname": names[node]
        case "kubernetes.io/os": hosts[node] == nil ? "linux" : "CRX"
        case "kubernetes.io/arch": "amd64"
        case "node-role.kubernetes.io/agent": hosts[node] == nil ? nil : ""
        case "node-role.kubernetes.io/master": hosts[node] == nil ? "" : nil
        default: labels[node][key]
        }
    }

    /// Takes over what a host has left after a pod took its place there.
    @inline(__always)
    mutating func update(_ node: Int, from host: Host) {
        let left = host.unreserved
        freeCPU[node] = left.cpu
        freeMemory[node] = left.memory
        podRoom[node] -= 1
        changes.append(node)
        if podRoom[node] <= 0 { isAnyFull = true }
        loads[node] = PlacementLoad(of: host)
    }
}

extension VCenter {
    /// What a host's devices of a kind have room for; nil where it has none.
    fileprivate func deviceRoom(for resource: String, on host: HostID) -> DeviceRoom? {
        guard let count = hosts[host].devices(of: resource) else { return nil }
        return devices.room(for: DeviceLedger.Key(host: host, resource: resource), of: count)
    }
}

extension Taint {
    /// What Kubernetes puts on the nodes of its control plane.
    static let controlPlane = Taint(key: "node-role.kubernetes.io/master")
}
