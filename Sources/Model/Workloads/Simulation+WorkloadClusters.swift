extension Simulation {
    /// How often a cluster that waits for something is looked at again, in milliseconds.
    static let patience = 30_000

    mutating func addWorkloadCluster(
        _ name: String, _ spec: WorkloadClusterSpec, _ object: ObjectID, in namespace: NamespaceID
    ) {
        let pools = vcenter.namespaces[namespace].pools.map { pool in
            vcenter.addPool(name: name, below: pool, role: .user, scalableShares: true)
        }
        let id = vcenter.workloadClusters.insert(
            WorkloadCluster(
                object: object, name: name, namespace: namespace, pool: pools[0], spec: spec,
                createdAt: now))
        vcenter.workloadClusters[id].zonePools = Array(pools.dropFirst())
        for pool in pools { vcenter.pools[pool].role = .workloadCluster(id) }
        vcenter.workloadClusters[id].isLegacy = vcenter.isLegacy(object)
        vcenter.objects[object].record = .workloadCluster(id)
        addGuest(to: id)
        record(vcenter.subject(of: object), .clusterPhase(.creating))
        queueWorkloadCluster(id, in: 5000)
    }

    /// Has a TKG cluster looked at, once however often it is asked.
    mutating func queueWorkloadCluster(_ id: WorkloadClusterID, in delay: Int = 0) {
        guard vcenter.workloadClusters.find(id)?.isQueued == false else { return }
        vcenter.workloadClusters[id].isQueued = true
        schedule(.workloadCluster(id), in: delay)
    }

    /// Brings a TKG cluster closer to what it was asked to be: load balancer, control plane,
    /// workers, in that order.
    mutating func reconcileWorkloadCluster(_ id: WorkloadClusterID) {
        guard vcenter.workloadClusters.contains(id) else { return }
        vcenter.workloadClusters[id].isQueued = false
        let cluster = vcenter.workloadClusters[id]
        // Whoever ends the pause has it looked at again.
        if vcenter.isPaused(cluster) { return }
        if cluster.phase == .deleting {
            deleteNext(of: id)
            return
        }
        if let problem = problem(of: cluster) {
            block(id, problem)
            return
        }
        if cluster.endpoint == nil {
            guard let address = vcenter.takeIngress(for: cluster.namespace, at: now) else {
                block(id, .waitingForAddress)
                return
            }
            vcenter.workloadClusters[id].endpoint = address
            vcenter.touchObject(cluster.object)
            record(
                vcenter.subject(of: cluster.object), .network(.addressAssigned(address)))
        }
        removeStrangers(of: id)
        if !vcenter.isProblemOfMachine(id) { vcenter.workloadClusters[id].problem = nil }
        reconcilePool(cluster.spec.controlPlane, of: id, isControlPlane: true)
        let firstRuns = vcenter.workloadClusters[id].machines.contains {
            vcenter.machines[$0].isControlPlane && vcenter.machines[$0].phase == .running
        }
        if firstRuns {
            // A new template reaches the workers once the whole control plane has it.
            let mayReplace = vcenter.isWhole(cluster.spec.controlPlane, of: id)
            for pool in cluster.spec.workers {
                reconcilePool(pool, of: id, isControlPlane: false, mayReplace: mayReplace)
            }
        }
        judge(id)
    }

    mutating func block(_ id: WorkloadClusterID, _ problem: WorkloadCluster.Problem) {
        let cluster = vcenter.workloadClusters[id]
        if cluster.problem != problem {
            record(vcenter.subject(of: cluster.object), .blocked(problem))
        }
        vcenter.workloadClusters[id].problem = problem
        queueWorkloadCluster(id, in: Self.patience)
    }

    /// What keeps a cluster from being provisioned.
    private func problem(of cluster: WorkloadCluster) -> WorkloadCluster.Problem? {
        if let module = vcenter.moduleDown(for: cluster) { return .moduleDown(module) }
        for pool in [cluster.spec.controlPlane] + cluster.spec.workers {
            if let problem = vcenter.problem(
                class: pool.className, storage: pool.storageClass, in: cluster.namespace)
            {
                return problem
            }
        }
        let pools = [cluster.spec.controlPlane] + cluster.spec.workers
        let named =
            cluster.spec.storageClasses + [cluster.spec.defaultStorageClass].compactMap(\.self)
            + pools.flatMap { $0.volumes.compactMap(\.storageClass) }
        let granted = vcenter.namespaces[cluster.namespace].storage.map {
            vcenter.policies[$0.policy].name
        }
        return named.first { !granted.contains($0) }.map { .storageClassNotBound($0) }
    }

    /// Deletes machines of pools that are no longer asked for.
    private mutating func removeStrangers(of id: WorkloadClusterID) {
        let cluster = vcenter.workloadClusters[id]
        for machine in cluster.machines {
            let row = vcenter.machines[machine]
            let isWanted =
                row.isControlPlane || cluster.spec.workers.contains { $0.name == row.pool }
            if !isWanted, row.phase != .deleting { deleteObject(row.object) }
        }
        let names = cluster.spec.workers.map(\.name)
        let used = Set(cluster.machines.compactMap { vcenter.machines[$0].machineSet })
        if cluster.machineSets.contains(where: { !names.contains($0.pool) }) {
            vcenter.workloadClusters[id].machineSets.removeAll {
                !names.contains($0.pool) && !used.contains($0.name)
            }
        }
    }

    /// Says how far a cluster is.
    private mutating func judge(_ id: WorkloadClusterID) {
        let cluster = vcenter.workloadClusters[id]
        let pools = [cluster.spec.controlPlane] + cluster.spec.workers
        let isWhole = pools.allSatisfy { vcenter.isWhole($0, of: id) }
        let phase: WorkloadCluster.Phase =
            isWhole ? .running : cluster.readyAt == nil ? .creating : .updating
        if isWhole, cluster.readyAt == nil {
            vcenter.workloadClusters[id].readyAt = now
            deliver(to: id)
        }
        if phase != cluster.phase {
            vcenter.workloadClusters[id].phase = phase
            vcenter.touchObject(cluster.object)
            record(vcenter.subject(of: cluster.object), .clusterPhase(phase))
        }
    }

    /// Takes a cluster that is being deleted apart: workers, then control plane, then the rest.
    private mutating func deleteNext(of id: WorkloadClusterID) {
        let cluster = vcenter.workloadClusters[id]
        let workers = cluster.machines.filter { !vcenter.machines[$0].isControlPlane }
        let going = workers.isEmpty ? cluster.machines : workers
        guard going.isEmpty else {
            for machine in going where vcenter.machines[machine].phase != .deleting {
                deleteObject(vcenter.machines[machine].object)
            }
            return
        }
        if let address = cluster.endpoint {
            vcenter.workloadClusters[id].endpoint = nil
            vcenter.giveBackIngress(address, of: cluster.namespace)
        }
        removeGuest(of: id)
        vcenter.workloadClusters.remove(id)
        for pool in cluster.pools { vcenter.removePool(pool) }
        vcenter.removeObject(cluster.object)
    }

    /// Begins to delete a cluster.
    mutating func deleteWorkloadCluster(_ id: WorkloadClusterID) {
        guard let cluster = vcenter.workloadClusters.find(id) else { return }
        if cluster.phase != .deleting {
            vcenter.workloadClusters[id].phase = .deleting
            vcenter.workloadClusters[id].problem = nil
            record(vcenter.subject(of: cluster.object), .clusterPhase(.deleting))
        }
        queueWorkloadCluster(id)
    }
}

extension VCenter {
    /// The module that provisions TKG clusters and is down, if one is.
    func moduleDown(for cluster: WorkloadCluster) -> SupervisorModule.Name? {
        let supervisor = supervisors[namespaces[cluster.namespace].supervisor]
        return [.clusterAPI, .tkgService].first { !supervisor.isHealthy($0) }
    }

    /// Whether what holds a cluster up is that a machine waits for room; the machine says when that
    /// is over.
    fileprivate func isProblemOfMachine(_ id: WorkloadClusterID) -> Bool {
        switch workloadClusters[id].problem {
        case .insufficientResources, .refused:
            workloadClusters[id].machines.contains { machines[$0].phase == .pending }
        case .waitingForNetworkAddress:
            workloadClusters[id].machines.contains {
                machines[$0].phase == .provisioning
                    && machines[$0].vm.map { vms[$0].address == nil } ?? false
            }
        default: false
        }
    }
}
