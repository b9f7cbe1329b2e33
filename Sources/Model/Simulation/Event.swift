/// Something that happened: data only, the words are found elsewhere.
public struct Event: Sendable {
    /// Its number; every event has the next one.
    public let number: Int
    /// When, in milliseconds of simulated time.
    public let at: Int
    /// To what.
    public let subject: Subject
    /// What happened.
    public let body: Body

    /// What an event happened to; by name, because it may be gone by now.
    public struct Subject: Hashable, Sendable {
        /// The kind as the product names it, such as `Pod` or `Host`.
        public let kind: String
        /// Its name.
        public let name: String
        /// Its namespace's name.
        public let namespace: String?

        /// A subject.
        public init(kind: String, name: String, namespace: String? = nil) {
            self.kind = kind
            self.name = name
            self.namespace = namespace
        }
    }

    /// What happened. Host, VM and pod names stand for themselves.
    public enum Body: Hashable, Sendable {
        // Pods, in the order of a start (`DOMAIN.md` 3).
        case scheduled(host: String)
        case failedScheduling(Pod.Reason)
        case imageBound(image: String)
        case networkRealized
        case pulling(image: String)
        case pulled(image: String)
        case volumeMounted(name: String)
        case containerCreated(name: String)
        case containerStarted(name: String)
        case killing(container: String)
        /// A container starts again from an image that its host has.
        case imagePresent(image: String)
        case imageFailed(image: String, host: String, ImageFault)
        case imageBackOff(image: String)
        case unhealthy(Probe.Purpose)
        case killingUnhealthy(container: String, Probe.Purpose)
        case crashBackOff(container: String, uid: String)
        case podCompleted
        case podFailed(Pod.Reason)
        case taintManagerEviction
        /// A more important pod, by its uid, needs its room.
        case preempted(by: String, host: String)
        // Controllers.
        case createdPod(name: String)
        case deletedPod(name: String)
        case failedCreate(OperationError)
        case replicaSetCreateError(OperationError)
        case scaledReplicaSet(name: String, from: Int, to: Int)
        case jobCompleted
        case backoffLimitExceeded
        case controller(ControllerEvent)
        // Objects.
        case created
        case updated
        case deleted
        case provisioning
        case provisioned(volume: String)
        case provisioningFailed(policy: String)
        /// A volume could not be attached to a pod's CRX: its datastore cannot be reached.
        case attachFailed(volume: String, datastore: String)
        case resized(mebibytes: Int)
        case resizeFailed(datastore: String)
        case allPathsDown(Bool)
        indirect case storage(StorageEvent)
        // Networking.
        case network(NetworkEvent)
        // Hosts and VMs.
        case poweredOn(host: String)
        case poweredOff
        case noPlace
        /// HA's admission control keeps back what would be needed.
        case failoverCapacity
        case migrationStarted(from: String, to: String, MigrationReason)
        case migrated(from: String, to: String, MigrationReason, milliseconds: Int)
        case migrationFailed(to: String)
        case enteringMaintenance
        case enteredMaintenance
        case exitedMaintenance
        case hostFailed
        case hostRestored
        case nodeReady
        case nodeNotReady
        case cordoned(Bool)
        case restartedByHA(host: String)
        // Supervisors, TKG clusters and machines.
        case floatingAddressMoved(to: String)
        case controlPlaneVMLost(number: Int)
        case controlPlaneVMDeployed(number: Int)
        case controlPlaneVMJoined(number: Int)
        case controlPlaneVMRemoved(number: Int)
        case certificatesRotated
        case sphereletRunning(Bool)
        case configStatus(ConfigStatus)
        case kubernetesStatus(KubernetesStatus)
        case moduleHealth(SupervisorModule.Name, healthy: Bool)
        case machinePhase(Machine.Phase)
        /// A node cannot be drained: to evict a pod would break its budget.
        case drainFailed(pod: String)
        case clusterPhase(WorkloadCluster.Phase)
        indirect case clusterAPI(ClusterAPIEvent)
        case blocked(WorkloadCluster.Problem)
        case settingsChanged
        // Services, faults.
        indirect case service(ServiceEvent)
        indirect case alarm(AlarmEvent)
        indirect case fault(FaultEvent)
        // What stands around the Supervisors, and how they come and go.
        indirect case environment(EnvironmentChange)
        /// What happened to a host as a machine, or to it in its cluster.
        case host(HostEvent)
        indirect case supervisor(SupervisorEvent)
        // VM Service and content libraries.
        case library(LibraryEvent)
        case serviceVM(VMServiceEvent)
        indirect case supervisorService(SupervisorServiceEvent)
    }
}
