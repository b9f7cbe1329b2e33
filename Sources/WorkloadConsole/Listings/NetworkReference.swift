import Model
import Wording

/// A row of the listings about networks.
public enum NetworkReference: Hashable, Sendable {
    /// A workload network of a Supervisor, by its name.
    case workload(SupervisorID, String)
    /// The segment of a namespace.
    case segment(NamespaceID)
    /// What a Supervisor hands out addresses from.
    case pool(SupervisorID, NetworkRange)
    /// What balances in front of a Supervisor.
    case loadBalancer(SupervisorID)
    /// The load balancer of a namespace on NSX.
    case namespaceBalancer(NamespaceID)

    /// The listing that it belongs to.
    var listing: Listing {
        switch self {
        case .workload, .segment: Listing.networks
        case .pool: Listing.addressPools
        case .loadBalancer, .namespaceBalancer: Listing.loadBalancers
        }
    }

    func exists(in vcenter: VCenter) -> Bool {
        switch self {
        case .workload(let id, let name):
            vcenter.supervisors.find(id)?.network.workloads.contains { $0.name == name } ?? false
        case .segment(let id), .namespaceBalancer(let id): vcenter.namespaces.contains(id)
        case .pool(let id, let range):
            vcenter.supervisors.find(id)?.addressPools.contains { $0.range == range } ?? false
        case .loadBalancer(let id): vcenter.supervisors.contains(id)
        }
    }

    func name(in vcenter: VCenter) -> String? {
        switch self {
        case .workload(_, let name): name
        case .segment(let id): vcenter.namespaces.find(id).map { _ in vcenter.segmentName(of: id) }
        case .pool(_, let range): range.text
        case .loadBalancer(let id):
            vcenter.supervisors.find(id)?.network.loadBalancer?.name
        case .namespaceBalancer(let id):
            vcenter.namespaces.find(id).map { _ in vcenter.balancerName(of: id) }
        }
    }
}
