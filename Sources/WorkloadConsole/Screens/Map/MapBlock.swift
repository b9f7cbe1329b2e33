import Model

/// Something that stands on a host, as the map draws it.
struct MapBlock: Sendable {
    /// What it is.
    let vm: VMID
    let kind: VirtualMachine.Kind
    /// The place of its namespace among those of the map; nil outside of namespaces.
    let namespace: Int?
    /// What its size stands for.
    let amount: Int
    /// How it is.
    let state: State

    /// How a block is.
    enum State: Hashable, Sendable {
        case running
        /// It has no guest that answers yet.
        case starting
        /// It leaves by vMotion; so much of it is copied, in thousandths.
        case leaving(Int)
        /// It comes by vMotion; so much of it is here, in thousandths.
        case arriving(Int)
    }

    /// Its role: the colour of its namespace.
    var role: Role {
        if kind == .controlPlane { return .accent }
        return namespace.map { Role.series[$0 % Role.series.count] } ?? .text
    }
}

extension Role {
    /// Roles that tell things of one kind apart.
    static let series: [Role] = [.series1, .series2, .series3, .series4, .series5, .series6]
}

/// What stands on one host, in the order in which the map draws it.
struct MapColumn: Sendable {
    let host: HostID
    /// VMs that are no pods, control plane VMs first.
    var vms: [MapBlock] = []
    /// vSphere Pods by namespace.
    var pods: [(namespace: Int, blocks: [MapBlock])] = []

    init(
        _ host: HostID, in simulation: Simulation, _ measure: MapMeasure,
        namespaces: [NamespaceID: Int]
    ) {
        self.host = host
        let vcenter = simulation.vcenter
        let row = vcenter.hosts[host]
        var groups: [Int: [MapBlock]] = [:]
        func add(_ id: VMID, arriving: Bool) {
            let vm = vcenter.vms[id]
            let namespace = vm.namespace.flatMap { namespaces[$0] }
            let block = MapBlock(
                vm: id, kind: vm.kind, namespace: namespace,
                amount: measure.amount(of: id, in: vcenter),
                state: Self.state(of: id, in: simulation, arriving: arriving))
            if vm.kind == .vSpherePod, let namespace {
                groups[namespace, default: []].append(block)
            } else {
                vms.append(block)
            }
        }
        for id in row.residents { add(id, arriving: false) }
        for id in row.arrivals { add(id, arriving: true) }
        // Control plane VMs, then by namespace, then by place, so that nothing jumps about.
        vms.sort { Self.order($0) < Self.order($1) }
        pods = groups.keys.sorted().map { namespace in
            (namespace, (groups[namespace] ?? []).sorted { $0.vm < $1.vm })
        }
    }

    private static func order(_ block: MapBlock) -> (Int, Int, Int) {
        (
            block.kind == .controlPlane ? 0 : 1, block.namespace ?? .max,
            Int(block.vm.index)
        )
    }

    private static func state(
        of id: VMID, in simulation: Simulation, arriving: Bool
    ) -> MapBlock.State {
        let vcenter = simulation.vcenter
        if let migration = vcenter.vms[id].migration.flatMap({ vcenter.migrations.find($0) }) {
            let whole = max(1, migration.endsAt - migration.startedAt)
            let part = min(1000, max(0, (simulation.now - migration.startedAt) * 1000 / whole))
            return arriving ? .arriving(part) : .leaving(part)
        }
        if vcenter.vms[id].power != .poweredOn { return .starting }
        if vcenter.vms[id].guestUpAt ?? 0 > simulation.now { return .starting }
        if vcenter.vms[id].kind == .vSpherePod,
            let pod = vcenter.pod(ofVM: id), vcenter.pods[pod].stage.phase == .pending
        {
            return .starting
        }
        return .running
    }
}

extension VCenter {
    /// The pod whose CRX a VM is. O(1).
    func pod(ofVM id: VMID) -> PodID? {
        let vm = vms[id]
        guard vm.kind == .vSpherePod, let namespace = vm.namespace,
            let object = object(.pod, vm.name, in: namespace),
            case .pod(let pod) = objects[object].record
        else { return nil }
        return pod
    }

    /// What Enter on a block opens.
    func reference(ofVM id: VMID) -> Reference {
        pod(ofVM: id).map { .pod($0) } ?? .vm(id)
    }
}
