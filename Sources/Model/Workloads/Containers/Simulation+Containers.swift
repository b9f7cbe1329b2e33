extension VCenter {
    /// What a container does: as its annotation says, otherwise as the world says of its image.
    /// Whether its image can be fetched is up to its registry, too.
    func behaviour(of container: Container) -> ContainerBehaviour {
        var behaviour =
            container.behaviour
            ?? behaviours.first { $0.matches(container.image) }?.behaviour ?? ContainerBehaviour()
        if behaviour.imageFault == nil, !environment.registryFaults.isEmpty {
            behaviour.imageFault = environment.fault(ofRegistryOf: container.image)
        }
        return behaviour
    }

    /// Whether the stage of such a pod does not say everything about its containers. O(containers).
    func hasLife(_ template: PodTemplate) -> Bool {
        if !template.initContainers.isEmpty { return true }
        return template.containers.contains {
            $0.behaviour != nil || $0.readiness != nil || $0.liveness != nil || $0.startup != nil
                || (!(behaviours.isEmpty && environment.registryFaults.isEmpty)
                    && behaviour(of: $0) != ContainerBehaviour())
        }
    }

    /// What is kept of a pod's containers; nil where its stage says everything.
    public func life(of pod: Pod) -> PodLife? { pod.life.flatMap { lives.find($0) } }

    /// How long the slowest container of a pod takes to end, in milliseconds, as far as it is said.
    func stopTime(of pod: Pod) -> Int {
        if pod.life == nil { return 0 }
        return pod.template.containers.reduce(0) { max($0, behaviour(of: $1).stopsAfter ?? 0) }
    }

    /// How often containers of a pod were restarted, as kubectl counts.
    public func restarts(of pod: Pod) -> Int { pod.restarts + (life(of: pod)?.restarts ?? 0) }
}

/// What containers go through once their CRX is on.
extension Simulation {
    /// Back-off after a crash: none at first, then 10 s, doubling to 5 minutes; forgotten after a
    /// run of 10 minutes. Kubernetes' own figures, in milliseconds.
    static let (firstBackOff, mostBackOff, backOffReset) = (10_000, 300_000, 600_000)
    /// From the end of a container until its state is seen and acted upon, in milliseconds.
    static let syncTime = 1000

    static func backOff(after failures: Int32) -> Int {
        failures <= 0 ? 0 : min(mostBackOff, firstBackOff << min(5, Int(failures) - 1))
    }

    /// Begins to keep what becomes of a pod's containers, where that is more than its stage says.
    mutating func beginLife(of id: PodID) {
        let template = vcenter.pods[id].template
        guard vcenter.pods[id].life == nil, vcenter.hasLife(template) else { return }
        let count = template.initContainers.count
        let containers = template.allContainers.indices.map { index in
            var life = ContainerLife()
            if count > 0, index >= count { life.state = .waiting(.initializing) }
            return life
        }
        vcenter.pods[id].life = vcenter.lives.insert(
            PodLife(pod: id, containers: containers, initCount: count))
        vcenter.pods[id].isUnready = true
    }

    /// The host went down under a pod: its containers begin again from the first.
    mutating func restartLife(of id: PodID) {
        guard let life = vcenter.pods[id].life else { return }
        let initCount = vcenter.lives[life].initCount
        for index in vcenter.lives[life].containers.indices {
            var container = vcenter.lives[life].containers[index]
            if case .running = container.state { container.restarts += 1 }
            container.state = .waiting(
                initCount > 0 && index >= initCount ? .initializing : .creating)
            (container.steps, container.retryAt, container.isReady) = ([], nil, false)
            vcenter.lives[life].containers[index] = container
        }
        vcenter.pods[id].isUnready = true
    }

    /// The CRX is on: init containers begin, or where there are none the containers.
    mutating func beginContainers(_ id: PodID) {
        guard let life = vcenter.pods[id].life else { return }
        if let first = vcenter.lives[life].currentInit {
            vcenter.setStage(.initializing, of: id)
            start(first, of: id, life)
        } else {
            for index in vcenter.lives[life].containers.indices.dropFirst(
                vcenter.lives[life].initCount)
            {
                start(index, of: id, life)
            }
        }
        followLife(of: id, life)
    }

    private mutating func start(_ index: Int, of id: PodID, _ life: PodLifeID) {
        let pod = vcenter.pods[id]
        let container = pod.template.allContainers[index]
        var row = vcenter.lives[life].containers[index]
        let subject = vcenter.subject(of: pod.object)
        if case .terminated(let end) = row.state { row.last = end }
        if row.last != nil {
            record(subject, .imagePresent(image: container.image))
            row.restarts += 1
            // A Job counts restarts.
            if let owner = pod.owner { queueWorkload(owner) }
        }
        record(subject, .containerCreated(name: container.name))
        record(subject, .containerStarted(name: container.name))
        row.state = .running(since: now)
        (row.retryAt, row.isReady) = (nil, false)
        row.steps = run(index, of: pod, row).steps()
        vcenter.lives[life].containers[index] = row
    }

    private func run(_ index: Int, of pod: Pod, _ row: ContainerLife) -> ContainerRun {
        let template = pod.template
        let container = template.allContainers[index]
        let isInit = index < template.initContainers.count
        let endsByItself = isInit || template.restartPolicy != .always
        var since = now
        if case .running(let instant) = row.state { since = instant }
        return ContainerRun(
            container: container, behaviour: vcenter.behaviour(of: container), start: since,
            number: Int(row.restarts),
            work: endsByItself ? (isInit ? Self.initTime : template.workDuration) : nil,
            grace: max(100, template.gracePeriod),
            memoryMiB: container.memoryLimit ?? pod.size.memoryMiB)
    }

    /// An init container of which nothing is said takes this long, in milliseconds.
    private static let initTime = 5000

    /// Does what is due to the containers of a pod.
    mutating func advanceContainers(_ id: PodID) {
        guard let life = vcenter.pods[id].life, vcenter.pods[id].deletedAt == nil else { return }
        for index in vcenter.lives[life].containers.indices {
            while let due = vcenter.lives[life].containers[index].dueAt, due <= now {
                if vcenter.lives[life].containers[index].retryAt != nil {
                    takeUp(index, of: id, life)
                } else if let step = vcenter.lives[life].containers[index].steps.popLast() {
                    carryOut(step.deed, index, of: id, life)
                }
                guard vcenter.pods[id].life != nil, !vcenter.pods[id].isFinished else { return }
            }
        }
        followLife(of: id, life)
    }

    private mutating func carryOut(
        _ deed: ContainerLife.Deed, _ index: Int, of id: PodID, _ life: PodLifeID
    ) {
        let pod = vcenter.pods[id]
        let subject = vcenter.subject(of: pod.object)
        let name = pod.template.allContainers[index].name
        switch deed {
        case .ready: vcenter.lives[life].containers[index].isReady = true
        case .unready: vcenter.lives[life].containers[index].isReady = false
        case .unhealthy(let purpose): record(subject, .unhealthy(purpose))
        case .kill(let purpose):
            record(subject, .killingUnhealthy(container: name, purpose))
            let stop = run(index, of: pod, vcenter.lives[life].containers[index]).stop
            vcenter.lives[life].containers[index].steps = [
                ContainerLife.Step(
                    at: now + stop.after, deed: .end(exitCode: stop.exitCode, isOutOfMemory: false))
            ]
        case .end(let code, let isOutOfMemory):
            end(index, of: id, life, code, isOutOfMemory: isOutOfMemory)
        }
    }

    private mutating func end(
        _ index: Int, of id: PodID, _ life: PodLifeID, _ code: Int, isOutOfMemory: Bool
    ) {
        var row = vcenter.lives[life].containers[index]
        guard case .running(let since) = row.state else { return }
        row.state = .terminated(
            ContainerLife.Termination(
                exitCode: code, isOutOfMemory: isOutOfMemory, startedAt: since, finishedAt: now))
        (row.steps, row.isReady) = ([], false)
        if now - since >= Self.backOffReset { row.failures = 0 }
        vcenter.lives[life].containers[index] = row
        let policy = vcenter.pods[id].template.restartPolicy
        let isInit = index < vcenter.lives[life].initCount
        let goesOn = code == 0 && isInit
        let restarts = !goesOn && (policy == .always || (policy == .onFailure && code != 0))
        if restarts {
            vcenter.lives[life].containers[index].retryAt = now + Self.syncTime
        } else if goesOn {
            beginNext(of: id, life)
        } else {
            finishIfAllEnded(id, life)
        }
    }

    /// A container that ended is looked at: it starts again, or waits out its back-off first.
    private mutating func takeUp(_ index: Int, of id: PodID, _ life: PodLifeID) {
        var row = vcenter.lives[life].containers[index]
        guard case .terminated(let end) = row.state else { return start(index, of: id, life) }
        let wait = end.finishedAt + Self.backOff(after: row.failures) - now
        row.failures += 1
        row.retryAt = nil
        if wait > 0 {
            row.last = end
            row.state = .waiting(.crashLoop)
            row.retryAt = now + wait
            let pod = vcenter.pods[id]
            record(
                vcenter.subject(of: pod.object),
                .crashBackOff(
                    container: pod.template.allContainers[index].name,
                    uid: vcenter.objects[pod.object].metadata.uid.text))
            vcenter.lives[life].containers[index] = row
        } else {
            vcenter.lives[life].containers[index] = row
            start(index, of: id, life)
        }
    }

    private mutating func beginNext(of id: PodID, _ life: PodLifeID) {
        if let next = vcenter.lives[life].currentInit {
            vcenter.lives[life].containers[next].failures = 0
            start(next, of: id, life)
        } else {
            run(id)
        }
    }

    /// A pod whose containers have all ended for good has ended, too.
    private mutating func finishIfAllEnded(_ id: PodID, _ life: PodLifeID) {
        let row = vcenter.lives[life]
        var failed = false
        for (index, container) in row.containers.enumerated() {
            if index < row.initCount, container.isCompleted { continue }
            guard case .terminated(let end) = container.state, container.retryAt == nil else {
                // An init container that failed for good ends the pod before the others began.
                if row.currentInit != nil, failed { break }
                return
            }
            failed = failed || end.exitCode != 0
        }
        endPod(id, isFailed: failed)
    }

    /// Brings what others see of a pod up to date, and plans what comes next.
    private mutating func followLife(of id: PodID, _ life: PodLifeID) {
        let isUnready = !vcenter.lives[life].isReady
        if vcenter.pods[id].isUnready != isUnready {
            vcenter.pods[id].isUnready = isUnready
            vcenter.pods[id].readySince = now
            queueKeepers(of: id)
        }
        vcenter.touchObject(vcenter.pods[id].object)
        if let due = vcenter.lives[life].nextDue { schedulePod(id, in: max(0, due - now)) }
    }
}
