extension Forecast {
    /// What came of operations on one fork.
    public struct Outcome: Sendable {
        /// What was refused.
        public let refusals: [Refusal]
        /// How the vCenter differs from what it was.
        public let comparison: Comparison
        /// vMotions that ended, in their order.
        public let moves: [Move]
        /// VMs and pods that HA restarted, or that were made anew elsewhere, by name.
        public let restarts: [String]
        /// Pods and VMs that wait at the end and did not before, and why.
        public let waiting: [Waiting]
        /// What is wrong at the end and was not before.
        public let findings: [Finding]
        /// What was wrong before and is not any more.
        public let mended: [Finding]
        /// How things stood before.
        public let before: State
        /// How things stand at the end.
        public let after: State
        /// How long what was begun took, in milliseconds; nil where it was not done in time.
        public let duration: Int?
        /// When this was found, in milliseconds of simulated time.
        public let endsAt: Int
        /// The hash of the state at the end.
        public let hash: StateHash
        /// The vCenter at the end, for whoever wants to name what is found.
        public let vcenter: VCenter
    }

    /// A vMotion.
    public struct Move: Hashable, Sendable {
        /// The VM.
        public let vm: String
        /// The host that it left.
        public let from: String
        /// The host that it went to.
        public let to: String
    }

    /// Something that waits.
    public struct Waiting: Hashable, Sendable {
        /// Its name, with its namespace in front.
        public let name: String
        /// Why, where it is a pod that the scheduler has looked at.
        public let reason: Pod.Reason?
    }
}

extension Forecast.Outcome {
    /// How a vCenter stands, in figures.
    public struct State: Hashable, Sendable {
        /// Its clusters, by name.
        public let clusters: [ClusterState]
        /// Its namespaces that have a limit, by name.
        public let namespaces: [NamespaceState]
    }

    /// How a cluster stands.
    public struct ClusterState: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// Its DRS score, 0 to 100.
        public let score: Int
        /// Hosts that run VMs.
        public let hosts: Int
        /// What may still be reserved so that HA can restart everything; nil where it keeps nothing
        /// back by reservation.
        public let headroom: Resources?
    }

    /// How far a namespace is from its limits.
    public struct NamespaceState: Hashable, Sendable {
        /// Its name.
        public let name: String
        /// CPU that is left of its limit, in MHz; nil without a limit.
        public let cpuMHz: Int?
        /// Memory that is left, in MiB; nil without a limit.
        public let memoryMiB: Int?
        /// Storage that is left, in MiB; nil without a limit.
        public let storageMiB: Int?
    }
}

extension Forecast.Outcome.State {
    init(_ simulation: Simulation) {
        let vcenter = simulation.vcenter
        clusters = vcenter.clusters.ids.map { id in
            let row = vcenter.clusters[id]
            let reserved = vcenter.pools[row.rootPool].reserved
            return Forecast.Outcome.ClusterState(
                name: row.name, score: row.balance.score,
                hosts: row.hosts.count { vcenter.hosts[$0].isInService },
                headroom: row.ha.effectiveAdmission == .percentage
                    ? vcenter.admissibleCapacity(of: id) - reserved : nil)
        }.sorted { $0.name < $1.name }
        namespaces = vcenter.namespaces.ids.compactMap { id in
            let row = vcenter.namespaces[id]
            let state = Forecast.Outcome.NamespaceState(
                name: row.name, cpuMHz: vcenter.cpuLimit(of: row).map { $0 - row.usage.cpuMHz },
                memoryMiB: vcenter.memoryLimit(of: row).map { $0 - row.usage.memoryMiB },
                storageMiB: row.storageLimitMiB.map { $0 - row.usage.storageMiB })
            let isLimited =
                state.cpuMHz != nil || state.memoryMiB != nil || state.storageMiB != nil
            return isLimited ? state : nil
        }.sorted { $0.name < $1.name }
    }
}

extension Forecast.Outcome {
    init(
        before: State, after fork: Simulation, events: [Event], since start: Simulation,
        endedAt: Int?, refusals: [Forecast.Refusal]
    ) {
        self.refusals = refusals
        self.before = before
        after = State(fork)
        comparison = Comparison(start.vcenter, fork.vcenter)
        moves = events.compactMap { event in
            guard case .migrated(let from, let to, _, _) = event.body else { return nil }
            return Forecast.Move(vm: event.subject.name, from: from, to: to)
        }
        var restarts: [String] = []
        for event in events {
            guard case .restartedByHA = event.body, !restarts.contains(event.subject.name) else {
                continue
            }
            restarts.append(event.subject.name)
        }
        self.restarts = restarts
        let known = Set(Self.waiting(in: start.vcenter).map(\.name))
        waiting = Self.waiting(in: fork.vcenter).filter { !known.contains($0.name) }
        let (old, new) = (start.findings, fork.findings)
        findings = new.filter { !old.contains($0) }
        mended = old.filter { !new.contains($0) }
        duration = endedAt.map { $0 - start.now }
        endsAt = fork.now
        hash = fork.stateHash
        vcenter = fork.vcenter
    }

    /// Pods without a host, and VMs that are to run and do not.
    private static func waiting(in vcenter: VCenter) -> [Forecast.Waiting] {
        let pods = vcenter.pods.ids.compactMap { id -> Forecast.Waiting? in
            let row = vcenter.pods[id]
            guard row.stage == .waiting else { return nil }
            return Forecast.Waiting(
                name: "\(vcenter.namespaces[row.namespace].name)/\(row.name)", reason: row.reason)
        }
        let vms = vcenter.serviceVMs.ids.compactMap { id -> Forecast.Waiting? in
            let row = vcenter.serviceVMs[id]
            guard row.problem == .insufficientResources || row.problem == .noAvailableHosts else {
                return nil
            }
            return Forecast.Waiting(
                name: "\(vcenter.namespaces[row.namespace].name)/\(row.name)", reason: nil)
        }
        return pods + vms
    }
}
