import Model

extension HASettings {
    /// What vCenter says of a VM that admission control does not let be powered on.
    static var insufficient: String {
        "Insufficient resources to satisfy configured failover level for vSphere HA."
    }
}

extension HASettings.Admission {
    /// As the vSphere Client shows it.
    public var text: String {
        switch self {
        case .percentage: "Cluster resource percentage"
        case .slots: "Slot policy (powered-on VMs)"
        case .failoverHosts: "Dedicated failover hosts"
        case .disabled: "Disabled"
        }
    }
}
