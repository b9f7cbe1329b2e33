import Model

extension Event.Body {
    /// The reasons of what happens to containers, where Kubernetes has words of its own.
    var containerReason: String? {
        switch self {
        case .imagePresent: "Pulled"
        case .imageFailed: "Failed"
        case .imageBackOff, .crashBackOff: "BackOff"
        case .unhealthy: "Unhealthy"
        case .killingUnhealthy: "Killing"
        default: nil
        }
    }

    /// What happened to a container, in the kubelet's words.
    func containerText(_ subject: Event.Subject) -> String? {
        switch self {
        case .imagePresent(let image):
            "Container image \"\(image)\" already present on machine"
        case .imageFailed(let image, let host, let fault):
            "\(host): Failed to resolve image: \(fault.text(of: image))"
        case .imageBackOff(let image): "Back-off pulling image \"\(image)\""
        case .unhealthy(let purpose):
            "\(purpose.rawValue) probe failed: the container does not answer"
        case .killingUnhealthy(let name, let purpose):
            "Container \(name) failed \(purpose.rawValue.lowercased()) probe, will be restarted"
        case .crashBackOff(let name, let uid):
            "Back-off restarting failed container \(name) in pod "
                + "\(subject.name)_\(subject.namespace ?? "")(\(uid))"
        default: nil
        }
    }
}

extension ImageFault {
    /// What stands in the way of an image, as the image fetcher words it (`DOMAIN.md` 7.14).
    public func text(of image: String) -> String {
        let registry = image.contains("/") ? String(image.prefix { $0 != "/" }) : "docker.io"
        let host = registry.contains(".") || registry.contains(":") ? registry : "docker.io"
        return switch self {
        case .missing: "Http request failed. Code 404: \(image): not found"
        case .denied:
            "Http request failed. Code 401: \(image): pull access denied, authorization failed"
        case .untrusted:
            "Http request failed. Code 400: ErrorType(2) failed to do request: Head "
                + "https://\(host): x509: certificate signed by unknown authority"
        case .unreachable:
            "Http request failed. Code 400: ErrorType(2) failed to do request: Head "
                + "https://\(host): dial tcp: i/o timeout"
        }
    }
}

extension VCenter {
    /// How a pod fares in one word, by the rules by which `kubectl get pods` prints STATUS.
    public func statusText(of pod: Pod) -> String {
        if pod.deletedAt != nil { return pod.isUnreachable ? "Unknown" : "Terminating" }
        guard let life = life(of: pod) else { return plainStatus(of: pod) }
        if let current = life.currentInit {
            let count = life.initCount
            switch life.containers[current].state {
            case .terminated(let end): return "Init:" + end.reason
            case .waiting(let reason) where reason != .creating && reason != .initializing:
                return "Init:" + reason.rawValue
            case .waiting, .running: return "Init:\(current)/\(count)"
            }
        }
        var (text, isAnyRunning) = (pod.phase.rawValue, false)
        // The first container that says something has the last word.
        for container in life.containers[life.initCount...].reversed() {
            switch container.state {
            case .waiting(let reason): text = reason.rawValue
            case .terminated(let end): text = end.reason
            case .running where container.isReady: isAnyRunning = true
            case .running: break
            }
        }
        guard text == "Completed", isAnyRunning else { return text }
        return pod.isReady ? "Running" : "NotReady"
    }

    private func plainStatus(of pod: Pod) -> String {
        switch pod.stage {
        case .waiting: "Pending"
        case .bound where !pod.template.initContainers.isEmpty:
            "Init:0/\(pod.template.initContainers.count)"
        case .bound, .network, .image, .poweringOn, .initializing: "ContainerCreating"
        case .running, .ending: "Running"
        case .succeeded: "Completed"
        case .failed: "Error"
        }
    }

    /// How many of a pod's containers are ready, of how many, as kubectl prints READY.
    public func readyText(of pod: Pod) -> String {
        let all = pod.template.containers.count
        guard pod.stage == .running || pod.stage == .ending, !pod.isUnreachable else {
            return "0/\(all)"
        }
        guard let life = life(of: pod) else { return "\(all)/\(all)" }
        return "\(life.containers[life.initCount...].count { $0.isReady })/\(all)"
    }
}
