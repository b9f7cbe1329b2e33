/// Images that cannot be fetched.
extension Simulation {
    /// Notes which images of a pod cannot be fetched, and has them tried again later: after 10 s,
    /// then twice as long each time up to 5 minutes. Returns whether all are there.
    mutating func fetchImages(of id: PodID) -> Bool {
        guard let life = vcenter.pods[id].life else { return true }
        let pod = vcenter.pods[id]
        var isThere = true
        for (index, container) in pod.template.allContainers.enumerated() {
            let fault = vcenter.behaviour(of: container).imageFault
            let isCached = pod.host.map { vcenter.hosts[$0].cachedImages.contains(container.image) }
            guard let fault, isCached != true else {
                vcenter.lives[life].containers[index].retryAt = nil
                if vcenter.lives[life].containers[index].state.isImageTrouble {
                    let waits =
                        index >= vcenter.lives[life].initCount
                        && vcenter.lives[life].initCount > 0
                    vcenter.lives[life].containers[index].state = .waiting(
                        waits ? .initializing : .creating)
                    vcenter.lives[life].containers[index].failures = 0
                }
                continue
            }
            isThere = false
            tryImage(index, of: id, life, container.image, fault)
        }
        guard !isThere, let due = vcenter.lives[life].nextDue else { return true }
        vcenter.touchObject(pod.object)
        schedulePod(id, in: max(1, due - now))
        return false
    }

    private mutating func tryImage(
        _ index: Int, of id: PodID, _ life: PodLifeID, _ image: String, _ fault: ImageFault
    ) {
        var row = vcenter.lives[life].containers[index]
        if let retry = row.retryAt, retry > now { return }
        let pod = vcenter.pods[id]
        let subject = vcenter.subject(of: pod.object)
        switch row.state {
        case .waiting(.imageFailed):
            row.state = .waiting(.imageBackOff)
            record(subject, .imageBackOff(image: image))
            row.retryAt = now + Self.backOff(after: row.failures) - Self.syncTime
        default:
            if row.failures > 0 { record(subject, .pulling(image: image)) }
            let host = pod.host.map { vcenter.hosts[$0].name } ?? ""
            record(subject, .imageFailed(image: image, host: host, fault))
            row.failures += 1
            row.state = .waiting(.imageFailed)
            row.retryAt = now + Self.syncTime
        }
        vcenter.lives[life].containers[index] = row
    }
}

extension ContainerLife.State {
    /// Whether the container waits for an image that cannot be fetched.
    var isImageTrouble: Bool { self == .waiting(.imageFailed) || self == .waiting(.imageBackOff) }
}
