import Model
import Wording

/// Objects of Cluster API as the API would serve them.
struct ClusterDocument {
    let simulation: Simulation
    let object: ClusterObject
    let id: WorkloadClusterID

    /// Nil when the object is gone.
    init?(_ simulation: Simulation, _ object: ClusterObject) {
        guard let id = simulation.vcenter.cluster(of: object) else { return nil }
        self.simulation = simulation
        self.object = object
        self.id = id
    }

    private var vcenter: VCenter { simulation.vcenter }
    private var cluster: WorkloadCluster { vcenter.workloadClusters[id] }
    private var namespace: Value { .string(vcenter.namespaces[cluster.namespace].name) }

    /// What is written over the document that every served object has: labels, owner,
    /// specification and status.
    func fill(_ document: inout Value) {
        let type = object.type
        document["apiVersion"] = .string(type.apiVersion)
        document["kind"] = .string(type.kind)
        document["metadata"]?["uid"] = vcenter.uid(of: object).map { .string($0.text) }
        document["metadata"]?["labels"] = Value(labels)
        document["metadata"]?["generation"] = 1
        if let owner { document["metadata"]?["ownerReferences"] = [owner] }
        document["spec"] = spec
        document["status"] = status
    }

    private var machine: Machine? {
        switch object {
        case .infrastructureMachine(let id), .bootstrap(let id): vcenter.machines.find(id)
        default: nil
        }
    }

    private var labels: Labels {
        if let machine { return vcenter.objects[machine.object].metadata.labels }
        var labels: Labels = ["cluster.x-k8s.io/cluster-name": cluster.name]
        switch object {
        case .deployment(_, let pool), .healthCheck(_, let pool?):
            if !cluster.isLegacy { labels["topology.cluster.x-k8s.io/deployment-name"] = pool }
        case .set(_, let name):
            guard let set = vcenter.machineSet(name, in: id) else { break }
            labels["cluster.x-k8s.io/deployment-name"] = vcenter.deploymentName(
                of: set.pool, in: id)
            labels["machine-template-hash"] = set.hash
        case .cluster: labels["run.tanzu.vmware.com/tkr"] = cluster.spec.release
        default: break
        }
        if !cluster.isLegacy { labels["topology.cluster.x-k8s.io/owned"] = "" }
        return labels
    }

    /// Who owns it: another object of Cluster API, or one that is stored.
    private var owner: Value? {
        if let owner = object.owner(in: vcenter) { return Self.reference(to: owner, vcenter) }
        let stored: ObjectID? =
            if case .cluster = object { cluster.object } else { machine?.object }
        guard let owner = stored.flatMap({ vcenter.objects.find($0) }), owner.kind != .cluster
        else { return nil }
        return [
            "apiVersion": .string(owner.apiVersion), "blockOwnerDeletion": true,
            "controller": true, "kind": .string(owner.kind.name),
            "name": .string(owner.metadata.name), "uid": .string(owner.metadata.uid.text),
        ]
    }

    /// A reference to an owner.
    static func reference(to owner: ClusterObject, _ vcenter: VCenter) -> Value? {
        guard let uid = vcenter.uid(of: owner) else { return nil }
        return [
            "apiVersion": .string(owner.type.apiVersion), "blockOwnerDeletion": true,
            "controller": true, "kind": .string(owner.type.kind),
            "name": .string(vcenter.name(of: owner)), "uid": .string(uid.text),
        ]
    }

    private func pointer(to other: ClusterObject) -> Value {
        [
            "apiVersion": .string(other.type.apiVersion), "kind": .string(other.type.kind),
            "name": .string(vcenter.name(of: other)), "namespace": namespace,
        ]
    }

    private var version: Value { .string(TKGVersion(cluster.spec.release)?.kubernetes ?? "") }

    private var spec: Value {
        let name = Value.string(cluster.name)
        let endpoint: Value = [
            "host": .string(cluster.endpoint ?? ""),
            "port": .integer(cluster.endpoint == nil ? 0 : 6443),
        ]
        switch object {
        case .cluster:
            let network = cluster.spec.network
            return [
                "clusterNetwork": [
                    "pods": ["cidrBlocks": [.string(network.pods.text)]],
                    "serviceDomain": .string(network.domain),
                    "services": ["cidrBlocks": [.string(network.services.text)]],
                ],
                "controlPlaneEndpoint": endpoint,
                "controlPlaneRef": pointer(to: .controlPlane(id)),
                "infrastructureRef": pointer(to: .infrastructure(id)),
                "paused": .bool(vcenter.isPaused(cluster)),
            ]
        case .infrastructure: return ["controlPlaneEndpoint": endpoint]
        case .controlPlane:
            var spec: Value = [
                "replicas": .integer(cluster.spec.controlPlane.replicas),
                "rolloutStrategy": ["rollingUpdate": ["maxSurge": 1], "type": "RollingUpdate"],
                "version": version,
            ]
            spec["rolloutBefore"] = cluster.spec.rotatesDaysBefore.map {
                ["certificatesExpiryDays": .integer($0)]
            }
            return spec
        case .deployment(_, let pool):
            let row = cluster.spec.workers.first { $0.name == pool }
            return [
                "clusterName": name, "replicas": .integer(row?.replicas ?? 0),
                "revisionHistoryLimit": .integer(1),
                "strategy": [
                    "rollingUpdate": ["maxSurge": 1, "maxUnavailable": 0], "type": "RollingUpdate",
                ],
                "template": template(row, version),
            ]
        case .set(_, let set):
            let set = vcenter.machineSet(set, in: id)
            return [
                "clusterName": name, "replicas": .integer(set?.replicas ?? 0),
                "template": template(
                    set?.template,
                    .string(set.flatMap { TKGVersion($0.release)?.kubernetes } ?? "")),
            ]
        case .healthCheck:
            return [
                "clusterName": name, "maxUnhealthy": .string(maxUnhealthy),
                "unhealthyConditions": [
                    ["status": "Unknown", "timeout": "5m0s", "type": "Ready"],
                    ["status": "False", "timeout": "5m0s", "type": "Ready"],
                ],
            ]
        case .infrastructureMachine(let machine): return machineSpec(machine)
        case .bootstrap: return ["format": "cloud-config"]
        }
    }

    private var maxUnhealthy: String {
        if case .healthCheck(_, nil) = object { return "100%" }
        return "40%"
    }

    private func template(_ pool: NodePool?, _ version: Value) -> Value {
        var spec: Value = ["clusterName": .string(cluster.name), "version": version]
        spec["failureDomain"] = pool?.failureDomain.map { .string($0) }
        spec["nodeDrainTimeout"] = pool?.drainTimeout.map { .string("\($0 / 1000)s") }
        return ["metadata": ["labels": Value(pool?.labels ?? Labels())], "spec": spec]
    }

    private func machineSpec(_ machineID: MachineID) -> Value {
        let machine = vcenter.machines[machineID]
        var spec: Value = [
            "className": .string(machine.template.className),
            "imageName": .string(machine.release),
            "storageClass": .string(machine.template.storageClass),
        ]
        spec["failureDomain"] = vcenter.failureDomain(of: machine).map { .string($0) }
        spec["providerID"] = vcenter.providerID(of: machine).map { .string($0) }
        if !machine.template.volumes.isEmpty {
            spec["volumes"] = .list(
                machine.template.volumes.map {
                    [
                        "capacity": [
                            "storage": .string(Quantity(mebibytes: $0.sizeMiB).description)
                        ], "name": .string($0.name),
                        "storageClass": .string($0.storageClass ?? machine.template.storageClass),
                    ]
                })
        }
        return spec
    }

    private var status: Value {
        let status = ObjectStatus(simulation)
        var value: Value = [
            "conditions": status.conditions(vcenter.conditions(of: object)),
            "observedGeneration": .integer(1),
        ]
        switch object {
        case .cluster: return status.clusterStatus(id)
        case .infrastructure: value["ready"] = .bool(cluster.endpoint != nil)
        case .controlPlane:
            add(vcenter.counts(of: nil, in: id), to: &value)
            value["initialized"] = .bool(vcenter.isInitialized(id))
            value["ready"] = .bool(vcenter.hasReadyControlPlane(id))
            value["version"] = version
        case .deployment(_, let pool):
            add(vcenter.counts(of: pool, in: id), to: &value)
            value["phase"] = .string(vcenter.phase(ofPool: pool, in: id))
        case .set(_, let name):
            guard let set = vcenter.machineSet(name, in: id) else { break }
            let counts = vcenter.counts(of: set, in: id)
            value["replicas"] = .integer(counts.replicas)
            value["readyReplicas"] = .integer(counts.ready)
            value["availableReplicas"] = .integer(counts.ready)
        case .healthCheck(_, let pool):
            let counts = vcenter.counts(of: pool, in: id)
            value["expectedMachines"] = .integer(counts.replicas)
            value["currentHealthy"] = .integer(counts.ready)
        case .infrastructureMachine(let machine):
            let row = vcenter.machines[machine]
            value["ready"] = .bool(vcenter.providerID(of: row) != nil)
            value["vmIp"] = row.vm.flatMap { vcenter.vms.find($0)?.address }.map { .string($0) }
        case .bootstrap(let machine):
            value["dataSecretName"] = .string(vcenter.machines[machine].name)
            value["ready"] = true
        }
        return value
    }

    private func add(_ counts: MachineCounts, to value: inout Value) {
        value["replicas"] = .integer(counts.replicas)
        value["readyReplicas"] = .integer(counts.ready)
        value["updatedReplicas"] = .integer(counts.updated)
        value["unavailableReplicas"] = .integer(counts.unavailable)
    }
}

extension VCenter {
    /// `vsphere://` and the BIOS identity of a machine's VM, once that is known.
    public func providerID(of machine: Machine) -> String? {
        guard machine.vm != nil, [.provisioned, .running, .deleting].contains(machine.phase)
        else { return nil }
        return "vsphere://\(biosUUID(of: machine))"
    }

    /// Whether the API server of a cluster answers.
    public func hasReadyControlPlane(_ id: WorkloadClusterID) -> Bool {
        workloadClusters[id].guest.flatMap { guests.find($0) }?.isReachable ?? false
    }
}
