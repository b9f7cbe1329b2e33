/// What Kubernetes does about the pods of a node that is silent.
extension Simulation {
    /// Kubernetes' own taint on such nodes.
    private static let unreachable = "node.kubernetes.io/unreachable"
    /// How long a pod tolerates that, unless it says otherwise, in milliseconds.
    private static let toleration = 300_000

    /// Marks the pods of a node that is not ready, or clears the mark.
    mutating func noteReachability(of host: HostID, _ isReady: Bool) {
        for id in vcenter.pods.ids where vcenter.pods[id].host == host {
            let pod = vcenter.pods[id]
            guard !pod.isFinished, pod.isUnreachable == isReady else { continue }
            vcenter.pods[id].isUnreachable = !isReady
            vcenter.pods[id].readySince = now
            vcenter.pods[id].reason = isReady ? nil : .hostLost(name: vcenter.hosts[host].name)
            vcenter.touchObject(pod.object)
            queueKeepers(of: id)
        }
        if !isReady { schedule(.evict(host)) }
    }

    /// Whether a host has been silent for longer than pods tolerate unless they say otherwise.
    func isGivenUp(_ host: HostID) -> Bool {
        let spherelet = vcenter.hosts[host].spherelet
        return !vcenter.hosts[host].isRunning && !spherelet.isReady
            && now - spherelet.readySince >= Self.toleration
    }

    /// Evicts the pods that have tolerated their node's silence for long enough, and looks again
    /// when the next of them has. Controllers make new ones elsewhere; a bare pod is lost.
    mutating func evictPods(of host: HostID) {
        guard let row = vcenter.hosts.find(host), row.spherelet.isInstalled,
            !row.spherelet.isReady
        else { return }
        let since = row.spherelet.readySince
        var next: Int?
        for id in vcenter.pods.ids where vcenter.pods[id].host == host {
            let pod = vcenter.pods[id]
            guard !pod.isFinished, let tolerated = toleratedTime(of: pod) else { continue }
            if now >= since + tolerated {
                evict(id, pod)
            } else {
                next = min(next ?? .max, since + tolerated)
            }
        }
        if let next { schedule(.evict(host), in: next - now) }
    }

    private mutating func evict(_ id: PodID, _ pod: Pod) {
        let isOutOfReach =
            pod.host.map { vcenter.hosts[$0].isRunning && !vcenter.hosts[$0].isLive } ?? false
        if pod.deletedAt == nil {
            record(vcenter.subject(of: pod.object), .taintManagerEviction)
            if let owner = pod.owner, vcenter.workloads.contains(owner) {
                vcenter.workloads[owner].failed += 1
            }
        }
        // Where the CRX runs on, out of reach, the pod stays until its host is heard of again.
        if isOutOfReach {
            deletePod(id)
            return
        }
        // vCenter knows that the CRX is off: nobody waits for the Spherelet to confirm it.
        removePod(id)
    }

    /// How long a pod tolerates that its node is silent, in milliseconds; nil for ever, as the pods
    /// of DaemonSets do.
    private func toleratedTime(of pod: Pod) -> Int? {
        if pod.deletedAt != nil { return Self.toleration }
        if let owner = pod.owner, vcenter.workloads.contains(owner),
            vcenter.workloads[owner].type == .daemonSet
        {
            return nil
        }
        let matching = pod.template.tolerations.filter {
            ($0.key == nil || $0.key == Self.unreachable)
                && ($0.effect == nil || $0.effect == "NoExecute")
        }
        if matching.isEmpty { return Self.toleration }
        return matching.compactMap(\.seconds).min().map { min(max(0, $0), 1 << 30) * 1000 }
    }

    /// Has a pod go on where it is: its host is back.
    mutating func resume(_ id: PodID, on host: HostID) {
        guard let pod = vcenter.pods.find(id), !pod.isFinished, let vm = pod.vm else { return }
        if pod.deletedAt != nil {
            removePod(id)
            return
        }
        let row = vcenter.vms[vm]
        guard vcenter.hosts[host].acceptsVMs, row.needed.fits(in: vcenter.hosts[host].unreserved),
            vcenter.poolAdmits(vcenter.poolNeed(of: row), in: row.pool)
        else {
            // Others have taken what it had reserved.
            fail(id, because: .insufficientResources)
            return
        }
        vcenter.startVM(vm, on: host, at: now)
        if pod.stage == .running || pod.stage == .poweringOn || pod.stage == .initializing {
            if pod.stage == .running, pod.life == nil { vcenter.pods[id].restarts += 1 }
            restartLife(of: id)
            vcenter.setStage(.poweringOn, of: id)
            queueKeepers(of: id)
        }
        schedulePod(id, in: streams[.podStart].between(7000, 13_000))
    }

    private mutating func fail(_ id: PodID, because reason: Pod.Reason) {
        let pod = vcenter.pods[id]
        endCRX(of: id)
        vcenter.setStage(.failed, of: id)
        vcenter.pods[id].reason = reason
        vcenter.pods[id].isUnreachable = false
        vcenter.touchObject(pod.object)
        releaseClaims(of: pod)
        record(vcenter.subject(of: pod.object), .podFailed(reason))
        queueKeepers(of: id)
        if let owner = pod.owner, vcenter.workloads.contains(owner) {
            vcenter.workloads[owner].failed += 1
            queueWorkload(owner)
        }
    }
}
