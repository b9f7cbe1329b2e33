import Model
import Wording

/// What the status of an object says, worked out from the model's record of it.
struct ObjectStatus {
    let simulation: Simulation

    init(_ simulation: Simulation) { self.simulation = simulation }

    var vcenter: VCenter { simulation.vcenter }

    /// The status; nil for kinds that have none.
    func value(of object: KubernetesObject) -> Value? {
        switch object.record {
        case .kept, .limitRange: nil
        case .namespace(let id): namespace(id)
        case .pod(let id): pod(vcenter.pods[id])
        case .workload(let id): workload(id)
        case .service(let id): service(vcenter.services[id])
        case .claim(let id): claim(vcenter.claims[id], object)
        case .volume(let id): volume(vcenter.volumes[id])
        case .snapshot(let id): snapshot(vcenter.snapshots[id])
        case .cronJob(let id): cronJob(vcenter.cronJobs[id])
        case .autoscaler(let id): autoscaler(vcenter.autoscalers[id])
        case .budget(let id): budget(vcenter.budgets[id])
        case .quota(let quota): self.quota(quota, object)
        case .workloadCluster(let id): workloadCluster(vcenter.workloadClusters[id], object)
        case .machine(let id): machine(vcenter.machines[id])
        case .virtualMachine(let id): virtualMachine(id, object)
        }
    }

    private func namespace(_ id: NamespaceID) -> Value {
        guard vcenter.namespaces[id].isTerminating else { return ["phase": "Active"] }
        let remaining = vcenter.messages(of: id)
        var conditions: [Value] = [
            condition(
                "NamespaceDeletionDiscoveryFailure", false, reason: "ResourcesDiscovered",
                message: "All resources successfully discovered"),
            condition(
                "NamespaceDeletionGroupVersionParsingFailure", false, reason: "ParsedGroupVersions",
                message: "All legacy kube types successfully parsed"),
            condition(
                "NamespaceDeletionContentFailure", false, reason: "ContentDeleted",
                message: "All content successfully deleted, may be waiting on finalization"),
        ]
        conditions += remaining.compactMap { message in
            switch message.reason {
            case .finalizersRemaining:
                condition(
                    "NamespaceFinalizersRemaining", true, reason: "SomeFinalizersRemain",
                    message: message.reason.text)
            case .contentRemaining:
                condition(
                    "NamespaceContentRemaining", true, reason: "SomeResourcesRemain",
                    message: message.reason.text)
            default: nil
            }
        }
        return ["conditions": .list(conditions), "phase": "Terminating"]
    }

    /// A condition as most kinds report it.
    func condition(
        _ type: String, _ isTrue: Bool, reason: String? = nil, message: String? = nil,
        since instant: Int? = nil
    ) -> Value {
        var condition: Value = ["type": .string(type), "status": isTrue ? "True" : "False"]
        condition["reason"] = reason.map { .string($0) }
        condition["message"] = message.map { .string($0) }
        condition["lastTransitionTime"] = instant.map(simulation.timestamp)
        return condition
    }

    private func service(_ service: Service) -> Value {
        guard let address = service.externalIP else { return ["loadBalancer": .object(.init())] }
        return ["loadBalancer": ["ingress": [["ip": .string(address)]]]]
    }

    private func claim(_ claim: VolumeClaim, _ object: KubernetesObject) -> Value {
        guard claim.isBound else { return ["phase": "Pending"] }
        var status: Value = [
            "capacity": ["storage": .string(Quantity(mebibytes: claim.capacityMiB).description)],
            "phase": "Bound",
        ]
        status["accessModes"] = object.manifest["spec"]?["accessModes"]
        return status
    }

    private func snapshot(_ row: VolumeSnapshot) -> Value {
        var status: Value = ["readyToUse": .bool(row.isReady)]
        status["boundVolumeSnapshotContentName"] = row.content
            .flatMap { vcenter.objects.find($0) }.map { .string($0.metadata.name) }
        status["creationTime"] = row.takenAt.map(simulation.timestamp)
        if row.isReady {
            status["restoreSize"] = .string(Quantity(mebibytes: row.restoreSizeMiB).description)
        }
        status["error"] = row.problem.map { ["message": .string($0.text)] }
        return status
    }

    private func volume(_ volume: PersistentVolume) -> Value {
        var status: Value = ["phase": .string(volume.phase.rawValue)]
        status["message"] = volume.failure.map {
            .string($0.text(vcenter.disks[volume.disk].uuid.text))
        }
        return status
    }

    private func quota(_ quota: ResourceQuota, _ object: KubernetesObject) -> Value? {
        guard let namespace = object.metadata.namespace else { return nil }
        var (hard, used) = (Value.Fields(), Value.Fields())
        for line in quota.lines {
            hard[line.name] = .string(line.written)
            let amount = vcenter.used(line.resource, in: namespace)
            let quantity =
                switch line.resource {
                case .requestsCPU, .limitsCPU: Quantity(milli: amount)
                case .requestsMemory, .limitsMemory, .requestsStorage, .storageOfClass:
                    Quantity(mebibytes: amount)
                case .count, .uncounted: Quantity(amount)
                }
            used[line.name] = .string(quantity.description)
        }
        return ["hard": .object(hard), "used": .object(used)]
    }
}
