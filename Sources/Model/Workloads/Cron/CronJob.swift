/// Names a CronJob.
public typealias CronJobID = ID<CronJob>

/// A CronJob: it makes a Job whenever its schedule says so.
public struct CronJob: Sendable {
    /// Its object.
    public let object: ObjectID
    /// Its name.
    public let name: String
    /// Its namespace.
    public let namespace: NamespaceID
    /// What it is asked to do.
    public internal(set) var spec: CronJobSpec
    /// Its Jobs, oldest first.
    public internal(set) var jobs: [WorkloadID] = []
    /// Those of its Jobs of whose end it does not know yet.
    public internal(set) var active: [WorkloadID] = []
    /// The newest time for which it made a Job, in seconds since 1970.
    public internal(set) var lastScheduled: Int?
    /// When a Job of it last ended well, in milliseconds of simulated time.
    public internal(set) var lastSuccessAt: Int?
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// The newest time for which it said that it makes no Job.
    var lastSkipped: Int?
    /// When it is looked at next; what was planned before that no longer counts.
    var dueAt: Int?
}

/// What a CronJob is asked to do.
public struct CronJobSpec: Sendable, Codable {
    /// When its Jobs begin.
    public var schedule: CronSchedule
    /// What becomes of a Job that still runs when it is time for the next.
    public var concurrency = Concurrency.allow
    /// How late a Job may begin, in milliseconds; nil for any time.
    public var startingDeadline: Int?
    /// Whether it makes no Jobs.
    public var isSuspended = false
    /// How many Jobs that ended well, and how many that ended badly, are kept.
    public var kept = Kept()
    /// What its Jobs are made from.
    public var job: WorkloadSpec
    /// Labels of its Jobs.
    public var labels = Labels()
    /// Annotations of its Jobs.
    public var annotations = Labels()
    /// The specification of its Jobs, as written.
    public var manifest: Value

    /// A CronJob that keeps Kubernetes' defaults.
    public init(schedule: CronSchedule, job: WorkloadSpec, manifest: Value) {
        self.schedule = schedule
        self.job = job
        self.manifest = manifest
    }

    /// How many Jobs that ended are kept.
    public struct Kept: Hashable, Sendable, Codable {
        /// Of those that ended well.
        public var well: Int
        /// Of those that ended badly.
        public var badly: Int

        /// So many; without arguments Kubernetes' defaults.
        public init(well: Int = 3, badly: Int = 1) {
            self.well = well
            self.badly = badly
        }
    }

    /// What becomes of a Job that still runs when it is time for the next.
    public enum Concurrency: String, Sendable, CaseIterable, Codable {
        /// Both run.
        case allow = "Allow"
        /// The next is left out.
        case forbid = "Forbid"
        /// It is deleted.
        case replace = "Replace"
    }
}
