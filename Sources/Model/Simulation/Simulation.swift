/// A vCenter that lives: its state, simulated time, what is due, and streams of chance.
///
/// A value like the vCenter itself: a copy is a fork. Same inputs, same history, to the last event.
public struct Simulation: Sendable {
    /// Time between statistics samples, in milliseconds: vSphere's real-time interval.
    public static let sampleInterval = 20_000

    /// The state.
    public internal(set) var vcenter: VCenter
    /// Simulated time since the world began, in milliseconds.
    public private(set) var now = 0
    /// What the wall clock of the simulated world says at its beginning, in seconds since 1970.
    public let epoch: Int
    /// The seed of all chance in it.
    public let seed: UInt64
    /// The trace that drives VMs whose profile names a row of it.
    public internal(set) var trace: Trace?
    /// The newest events.
    public internal(set) var events = EventLog()
    /// The last hours as charts show them.
    public internal(set) var history = History()
    /// What was counted for reports.
    public internal(set) var counters = Counters()
    var queue = EventQueue()
    /// What is to be carried out later, in the order in which it was planned.
    var planned: [PlannedOperation] = []
    /// When the last of them is due, in milliseconds of simulated time.
    private(set) var lastPlannedAt = 0
    var streams: RandomStreams
    /// How many samples one stands for: one, or those of a roll-up while a world's age passes.
    var samplesAtOnce = 1

    /// A simulation that begins with this vCenter.
    public init(
        vcenter: VCenter, seed: UInt64, epoch: Int = 1_772_524_800, trace: Trace? = nil
    ) {
        self.vcenter = vcenter
        self.seed = seed
        self.epoch = epoch
        self.trace = trace
        streams = RandomStreams(seed: seed)
        queue.add(.sample, at: 0)
        for cluster in vcenter.clusters.ids { queue.add(.balance(cluster), at: 30_000) }
        queue.add(.minute, at: 60_000)
        startHA()
        tendClusterServices()
        startLibraries()
    }

    /// Lets simulated time pass up to and including an instant.
    public mutating func advance(to end: Int) {
        precondition(end >= now, "time never goes back")
        while let entry = queue.pop(until: end) {
            now = entry.at
            handle(entry.task)
        }
        now = end
    }

    /// Lets the next thing happen; the instant at which it did.
    @discardableResult
    public mutating func step() -> Int {
        if let next = queue.nextTime { advance(to: next) }
        return now
    }

    /// When the next thing is due, in milliseconds of simulated time.
    public var nextDue: Int? { queue.nextTime }

    private mutating func handle(_ task: EventQueue.Task) {
        if park(task) { return }
        switch task {
        case .pod(let id): advancePod(id)
        case .migration(let id): finishMigration(id)
        case .claim(let id): bindClaim(id)
        case .volume(let id): advanceVolume(id)
        case .snapshot(let id): advanceSnapshot(id)
        case .paths(let id): advancePaths(of: id)
        case .namespace(let id): settleNamespace(id)
        case .service(let id): realizeService(id)
        case .machine(let id): advanceMachine(id)
        case .serviceVM(let id): advanceServiceVM(id)
        case .standaloneVM(let id): placeStandaloneVM(id)
        case .restart(let id, let attempt): restart(id, attempt: attempt)
        case .library(let id): advanceLibrary(id)
        case .vmClass(let id): removeClass(id)
        case .workload(let id): reconcileWorkload(id)
        case .budget(let id): reconcileBudget(id)
        case .cronJob(let id): reconcileCronJob(id)
        case .autoscaler(let id): reconcileAutoscaler(id)
        case .workloadCluster(let id): reconcileWorkloadCluster(id)
        case .guest(let id): advanceGuest(id)
        case .controlPlane(let id): reconcileControlPlane(id)
        case .setup(let id): advanceSetup(of: id)
        case .supervisorServices(let id): reconcileServices(of: id)
        case .planned(let number): carryOutPlanned(number)
        case .watchdog(let service): watch(service)
        case .schedule(let id): schedulePods(of: id)
        case .evacuate(let id): evacuate(id)
        case .evict(let id): evictPods(of: id)
        case .host(let id): advanceHost(id)
        case .availability(let id): reviewAgents(of: id)
        case .sample:
            sample()
            queue.add(.sample, at: nextSample)
        case .balance(let id):
            balance(id)
            let interval = vcenter.clusters[id].drs.generation.interval
            queue.add(.balance(id), at: now + max(interval, Self.sampleInterval * samplesAtOnce))
        case .health: judgeSupervisors()
        case .minute:
            everyMinute()
            queue.add(.minute, at: nextMinute)
        }
    }

    /// Has an operation carried out at an instant of simulated time, or now where that is past.
    /// What the model refuses then is counted as a refusal, and nothing else happens.
    /// - Parameter isDisclosed: whether people know of it, so that a forecast may, too.
    public mutating func plan(
        _ operation: Operation, at instant: Int, isDisclosed: Bool = false
    ) {
        planned.append(PlannedOperation(operation: operation, isDisclosed: isDisclosed))
        lastPlannedAt = max(lastPlannedAt, instant)
        queue.add(.planned(planned.count - 1), at: max(now, instant))
    }

    private mutating func carryOutPlanned(_ number: Int) {
        guard let operation = planned[number].operation else { return }
        do throws(OperationError) {
            try perform(operation)
        } catch {
            // Counted where it was refused. What the wizard refuses nobody would learn otherwise.
            if case .enableRefused(let cluster, let problem) = error {
                record(
                    Event.Subject(kind: "Cluster", name: cluster), .supervisor(.refused(problem)))
            }
        }
    }

    /// Puts something into the queue, so many milliseconds from now.
    mutating func schedule(_ task: EventQueue.Task, in delay: Int = 0) {
        queue.add(task, at: now + delay)
    }

    /// Keeps so many of the newest events from now on. History does not depend on it.
    public mutating func keepEvents(_ count: Int) { events.keep(count) }

    /// Notes that something happened.
    mutating func record(_ subject: Event.Subject, _ body: Event.Body) {
        events.append(at: now, subject, body)
    }
}

/// An operation that is to be carried out later.
struct PlannedOperation: Sendable {
    /// What; nil where a fork has forgotten it.
    var operation: Operation?
    /// Whether people know of it.
    let isDisclosed: Bool
}
