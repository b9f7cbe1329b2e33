import Model

extension ConfigStatus {
    /// As the vSphere Client shows it: `Running`.
    public var text: String {
        switch self {
        case .configuring: "Configuring"
        case .removing: "Removing"
        case .running: "Running"
        case .error: "Error"
        }
    }
}

extension KubernetesStatus {
    /// As the vSphere Client shows it: `Ready`.
    public var text: String {
        switch self {
        case .ready: "Ready"
        case .warning: "Warning"
        case .error: "Error"
        }
    }
}

extension DRSSettings.Automation {
    /// As the vSphere Client shows it.
    public var text: String {
        switch self {
        case .manual: "Manual"
        case .partiallyAutomated: "Partially Automated"
        case .fullyAutomated: "Fully Automated"
        }
    }
}

extension Permission.Role {
    /// As the vSphere Client shows it.
    public var text: String {
        switch self {
        case .owner: "Owner"
        case .edit: "Can edit"
        case .view: "Can view"
        }
    }
}

extension NetworkProvider {
    /// As the vSphere Client shows it.
    public var text: String {
        switch self {
        case .nsx: "NSX"
        case .vds: "vSphere Distributed Switch"
        }
    }
}

extension Pod.Stage {
    /// What a pod is doing, in a few words.
    public var text: String {
        switch self {
        case .waiting: "waiting for a host"
        case .bound: "bound to a host"
        case .network: "its network is being realized"
        case .image: "fetching images"
        case .poweringOn: "its CRX is powering on"
        case .initializing: "its init containers run"
        case .running: "running"
        case .ending: "ending"
        case .succeeded: "succeeded"
        case .failed: "failed"
        }
    }
}

extension EvacuationBlocker {
    /// Why a VM is still on a host that enters maintenance mode, in a few words.
    public var text: String {
        switch self {
        case .moving: "moving away by vMotion"
        case .recommended: "DRS recommends its move: apply it"
        case .rulesForbid: "rules forbid every other host"
        case .noRoom: "no other host has room"
        case .waiting: "waiting its turn"
        case .barePod: "no controller would make this pod again: delete it"
        case .ending: "ending"
        case .disruptionBudget: "its PodDisruptionBudget allows no disruption now"
        case .severalBudgets: "more than one PodDisruptionBudget counts it: delete all but one"
        }
    }
}

extension DRSSettings.Generation {
    /// In a word or two.
    public var text: String {
        switch self {
        case .workload: "By VMs, each minute"
        case .classic: "By hosts, every 5 min"
        }
    }
}
