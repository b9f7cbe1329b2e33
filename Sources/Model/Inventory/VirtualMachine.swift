/// A virtual machine of any kind. To a host and to vCenter a vSphere Pod's CRX is one, too.
public struct VirtualMachine: Sendable {
    /// Its name in the inventory.
    public var name: String
    /// What it is for.
    public let kind: Kind
    /// The cluster it belongs to.
    public let cluster: ClusterID
    /// The pool it draws from.
    public internal(set) var pool: PoolID
    /// The vSphere Namespace it belongs to; nil outside of Supervisors.
    public internal(set) var namespace: NamespaceID?
    /// The host it executes on; nil while it is powered off or waits for a place.
    public internal(set) var host: HostID?
    /// Whether it runs.
    public internal(set) var power: Power = .poweredOff
    /// Virtual CPUs.
    public internal(set) var virtualCPUs: Int
    /// Configured memory, in MiB.
    public internal(set) var memoryMiB: Int
    /// Reservation, limit and shares of CPU, in MHz.
    public internal(set) var cpu: Allocation
    /// Reservation, limit and shares of memory, in MiB.
    public internal(set) var memory: Allocation
    /// Disk provisioned for it, in MiB.
    public internal(set) var diskMiB = 0
    /// Where its disk is.
    public internal(set) var datastore: DatastoreID?
    /// The storage policy by which its disk was placed.
    public internal(set) var policy: StoragePolicyID?
    /// How its demand moves.
    public internal(set) var demand: DemandProfile
    /// What its CPU demand is a share of, in MHz: virtual CPUs times the cluster's core.
    public internal(set) var fullMHz: Int
    /// The vMotion it is in.
    public internal(set) var migration: MigrationID?
    /// Its address in the guest, as text.
    public internal(set) var address: String?
    /// When it was powered on, in milliseconds of simulated time.
    public internal(set) var poweredOnAt: Int?
    /// When the guest answers again after a restart by HA, in milliseconds of simulated time.
    public internal(set) var guestUpAt: Int?
    /// Where it last came from, and when it arrived: balancing never sends it straight back.
    public internal(set) var lastMove: Move?
    /// Whether DRS may move it, where that differs from the cluster's setting.
    public internal(set) var automation: DRSSettings.Automation?
    /// When HA restarts it, where that differs from the cluster's setting.
    public internal(set) var restartPriority: HASettings.RestartPriority?

    /// Memory that the hypervisor needs for the VM itself, in MiB, beside what it is configured
    /// with: 24 MiB, 8 a virtual CPU and 1 % of its memory.
    public var overheadMiB: Int { Self.overheadMiB(virtualCPUs, memoryMiB) }

    static func overheadMiB(_ virtualCPUs: Int, _ memoryMiB: Int) -> Int {
        24 + 8 * virtualCPUs + memoryMiB / 100
    }

    /// What a host and its pool must have unreserved before it may run: reservations and overhead.
    public var needed: Resources {
        Resources(cpu: cpu.reservation, memory: memory.reservation + overheadMiB)
    }

    /// What it will probably use, before it has been sampled.
    public var expected: Resources {
        Resources(
            cpu: fullMHz * Int(demand.cpuBase) / 1000,
            memory: memoryMiB * Int(demand.memoryBase) / 1000)
    }

    /// Whether DRS may ever move it: a vSphere Pod never moves (`DOMAIN.md` 0.1).
    public var isMovable: Bool { kind != .vSpherePod }

    /// CPU shares by its level and size.
    public var cpuShares: Int { cpu.shares.cpu(virtualCPUs: virtualCPUs) }

    /// Memory shares by its level and size.
    public var memoryShares: Int { memory.shares.memory(mebibytes: memoryMiB) }

    /// What a VM is for.
    public enum Kind: UInt8, Sendable, CaseIterable {
        /// One of a Supervisor's control plane VMs.
        case controlPlane
        /// The CRX of a vSphere Pod.
        case vSpherePod
        /// A node of a TKG cluster.
        case tkgNode
        /// A VM of the VM Service.
        case vmService
        /// Any other VM.
        case standard
        /// An agent of vSphere Cluster Services.
        case clusterService
    }

    /// Whether a VM runs.
    public enum Power: UInt8, Sendable, CaseIterable {
        case poweredOff, poweringOn, poweredOn
    }

    /// One finished vMotion.
    public struct Move: Hashable, Sendable {
        /// Where the VM was.
        public var source: HostID
        /// When it arrived, in milliseconds of simulated time.
        public var at: Int
    }
}
