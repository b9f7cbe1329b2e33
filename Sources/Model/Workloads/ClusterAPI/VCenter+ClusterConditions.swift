/// What is reported of TKG clusters and of what keeps their machines, worked out from their state.
extension VCenter {
    private typealias Failure = ClusterCondition.Failure

    /// The conditions of an object of Cluster API; none of those that have none.
    public func conditions(of object: ClusterObject) -> [ClusterCondition] {
        guard let id = cluster(of: object) else { return [] }
        switch object {
        case .cluster: return clusterConditions(of: id)
        case .infrastructure: return infrastructureConditions(of: id)
        case .controlPlane: return controlPlaneConditions(of: id)
        case .deployment(_, let pool):
            let counts = counts(of: pool, in: id)
            let failure: Failure? =
                counts.ready < counts.desired
                ? .init(
                    .waitingForAvailableMachines, .warning,
                    .count(counts.ready, of: counts.desired)) : nil
            return [.ready, .available].map { ClusterCondition($0, failure) }
        case .set(_, let name):
            guard let set = machineSet(name, in: id) else { return [] }
            let counts = counts(of: set, in: id)
            let resized = resizing(counts)
            return [
                ClusterCondition(.ready, resized), ClusterCondition(.machinesCreated),
                ClusterCondition(.machinesReady, machinesFailure(counts)),
                ClusterCondition(.resized, resized),
            ]
        case .healthCheck: return [ClusterCondition(.remediationAllowed)]
        case .infrastructureMachine(let machine):
            return infrastructureConditions(of: machines[machine])
        case .bootstrap(let machine):
            let isThere = machines[machine].isControlPlane || isInitialized(id)
            let failure: Failure? = isThere ? nil : .init(.waitingForControlPlaneAvailable)
            return [.ready, .certificatesAvailable, .dataSecretAvailable].map {
                ClusterCondition(
                    $0, $0 == .certificatesAvailable ? nil : failure,
                    since: machines[machine].createdAt)
            }
        }
    }

    private func clusterConditions(of id: WorkloadClusterID) -> [ClusterCondition] {
        let cluster = workloadClusters[id]
        let infrastructure = loadBalancerFailure(of: cluster)
        let controlPlane = controlPlaneFailure(of: id)
        let initialized: Failure? =
            isInitialized(id) ? nil : .init(.waitingForControlPlaneProvider)
        let since = cluster.readyAt
        var conditions = [
            ClusterCondition(.ready, infrastructure ?? controlPlane, since: since),
            ClusterCondition(.controlPlaneInitialized, initialized),
            ClusterCondition(.controlPlaneReady, controlPlane, since: since),
            ClusterCondition(.infrastructureReady, infrastructure),
        ]
        if !cluster.isLegacy {
            let spec = cluster.spec
            let isPending =
                !isWhole(spec.controlPlane, of: id)
                && spec.workers.contains { pool in
                    machines(of: pool, in: id).contains {
                        !machines[$0].matches(pool, release: spec.release)
                    }
                }
            let failure: Failure? =
                isPaused(cluster)
                ? .init(.paused)
                : isPending
                    ? .init(.controlPlaneUpgradePending, .info, .version(spec.release)) : nil
            conditions.append(ClusterCondition(.topologyReconciled, failure))
        }
        return conditions
    }

    private func infrastructureConditions(of id: WorkloadClusterID) -> [ClusterCondition] {
        let failure = loadBalancerFailure(of: workloadClusters[id])
        return [
            ClusterCondition(.ready, failure), ClusterCondition(.clusterNetworkReady),
            ClusterCondition(.loadBalancerReady, failure),
            ClusterCondition(.serviceAccountsReady), ClusterCondition(.resourcePolicyReady),
            ClusterCondition(
                .serviceDiscoveryReady,
                isInitialized(id) ? nil : .init(.waitingForControlPlane)),
        ]
    }

    private func controlPlaneConditions(of id: WorkloadClusterID) -> [ClusterCondition] {
        let counts = counts(of: nil, in: id)
        let isThere = isInitialized(id)
        let answers = workloadClusters[id].guest.flatMap { guests.find($0) }?.isReachable ?? false
        let updated: Failure? =
            counts.updated < counts.replicas
            ? .init(
                .rollingUpdate, .warning,
                .count(counts.replicas - counts.updated, of: counts.replicas)) : nil
        return [
            ClusterCondition(.ready, controlPlaneFailure(of: id)),
            ClusterCondition(.available, isThere ? nil : .init(.waitingForKubeadmInit)),
            ClusterCondition(.certificatesAvailable),
            ClusterCondition(
                .componentsHealthy,
                !isThere || answers ? nil : .init(.componentsUnhealthy, .error)),
            ClusterCondition(
                .etcdHealthy, !isThere || answers ? nil : .init(.etcdUnhealthy, .error)),
            ClusterCondition(.machinesCreated),
            ClusterCondition(.machinesReady, machinesFailure(counts)),
            ClusterCondition(.machinesUpToDate, updated),
            ClusterCondition(.resized, resizing(counts)),
        ]
    }

    private func resizing(_ counts: MachineCounts) -> Failure? {
        if counts.replicas < counts.desired {
            return .init(.scalingUp, .warning, .count(counts.replicas, of: counts.desired))
        }
        if counts.replicas > counts.desired {
            return .init(.scalingDown, .warning, .count(counts.replicas, of: counts.desired))
        }
        return nil
    }

    private func machinesFailure(_ counts: MachineCounts) -> Failure? {
        counts.ready < counts.replicas
            ? .init(.waitingForNodeRef, .info, .count(counts.ready, of: counts.replicas)) : nil
    }

    private func loadBalancerFailure(of cluster: WorkloadCluster) -> Failure? {
        if cluster.phase == .deleting { return .init(.deleting) }
        return cluster.endpoint == nil ? .init(.waitingForLoadBalancerIP) : nil
    }

    /// Why a control plane is not ready; nil where it is.
    private func controlPlaneFailure(of id: WorkloadClusterID) -> Failure? {
        let cluster = workloadClusters[id]
        if cluster.phase == .deleting { return .init(.deleting) }
        if cluster.endpoint == nil { return .init(.waitingForClusterInfrastructure) }
        let counts = counts(of: nil, in: id)
        if counts.updated < counts.replicas {
            return .init(
                .rollingUpdate, .warning,
                .count(counts.replicas - counts.updated, of: counts.replicas))
        }
        if let resizing = resizing(counts) { return resizing }
        return machinesFailure(counts)
    }

    /// The conditions of a TanzuKubernetesCluster, as the TKG Service reports them.
    public func serviceConditions(of id: WorkloadClusterID) -> [ClusterCondition] {
        let cluster = workloadClusters[id]
        let supervisor = supervisors[namespaces[cluster.namespace].supervisor]
        let pools = cluster.spec.workers.map { counts(of: $0.name, in: id) }
        let lacking = pools.contains { $0.ready < $0.desired || $0.replicas != $0.desired }
        let poolFailure: Failure? =
            lacking
            ? .init(
                .nodePoolsUpdating, .warning,
                .count(pools.reduce(0) { $0 + $1.ready }, of: pools.reduce(0) { $0 + $1.desired }))
            : nil
        let isHealthy = cluster.machines.allSatisfy { isReady($0) }
        let nodes: Failure? = isHealthy ? nil : .init(.waitingForNodesHealthy)
        let early: Failure? = isInitialized(id) ? nil : .init(.waitingForControlPlane)
        let problem = cluster.problem.map {
            Failure(.vmCreationFailed, .warning, .problem($0))
        }
        let controlPlane = controlPlaneFailure(of: id)
        let updates = updates(for: cluster.spec.release, in: cluster.namespace)
        let isCompatible = isCompatible(release: cluster.spec.release, with: supervisor)
        return [
            ClusterCondition(
                .ready, problem ?? controlPlane ?? poolFailure ?? early ?? nodes,
                since: cluster.readyAt),
            ClusterCondition(.addonsReady, early),
            ClusterCondition(.controlPlaneReady, controlPlane),
            ClusterCondition(.nodePoolsReady, poolFailure),
            ClusterCondition(.nodesHealthy, nodes),
            ClusterCondition(.serviceAccountsReady, early),
            ClusterCondition(.roleBindingSynced, early),
            ClusterCondition(.serviceDiscoveryReady, early),
            ClusterCondition(.storageClassSynced, early),
            ClusterCondition(.releaseCompatible, isCompatible ? nil : .init(.incompatible, .error)),
            ClusterCondition(
                .updatesAvailable, updates.isEmpty ? .init(.alreadyUpToDate) : nil,
                versions: updates),
        ]
    }

    /// The conditions of a Tanzu Kubernetes release on a Supervisor.
    public func conditions(ofRelease name: String, on id: SupervisorID) -> [ClusterCondition] {
        let failure: Failure? =
            isCompatible(release: name, with: supervisors[id])
            ? nil : .init(.incompatible, .warning)
        return [.compatible, .ready].map { ClusterCondition($0, failure) }
    }
}
