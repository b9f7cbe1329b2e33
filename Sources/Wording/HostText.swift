import Model

extension HostEvent {
    /// The event's reason in one word.
    var reason: String {
        switch self {
        case .nodeRemoved: return "RemovingNode"
        default: break
        }
        let word = "\(self)".prefix { $0.isLetter }
        return "Host" + word.prefix(1).uppercased() + word.dropFirst()
    }

    /// Whether the event is a warning.
    var isWarning: Bool {
        switch self {
        case .redundancyLost, .connectivityLost, .noVirtualization, .failureDetected, .isolated,
            .stoppedOnIsolatedHost:
            true
        case .servicesHealth(let health): health != .healthy
        default: false
        }
    }

    /// What happened to a host of that name, in vCenter's words.
    func text(of name: String) -> String {
        switch self {
        case .added(let cluster): "Added host \(name) to cluster \(cluster)"
        case .removed: "Removed host \(name)"
        case .nodeRemoved: "Node \(name) event: Removing Node \(name) from Controller"
        case .disconnected: "Disconnected from \(name). Reason: user request"
        case .agentsRestarted: "The management agents of \(name) were restarted"
        case .redundancyLost(let vmnic):
            "Lost uplink redundancy on virtual switch \"vSwitch0\". Physical NIC \(vmnic) is down."
        case .connectivityLost(let vmnic):
            "Lost network connectivity on virtual switch \"vSwitch0\". Physical NIC \(vmnic) is "
                + "down."
        case .linkRestored(let vmnic):
            "Uplink redundancy restored on virtual switch \"vSwitch0\". Physical NIC \(vmnic) is "
                + "up."
        case .noVirtualization:
            "Cannot power on \(name): This host does not support Intel VT-x."
        case .agentState(let state):
            "The vSphere HA availability state of the host \(name) has changed to "
                + "\(state.text)"
        case .failureDetected:
            "A possible host failure has been detected by vSphere HA on \(name)"
        case .isolated: "Host \(name) has been isolated from its cluster"
        case .stoppedOnIsolatedHost(let host):
            "vSphere HA powered off \(name) on the isolated host \(host)"
        case .servicesHealth(let health): "vSphere Cluster Services of \(name): \(health.text)"
        }
    }
}

extension HostRefusal {
    /// The refusal as vCenter words it.
    var text: String {
        switch self {
        case .notConnected(let host):
            "Unable to communicate with the remote host \(host), since it is disconnected or not "
                + "responding."
        case .cannotContact(let host):
            "Cannot contact the specified host (\(host)). The host may not be available on the "
                + "network, a network configuration problem may exist, or the management services "
                + "on this host may not be responding."
        case .addressTaken(let address, let host):
            "The host \(address) is already being managed by this vCenter as \(host)."
        case .noAdapter(let host, let vmnic): "host \(host) has no adapter \(vmnic)"
        case .foreignHost(let host, let cluster): "host \(host) is not in cluster \(cluster)"
        }
    }
}
