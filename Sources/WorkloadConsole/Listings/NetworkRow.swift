import Model
import Wording

/// A workload network, or the segment of a namespace, in the words of a table.
public struct NetworkRow: Sendable {
    /// The Supervisor's name.
    public let supervisor: String
    /// Its name.
    public let name: String
    /// What it is: `Workload` or `Segment`.
    public let type: String
    /// The port group or the router behind it.
    public let portGroup: String
    /// Its subnets.
    public let subnet: String
    /// Its gateway.
    public let gateway: String
    /// How addresses are handed out, or translated.
    public let mode: String
    /// Addresses that are handed out.
    public let used: Int
    /// Addresses that can be handed out in all.
    public let total: Int
    /// The namespaces in it.
    public let namespaces: String
    /// Why nothing new gets an address in it; empty where nothing is wrong.
    public let problem: String

    /// The row; nil for what is no network or is gone.
    public init?(_ reference: NetworkReference, _ simulation: Simulation) {
        let vcenter = simulation.vcenter
        switch reference {
        case .workload(let id, let name):
            guard let row = vcenter.supervisors.find(id),
                let network = row.network.workloads.first(where: { $0.name == name })
            else { return nil }
            self.init(network, of: row, vcenter)
        case .segment(let id):
            guard vcenter.namespaces.contains(id) else { return nil }
            self.init(segmentOf: id, vcenter)
        case .pool, .loadBalancer, .namespaceBalancer: return nil
        }
    }

    private init(_ network: WorkloadNetwork, of row: Supervisor, _ vcenter: VCenter) {
        supervisor = row.name
        name = network.name
        type = row.network.workloads.first?.name == network.name ? "Primary" : "Workload"
        portGroup = network.portGroup
        subnet = network.subnet.text
        gateway = network.gateway.text
        mode = network.assignment.text
        used = network.pool.used
        total = network.pool.total
        namespaces = row.namespaces
            .filter { vcenter.namespaces[$0].network.workloadNetwork == network.name }
            .map { vcenter.namespaces[$0].name }.joined(separator: ", ")
        problem = network.problem?.text ?? ""
    }

    private init(segmentOf id: NamespaceID, _ vcenter: VCenter) {
        let namespace = vcenter.namespaces[id]
        let subnets = namespace.network.subnets
        supervisor = vcenter.supervisors[namespace.supervisor].name
        name = vcenter.segmentName(of: id)
        type = "Segment"
        portGroup = vcenter.routerName(of: id)
        subnet = subnets.map(\.text).joined(separator: ", ")
        gateway = subnets.first.map { $0.range.first.advanced(by: 1).text } ?? "-"
        mode = vcenter.isRouted(id) ? "Routed" : namespace.network.snat.map { "SNAT \($0)" } ?? "-"
        used = subnets.reduce(0) { $0 + $1.used }
        total = subnets.reduce(0) { $0 + $1.total }
        namespaces = namespace.name
        problem = vcenter.networkProblem(in: id)?.text ?? ""
    }
}

/// What a Supervisor hands out addresses from, in the words of a table.
struct PoolRow: Sendable {
    let supervisor: String
    let range: NetworkRange
    let pool: AddressPool

    /// The row; nil for what is no pool or is gone.
    init?(_ reference: NetworkReference, _ simulation: Simulation) {
        guard case .pool(let id, let range) = reference,
            let row = simulation.vcenter.supervisors.find(id),
            let found = row.addressPools.first(where: { $0.range == range })
        else { return nil }
        supervisor = row.name
        self.range = range
        pool = found.pool
    }
}
