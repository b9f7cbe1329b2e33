import HeapModule

/// What is due when: ordered by time, then class, then the order in which it was put in.
struct EventQueue: Sendable {
    /// Classes of entries that are due at the same instant, first to last.
    enum Class: UInt8, Sendable {
        /// Machines finish what they began.
        case completion
        /// Controllers look at what has changed.
        case controller
        /// The scheduler looks for hosts.
        case scheduler
        /// Demand is sampled and capacity divided.
        case sample
        /// DRS looks at a cluster.
        case balance
        /// Health is judged and invariants are checked.
        case minute
    }

    /// What is to be done.
    enum Task: Hashable, Sendable {
        case pod(PodID)
        case migration(MigrationID)
        case claim(ClaimID)
        case volume(VolumeID)
        case snapshot(SnapshotID)
        /// A host has lost a datastore for so long that something happens.
        case paths(HostID)
        case namespace(NamespaceID)
        case service(ServiceID)
        case machine(MachineID)
        case serviceVM(VMServiceVMID)
        case standaloneVM(VMID)
        case restart(VMID, attempt: Int)
        case library(ContentLibraryID)
        case vmClass(VMClassID)
        case workload(WorkloadID)
        case budget(DisruptionBudgetID)
        case cronJob(CronJobID)
        case autoscaler(AutoscalerID)
        case workloadCluster(WorkloadClusterID)
        case guest(GuestID)
        case schedule(SupervisorID)
        case controlPlane(SupervisorID)
        /// A Supervisor comes or goes.
        case setup(SupervisorID)
        case supervisorServices(SupervisorID)
        case evacuate(HostID)
        case evict(HostID)
        /// A host finishes what it began: to join, to go into standby or to come out of it.
        case host(HostID)
        /// The HA agents of a cluster may find something out.
        case availability(ClusterID)
        /// What a world has planned, by number.
        case planned(Int)
        /// A service of vCenter that crashed is started again.
        case watchdog(ApplianceService)
        case sample
        case balance(ClusterID)
        case health
        case minute

        var order: Class {
            switch self {
            case .pod, .migration, .claim, .volume, .snapshot, .paths, .namespace, .service,
                .machine, .serviceVM,
                .standaloneVM,
                .restart, .planned, .host, .watchdog, .library, .vmClass:
                .completion
            case .workload, .budget, .cronJob, .autoscaler, .workloadCluster, .guest, .controlPlane,
                .evacuate, .evict, .availability:
                .controller
            case .setup, .supervisorServices: .controller
            case .schedule: .scheduler
            case .sample: .sample
            case .balance: .balance
            case .health, .minute: .minute
            }
        }
    }

    /// An entry.
    struct Entry: Comparable, Sendable {
        let at: Int
        let sequence: Int
        let task: Task

        static func == (left: Self, right: Self) -> Bool { left.sequence == right.sequence }

        static func < (left: Self, right: Self) -> Bool {
            if left.at != right.at { return left.at < right.at }
            let (first, second) = (left.task.order.rawValue, right.task.order.rawValue)
            return first == second ? left.sequence < right.sequence : first < second
        }
    }

    private var heap = Heap<Entry>()
    private(set) var sequence = 0

    /// When the next entry is due; nil when there is none.
    var nextTime: Int? { heap.min?.at }

    var count: Int { heap.count }

    /// Puts an entry in. O(log n).
    mutating func add(_ task: Task, at time: Int) {
        heap.insert(Entry(at: time, sequence: sequence, task: task))
        sequence += 1
    }

    /// Takes the next entry that is due by a time. O(log n).
    mutating func pop(until end: Int) -> Entry? {
        guard let next = heap.min, next.at <= end else { return nil }
        return heap.popMin()
    }
}
