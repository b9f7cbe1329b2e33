/// How far a Supervisor's or namespace's configuration is in force (`DOMAIN.md` 1.2).
public enum ConfigStatus: String, Sendable, CaseIterable {
    case configuring = "CONFIGURING"
    case removing = "REMOVING"
    case running = "RUNNING"
    case error = "ERROR"
}

/// Whether a Supervisor can deploy pods (`DOMAIN.md` 1.2).
public enum KubernetesStatus: String, Sendable, CaseIterable {
    case ready = "READY"
    case warning = "WARNING"
    case error = "ERROR"
}

/// Something a Supervisor says about its state; the words are found elsewhere.
public struct StatusMessage: Hashable, Sendable {
    /// How bad it is.
    public let severity: Severity
    /// What it is about.
    public let reason: Reason

    /// How bad a message is (`DOMAIN.md` 1.2).
    public enum Severity: UInt8, Sendable, CaseIterable, Comparable {
        case info, warning, error

        /// Worse is greater.
        public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// What a message is about.
    public enum Reason: Hashable, Sendable {
        case noHostAcceptsPods
        /// What a Supervisor that is configured is at, and what holds it.
        case enabling(EnablingNote)
        /// A namespace of a Supervisor that is being removed: how many objects are left in it, and
        /// how many of them finalizers hold.
        case namespaceRemains(name: String, objects: Int, finalizers: Int)
        case hostNotReady(name: String)
        case controlPlaneVMDown(number: Int)
        /// Fewer control plane VMs than there should be.
        case controlPlaneVMMissing(count: Int)
        /// A new control plane VM that has not joined yet.
        case controlPlaneVMJoining(number: Int)
        /// So many whole days are left.
        case certificateExpires(days: Int)
        case certificateExpired
        case sphereletCertificateExpired(host: String)
        case quorumLost(running: Int, of: Int)
        case moduleDown(SupervisorModule.Name)
        /// The guest of a control plane VM, by its node's name, only gets I/O errors.
        case controlPlaneDiskFailed(node: String)
        case customizationPending(vm: Int)
        case etcdSpaceExceeded
        /// vCenter does not reach the control plane, and why.
        case controlPlaneUnreachable(Severance)
        /// The control plane does not reach vCenter, and why.
        case vCenterUnreachable(Severance)
        case guestServiceDown(GuestService, number: Int)
        case noCompatibleDatastore(policy: String)
        /// A datastore to which the hosts have lost all paths.
        case datastoreLost(name: String)
        /// No source address is left for a namespace.
        case egressExhausted(range: String)
        case network(NetworkFault)
        /// What holds a namespace that is being removed: finalizers, and on how many objects.
        case finalizersRemaining([Count])
        /// What is left in a namespace that is being removed, by kind.
        case contentRemaining([Count])
    }

    /// How many of something.
    public struct Count: Hashable, Sendable {
        /// What is counted.
        public let name: String
        /// How many.
        public let count: Int
    }
}
