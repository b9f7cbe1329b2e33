/// What Cluster API, its vSphere provider or the TKG Service reports of an object.
public struct ClusterCondition: Hashable, Sendable {
    /// What is said.
    public let type: Name
    /// Why it is not so; nil where it is.
    public let failure: Failure?
    /// Since when, where that is known, in milliseconds of simulated time.
    public let since: Int?
    /// What it says though it is true: the updates that there are.
    public let versions: [String]

    init(_ type: Name, _ failure: Failure? = nil, since: Int? = nil, versions: [String] = []) {
        self.type = type
        self.failure = failure
        self.since = since
        self.versions = versions
    }

    /// Why something is not so.
    public struct Failure: Hashable, Sendable {
        /// Why, in a word.
        public let reason: Reason
        /// How bad that is.
        public let severity: Severity
        /// Of what.
        public let detail: Detail

        init(_ reason: Reason, _ severity: Severity = .info, _ detail: Detail = .none) {
            self.reason = reason
            self.severity = severity
            self.detail = detail
        }
    }

    /// How bad it is that something is not so.
    public enum Severity: String, Hashable, Sendable {
        case info = "Info"
        case warning = "Warning"
        case error = "Error"
    }

    /// What a message is about.
    public enum Detail: Hashable, Sendable {
        case none
        case count(Int, of: Int)
        case problem(WorkloadCluster.Problem)
        case pod(String)
        case version(String)
    }

    /// The conditions.
    public enum Name: String, Hashable, Sendable, CaseIterable {
        case ready = "Ready"
        case available = "Available"
        case addonsReady = "AddonsReady"
        case bootstrapReady = "BootstrapReady"
        case certificatesAvailable = "CertificatesAvailable"
        case clusterNetworkReady = "ClusterNetworkReady"
        case compatible = "Compatible"
        case componentsHealthy = "ControlPlaneComponentsHealthy"
        case controlPlaneInitialized = "ControlPlaneInitialized"
        case controlPlaneReady = "ControlPlaneReady"
        case dataSecretAvailable = "DataSecretAvailable"
        case draining = "DrainingSucceeded"
        case etcdHealthy = "EtcdClusterHealthy"
        case healthCheck = "HealthCheckSucceeded"
        case infrastructureReady = "InfrastructureReady"
        case loadBalancerReady = "LoadBalancerReady"
        case machinesCreated = "MachinesCreated"
        case machinesReady = "MachinesReady"
        case machinesUpToDate = "MachinesSpecUpToDate"
        case nodeHealthy = "NodeHealthy"
        case nodePoolsReady = "NodePoolsReady"
        case nodesHealthy = "NodesHealthy"
        case releaseCompatible = "TanzuKubernetesReleaseCompatible"
        case remediationAllowed = "RemediationAllowed"
        case resized = "Resized"
        case resourcePolicyReady = "ResourcePolicyReady"
        case roleBindingSynced = "RoleBindingSynced"
        case serviceAccountsReady = "ProviderServiceAccountsReady"
        case serviceDiscoveryReady = "ServiceDiscoveryReady"
        case storageClassSynced = "StorageClassSynced"
        case topologyReconciled = "TopologyReconciled"
        case updatesAvailable = "UpdatesAvailable"
        case vmProvisioned = "VMProvisioned"
    }

    /// Reasons, in the words of Cluster API, its vSphere provider and the TKG Service.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        case alreadyUpToDate = "AlreadyUpToDate"
        case componentsUnhealthy = "ControlPlaneComponentsUnhealthy"
        case controlPlaneUpgradePending = "ControlPlaneUpgradePending"
        case deleting = "Deleting"
        case draining = "Draining"
        case drainingFailed = "DrainingFailed"
        case etcdUnhealthy = "EtcdClusterUnhealthy"
        case incompatible = "Incompatible"
        case nodeConditionsFailed = "NodeConditionsFailed"
        case nodePoolsUpdating = "NodePoolsUpdating"
        case nodeProvisioning = "NodeProvisioning"
        case paused = "ClusterPaused"
        case poweringOn = "PoweringOn"
        case rollingUpdate = "RollingUpdateInProgress"
        case scalingDown = "ScalingDown"
        case scalingUp = "ScalingUp"
        case tooManyUnhealthy = "TooManyUnhealthy"
        case unhealthyNode = "UnhealthyNode"
        case vmCreationFailed = "VMCreationFailed"
        case vmProvisionStarted = "VMProvisionStarted"
        case waitingForAvailableMachines = "WaitingForAvailableMachines"
        case waitingForControlPlane = "WaitingForControlPlane"
        case waitingForControlPlaneAvailable = "WaitingForControlPlaneAvailable"
        case waitingForControlPlaneProvider = "WaitingForControlPlaneProviderInitialized"
        case waitingForInfrastructure = "WaitingForInfrastructure"
        case waitingForClusterInfrastructure = "WaitingForClusterInfrastructure"
        case waitingForLoadBalancerIP = "WaitingForLoadBalancerIP"
        case waitingForNetworkAddress = "WaitingForNetworkAddress"
        case waitingForNodeRef = "WaitingForNodeRef"
        case waitingForNodesHealthy = "WaitingForNodesHealthy"
        case waitingForKubeadmInit = "WaitingForKubeadmInit"
        case resourcePolicyCreationFailed = "ResourcePolicyCreationFailed"
    }
}
