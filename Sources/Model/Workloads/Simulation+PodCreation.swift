extension Simulation {
    /// Creates a pod that waits for a host.
    /// - Throws: what admission refuses.
    mutating func createPod(
        name: String, template asked: PodTemplate, owner: WorkloadID?, ordinal: Int?,
        in namespace: NamespaceID, manifest: Value? = nil
    ) throws(OperationError) -> PodID {
        let template = try vcenter.completed(asked, named: name, in: namespace)
        let priority = try vcenter.priority(of: template, named: name)
        try vcenter.admit(
            Admission.Ask(kind: .pod, name: name, body: .pod(template)), in: namespace)
        let object = vcenter.insertObject(
            kind: .pod, apiVersion: "v1", name: name, namespace: namespace,
            labels: template.labels, annotations: template.annotations,
            manifest: manifest ?? template.spec,
            owner: owner.map { vcenter.workloads[$0].object }, uid: streams.uid(), at: now)
        let pod = vcenter.pods.insert(
            Pod(
                object: object, name: name, namespace: namespace, template: template,
                size: PodSize(of: template), owner: owner, ordinal: ordinal,
                priority: priority.value, preempts: priority.preempts, createdAt: now))
        vcenter.objects[object].record = .pod(pod)
        let supervisor = vcenter.namespaces[namespace].supervisor
        vcenter.supervisors[supervisor].podCount += 1
        vcenter.namespaces[namespace].podCounts.add(1, .pending)
        enrol(pod)
        awaitHost(pod)
        return pod
    }

    /// Binds a pod to a host: its CRX takes the place at once.
    mutating func bind(_ id: PodID, to host: HostID) {
        let pod = vcenter.pods[id]
        let vm = vcenter.createVM(crx(of: pod), on: nil)
        vcenter.startVM(vm, on: host, at: now)
        vcenter.pods[id].vm = vm
        vcenter.pods[id].host = host
        vcenter.setStage(.bound, of: id)
        vcenter.endNomination(of: id)
        vcenter.indexPod(id, by: 1)
        vcenter.pods[id].reason = nil
        vcenter.pods[id].scheduledAt = now
        vcenter.touchObject(pod.object)
        counters.bound += 1
        record(vcenter.subject(of: pod.object), .scheduled(host: vcenter.hosts[host].name))
        schedulePod(id)
    }

    /// The virtual machine that a pod becomes (`DOMAIN.md` 3).
    private mutating func crx(of pod: Pod) -> VMSpec {
        let namespace = vcenter.namespaces[pod.namespace]
        let coreMHz = vcenter.clusters[vcenter.pools[namespace.pool].cluster].coreMHz
        let size = pod.size
        var spec = VMSpec(
            name: pod.name, kind: .vSpherePod, pool: namespace.pool, namespace: pod.namespace,
            virtualCPUs: size.virtualCPUs, memoryMiB: size.memoryMiB)
        let reserved = size.reservation(coreMHz: coreMHz)
        spec.cpu.reservation = reserved.cpu
        spec.cpu.limit = size.cpuLimit.map { $0 * coreMHz / 1000 }
        spec.memory.reservation = reserved.memory
        if pod.template.allContainers.allSatisfy({ $0.memoryLimit != nil }) {
            spec.memory.limit = size.memoryMiB
        }
        // While it starts it hardly works.
        spec.demand = DemandProfile(
            seed: UInt32(truncatingIfNeeded: streams[.demand].next()), cpuBase: 60, cpuWave: 0,
            cpuNoise: 10, memoryBase: 100, memoryWave: 0)
        return spec
    }

    /// How a pod's demand moves once it runs: as the world says, or drawn around what it asks for.
    mutating func runningDemand(of pod: Pod) -> DemandProfile {
        DemandProfile.drawn(for: pod.size, pod.template.demand, from: &streams[.demand])
    }
}

extension DemandProfile {
    /// How the demand of a pod moves: as the world says, or drawn around what it asks for.
    static func drawn(
        for size: PodSize, _ written: DemandProfile?, from stream: inout RandomStream
    ) -> DemandProfile {
        let seed = UInt32(truncatingIfNeeded: stream.next())
        if var profile = written {
            profile.seed ^= seed
            return profile
        }
        let share = min(700, size.cpuRequest * 1000 / (size.virtualCPUs * 1000))
        let base = Int16(max(40, share * stream.between(40, 90) / 100))
        return DemandProfile(
            seed: seed, cpuBase: base, cpuWave: base / 3, cpuNoise: base / 4,
            burstChance: 40, burstSize: base, memoryBase: Int16(stream.between(250, 600)),
            memoryWave: 40, peakMinute: Int16(stream.between(12 * 60, 16 * 60)))
    }
}
