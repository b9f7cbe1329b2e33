/// A service of the vCenter Server appliance, by the name that `vmon-cli` knows it by
/// (`DOMAIN.md` 7, scenarios 1, 2).
public enum ApplianceService: String, Hashable, Sendable, CaseIterable, Codable {
    /// The management of the inventory: without it nobody asks vCenter for anything, and DRS
    /// stands still. HA on the hosts goes on.
    case vpxd
    /// Workload Management.
    case wcp
    /// The ESX Agent Manager, which deploys control plane VMs.
    case eam
    /// Content libraries.
    case contentLibrary = "content-library"
    /// Storage policies: without it no volume is provisioned.
    case sps
    /// Certificates.
    case trustManagement = "trustmanagement"
    /// Tokens of vCenter Single Sign-On.
    case sts = "stsd"

    /// Services without which it does no work.
    var needs: [ApplianceService] {
        switch self {
        case .vpxd, .sts: []
        case .trustManagement: [.sts]
        case .wcp, .eam, .contentLibrary, .sps: [.vpxd]
        }
    }
}

/// A service of an ESXi host beside its Spherelet.
public enum HostService: String, Hashable, Sendable, CaseIterable, Codable {
    /// Powers VMs on and off: without it nothing starts, stops or moves there. What runs runs on.
    case hostd
    /// Speaks with vCenter.
    case vpxa
    /// vSphere HA's agent: without it HA restarts nothing there.
    case fdm
    /// Keeps the clock.
    case ntpd

    var bit: UInt8 { 1 << UInt8(Self.allCases.firstIndex(of: self) ?? 0) }

    /// Whether vCenter acts on a host through it.
    public var isAgent: Bool { self == .hostd || self == .vpxa }
}

/// A service inside a control plane VM.
public enum GuestService: String, Hashable, Sendable, CaseIterable, Codable {
    case etcd
    case apiServer = "kube-apiserver"
    case kubelet

    var bit: UInt8 { 1 << UInt8(Self.allCases.firstIndex(of: self) ?? 0) }
}

/// How a service is.
public enum ServiceHealth: String, Hashable, Sendable, CaseIterable {
    case healthy = "HEALTHY"
    /// Its process is there and does no work.
    case unhealthy = "UNHEALTHY"
    case stopped = "STOPPED"
}

/// What somebody does to a service, or what happens to it.
public enum ServiceDeed: String, Hashable, Sendable, CaseIterable, Codable {
    case start, stop, restart
    /// It ends by itself; vCenter's watchdog starts it again, the first two times.
    case crash
    /// It is there and does no work any more.
    case hang
}

/// A service of the appliance, and since when it is so.
public struct ServiceState: Hashable, Sendable {
    /// How it is by itself, whatever it needs.
    public internal(set) var health: ServiceHealth = .healthy
    /// Since when, in milliseconds of simulated time.
    public internal(set) var since = 0
    /// How often it crashed since somebody last started it.
    public internal(set) var crashes = 0
}

/// The services of the vCenter Server appliance.
public struct Appliance: Hashable, Sendable {
    private var states = [ServiceState](
        repeating: ServiceState(), count: ApplianceService.allCases.count)

    /// All services are well.
    public init() {}

    /// How a service is.
    public internal(set) subscript(service: ApplianceService) -> ServiceState {
        get { states[Self.place(service)] }
        set { states[Self.place(service)] = newValue }
    }

    private static func place(_ service: ApplianceService) -> Int {
        ApplianceService.allCases.firstIndex(of: service) ?? 0
    }

    /// Whether a service does its work: it is well, and so is what it needs.
    public func works(_ service: ApplianceService) -> Bool {
        self[service].health == .healthy && service.needs.allSatisfy(works)
    }

    func add(to hash: inout StateHash) {
        for state in states where state != ServiceState() {
            hash.add(state.health.rawValue)
            hash.add(state.crashes)
        }
    }
}
