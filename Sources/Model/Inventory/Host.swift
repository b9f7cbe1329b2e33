/// An ESXi host: hardware, state, and what it carries.
public struct Host: Sendable {
    /// The fully qualified name; also the name of its Kubernetes node.
    public var name: String
    /// The cluster it belongs to.
    public var cluster: ClusterID
    /// Physical cores.
    public var cores: Int
    /// Speed of a core, in MHz.
    public var coreMHz: Int
    /// Physical memory, in MiB.
    public var memoryMiB: Int
    /// Physical network adapters.
    public var adapters: [Vmnic]
    /// Datastores that it has lost, in the order in which it did.
    public internal(set) var lostPaths: [PathLoss] = []
    /// The management address, as text.
    public var address: String
    /// Whether the machine has power.
    public var power: Power = .poweredOn
    /// Whether vCenter hears from it.
    public internal(set) var connection: Connection = .connected
    /// What is wrong with the machine itself.
    public internal(set) var condition: Condition = .sound
    /// Whether somebody has disconnected it from vCenter.
    public internal(set) var isDisconnected = false
    /// The side of a split network that it is on; vCenter is on side 0.
    public internal(set) var side: UInt8 = 0
    /// Whether its CPUs offer hardware virtualization: a nested host may not, and runs no VM then.
    public var hasVirtualization = true
    /// Whether it is leaving, or has left, service for maintenance.
    public var maintenance: Maintenance = .none
    /// Whether it is in standby, or on its way there or back.
    public internal(set) var standby: Standby = .none
    /// Since when it has been on its way into standby, in milliseconds of simulated time.
    var standbySince = 0
    /// What its VMs asked for in each of the last minutes, where DPM wants to know.
    var loads: [Resources] = []
    /// Labels of its node beyond those that every node bears.
    public var labels = Labels()
    /// Taints of its node.
    public var taints: [Taint] = []
    /// What it has beyond CPU and memory, such as GPUs, in thousandths.
    public var extended: [ResourceAmount] = []
    /// Which of them are devices: a pod gets whole ones or a share of a single one.
    public var deviceKinds: [String] = []
    /// The image that it runs: ESXi's version and build.
    public internal(set) var image = ClusterEnvironment.currentImage
    /// How far its clock is ahead of true time, in milliseconds.
    public internal(set) var clockOffset = 0
    /// Services on it that do not run, by bit.
    var stoppedServices: UInt8 = 0
    /// Whether its vMotion network carries nothing, so that every vMotion from or to it fails.
    public internal(set) var isVMotionBroken = false
    /// The name that it gives itself, where that is not the one in the inventory.
    public internal(set) var hostName: String?
    /// Whether HA keeps it empty for the VMs of hosts that fail.
    public internal(set) var isFailoverHost = false
    /// The HA agent of this host.
    public internal(set) var agent = HAAgent()
    /// The kubelet of this host.
    public var spherelet = Spherelet()
    /// VMs that execute here, vSphere Pods among them, in no meaningful but a fixed order.
    public internal(set) var residents: [VMID] = []
    /// VMs on their way here by vMotion; their reservations count already.
    public internal(set) var arrivals: [VMID] = []
    /// Reservations and overhead of residents and arrivals.
    public internal(set) var reserved = Resources.zero
    /// How many of the residents are vSphere Pods.
    public internal(set) var podCount = 0
    /// Container images whose layers are in this host's cache.
    public internal(set) var cachedImages: Set<String> = []
    /// The newest statistics sample.
    public internal(set) var usage = HostUsage()
    /// What it draws at which load, where that is known.
    public var powerCurve: PowerCurve?
    /// What it has drawn so far, where the curve is known.
    public internal(set) var meter = PowerMeter()
    /// What VMs that came after the newest sample are expected to use.
    public internal(set) var unsampled = Resources.zero

    // Inlined where they are asked of a host's row, so that the row is not copied for it.

    /// What the host can give to VMs: its hardware less the hypervisor's own share.
    @inline(__always)
    public var capacity: Resources {
        Self.capacity(cores: cores, coreMHz: coreMHz, memoryMiB: memoryMiB)
    }

    @inline(__always)
    static func capacity(cores: Int, coreMHz: Int, memoryMiB: Int) -> Resources {
        Resources(cpu: cores * coreMHz, memory: memoryMiB - hypervisorMiB(of: memoryMiB))
    }

    /// Reservations that still fit.
    @inline(__always)
    public var unreserved: Resources { capacity - reserved }

    /// Whether the machine works, so that its VMs execute, whoever hears of it.
    @inline(__always)
    public var isRunning: Bool { power == .poweredOn && condition != .failed }

    /// Whether a link of it is up.
    @inline(__always)
    public var hasUplink: Bool { adapters.contains(where: \.linkUp) }

    /// Whether it and its VMs are reached over the network.
    @inline(__always)
    public var isReachable: Bool { isRunning && side == 0 && hasUplink }

    /// What vCenter makes of it.
    var dueConnection: Connection {
        if isDisconnected { return .disconnected }
        if power != .poweredOn { return connection }
        return isReachable && condition == .sound ? .connected : .notResponding
    }

    /// Whether it runs and vCenter can act on it.
    @inline(__always)
    public var isLive: Bool { power == .poweredOn && connection == .connected }

    /// Whether new VMs and pods may be placed here.
    @inline(__always)
    public var acceptsVMs: Bool { isInService && !isFailoverHost }

    /// Whether it can run VMs and is not about to leave.
    @inline(__always)
    public var isInService: Bool {
        isLive && maintenance == .none && standby == .none && hasVirtualization
    }

    /// Whether its VMs are to leave: for maintenance or for standby.
    @inline(__always)
    var isLeaving: Bool { maintenance == .entering || standby == .entering }

    /// Memory that ESXi keeps for itself, in MiB: 1 GiB and 2 % of the rest.
    static func hypervisorMiB(of memoryMiB: Int) -> Int {
        min(memoryMiB / 4, 1024 + memoryMiB / 50)
    }

    /// Whether a host has power (`DOMAIN.md` 5.3).
    public enum Power: UInt8, Sendable, CaseIterable {
        case poweredOn, poweredOff, standBy
    }

    /// Whether vCenter hears from a host (`DOMAIN.md` 5.3).
    public enum Connection: UInt8, Sendable, CaseIterable {
        case connected, notResponding, disconnected
    }

    /// How far a host is on its way into standby and back (`DOMAIN.md` 5.3).
    public enum Standby: UInt8, Sendable, CaseIterable {
        case none
        /// Its VMs leave.
        case entering
        /// It is empty and powers down.
        case powering
        case inStandby
        case exiting
    }

    /// What can be wrong with a machine.
    public enum Condition: UInt8, Sendable, CaseIterable {
        case sound
        /// Its management agent, hostd, does not answer, while VMs and the HA agent run on.
        case hung
        /// It has lost power, or has crashed.
        case failed
    }

    /// How far a host is on its way into maintenance mode.
    public enum Maintenance: UInt8, Sendable, CaseIterable {
        case none, entering, inMaintenance
    }
}

/// A physical network adapter of a host.
public struct Vmnic: Hashable, Sendable, Codable {
    /// Its name, such as `vmnic0`.
    public var name: String
    /// Line speed in Mbit/s.
    public var speedMbps: Int
    /// Whether the link is up.
    public var linkUp: Bool

    /// An adapter whose link is up.
    public init(name: String, speedMbps: Int, linkUp: Bool = true) {
        self.name = name
        self.speedMbps = speedMbps
        self.linkUp = linkUp
    }
}

/// What a host carried at the newest sample. CPU in MHz, memory in MiB.
public struct HostUsage: Hashable, Sendable {
    /// CPU that its VMs asked for.
    public internal(set) var demandMHz = 0
    /// CPU that they got, vMotion's own work included.
    public internal(set) var usedMHz = 0
    /// Memory that its VMs touch.
    public internal(set) var activeMiB = 0
    /// Memory that is backed by the machine.
    public internal(set) var consumedMiB = 0
    /// Memory taken back by balloons.
    public internal(set) var balloonedMiB = 0
    /// Memory swapped to disk.
    public internal(set) var swappedMiB = 0
}
