extension Diagnosis {
    /// Workloads whose pods Kubernetes refuses (`DOMAIN.md` 7.17 to 7.19).
    func refusals() -> [Finding] {
        var found: [Finding] = []
        for place in 0..<vcenter.workloads.places {
            guard let id = vcenter.workloads.id(at: place),
                let refusal = vcenter.workloads[id].refusal
            else { continue }
            // People know the Deployment, not its ReplicaSets.
            let subject = vcenter.workloads[id].owner ?? id
            let missing = vcenter.workloads[id].spec.replicas - vcenter.workloads[id].pods.count
            found.append(
                Finding(
                    .warning, .refused(refusal), on: [.workload(subject)],
                    weight: max(1, missing),
                    mendedBy: remedies(
                        for: refusal, in: vcenter.workloads[id].namespace, missing: max(1, missing))
                ))
        }
        return Self.byWeight(found)
    }

    /// What would have Kubernetes accept what it refuses.
    func remedies(
        for refusal: OperationError, in namespace: NamespaceID, missing: Int = 1
    ) -> [Remedy] {
        let row = vcenter.namespaces[namespace]
        switch refusal {
        case .exceededQuota(let kind, _, let quota, let lines):
            if quota == row.name, let limit = row.objectLimits.first(where: { $0.kind == kind }),
                lines.contains(where: { $0.name.hasPrefix("count/") || $0.requested == "1" })
            {
                let most = max(limit.most, row.counts[kind] ?? 0) + missing
                var update = NamespaceUpdate()
                update.objectLimits = row.objectLimits.map {
                    $0.kind == kind ? ObjectLimit(kind: kind, most: most) : $0
                }
                return [
                    Remedy(
                        .raiseObjectLimit(kind, to: most),
                        .updateNamespace(name: row.name, update)), Remedy(.requestLess),
                ]
            }
            if quota == row.name || quota == "\(row.name)-storagequota" {
                return [raiseStorage(of: namespace, isOfPolicy: quota != row.name)]
            }
            return [
                Remedy(.raiseQuota(name: quota)), Remedy(.requestLess),
                Remedy(
                    .deleteQuota(name: quota),
                    .delete(.resourceQuota, name: quota, namespace: row.name)),
            ]
        case .storageClassNotBound(_, _, let storageClass, _):
            return [add(storageClass: storageClass, to: namespace)]
        case .limitRange, .unspecifiedForQuota: return [Remedy(.requestLess)]
        default: return []
        }
    }

    private func raiseStorage(of id: NamespaceID, isOfPolicy: Bool) -> Remedy {
        let row = vcenter.namespaces[id]
        guard isOfPolicy else { return raise(.storage, of: id, by: .zero) }
        var update = NamespaceUpdate()
        update.storage = row.storage.map {
            StorageSpec(
                policy: vcenter.policies[$0.policy].name, limitMiB: $0.limitMiB.map { $0 * 3 / 2 })
        }
        return Remedy(.raiseLimit(.storage), .updateNamespace(name: row.name, update))
    }

    /// The remedy that lets a namespace use one more storage policy.
    func add(storageClass: String, to id: NamespaceID) -> Remedy {
        let row = vcenter.namespaces[id]
        guard vcenter.policy(named: storageClass) != nil else {
            return Remedy(.addStorageClass(storageClass))
        }
        var update = NamespaceUpdate()
        update.storage =
            row.storage.map {
                StorageSpec(policy: vcenter.policies[$0.policy].name, limitMiB: $0.limitMiB)
            } + [StorageSpec(policy: storageClass)]
        return Remedy(
            .addStorageClass(storageClass), .updateNamespace(name: row.name, update))
    }
}
