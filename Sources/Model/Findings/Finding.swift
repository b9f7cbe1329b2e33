/// Something that is not as it should be, why, and what mends it: worked out from state, whatever
/// brought it about.
public struct Finding: Hashable, Sendable {
    /// How bad it is.
    public let severity: Severity
    /// Why.
    public let cause: FindingCause
    /// What it is about: first what is broken, then what suffers from it.
    public let subjects: [Subject]
    /// How many things suffer; among findings alike, more come first.
    public let weight: Int
    /// What mends it, the surest first.
    public let remedies: [Remedy]

    /// How bad a finding is.
    public enum Severity: UInt8, Sendable, CaseIterable, Comparable {
        /// Nothing suffers yet.
        case info
        /// Something waits, or would not survive one more fault.
        case warning
        /// Something is down.
        case critical

        /// Worse is greater.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// What a finding is about.
    public enum Subject: Hashable, Sendable {
        case vcenter
        case cluster(ClusterID)
        case host(HostID)
        case datastore(DatastoreID)
        case supervisor(SupervisorID)
        case namespace(NamespaceID)
        case pod(PodID)
        case workload(WorkloadID)
        case claim(ClaimID)
        case vm(VMID)
        case serviceVM(VMServiceVMID)
        case workloadCluster(WorkloadClusterID)
    }

    /// A finding.
    init(
        _ severity: Severity, _ cause: FindingCause, on subjects: [Subject], weight: Int = 1,
        mendedBy remedies: [Remedy]
    ) {
        self.severity = severity
        self.cause = cause
        self.subjects = subjects
        self.weight = weight
        self.remedies = remedies
    }

    /// Two findings are the same when they say the same of the same things.
    public static func == (left: Self, right: Self) -> Bool {
        left.severity == right.severity && left.cause == right.cause
            && left.subjects == right.subjects
    }

    /// Agrees with `==`.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(cause)
        hasher.combine(subjects)
    }
}

/// Something that mends what was found: what it is, and the operations that do it. There are none
/// where only a person can know what is wanted.
public struct Remedy: Sendable {
    /// What is to be done; the words are found elsewhere.
    public let action: Action
    /// The operations that do it, in order.
    public let operations: [Operation]

    init(_ action: Action, _ operations: [Operation] = []) {
        self.action = action
        self.operations = operations
    }

    init(_ action: Action, _ operation: Operation) {
        self.init(action, [operation])
    }

    /// What is to be done.
    public enum Action: Hashable, Sendable {
        // Control plane and Supervisor.
        case restoreMembers
        case waitForReplacement
        case rotateCertificates
        case startModule(SupervisorModule.Name)
        // Hosts.
        case restoreHost
        case reconnectHost
        case mendLinks
        case healPartition
        case exposeVirtualization
        case mendVMotion
        case exitMaintenance
        case startSpherelet
        case changeRule
        case addCapacity
        case applyRecommendations
        case deleteBarePod
        case relaxBudget
        // Inside TKG clusters.
        case renewGuestCertificates
        case deleteBudget(String)
        case runMoreReplicas(String, Int)
        case limitDrain(milliseconds: Int)
        case bindSecurityPolicy(namespace: String)
        case labelNamespace(String, level: String)
        // Services and what stands around a Supervisor.
        case restartService(String)
        case redeploy(number: Int)
        case defragmentEtcd
        case mendRoute(ManagementRoute)
        case mendRecord(String, IPv4)
        case mendNameServers
        case mendTimeServer(String)
        case synchronizeClocks
        case renameHost
        case remediateHosts
        case mendEdge
        case mendTier0
        case raiseMTU
        case mendRegistry(String)
        // DRS and HA.
        case raiseThreshold(to: Int)
        case enableDRS
        case tolerateFewerFailures
        // Storage.
        case restorePaths
        case enableFileService
        case freeDatastore
        case tagDatastore(policy: String, tag: String)
        // Network.
        case mendDHCP(String)
        case correctFrontend
        case freeAddresses(range: String)
        case deleteQuota(name: String)
        // Namespaces and what runs in them.
        case raiseLimit(LimitedResource)
        case requestLess
        case raiseObjectLimit(Kind, to: Int)
        case raiseQuota(name: String)
        case addClass(String)
        case createClass(String)
        case addStorageClass(String)
        case syncLibrary(String)
        case bindLibrary(String)
        case chooseImage
        case deleteContent
        case correctImage
        case trustRegistry(String)
        case giveCredentials(registry: String)
        case mendProgram
        case raiseMemoryLimit
        case createClaim(String)
        case enableNSX
        /// A Supervisor of three zones runs no vSphere Pods.
        case runInTKG
        /// One of these zones is to be asked for in place of another.
        case nameZone([String], instead: String)
    }
}

/// What a namespace's limits are about.
public enum LimitedResource: String, Hashable, Sendable, CaseIterable {
    case cpu = "CPU"
    case memory = "memory"
    case storage = "storage"
}
