/// A vSphere Pod: Kubernetes' record of it. Its CRX is a virtual machine.
public struct Pod: Sendable {
    /// Its object.
    public let object: ObjectID
    /// Its name.
    public let name: String
    /// Its namespace.
    public let namespace: NamespaceID
    /// What it is made from.
    public let template: PodTemplate
    /// The size of its CRX.
    public let size: PodSize
    /// The workload that keeps it.
    public internal(set) var owner: WorkloadID?
    /// Its number within a StatefulSet or an indexed Job.
    public let ordinal: Int?
    /// How important it is; more important pods are scheduled first.
    public let priority: Int
    /// Whether it pushes less important pods off their hosts.
    public let preempts: Bool
    /// The host from which others are sent away for it.
    public internal(set) var nominated: HostID?
    /// How far it is on its way.
    public internal(set) var stage: Stage = .waiting
    /// The host it was bound to.
    public internal(set) var host: HostID?
    /// Its CRX, from binding to its end.
    public internal(set) var vm: VMID?
    /// Its address.
    public internal(set) var address: String?
    /// Why it waits or failed.
    public internal(set) var reason: Reason?
    /// How the newest attempt to find a host went.
    public internal(set) var decision: SchedulingDecision?
    /// How often a host was looked for.
    public internal(set) var attempts = 0
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// When it was bound to a host.
    public internal(set) var scheduledAt: Int?
    /// When all its images were on its host.
    public internal(set) var fetchedAt: Int?
    /// When its containers started.
    public internal(set) var startedAt: Int?
    /// When it became ready, or ceased to be, last.
    public internal(set) var readySince = 0
    /// When its deletion was asked for.
    public internal(set) var deletedAt: Int?
    /// How often all its containers were restarted because its host came back.
    public internal(set) var restarts = 0
    /// What becomes of its containers, where its stage does not say everything.
    public internal(set) var life: PodLifeID?
    /// Whether a container of it is not ready though it runs.
    public internal(set) var isUnready = false
    /// Whether its node has been silent for so long that the API server counts the pod as not
    /// ready.
    public internal(set) var isUnreachable = false
    /// Whether a volume of it is attached to another node, as it has been told.
    public internal(set) var waitsForVolume = false
    /// When it is taken one stage further; nil while nothing is planned, as on a host that failed.
    var dueAt: Int?

    /// The phase that Kubernetes reports.
    public var phase: Phase { stage.phase }

    /// Whether its containers run, as far as the API server knows, and nobody is ending it.
    public var isReady: Bool {
        stage == .running && deletedAt == nil && !isUnreachable && !isUnready
    }

    /// Whether it has come to its end.
    public var isFinished: Bool { stage.isFinished }

    /// How far a pod is on its way (`DOMAIN.md` 3).
    public enum Stage: UInt8, Sendable, CaseIterable {
        /// No host found yet.
        case waiting
        /// Bound to a host.
        case bound
        /// Its network port is being realized.
        case network
        /// Its images are being fetched.
        case image
        /// Its CRX is being powered on.
        case poweringOn
        case running
        /// Its containers have been told to end.
        case ending
        case succeeded
        case failed
        /// Its CRX is on, and its init containers run one after the other.
        case initializing

        /// Whether a pod at this stage has come to its end.
        public var isFinished: Bool { self == .succeeded || self == .failed }

        /// The phase that Kubernetes reports at this stage.
        public var phase: Phase {
            switch self {
            case .waiting, .bound, .network, .image, .poweringOn, .initializing: .pending
            case .running, .ending: .running
            case .succeeded: .succeeded
            case .failed: .failed
            }
        }
    }

    /// The phases of a pod.
    public enum Phase: String, Sendable, CaseIterable {
        case pending = "Pending"
        case running = "Running"
        case succeeded = "Succeeded"
        case failed = "Failed"
    }

    /// Why a pod waits or failed.
    public enum Reason: Hashable, Sendable {
        /// No node passed the scheduler's filters: how many nodes there are, and how many failed
        /// each filter, and why sending others away does not help; nil where that is under way.
        case noNodeAvailable(
            nodes: Int, failures: [FilterFailure], preemption: PreemptionOutcome? = nil)
        /// Nodes passed, but DRS or the namespace's pool has no room: `Insufficient resources.`
        case insufficientResources
        /// A claim that it mounts does not exist or is not bound yet.
        case claimNotBound(name: String)
        case claimNotFound(name: String)
        /// A claim that it mounts is being deleted.
        case claimTerminating(name: String)
        /// The Supervisor takes no more pods.
        case supervisorFull
        /// HA's admission control keeps back what it would reserve.
        case failoverCapacity
        /// Its host failed under it, and its node is silent.
        case hostLost(name: String)
        /// The Supervisor has no NSX network and so no vSphere Pods.
        case podsNotSupported
        /// The Supervisor spans three zones and so has no vSphere Pods.
        case podsNotOnZones
    }
}

/// Why some nodes were out for a pod, and how many.
public struct FilterFailure: Hashable, Sendable {
    /// The filter's finding.
    public let finding: NodeFinding
    /// How many nodes it holds for.
    public let nodes: Int

    /// A failure.
    public init(finding: NodeFinding, nodes: Int) {
        self.finding = finding
        self.nodes = nodes
    }
}

/// What a scheduler's filter finds wrong with a node.
public enum NodeFinding: Hashable, Sendable {
    case untoleratedTaint(key: String, value: String = "")
    case unschedulable
    case notReady
    case selectorMismatch
    case nameMismatch
    case insufficientCPU
    case insufficientMemory
    case tooManyPods
    /// An extended resource that is used up or not there.
    case insufficient(resource: String)
    /// No pod is there that the pod must be near.
    case podAffinity
    /// A pod is there that the pod avoids.
    case podAntiAffinity
    /// A pod is there that avoids this one.
    case existingAntiAffinity
    /// Its domain has too many pods of a kind already.
    case spread
    /// It lacks the label over whose values pods are spread.
    case spreadLabelMissing
}
