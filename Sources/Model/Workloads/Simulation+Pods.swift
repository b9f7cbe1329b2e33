extension Simulation {
    /// How long it takes to find out what an image is, in milliseconds.
    private static let resolveTime = 3000

    /// Takes a pod one stage further on its way. The order of events and the times between them are
    /// a real Supervisor's: about 30 s from creation to running (`DOMAIN.md` 3).
    mutating func advancePod(_ id: PodID) {
        guard let pod = vcenter.pods.find(id), pod.dueAt == now else { return }
        vcenter.pods[id].dueAt = nil
        // It goes on when its host is heard of again.
        if let host = pod.host, !vcenter.hosts[host].isLive { return }
        switch pod.stage {
        case .bound: beginNetwork(id, pod)
        case .network: beginImage(id, pod)
        case .image:
            if fetchImages(of: id) { beginPowerOn(id, pod) }
        case .poweringOn: begin(id, pod)
        case .initializing: advanceContainers(id)
        case .running:
            if pod.life == nil { finishWork(id, pod) } else { advanceContainers(id) }
        case .ending: removePod(id)
        case .waiting, .succeeded, .failed: break
        }
    }

    /// Plans the next stage of a pod, in place of what was planned before.
    mutating func schedulePod(_ id: PodID, in delay: Int = 0) {
        vcenter.pods[id].dueAt = now + delay
        schedule(.pod(id), in: delay)
    }

    /// How often a pod is looked at that waits for a module of its Supervisor, in milliseconds.
    private static let moduleLoop = 10_000

    private mutating func beginNetwork(_ id: PodID, _ pod: Pod) {
        let supervisor = vcenter.namespaces[pod.namespace].supervisor
        guard vcenter.supervisors[supervisor].isHealthy(.imageService) else {
            // Nobody finds out what its images are.
            return schedulePod(id, in: Self.moduleLoop)
        }
        beginLife(of: id)
        for container in pod.template.allContainers {
            record(vcenter.subject(of: pod.object), .imageBound(image: container.image))
        }
        vcenter.setStage(.network, of: id)
        vcenter.pods[id].address = vcenter.takeAddress(in: pod.namespace)
        schedulePod(id, in: streams[.podStart].between(5000, 9000))
    }

    private mutating func beginImage(_ id: PodID, _ pod: Pod) {
        if let fault = vcenter.podNetworkFault(in: pod.namespace, at: now) {
            record(vcenter.subject(of: pod.object), .network(.podNetworkFailed(fault)))
            schedulePod(id, in: 30_000)
            return
        }
        guard hasNetworkController(pod.namespace) else { return schedulePod(id, in: 30_000) }
        guard pod.address != nil else {
            // The subnet is used up: the port is not realized until an address comes back.
            if let fault = vcenter.addressFault(in: pod.namespace) {
                record(vcenter.subject(of: pod.object), .network(.addressMissing(fault)))
            }
            vcenter.pods[id].address = vcenter.takeAddress(in: pod.namespace)
            schedulePod(id, in: 30_000)
            return
        }
        record(vcenter.subject(of: pod.object), .networkRealized)
        vcenter.setStage(.image, of: id)
        for container in pod.template.allContainers {
            record(vcenter.subject(of: pod.object), .pulling(image: container.image))
        }
        schedulePod(id, in: fetchTime(of: pod))
    }

    /// How long it takes until a pod's images are on its host, in milliseconds. They are fetched
    /// side by side; one fetch in seven or so meets a slow registry or a large image.
    private mutating func fetchTime(of pod: Pod) -> Int {
        var longest = 0
        for container in pod.template.allContainers {
            if let host = pod.host, vcenter.hosts[host].cachedImages.contains(container.image) {
                continue
            }
            let time = streams[.images].between(5000, 12_000)
            let isSlow = streams[.images].below(100) < 15
            longest = max(longest, time + (isSlow ? streams[.images].between(10_000, 24_000) : 0))
        }
        return Self.resolveTime + longest
    }

    private mutating func beginPowerOn(_ id: PodID, _ pod: Pod) {
        for container in pod.template.allContainers {
            record(vcenter.subject(of: pod.object), .pulled(image: container.image))
            if let host = pod.host { vcenter.hosts[host].cachedImages.insert(container.image) }
        }
        vcenter.setStage(.poweringOn, of: id)
        vcenter.pods[id].fetchedAt = now
        schedulePod(id, in: streams[.podStart].between(7000, 13_000))
    }

    private mutating func begin(_ id: PodID, _ pod: Pod) {
        if let lost = vcenter.lostVolume(of: pod) {
            record(
                vcenter.subject(of: pod.object),
                .attachFailed(volume: lost.volume, datastore: lost.datastore))
            schedulePod(id, in: 30_000)
            return
        }
        guard attachVolumes(of: id, pod) else { return schedulePod(id, in: Self.attachLoop) }
        let subject = vcenter.subject(of: pod.object)
        for claim in pod.template.claims { record(subject, .volumeMounted(name: claim)) }
        record(subject, .volumeMounted(name: tokenName(of: pod.namespace)))
        if let vm = pod.vm { vcenter.vms[vm].address = pod.address }
        guard pod.life == nil else {
            if vcenter.life(of: pod)?.currentInit == nil { run(id) } else { beginContainers(id) }
            return
        }
        for container in pod.template.containers {
            record(subject, .containerCreated(name: container.name))
            record(subject, .containerStarted(name: container.name))
        }
        run(id)
        if pod.template.restartPolicy != .always {
            schedulePod(id, in: pod.template.workDuration)
        }
    }

    /// Init containers, where there are any, have ended well: the containers run.
    mutating func run(_ id: PodID) {
        let pod = vcenter.pods[id]
        vcenter.setStage(.running, of: id)
        vcenter.pods[id].startedAt = now
        vcenter.pods[id].readySince = now
        vcenter.touchObject(pod.object)
        if pod.startedAt == nil {
            counters.startLatencies.append(Int32(clamping: now - pod.createdAt))
        }
        if let vm = pod.vm {
            vcenter.vms[vm].demand = runningDemand(of: pod)
        }
        queueKeepers(of: id)
        beginContainers(id)
    }

    /// The secret that every pod of a namespace mounts to speak to the API server.
    private func tokenName(of namespace: NamespaceID) -> String {
        var hash = StateHash()
        hash.add(vcenter.namespaces[namespace].name)
        hash.add(Int(truncatingIfNeeded: seed))
        return "default-token-\(hash.shortText(length: 5))"
    }

    /// The work of a pod that ends by itself is done.
    private mutating func finishWork(_ id: PodID, _ pod: Pod) {
        guard pod.deletedAt == nil, pod.template.restartPolicy != .always else { return }
        endPod(id, isFailed: false)
    }

    /// All containers of a pod have ended for good.
    mutating func endPod(_ id: PodID, isFailed: Bool) {
        let pod = vcenter.pods[id]
        if !isFailed { record(vcenter.subject(of: pod.object), .podCompleted) }
        endCRX(of: id)
        vcenter.pods[id].dueAt = nil
        vcenter.setStage(isFailed ? .failed : .succeeded, of: id)
        vcenter.touchObject(pod.object)
        releaseClaims(of: pod)
        queueKeepers(of: id)
        if let owner = pod.owner, vcenter.workloads.contains(owner) {
            if isFailed {
                vcenter.workloads[owner].failed += 1
                // Ten seconds, doubling to six minutes, as Kubernetes has it.
                let failures = vcenter.workloads[owner].failed
                vcenter.workloads[owner].retryAt =
                    now + min(360_000, 10_000 << min(6, failures - 1))
            } else {
                countSuccess(of: pod, for: owner)
            }
            queueWorkload(owner)
        }
    }

    /// Counts a pod of a Job that ended well; of an indexed one each number counts once.
    private mutating func countSuccess(of pod: Pod, for owner: WorkloadID) {
        guard vcenter.workloads[owner].spec.isIndexed, let index = pod.ordinal else {
            vcenter.workloads[owner].succeeded += 1
            return
        }
        let done = vcenter.workloads[owner].completedIndexes
        if done.contains(index) { return }
        let place = done.firstIndex { $0 > index } ?? done.count
        vcenter.workloads[owner].completedIndexes.insert(index, at: place)
        vcenter.workloads[owner].succeeded = done.count + 1
    }

    /// Asks a pod to end; it is gone a little later.
    mutating func deletePod(_ id: PodID) {
        guard let pod = vcenter.pods.find(id), pod.deletedAt == nil else { return }
        vcenter.pods[id].deletedAt = now
        vcenter.objects[pod.object].metadata.deletedAt = now
        vcenter.touchObject(pod.object)
        let isHostLive = pod.host.map { vcenter.hosts[$0].isLive } ?? true
        if pod.stage == .running, isHostLive {
            for container in pod.template.containers {
                record(vcenter.subject(of: pod.object), .killing(container: container.name))
            }
        }
        // Controllers count it as gone from now on.
        queueKeepers(of: id)
        if pod.vm == nil || pod.host.map(isGivenUp) ?? false {
            removePod(id)
        } else if !isHostLive {
            // Nobody is there to end it: it goes when its host returns or is given up.
            vcenter.setStage(.ending, of: id)
        } else {
            vcenter.setStage(.ending, of: id)
            let usual = streams[.podStart].between(1000, 3000)
            let time = max(usual, vcenter.stopTime(of: pod))
            schedulePod(id, in: min(max(pod.template.gracePeriod, 100), time))
        }
    }

    /// Takes a pod out for good.
    mutating func removePod(_ id: PodID) {
        guard vcenter.pods.contains(id) else { return }
        endCRX(of: id)
        vcenter.endNomination(of: id)
        withdraw(id)
        guard let pod = vcenter.pods.remove(id) else { return }
        if let life = pod.life { vcenter.lives.remove(life) }
        let supervisor = vcenter.namespaces[pod.namespace].supervisor
        vcenter.supervisors[supervisor].podCount -= 1
        vcenter.namespaces[pod.namespace].podCounts.add(-1, pod.phase)
        if pod.stage == .waiting {
            vcenter.supervisors[supervisor].waiting.remove(id)
        }
        vcenter.removeObject(pod.object)
        releaseClaims(of: pod)
        if let owner = pod.owner, vcenter.workloads.contains(owner) {
            vcenter.workloads[owner].pods.removeFirst(equalTo: id)
            queueWorkload(owner)
        }
    }

    /// Powers a pod's CRX off and gives its place back.
    mutating func endCRX(of id: PodID) {
        guard let vm = vcenter.pods[id].vm else { return }
        detachVolumes(of: id)
        vcenter.stopVM(vm)
        vcenter.deleteVM(vm)
        vcenter.indexPod(id, by: -1)
        vcenter.pods[id].vm = nil
        if let address = vcenter.pods[id].address {
            vcenter.giveBackAddress(address, in: vcenter.pods[id].namespace)
        }
        vcenter.pods[id].address = nil
        wakeScheduler(vcenter.namespaces[vcenter.pods[id].namespace].supervisor)
    }
}
