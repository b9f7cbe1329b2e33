/// Something that is done to a service, or that happens to it.
public enum ServiceOperation: Hashable, Sendable, Codable {
    /// A service of the vCenter Server appliance.
    case vCenter(ApplianceService, ServiceDeed)
    /// A service of a host.
    case host(HostService, host: String, ServiceDeed)
    /// A service in a control plane VM, by its number.
    case controlPlane(GuestService, number: Int, supervisor: String, ServiceDeed)
}

/// What became of a service.
public enum ServiceEvent: Hashable, Sendable {
    case vCenter(ApplianceService, ServiceHealth)
    case host(HostService, isRunning: Bool)
    case controlPlane(GuestService, number: Int, isRunning: Bool)
}
