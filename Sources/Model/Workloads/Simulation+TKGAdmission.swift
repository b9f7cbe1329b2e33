/// What the webhooks of TKG refuse.
extension Simulation {
    /// The most TKG clusters in a vSphere Namespace (`DOMAIN.md` 1.5).
    public static let clustersPerNamespace = 93
    /// The most TKG clusters on a Supervisor (`DOMAIN.md` 1.5).
    public static let clustersPerSupervisor = 190

    /// Refuses a change that a cluster cannot make: more than one minor version at a time, an older
    /// version, a smaller control plane.
    func checkChange(
        of id: WorkloadClusterID, to spec: WorkloadClusterSpec, _ request: ObjectRequest
    ) throws(OperationError) {
        let present = vcenter.workloadClusters[id].spec
        func refuse(_ path: String, _ problem: String) -> OperationError {
            .invalid(kind: request.kind, name: request.name, path: path, problem: problem)
        }
        let isCluster = request.kind == .cluster
        if spec.controlPlane.replicas < present.controlPlane.replicas {
            throw refuse(
                "spec.topology.controlPlane.replicas",
                "Forbidden: the control plane cannot be scaled down from "
                    + "\(present.controlPlane.replicas) to \(spec.controlPlane.replicas)")
        }
        if spec.network != present.network {
            throw .immutable(
                kind: request.kind, name: request.name,
                path: isCluster ? "spec.clusterNetwork" : "spec.settings.network")
        }
        guard let old = TKGVersion(present.release), let new = TKGVersion(spec.release) else {
            return
        }
        let path =
            isCluster ? "spec.topology.version" : "spec.topology.controlPlane.tkr.reference.name"
        if (new.major, new.minor, new.patch) < (old.major, old.minor, old.patch) {
            throw refuse(
                path, "version cannot be decreased from \"\(old.plain)\" to \"\(new.plain)\"")
        }
        if new.major != old.major || new.minor > old.minor + 1 {
            throw refuse(
                path, "version cannot be increased from \"\(old.plain)\" to \"\(new.plain)\"")
        }
    }

    /// Refuses a cluster beyond the product's limits.
    func checkLimits(in namespace: NamespaceID) throws(OperationError) {
        if vcenter.limitsLifted { return }
        let supervisor = vcenter.namespaces[namespace].supervisor
        var (here, all) = (0, 0)
        for id in vcenter.workloadClusters.ids {
            let other = vcenter.workloadClusters[id].namespace
            if other == namespace { here += 1 }
            if vcenter.namespaces[other].supervisor == supervisor { all += 1 }
        }
        if here >= Self.clustersPerNamespace {
            throw .guest(
                .tooManyClusters(
                    Self.clustersPerNamespace,
                    place: "namespace \(vcenter.namespaces[namespace].name)"))
        }
        if all >= Self.clustersPerSupervisor {
            throw .guest(
                .tooManyClusters(
                    Self.clustersPerSupervisor,
                    place: "Supervisor \(vcenter.supervisors[supervisor].name)"))
        }
    }
}

extension TKGVersion {
    /// `1.26.5`, as the webhooks name it.
    fileprivate var plain: String { "\(major).\(minor).\(patch)" }
}
