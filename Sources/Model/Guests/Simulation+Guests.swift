/// The insides of TKG clusters. They cost nothing at a sample: each has one entry in the queue, for
/// when something is due inside, and is woken when one of its machines changes.
extension Simulation {
    /// How often a guest that waits for an address is looked at, in milliseconds.
    private static let addressPatience = 30_000

    /// Makes the inside of a TKG cluster; it comes to life with the first machine.
    mutating func addGuest(to cluster: WorkloadClusterID) {
        let spec = vcenter.workloadClusters[cluster].spec
        vcenter.workloadClusters[cluster].guest = vcenter.guests.insert(
            GuestCluster(of: cluster, release: spec.release, network: spec.network))
    }

    /// Takes the inside of a cluster away, and gives its load balancers' addresses back.
    mutating func removeGuest(of cluster: WorkloadClusterID) {
        guard let id = vcenter.workloadClusters[cluster].guest,
            let guest = vcenter.guests.remove(id)
        else { return }
        let namespace = vcenter.workloadClusters[cluster].namespace
        var addresses = guest.freedAddresses
        for object in guest.objects.ids {
            if case .service(_, _, let address?) = guest.objects[object].record {
                addresses.append(address)
            }
        }
        for address in addresses { vcenter.giveBackIngress(address, of: namespace) }
    }

    /// Has the inside of a cluster looked at now.
    mutating func wakeGuest(of cluster: WorkloadClusterID) {
        if let guest = vcenter.workloadClusters.find(cluster)?.guest { planGuest(guest, at: now) }
    }

    /// Has the insides looked at whose nodes some VMs are.
    mutating func wakeGuests(of vms: [VMID]) {
        for id in vms {
            guard let vm = vcenter.vms.find(id), vm.kind == .tkgNode,
                case .workloadCluster(let cluster) = vcenter.pools[vm.pool].role
            else { continue }
            wakeGuest(of: cluster)
        }
    }

    private mutating func planGuest(_ id: GuestID, at instant: Int) {
        guard let guest = vcenter.guests.find(id) else { return }
        if let planned = guest.plannedAt, planned <= instant { return }
        vcenter.guests[id].plannedAt = instant
        schedule(.guest(id), in: instant - now)
    }

    /// Does what is due inside a cluster.
    mutating func advanceGuest(_ id: GuestID) {
        guard vcenter.guests.contains(id), vcenter.guests[id].plannedAt == now else { return }
        vcenter.guests[id].plannedAt = nil
        let machines = guestMachines(of: vcenter.guests[id].cluster)
        withGuest(id) { guest, context in guest.advance(machines, &context) }
        settleGuest(id, machines)
    }

    /// Follows up what has changed inside: addresses, the demand of the nodes' VMs, and what is due
    /// next.
    private mutating func settleGuest(_ id: GuestID, _ machines: [GuestMachine]) {
        let isWaiting = settleAddresses(of: id)
        settleDemand(of: id)
        var next = vcenter.guests[id].nextDue(machines, at: now)
        if isWaiting { next = min(next ?? .max, now + Self.addressPatience) }
        if let next { planGuest(id, at: next) }
    }

    /// Lets a guest act, with its own chance and with what happens noted.
    @discardableResult
    mutating func withGuest<Outcome, Failure>(
        _ id: GuestID,
        _ act: (inout GuestCluster, inout GuestContext) throws(Failure) -> Outcome
    ) throws(Failure) -> Outcome {
        var context = GuestContext(
            now: now, chance: streams[.guests],
            name: vcenter.name(of: vcenter.guests[id].cluster))
        defer {
            streams[.guests] = context.chance
            for note in context.notes { record(note.subject, note.body) }
        }
        return try act(&vcenter.guests[id], &context)
    }

    /// Those machines of a cluster that have become nodes, in the order in which they came.
    func guestMachines(of cluster: WorkloadClusterID) -> [GuestMachine] {
        let spec = vcenter.workloadClusters[cluster].spec
        let isZonal = !vcenter.workloadClusters[cluster].zonePools.isEmpty
        return vcenter.workloadClusters[cluster].machines.compactMap { id in
            let machine = vcenter.machines[id]
            guard machine.joinedAt != nil, let vm = machine.vm else { return nil }
            let row = vcenter.vms[vm]
            let pool = spec.workers.first { $0.name == machine.pool }
            var labels = machine.isControlPlane ? Labels() : pool?.labels ?? machine.template.labels
            if !machine.isControlPlane {
                labels["run.tanzu.vmware.com/tkr"] = machine.release
            }
            // The cloud provider labels nodes only where there are zones to tell apart.
            if isZonal, let zone = vcenter.zone(of: row.cluster) {
                labels[VSphereZone.label] = zone.name
            }
            return GuestMachine(
                machine: id, name: machine.name, isControlPlane: machine.isControlPlane,
                virtualCPUs: row.virtualCPUs, memoryMiB: row.memoryMiB, release: machine.release,
                address: row.address ?? "", labels: labels,
                taints: machine.isControlPlane ? [] : pool?.taints ?? machine.template.taints,
                answers: row.power == .poweredOn && row.guestUpAt ?? 0 <= now,
                answersAt: row.power == .poweredOn ? row.guestUpAt : nil,
                certificatesExpireAt: machine.certificatesExpireAt)
        }
    }

    /// Gives Services inside the addresses that they ask for, as a VirtualMachineService on the
    /// Supervisor does, and takes back what is no longer needed. Whether one still waits.
    private mutating func settleAddresses(of id: GuestID) -> Bool {
        let namespace = vcenter.workloadClusters[vcenter.guests[id].cluster].namespace
        let freed = vcenter.guests[id].freedAddresses
        for address in freed { vcenter.giveBackIngress(address, of: namespace) }
        if !freed.isEmpty { vcenter.guests[id].freedAddresses = [] }
        guard vcenter.guests[id].isReachable else { return false }
        var isWaiting = false
        for object in vcenter.guests[id].objects.ids {
            guard
                case .service(let spec, let clusterIP, let external) =
                    vcenter.guests[id].objects[object].record
            else { continue }
            if spec.type == .loadBalancer, external == nil {
                guard let address = vcenter.takeIngress(for: namespace) else {
                    isWaiting = true
                    continue
                }
                vcenter.guests[id].objects[object].record = .service(
                    spec, clusterIP: clusterIP, externalIP: address)
            } else if spec.type != .loadBalancer, let external {
                vcenter.giveBackIngress(external, of: namespace)
                vcenter.guests[id].objects[object].record = .service(
                    spec, clusterIP: clusterIP, externalIP: nil)
            }
        }
        return isWaiting
    }

    /// What a node's pods use is what its VM asks for. O(pods) where a node changed.
    private mutating func settleDemand(of id: GuestID) {
        guard vcenter.guests[id].nodes.contains(where: \.hasNewDemand) else { return }
        let loads = vcenter.guests[id].loads()
        for place in vcenter.guests[id].nodes.indices
        where vcenter.guests[id].nodes[place].hasNewDemand {
            vcenter.guests[id].nodes[place].hasNewDemand = false
            let machine = vcenter.guests[id].nodes[place].machine
            guard let vm = vcenter.machines.find(machine)?.vm else { continue }
            vcenter.vms[vm].demand = loads[place].profile(
                seed: vcenter.vms[vm].demand.seed, virtualCPUs: vcenter.vms[vm].virtualCPUs,
                memoryMiB: vcenter.vms[vm].memoryMiB)
        }
    }

    /// Wakes the guests whose nodes have come, gone or fallen silent without anybody saying so.
    mutating func checkGuests() {
        for id in vcenter.guests.ids {
            let cluster = vcenter.guests[id].cluster
            for node in vcenter.guests[id].nodes {
                let vm = vcenter.machines.find(node.machine)?.vm.flatMap { vcenter.vms.find($0) }
                let answers = vm.map { $0.power == .poweredOn && $0.guestUpAt ?? 0 <= now } ?? false
                if answers != (node.silentSince == nil) {
                    wakeGuest(of: cluster)
                    break
                }
            }
        }
    }
}

/// What somebody asks of the inside of a TKG cluster.
extension Simulation {
    /// Carries out what somebody asks of a cluster's own API server.
    mutating func performInside(
        _ cluster: GuestName, _ operation: GuestOperation
    ) throws(OperationError) {
        let id = try find(cluster)
        let cluster = vcenter.guests[id].cluster
        if case .deliver(let request) = operation, vcenter.workloadClusters[cluster].readyAt == nil
        {
            vcenter.guests[id].waiting.append(request)
            return
        }
        if let refusal = silence(of: id) { throw refusal }
        try withGuest(id) { guest, context throws(OperationError) in
            switch operation {
            case .apply(let request), .deliver(let request): try guest.apply(request, &context)
            case .delete(let kind, let name, let namespace):
                try guest.delete(kind, name, in: namespace, &context)
            case .scale(let kind, let name, let namespace, let replicas):
                try guest.scale(kind, name, in: namespace, to: replicas)
            case .cordon(let node, let isCordoned): try guest.cordon(node, isCordoned)
            }
        }
        planGuest(id, at: now)
    }

    /// Why the API server of a cluster answers nobody; nil where it does answer.
    public func silence(of id: GuestID) -> OperationError? {
        let guest = vcenter.guests[id]
        if guest.isReachable { return nil }
        if guest.isLockedOut, let end = vcenter.certificatesExpireAt(of: guest.cluster) {
            return .certificateExpired(now: epoch + now / 1000, expired: epoch + end / 1000)
        }
        let endpoint = vcenter.workloadClusters[guest.cluster].endpoint
        return .guest(.unreachable(endpoint: endpoint ?? "localhost"))
    }

    /// Hands over what waited for a cluster to be whole.
    mutating func deliver(to cluster: WorkloadClusterID) {
        guard let id = vcenter.workloadClusters[cluster].guest, !vcenter.guests[id].waiting.isEmpty
        else { return }
        withGuest(id) { guest, context in guest.takeDelivery(&context) }
        planGuest(id, at: now)
    }

    private func find(_ name: GuestName) throws(OperationError) -> GuestID {
        guard let namespace = vcenter.namespace(named: name.namespace) else {
            throw .notFound(kind: "namespaces", name: name.namespace)
        }
        guard let guest = vcenter.guest(of: name.cluster, in: namespace) else {
            throw .notFound(kind: Kind.tanzuKubernetesCluster.qualifiedResource, name: name.cluster)
        }
        return guest
    }
}

/// Which TKG cluster is meant.
public struct GuestName: Hashable, Sendable, Codable {
    /// The vSphere Namespace.
    public var namespace: String
    /// The cluster.
    public var cluster: String

    /// The cluster of that name in a vSphere Namespace.
    public init(namespace: String, cluster: String) {
        self.namespace = namespace
        self.cluster = cluster
    }
}

/// What somebody asks of the API server of a TKG cluster.
public enum GuestOperation: Sendable, Codable {
    /// Create an object, or update the one of that name.
    case apply(ObjectRequest)
    /// The same, as soon as all machines run for the first time, as a pipeline would.
    case deliver(ObjectRequest)
    case delete(Kind, name: String, namespace: String)
    case scale(Kind, name: String, namespace: String, replicas: Int)
    case cordon(node: String, Bool)
}

extension VCenter {
    /// The inside of a TKG cluster.
    public func guest(of cluster: String, in namespace: NamespaceID) -> GuestID? {
        for kind in [Kind.tanzuKubernetesCluster, .cluster] {
            guard let object = object(kind, cluster, in: namespace),
                case .workloadCluster(let id) = objects[object].record
            else { continue }
            return workloadClusters[id].guest
        }
        return nil
    }

    /// `namespace/cluster`.
    public func name(of cluster: WorkloadClusterID) -> String {
        let row = workloadClusters[cluster]
        return "\(namespaces[row.namespace].name)/\(row.name)"
    }
}
