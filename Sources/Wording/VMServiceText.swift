import Model

extension VMServiceEvent {
    /// The event's reason in a word.
    var reason: String {
        switch self {
        case .cloning: "Cloning"
        case .resized: "Reconfigured"
        case .guestAsked(let suspends): suspends ? "GuestStandby" : "GuestShutdown"
        case .suspended: "Suspended"
        case .restarted: "Restarted"
        case .toolsRunning: "ToolsRunning"
        case .customized: "GuestCustomizationSucceeded"
        case .volumeAttached: "VolumeAttached"
        case .volumeDetached: "VolumeDetached"
        }
    }

    /// What happened to a VM of that name.
    func text(_ vm: String) -> String {
        switch self {
        case .cloning(let image): "\(vm) is being copied from \(image)"
        case .resized(let className): "\(vm) is of class \(className) now"
        case .guestAsked(let suspends):
            "Guest OS \(suspends ? "standby" : "shutdown") for \(vm)"
        case .suspended: "\(vm) is suspended"
        case .restarted: "\(vm) is restarted"
        case .toolsRunning(let address):
            "VMware Tools are running on \(vm)" + (address.map { ", address \($0)" } ?? "")
        case .customized: "Customization of \(vm) succeeded"
        case .volumeAttached(let claim): "Volume \(claim) attached to \(vm)"
        case .volumeDetached(let claim): "Volume \(claim) detached from \(vm)"
        }
    }
}

extension VMClassObstacle {
    /// Why nothing is done with a class of that name.
    func text(_ name: String) -> String {
        switch self {
        case .inUse(let count):
            "VM class \(name) is in use by \(count) virtual machine\(count == 1 ? "" : "s")"
        case .isBeingRemoved: "VM class \(name) is being removed"
        case .gpuNeedsMemoryReservation:
            "VM class \(name): memory_reservation must be 100 with vGPU devices"
        case .outOfRange(let field): "VM class \(name): \(field) is out of range"
        }
    }
}

extension OperationError {
    /// A refusal of somebody who may not ask, as Kubernetes' RBAC words it.
    static func forbiddenText(
        _ user: String, _ verb: AccessVerb, _ kind: Kind, _ namespace: String?
    ) -> String {
        "\(kind.qualifiedResource) is forbidden: User \"sso:\(user)\" cannot \(verb.rawValue) "
            + "resource \"\(kind.resource)\" in API group \"\(kind.group)\" "
            + (namespace.map { "in the namespace \"\($0)\"" } ?? "at the cluster scope")
    }
}
