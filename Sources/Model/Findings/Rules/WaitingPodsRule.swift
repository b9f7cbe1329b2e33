extension Diagnosis {
    /// Pods that no host has room for, by namespace and by why.
    func waitingPods() -> [Finding] {
        var found: [Finding] = []
        for supervisor in vcenter.supervisors.ids {
            let waiting = vcenter.supervisors[supervisor].waiting.entries.map(\.pod).filter {
                vcenter.pods.find($0)?.reason != nil
            }.sorted()
            for (namespace, pods) in grouped(waiting, by: { vcenter.pods[$0].namespace }) {
                for (cause, pods) in grouped(pods, by: { cause(of: vcenter.pods[$0]) }) {
                    found.append(
                        Finding(
                            .warning, cause,
                            on: [.namespace(namespace)] + pods.prefix(20).map { .pod($0) },
                            weight: pods.count,
                            mendedBy: remedies(for: cause, pods, in: namespace)))
                }
            }
        }
        return Self.byWeight(found)
    }

    /// Why a pod waits: the limit of its namespace where that alone holds it.
    private func cause(of pod: Pod) -> FindingCause {
        guard let reason = pod.reason else { return .podsWait(.insufficientResources) }
        switch reason {
        case .insufficientResources:
            return limit(on: pod).map { .limitReached($0) } ?? .podsWait(reason)
        case .noNodeAvailable(let nodes, let failures, _):
            // What preemption tried changes from pod to pod.
            return .podsWait(.noNodeAvailable(nodes: nodes, failures: failures))
        default: return .podsWait(reason)
        }
    }

    /// The limit of a pod's namespace that leaves it no room.
    private func limit(on pod: Pod) -> LimitedResource? {
        let namespace = vcenter.namespaces[pod.namespace]
        let pool = vcenter.pools[namespace.pool]
        let need = need(of: pod)
        if let most = pool.cpu.limit, pool.reserved.cpu + need.cpu > most { return .cpu }
        if let most = pool.memory.limit, pool.reserved.memory + need.memory > most {
            return .memory
        }
        return nil
    }

    private func need(of pod: Pod) -> Resources {
        pod.size.reservation(
            coreMHz: vcenter.clusters[vcenter.cluster(of: pod.namespace)].coreMHz)
    }

    private func remedies(
        for cause: FindingCause, _ pods: [PodID], in namespace: NamespaceID
    ) -> [Remedy] {
        switch cause {
        case .limitReached(let resource):
            let need = pods.reduce(Resources.zero) { $0 + self.need(of: vcenter.pods[$1]) }
            return [raise(resource, of: namespace, by: need), Remedy(.requestLess)]
        case .podsWait(.claimNotFound(let name)): return [Remedy(.createClaim(name))]
        case .podsWait(.claimNotBound), .podsWait(.claimTerminating): return []
        case .podsWait(.podsNotSupported): return [Remedy(.enableNSX)]
        case .podsWait(.podsNotOnZones): return [Remedy(.runInTKG)]
        case .podsWait(.failoverCapacity):
            return [Remedy(.addCapacity), Remedy(.requestLess)]
        default: return [Remedy(.addCapacity), Remedy(.requestLess)]
        }
    }

    /// The remedy that gives a namespace room for so much more.
    func raise(
        _ resource: LimitedResource, of id: NamespaceID, by need: Resources
    ) -> Remedy {
        let namespace = vcenter.namespaces[id]
        let (used, count) = (namespace.usage, namespace.pools.count)
        var update = NamespaceUpdate()
        switch resource {
        case .cpu:
            update.cpuLimit = .most(
                max(vcenter.cpuLimit(of: namespace) ?? 0, used.cpuMHz + need.cpu * count))
        case .memory:
            // Room for the overhead of CRXs, too.
            update.memoryLimit = .most(
                max(
                    vcenter.memoryLimit(of: namespace) ?? 0,
                    used.memoryMiB + need.memory * count * 11 / 10))
        case .storage:
            update.storageLimit = .most(
                max(namespace.storageLimitMiB ?? 0, namespace.usage.storageMiB) * 3 / 2)
        }
        return Remedy(.raiseLimit(resource), .updateNamespace(name: namespace.name, update))
    }
}
