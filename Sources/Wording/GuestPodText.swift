import Model

extension GuestPod {
    /// How the pod fares in one word, as `kubectl get pods` prints STATUS.
    public var statusText: String {
        if deletedAt != nil { return "Terminating" }
        return switch stage {
        case .waiting: "Pending"
        case .running, .ending: "Running"
        case .succeeded: "Completed"
        case .failed: "Error"
        default: "ContainerCreating"
        }
    }

    /// How many of its containers are ready, of how many, as kubectl prints READY.
    public var readyText: String {
        let count = template.containers.count
        let isRunning = stage == .running || stage == .ending
        return "\(isRunning && !isUnreachable ? count : 0)/\(count)"
    }
}

extension GuestNode {
    /// How the node is, in kubectl's words.
    public var statusText: String {
        (isReady ? "Ready" : "NotReady") + (isCordoned ? ",SchedulingDisabled" : "")
    }

    /// Its roles, as kubectl prints them from its labels.
    public var rolesText: String {
        let prefix = "node-role.kubernetes.io/"
        let roles = labels.pairs.filter { $0.key.hasPrefix(prefix) }
            .map { String($0.key.dropFirst(prefix.count)) }
        return roles.isEmpty ? "<none>" : roles.joined(separator: ",")
    }

    /// The version of its kubelet.
    public var versionText: String { TKGVersion(release)?.kubernetes ?? release }
}
