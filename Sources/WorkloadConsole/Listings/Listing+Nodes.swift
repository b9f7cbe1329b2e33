import Model
import Wording

extension Listing {
    /// The Supervisors' Kubernetes nodes: control plane VMs and ESXi hosts (`DOMAIN.md` 3). Their
    /// rows stand for the VMs and the hosts.
    public static let nodes = Listing(
        name: "nodes", aliases: ["node", "no"], title: "Nodes",
        columns: [
            node("NAME") { $0.name }, node("STATUS", status: true) { $0.status },
            node("ROLES") { $0.roles },
            ListingColumn("AGE", number: true) { simulation, _ in Units.age(simulation.now) },
            node("VERSION") { $0.version },
            node("INTERNAL-IP", wide: true) { $0.address },
        ],
        rows: { simulation in
            let vcenter = simulation.vcenter
            return vcenter.supervisors.ids.flatMap { id -> [Reference] in
                let supervisor = vcenter.supervisors[id]
                return supervisor.controlPlane.map { .vm($0.vm) }
                    + vcenter.hosts(of: supervisor)
                    .filter { vcenter.hosts[$0].spherelet.isInstalled }.map { .host($0) }
            }
        },
        namespace: { _, _ in nil })

    private static func node(
        _ title: String, wide: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (KubernetesNode) -> String
    ) -> ListingColumn {
        ListingColumn(title, wide: wide, status: status) { simulation, row in
            KubernetesNode(row, in: simulation).map(text) ?? "-"
        }
    }
}

/// A node of a Supervisor as Kubernetes sees it.
public struct KubernetesNode: Sendable {
    /// Its name: 32 hexadecimal digits for a control plane VM, the host's for an ESXi host.
    public let name: String
    /// Whether its kubelet answers.
    public let isReady: Bool
    /// Whether pods may be put on it.
    public let isSchedulable: Bool
    /// Its roles, separated by commas.
    public let roles: String
    /// The version of its kubelet.
    public let version: String
    /// Its management address.
    public let address: String
    /// The vSphere Zone that it is in; nil where its Supervisor is on one cluster.
    public let zone: String?

    /// How it is, in kubectl's words.
    public var status: String {
        (isReady ? "Ready" : "NotReady") + (isSchedulable ? "" : ",SchedulingDisabled")
    }

    /// The node that a control plane VM or a host is; nil where it is none.
    public init?(_ row: Reference, in simulation: Simulation) {
        let vcenter = simulation.vcenter
        func zoneName(_ cluster: ClusterID, _ supervisor: SupervisorID) -> String? {
            vcenter.supervisors[supervisor].isZonal ? vcenter.zone(of: cluster)?.name : nil
        }
        switch row {
        case .host(let id):
            guard let host = vcenter.hosts.find(id), host.spherelet.isInstalled,
                let supervisor = vcenter.clusters[host.cluster].supervisor
            else { return nil }
            name = host.name
            isReady = host.spherelet.isReady
            isSchedulable = !host.spherelet.isCordoned && host.maintenance == .none
            roles = "agent"
            version = Self.sphereletVersion(of: vcenter.supervisors[supervisor].version)
            address = host.address
            zone = zoneName(host.cluster, supervisor)
        case .vm(let id):
            guard let vm = vcenter.vms.find(id), vm.kind == .controlPlane,
                let supervisor = vcenter.clusters[vm.cluster].supervisor,
                let row = vcenter.supervisors[supervisor].controlPlane.first(where: { $0.vm == id })
            else { return nil }
            name = row.nodeName
            isReady = vcenter.answers(id, at: simulation.now)
            isSchedulable = true
            roles = "control-plane,master"
            version = vcenter.supervisors[supervisor].version
            address = row.address
            zone = zoneName(vm.cluster, supervisor)
        default: return nil
        }
    }

    /// `v1.28.3-sph-…` for a Supervisor of `v1.28.3+vmware.wcp.1`. What stands behind is the hash of
    /// a build in the product; here it differs from version to version, and means nothing.
    static func sphereletVersion(of version: String) -> String {
        let hash = version.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
        let digits = String(hash, radix: 16)
        let padded = String(repeating: "0", count: 8 - digits.count) + digits
        return version.prefix { $0 != "+" } + "-sph-" + padded.prefix(7)
    }
}
