import Model

extension Incompatibility {
    /// Why a cluster cannot have a Supervisor, as the compatibility check of the product says it.
    public func text(of cluster: String) -> String {
        switch self {
        case .haDisabled: "Cluster \(cluster) does not have HA enabled."
        case .drsNotAutomated:
            "Cluster \(cluster) must have DRS enabled and set to fully automated to enable vSphere "
                + "namespaces."
        case .noDistributedSwitch:
            "Cluster \(cluster) has hosts that are not on a vSphere Distributed Switch."
        case .noEdge: "Cluster \(cluster) is missing compatible NSX-T VDS and edge cluster."
        case .noSharedDatastore:
            "Cluster \(cluster) has no datastore that all of its hosts share."
        case .tooFewHosts(let count, let least):
            "Cluster \(cluster) has \(Units.count(count, "host")); at least \(least) are needed."
        case .imageMismatch(let hosts):
            "Cluster \(cluster) has hosts whose image is not the cluster's: "
                + hosts.joined(separator: ", ") + "."
        case .alreadyEnabled(let supervisor):
            "Cluster \(cluster) already has Workload Management enabled: Supervisor \(supervisor)."
        }
    }
}

extension EnableProblem.Reason {
    /// What is wrong with a field.
    public func text(of cluster: String) -> String {
        switch self {
        case .incompatible(let reasons):
            reasons.map { $0.text(of: cluster) }.joined(separator: " ")
        case .missing: "is required"
        case .addressCount(let count, let least):
            "Address count \(count) must be greater than or equal to \(least)"
        case .outside(let address, let subnet): "\(address) is not in the subnet \(subnet)"
        case .rangeTooSmall(let range, let prefix):
            "\(range) is too small; it must be a /\(prefix) or larger"
        case .overlaps(let range, let other, let owner):
            "\(range) overlaps \(other) of \(owner); make sure all CIDR values are unique"
        case .noEdgeProvider: "An edge provider must be configured"
        case .unknownPolicy(let name): "storage policy \"\(name)\" not found"
        case .unknownLibrary(let name):
            "Failed to validate Content Library UUID \(name), error: not found"
        case .notAName(let name): "\"\(name)\" is not a valid DNS name"
        case .controlPlaneCount(let count): "\(count) is neither 1 nor 3"
        case .nameTaken(let name): "A Supervisor with name \(name) already exists"
        case .zoneNameTaken(let name): "zone \"\(name)\" already exists"
        case .zoneRepeated(let cluster): "cluster \"\(cluster)\" is in another zone"
        case .zoneCount(let count):
            "\(Units.count(count, "zone")); a Supervisor is on one cluster or on three zones"
        case .unknownCluster(let name): "cluster \"\(name)\" not found"
        case .zoneElsewhere(let name, let cluster):
            "the first zone is on \(name), not on the cluster that is enabled, \(cluster)"
        case .zonesNeedRedundancy: "each of three zones has a control plane VM, which makes 3"
        case .namespacePrefix(let prefix):
            "/\(prefix) is larger than the range of pods, or smaller than a /30"
        }
    }
}

extension EnablingNote {
    /// The reason in one word, as conditions bear it.
    public var reason: String {
        switch self {
        case .customizationPending: "WaitForGuestCustomization"
        case .joining: "JoiningControlPlane"
        case .installing: "InstallingSpherelet"
        case .startingServices: "StartingServices"
        case .noCompatibleDatastore: "NoCompatibleDatastore"
        case .datastoreFull: "InsufficientStorage"
        case .noHost: "InsufficientResources"
        case .noAddress: "AddressesExhausted"
        case .noDistributedSwitch: "DistributedSwitchMissing"
        case .noEdge: "EdgeClusterMissing"
        case .nameServersMissing: "ManagementDNSServersMissing"
        case .nameServersSilent: "ManagementDNSServersUnreachable"
        case .vCenterUnknown: "VCenterNameUnresolved"
        case .certificateInvalid: "VCenterCertificateInvalid"
        case .vCenterUnreachable: "VCenterUnreachable"
        case .controlPlaneUnreachable: "ControlPlaneUnreachable"
        case .timeServersMissing: "ManagementNTPServersMissing"
        case .timeServersSilent: "ManagementNTPServersUnreachable"
        case .clockSkew, .hostClockSkew: "ClockSkew"
        case .loadBalancerSilent: "LoadBalancerUnreachable"
        case .imageMismatch: "HostImageMismatch"
        case .floatingAddressUnreachable: "FloatingAddressUnreachable"
        case .apiSilent: "FailedWithSystemError"
        }
    }

    /// What a Supervisor is at, or what holds it.
    public var text: String {
        switch self {
        case .customizationPending(let number):
            "Customization operations of the guest OS for control plane VM \(number) are pending."
        case .joining(let number): "Control plane VM \(number) is being configured."
        case .installing(let host): "The Spherelet is being installed on host \(host)."
        case .startingServices: "The core services of the Supervisor are starting."
        case .noCompatibleDatastore(let policy):
            "No compatible datastore matching given storage policy: \(policy)."
        case .datastoreFull(let policy):
            "No datastore of storage policy \(policy) has room for a control plane VM."
        case .noHost(let number): "DRS finds no host for control plane VM \(number)."
        case .noAddress(let range): "No address is left in \(range)."
        case .noDistributedSwitch: "The hosts are not on a vSphere Distributed Switch."
        case .noEdge: "No NSX edge cluster is available."
        default: failureText
        }
    }

    private var failureText: String {
        switch self {
        case .nameServersMissing: "No DNS server is configured for the management network."
        case .nameServersSilent: "The DNS servers of the management network do not answer."
        case .vCenterUnknown(let name): "\(name) cannot be resolved: no such host."
        case .certificateInvalid(let name, let address):
            "vCenter certificate is invalid: \(name) resolves to \(address), which is not vCenter."
        case .vCenterUnreachable: "The control plane VMs cannot reach vCenter: i/o timeout."
        case .controlPlaneUnreachable:
            "vCenter cannot reach the control plane VMs: context deadline exceeded."
        case .timeServersMissing: "No NTP server is configured for the management network."
        case .timeServersSilent: "The NTP servers of the management network do not answer."
        case .clockSkew(let seconds):
            "The clocks of the control plane VMs and of vCenter differ by \(seconds) s."
        case .loadBalancerSilent(let name): "The load balancer \(name) cannot be configured."
        case .imageMismatch(let host, let image, let wanted):
            "Failed to download VIB(s) on host \(host): its image is \(image), the cluster's is "
                + "\(wanted)."
        case .hostClockSkew(let host, let seconds):
            "The clocks of host \(host) and of the control plane VMs differ by \(seconds) s."
        case .floatingAddressUnreachable(let host):
            "Host \(host) cannot reach the floating address: i/o timeout."
        default: "The API server does not answer."
        }
    }
}

extension SupervisorCondition.Kind {
    /// The stage as the vSphere Client lists it.
    public var text: String {
        switch self {
        case .infrastructure: "Initialized vSphere resources"
        case .deployed: "Deployed Control Plane VMs"
        case .configured: "Configured Control Plane VMs"
        case .loadBalancer: "Configured Load Balancer"
        case .nodes: "Configured ESXi Hosts"
        case .services: "Configured Core Supervisor Services"
        }
    }
}

extension SupervisorCondition {
    /// Why it is as it is, in one word; empty where it has been reached.
    public var reason: String {
        status == .isTrue ? "" : notes.first?.reason ?? (status == .isFalse ? "InProgress" : "")
    }

    /// How bad that is; nil where it has been reached or not begun.
    public var severity: StatusMessage.Severity? {
        status == .isFalse ? notes.first?.severity ?? .info : nil
    }
}

extension SupervisorEvent {
    var reason: String {
        switch self {
        case .condition(let kind, _): kind.rawValue
        case .held(let note): note.reason
        case .sphereletInstalled(let isInstalled):
            isInstalled ? "SphereletInstalled" : "SphereletRemoved"
        case .removed: "SupervisorRemoved"
        case .refused: "EnableRefused"
        }
    }

    var isWarning: Bool {
        switch self {
        case .held, .refused: true
        default: false
        }
    }

    func text(of subject: Event.Subject) -> String {
        switch self {
        case .condition(let kind, let status): "\(kind.text): \(status.rawValue)"
        case .held(let note): note.text
        case .sphereletInstalled(true): "Spherelet installed on \(subject.name)"
        case .sphereletInstalled(false): "Spherelet removed from \(subject.name)"
        case .refused(let problem):
            "\(problem.field): \(problem.reason.text(of: subject.name))"
        case .removed(let cluster):
            "Workload Management is disabled on cluster \(cluster)"
        }
    }
}

extension StatusMessage.Severity {
    /// As the API names it.
    public var text: String {
        switch self {
        case .info: "INFO"
        case .warning: "WARNING"
        case .error: "ERROR"
        }
    }
}
