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
            .stoppedOnIsolatedHost, .standbyFailed, .wakeFailed,
            .vMotionNetworkFailed:
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
        case .enteringStandby: "The host \(name) is entering standby mode"
        case .inStandby: "The host \(name) is in standby mode"
        case .exitingStandby: "The host \(name) is exiting standby mode"
        case .outOfStandby: "The host \(name) is no longer in standby mode"
        case .standbyFailed: "The host \(name) did not enter standby mode: VMs could not leave it"
        case .wakeFailed: "The host \(name) could not exit standby mode"
        case .vMotionNetworkFailed:
            "The vMotion migrations of \(name) failed because the ESX hosts were not able to connect "
                + "over the vMotion network. Check the vMotion network settings and physical "
                + "network configuration."
        case .demandDisturbed: "\(name) asks for more than usual"
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
        case .hasPods(let host):
            "The host \(host) runs vSphere Pods, which DRS does not move: it cannot enter standby "
                + "mode."
        case .cannotMigrate(let vm, let obstacle): "Migration of \(vm): \(obstacle.text)"
        case .noAdapter(let host, let vmnic): "host \(host) has no adapter \(vmnic)"
        case .foreignHost(let host, let cluster): "host \(host) is not in cluster \(cluster)"
        }
    }
}

extension HostRefusal.MigrationObstacle {
    var text: String {
        switch self {
        case .pod: "a vSphere Pod is not migrated"
        case .sameHost: "it runs on that host already"
        case .otherCluster: "the destination is in another cluster"
        case .underWay: "another migration of it is under way"
        case .incompatible: "This host does not support Intel VT-x."
        case .inMaintenance:
            "The operation is not allowed in the current state of the destination host."
        case .noRoom:
            "The host does not have sufficient resources to satisfy the reservation."
        case .rulesForbid:
            "Virtual machine to virtual machine or virtual machine to host rules forbid it."
        }
    }
}

extension DRSFault.Reason {
    /// What is in the way, in a sentence.
    public var text: String {
        switch self {
        case .rulesForbid: "Rules forbid every other host"
        case .noRoom: "No host that rules allow has room for what it reserves"
        case .waitsForApproval: "A recommendation waits for approval"
        case .vMotionFails: "vMotion does not get through"
        case .hostNotConnected: "Its host is disconnected or not responding"
        case .pod: "A vSphere Pod is not migrated: it has to be deleted"
        }
    }
}

extension ActionRecommendation {
    /// What would be done, in a sentence.
    public func text(in vcenter: VCenter) -> String {
        func host(_ id: HostID) -> String { vcenter.hosts.find(id)?.name ?? "-" }
        switch action {
        case .powerOn(let vm, let place):
            return "Power on \(vcenter.vms.find(vm)?.name ?? "-") on \(host(place))"
        case .enterStandby(let id): return "Put \(host(id)) into standby mode"
        case .exitStandby(let id): return "Power on \(host(id))"
        }
    }
}
