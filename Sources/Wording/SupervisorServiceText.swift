import Model

extension InstalledService.Status {
    /// As the vSphere Client shows it.
    public var text: String {
        switch self {
        case .configuring: "Configuring"
        case .removing: "Removing"
        case .configured: "Configured"
        case .error: "Error"
        }
    }
}

extension InstalledService.Problem {
    /// Why a service is not configured, as the package manager on the Supervisor reports it.
    public var text: String {
        switch self {
        case .image(let workload, let image, let fault):
            "Reconciling: waiting on deployment/\(workload): Failed to resolve image: "
                + fault.text(of: image)
        case .pending(let workload, let reason):
            "Reconciling: waiting on deployment/\(workload): \(reason.text)"
        case .notReady(let workload, let ready, let count):
            "Reconciling: waiting on deployment/\(workload): \(ready) of \(count) pods are ready"
        case .refused(let error): "Reconcile failed: \(error.text)"
        }
    }
}

extension SupervisorServiceRefusal {
    /// Why something is refused that was asked of a service.
    public func text(of service: String) -> String {
        let problem =
            switch self {
            case .alreadyRegistered:
                "its name, or another with the same first part, is registered already"
            case .unknown: "is not registered"
            case .malformedName: "is not a name such as contour.tanzu.vmware.com"
            case .noVersions: "has no version"
            case .versionExists(let version): "has version \(version) already"
            case .unknownVersion(let version): "has no version \(version)"
            case .deactivated: "is deactivated; activate it first"
            case .versionDeactivated(let version): "version \(version) is deactivated"
            case .alreadyInstalled(let supervisor):
                "is installed on Supervisor \(supervisor) already"
            case .notInstalled(let supervisor): "is not installed on Supervisor \(supervisor)"
            case .beingRemoved(let supervisor): "is being removed from Supervisor \(supervisor)"
            case .stillActivated: "is activated; deactivate it first"
            case .stillInstalled(let supervisor): "is still installed on Supervisor \(supervisor)"
            case .supervisorNotRunning(let supervisor): "Supervisor \(supervisor) is not running"
            case .sameVersion(let version): "version \(version) is asked for already"
            }
        return "Supervisor Service \(service): \(problem)"
    }
}

extension SupervisorServiceEvent {
    var reason: String {
        switch self {
        case .registered: "ServiceRegistered"
        case .versionAdded: "ServiceVersionAdded"
        case .activated(let isActivated): isActivated ? "ServiceActivated" : "ServiceDeactivated"
        case .versionActivated(_, let isActivated):
            isActivated ? "ServiceVersionActivated" : "ServiceVersionDeactivated"
        case .forgotten: "ServiceDeleted"
        case .status(let status, _, _): "Service" + status.text
        case .held: "ReconcileFailed"
        case .removed: "ServiceRemoved"
        }
    }

    var isWarning: Bool {
        switch self {
        case .held, .status(.error, _, _): true
        default: false
        }
    }

    func text(of service: String) -> String {
        switch self {
        case .registered: "Supervisor Service \(service) is registered"
        case .versionAdded(let version): "Version \(version) of \(service) is added"
        case .activated(let isActivated):
            "\(service) is \(isActivated ? "activated" : "deactivated")"
        case .versionActivated(let version, let isActivated):
            "Version \(version) of \(service) is \(isActivated ? "activated" : "deactivated")"
        case .forgotten: "Supervisor Service \(service) is deleted"
        case .status(let status, let supervisor, let version):
            "\(service) \(version) on Supervisor \(supervisor): \(status.rawValue)"
        case .held(let problem, let supervisor):
            "\(service) on Supervisor \(supervisor): \(problem.text)"
        case .removed(let supervisor): "\(service) is removed from Supervisor \(supervisor)"
        }
    }
}

extension SupervisorModule.Name {
    /// The workload behind a module, and the namespace that it runs in.
    public var workload: (namespace: String, name: String) {
        switch self {
        case .clusterAPI: ("vmware-system-capw", "capi-controller-manager")
        case .tkgService: ("vmware-system-tkg", "vmware-system-tkg-controller-manager")
        case .vmService: ("vmware-system-vmop", "vmware-system-vmop-controller-manager")
        case .imageService: ("kube-system", "image-controller")
        case .networkService: ("vmware-system-nsx", "nsx-ncp")
        }
    }

    /// What stands still while it does.
    public var duty: String {
        switch self {
        case .clusterAPI: "Machines of TKG clusters"
        case .tkgService: "TKG clusters"
        case .vmService: "Virtual machines"
        case .imageService: "Images of new pods"
        case .networkService: "Networks of new pods and VMs, load balancers"
        }
    }
}
