/// Whose certificate it is.
public enum CertificateHolder: Hashable, Sendable {
    /// The API server of a Supervisor.
    case apiServer(SupervisorID)
    /// The Spherelet of a host.
    case spherelet(HostID)
    /// The manager of NSX, as a Supervisor uses it.
    case nsxManager(SupervisorID)
    /// The load balancer in front of a Supervisor on a distributed switch.
    case loadBalancer(SupervisorID)
    /// The control plane of a TKG cluster: the one of its nodes that ends first.
    case workloadCluster(WorkloadClusterID)
}

extension VCenter {
    /// Everybody who has a certificate, Supervisor by Supervisor. O(hosts + TKG clusters).
    public var certificateHolders: [CertificateHolder] {
        supervisors.ids.flatMap { id -> [CertificateHolder] in
            let supervisor = supervisors[id]
            var holders: [CertificateHolder] = [.apiServer(id)]
            if supervisor.network.nsx != nil { holders.append(.nsxManager(id)) }
            if supervisor.network.loadBalancer != nil { holders.append(.loadBalancer(id)) }
            holders += hosts(of: supervisor).filter { hosts[$0].spherelet.isInstalled }
                .map { .spherelet($0) }
            let clusters = workloadClusters.ids.filter {
                namespaces[workloadClusters[$0].namespace].supervisor == id
                    && certificatesExpireAt(of: $0) != nil
            }
            return holders + clusters.map { .workloadCluster($0) }
        }
    }

    /// When a certificate ends, in milliseconds of simulated time; nil where there is none (any more).
    public func expiry(of holder: CertificateHolder) -> Int? {
        switch holder {
        case .apiServer(let id): supervisors.find(id)?.certificateExpiresAt
        case .spherelet(let id):
            hosts.find(id).flatMap {
                $0.spherelet.isInstalled ? $0.spherelet.certificateExpiresAt : nil
            }
        case .nsxManager(let id): supervisors.find(id)?.network.nsx?.certificateExpiresAt
        case .loadBalancer(let id): supervisors.find(id)?.network.loadBalancer?.certificateExpiresAt
        case .workloadCluster(let id):
            workloadClusters.contains(id) ? certificatesExpireAt(of: id) : nil
        }
    }
}
