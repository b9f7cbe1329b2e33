/// What is asked of a TKG cluster as a whole, beyond its manifest.
public enum WorkloadClusterOperation: Hashable, Sendable, Codable {
    /// Renew the certificates on its control plane machines.
    case renewCertificates
    /// End them now, as if a year had passed.
    case expireCertificates
}

extension Simulation {
    /// Carries out what somebody asks of a TKG cluster.
    mutating func perform(
        _ operation: WorkloadClusterOperation, of name: GuestName
    ) throws(OperationError) {
        guard let namespace = vcenter.namespace(named: name.namespace) else {
            throw .notFound(kind: "namespaces", name: name.namespace)
        }
        guard let guest = vcenter.guest(of: name.cluster, in: namespace) else {
            throw .notFound(kind: Kind.tanzuKubernetesCluster.qualifiedResource, name: name.cluster)
        }
        let id = vcenter.guests[guest].cluster
        switch operation {
        case .renewCertificates: renewCertificates(of: id)
        case .expireCertificates: expireCertificates(of: id)
        }
    }
}
