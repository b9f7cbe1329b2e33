/// What would come of operations, found by carrying them out on forks.
///
/// The first fork has the simulation's own streams: as long as nobody interferes and nothing fails
/// that nobody has disclosed yet, what it shows is what happens. The others draw anew, so that it is
/// seen how much of it is chance.
public struct Forecast: Sendable {
    /// How a forecast is made.
    public struct Options: Hashable, Sendable {
        /// How far it looks, in milliseconds; nil for as long as what was begun takes, and five
        /// minutes more, but two hours at most.
        public var horizon: Int?
        /// How many forks there are: one with the simulation's own streams, the others with streams
        /// of their own.
        public var forks = 5

        /// As far as what was begun takes, on five forks.
        public init() {}
    }

    /// What was asked for.
    public let operations: [Operation]
    /// When, in milliseconds of simulated time.
    public let at: Int
    /// What comes of it on the simulation's own streams.
    public let outcome: Outcome
    /// What comes of it on others.
    public let others: [Outcome]

    /// The longest that a forecast looks ahead by itself, in milliseconds.
    public static let longest = 7_200_000
    /// How much longer it looks than what was begun takes, in milliseconds.
    public static let afterwards = 300_000
    /// From one look at what is under way to the next, in milliseconds.
    private static let step = 10_000

    /// Finds out what would come of operations, carried out one after the other now.
    public init(
        of operations: [Operation], by principal: Principal = .administrator,
        on simulation: Simulation, _ options: Options = Options()
    ) {
        self.operations = operations
        at = simulation.now
        var fork = simulation
        fork.forgetUndisclosed()
        outcome = Self.outcome(of: operations, by: principal, on: fork, options.horizon)
        others = (1..<max(1, options.forks)).map { number in
            var other = fork
            other.reseed(UInt64(number))
            return Self.outcome(of: operations, by: principal, on: other, options.horizon)
        }
    }

    /// The least and the most that a number comes to over all forks.
    public func range(_ figure: (Outcome) -> Int) -> ClosedRange<Int> {
        let figures = ([outcome] + others).map(figure)
        return (figures.min() ?? 0)...(figures.max() ?? 0)
    }

    private static func outcome(
        of operations: [Operation], by principal: Principal, on start: Simulation, _ horizon: Int?
    ) -> Outcome {
        var fork = start
        // Everything that happens is read afterwards.
        fork.keepEvents(.max)
        let before = Outcome.State(fork)
        let firstEvent = fork.events.total
        var refusals: [Refusal] = []
        for (place, operation) in operations.enumerated() {
            do throws(OperationError) {
                try fork.perform(operation, as: principal)
            } catch {
                refusals.append(Refusal(operation: place, error: error))
            }
            fork.advance(to: fork.now)
        }
        let work = Work(since: start.now)
        var endedAt: Int?
        if let horizon {
            while fork.now < start.now + horizon {
                fork.advance(to: min(fork.now + step, start.now + horizon))
                endedAt = work.isDone(in: fork) ? endedAt ?? fork.now : nil
            }
        } else {
            endedAt = live(&fork, until: work, from: start.now)
        }
        return Outcome(
            before: before, after: fork, events: Array(fork.events.events(from: firstEvent)),
            since: start, endedAt: endedAt, refusals: refusals)
    }

    /// Lets time pass until what was begun is done and a while longer; when it was done.
    private static func live(_ fork: inout Simulation, until work: Work, from begin: Int) -> Int? {
        var endedAt: Int?
        while fork.now < begin + longest {
            if work.isDone(in: fork) {
                let end = endedAt ?? fork.now
                endedAt = end
                if fork.now >= end + afterwards { break }
            } else {
                endedAt = nil
            }
            fork.advance(to: fork.now + step)
        }
        return endedAt
    }

    /// An operation that would be refused.
    public struct Refusal: Hashable, Sendable {
        /// Its place among those that were asked for, from 0.
        public let operation: Int
        /// Why.
        public let error: OperationError
    }
}

/// What somebody has begun: whether it is done is looked for without reading all events again.
private struct Work {
    /// When it was begun, in milliseconds of simulated time.
    let since: Int

    /// Whether nothing that began since is still on its way. What waits for room is not under way.
    /// O(pods + VMs + machines).
    func isDone(in simulation: Simulation) -> Bool {
        let vcenter = simulation.vcenter
        let isMoving = vcenter.migrations.ids.contains {
            vcenter.migrations[$0].startedAt >= since
        }
        if isMoving { return false }
        for id in vcenter.hosts.ids {
            if vcenter.hosts[id].maintenance == .entering { return false }
            if ![.none, .inStandby].contains(vcenter.hosts[id].standby) { return false }
        }
        for id in vcenter.pods.ids where vcenter.pods[id].createdAt >= since {
            switch vcenter.pods[id].stage {
            case .waiting, .running, .succeeded, .failed: break
            default: return false
            }
        }
        if vcenter.pods.ids.contains(where: { vcenter.pods[$0].stage == .ending }) { return false }
        if vcenter.vms.ids.contains(where: { vcenter.vms[$0].power == .poweringOn }) {
            return false
        }
        for id in vcenter.supervisors.ids {
            let row = vcenter.supervisors[id]
            if row.rollout != nil || row.isEnabling || row.removal != nil { return false }
        }
        return !vcenter.workloadClusters.ids.contains { id in
            let phase = vcenter.workloadClusters[id].phase
            return [.creating, .updating, .deleting].contains(phase)
                && vcenter.workloadClusters[id].problem == nil
        }
    }
}
