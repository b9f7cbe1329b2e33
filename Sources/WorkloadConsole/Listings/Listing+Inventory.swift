import Model
import Wording

extension Listing {
    /// ESXi hosts.
    static let hosts = Listing(
        name: "hosts", aliases: ["host", "ho"], title: "Hosts",
        columns: [
            host("NAME") { $1.name },
            host("STATE", status: true) { $1.stateName },
            hostNumber("CPU", { $1.usage.usedMHz * 1000 / max(1, $1.capacity.cpu) }) {
                Units.percent($1.usage.usedMHz, of: $1.capacity.cpu)
            },
            hostNumber("MEMORY", { $1.usage.consumedMiB * 1000 / max(1, $1.capacity.memory) }) {
                Units.percent($1.usage.consumedMiB, of: $1.capacity.memory)
            },
            hostNumber("RESERVED", { $1.reserved.memory * 1000 / max(1, $1.capacity.memory) }) {
                Units.percent($1.reserved.memory, of: $1.capacity.memory)
            },
            hostNumber("VMS", { $1.residents.count - $1.podCount }) {
                "\($1.residents.count - $1.podCount)"
            },
            hostNumber("PODS", { $1.podCount }) { "\($1.podCount)" },
            hostNumber("CORES", { $1.cores }) { "\($1.cores) x \(Units.cpu($1.coreMHz))" },
            hostNumber("RAM", { $1.memoryMiB }) { Units.bytes($1.memoryMiB) },
            host("NODE", status: true) {
                $1.spherelet.isInstalled ? $1.spherelet.isReady ? "Ready" : "NotReady" : "-"
            },
            host("ADDRESS", wide: true) { $1.address },
            host("CLUSTER", wide: true) { $0.vcenter.clusters[$1.cluster].name },
        ],
        rows: { simulation in simulation.vcenter.hosts.ids.map { .host($0) } },
        namespace: { _, _ in nil })

    private static func host(
        _ title: String, wide: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, Host) -> String
    ) -> ListingColumn {
        ListingColumn(title, wide: wide, status: status) { simulation, row in
            guard case .host(let id) = row, let host = simulation.vcenter.hosts.find(id) else {
                return "-"
            }
            return text(simulation, host)
        }
    }

    private static func hostNumber(
        _ title: String, _ order: @escaping @Sendable (Simulation, Host) -> Int,
        _ text: @escaping @Sendable (Simulation, Host) -> String
    ) -> ListingColumn {
        ListingColumn(
            title, number: true,
            order: { simulation, row in
                guard case .host(let id) = row, let host = simulation.vcenter.hosts.find(id)
                else { return 0 }
                return order(simulation, host)
            },
            text: host(title, text).text)
    }

    /// All virtual machines but the CRX of vSphere Pods.
    static let virtualMachines = Listing(
        name: "vms", aliases: ["vm", "virtualmachines", "virtualmachine"],
        title: "Virtual Machines",
        columns: [
            vm("NAME") { $0.vcenter.vms[$1].name },
            vm("KIND") { $0.vcenter.vms[$1].kind.text },
            vm("POWER", status: true) { $0.vcenter.vms[$1].power == .poweredOn ? "on" : "off" },
            vm("HOST") { simulation, id in
                let vm = simulation.vcenter.vms[id]
                return vm.host.map { simulation.vcenter.hosts[$0].name } ?? "-"
            },
            vmNumber("CPU", { Int($0.vcenter.usage[$1].deliveredMHz) }) {
                Units.cpu(Int($0.vcenter.usage[$1].deliveredMHz))
            },
            vmNumber("MEMORY", { $0.vcenter.usage[$1].consumedMiB }) {
                Units.bytes($0.vcenter.usage[$1].consumedMiB)
            },
            vmNumber("SCORE", { Int($0.vcenter.usage[$1].score) }) {
                "\($0.vcenter.usage[$1].score) %"
            },
            vmNumber("VCPU", { $0.vcenter.vms[$1].virtualCPUs }) {
                "\($0.vcenter.vms[$1].virtualCPUs)"
            },
            vmNumber("SIZE", { $0.vcenter.vms[$1].memoryMiB }) {
                Units.bytes($0.vcenter.vms[$1].memoryMiB)
            },
            vm("VMOTION") { simulation, id in
                guard let move = simulation.vcenter.vms[id].migration else { return "-" }
                let to = simulation.vcenter.migrations[move].destination
                return "to " + simulation.vcenter.hosts[to].name
            },
            vm("POOL", wide: true) { $0.vcenter.pools[$0.vcenter.vms[$1].pool].name },
        ],
        rows: { simulation in
            simulation.vcenter.vms.ids
                .filter { simulation.vcenter.vms[$0].kind != .vSpherePod }.map { .vm($0) }
        },
        namespace: { simulation, row in
            guard case .vm(let id) = row, let namespace = simulation.vcenter.vms[id].namespace
            else { return nil }
            return simulation.vcenter.namespaces[namespace].name
        })

    private static func vm(
        _ title: String, wide: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, VMID) -> String
    ) -> ListingColumn {
        ListingColumn(title, wide: wide, status: status) { simulation, row in
            guard case .vm(let id) = row, simulation.vcenter.vms.contains(id) else { return "-" }
            return text(simulation, id)
        }
    }

    private static func vmNumber(
        _ title: String, _ order: @escaping @Sendable (Simulation, VMID) -> Int,
        _ text: @escaping @Sendable (Simulation, VMID) -> String
    ) -> ListingColumn {
        ListingColumn(
            title, number: true,
            order: { simulation, row in
                guard case .vm(let id) = row, simulation.vcenter.vms.contains(id) else {
                    return 0
                }
                return order(simulation, id)
            },
            text: vm(title, text).text)
    }
}

extension VirtualMachine.Kind {
    /// The kind in the product's words.
    public var text: String {
        switch self {
        case .controlPlane: "control plane"
        case .vSpherePod: "vSphere Pod"
        case .tkgNode: "TKG node"
        case .vmService: "VM Service"
        case .standard: "VM"
        case .clusterService: "vCLS"
        }
    }
}
