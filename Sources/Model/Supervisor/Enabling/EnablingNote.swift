/// What a Supervisor has to say while it is configured: what it is at, and what holds it
/// (`DOMAIN.md` 1.2, 7).
public enum EnablingNote: Hashable, Sendable {
    // What it is at.
    /// A control plane VM, by number, boots and is customized.
    case customizationPending(number: Int)
    case joining(number: Int)
    case installing(host: String)
    case startingServices
    // What holds it until somebody acts, and does not count as a failure.
    case noCompatibleDatastore(policy: String)
    case datastoreFull(policy: String)
    case noHost(number: Int)
    case noAddress(range: String)
    // What fails.
    case noDistributedSwitch
    case noEdge
    case nameServersMissing
    case nameServersSilent
    case vCenterUnknown(name: String)
    /// vCenter's name leads to somebody else.
    case certificateInvalid(name: String, address: String)
    case vCenterUnreachable
    case controlPlaneUnreachable
    case timeServersMissing
    case timeServersSilent
    /// The clocks of the control plane and of vCenter differ by so many seconds.
    case clockSkew(seconds: Int)
    case loadBalancerSilent(name: String)
    case imageMismatch(host: String, image: String, wanted: String)
    case hostClockSkew(host: String, seconds: Int)
    case floatingAddressUnreachable(host: String)
    case apiSilent

    /// How bad it is.
    public var severity: StatusMessage.Severity {
        switch self {
        case .customizationPending, .joining, .installing, .startingServices: .info
        case .noCompatibleDatastore, .datastoreFull, .noHost, .noAddress: .warning
        default: .error
        }
    }
}

/// One stage of the configuration of a Supervisor, as the API reports it (`DOMAIN.md` 1.2).
public struct SupervisorCondition: Hashable, Sendable {
    /// Which stage.
    public let kind: Kind
    /// Whether it has been reached.
    public internal(set) var status: Status
    /// What holds it, or what it is at, worst first; empty where it has been reached.
    public internal(set) var notes: [EnablingNote] = []
    /// When its status changed last, in milliseconds of simulated time; nil while nobody works at
    /// it.
    public internal(set) var changedAt: Int?

    /// The stages, in the order in which they are reached.
    public enum Kind: String, Sendable, CaseIterable {
        case infrastructure = "InfrastructureInitialized"
        case deployed = "ControlPlaneVMsDeployed"
        case configured = "ControlPlaneVMsConfigured"
        case loadBalancer = "LoadBalancerConfigured"
        case nodes = "ESXiHostsConfigured"
        case services = "CoreServicesConfigured"
    }

    /// Whether a stage has been reached.
    public enum Status: String, Sendable, CaseIterable {
        case isTrue = "TRUE"
        case isFalse = "FALSE"
        case unknown = "UNKNOWN"
    }
}
