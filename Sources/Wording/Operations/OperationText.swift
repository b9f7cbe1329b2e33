import Model

extension Operation {
    /// What is asked for, as an order: `Scale Deployment team-web/web to 3`.
    public var title: String {
        switch self {
        case .apply(let request): "Apply \(request.title)"
        case .delete(let kind, let name, let namespace, let cascade):
            "Delete \(Self.object(kind, name, namespace))"
                + (cascade == .background ? "" : " (\(cascade.rawValue))")
        case .dryRun(let operation): "\(operation.title) (dry run)"
        case .scale(let kind, let name, let namespace, let replicas):
            "Scale \(Self.object(kind, name, namespace)) to \(replicas)"
        case .evict(let pod, let namespace): "Evict Pod \(namespace)/\(pod)"
        case .rollout(let command, let kind, let name, let namespace):
            "\(command.title) \(Self.object(kind, name, namespace))"
        case .createNamespace(let spec, let supervisor):
            "Create namespace \(spec.name) on \(supervisor)"
        case .updateNamespace(let name, let update):
            "Change namespace \(name): \(update.title)"
        case .setSelfService(let supervisor, let template):
            "\(template == nil ? "Deactivate" : "Activate") self-service namespaces on \(supervisor)"
        case .setDatastorePaths(let name, let down):
            "\(down ? "Take all paths to" : "Restore the paths to") datastore \(name)"
        case .occupyDatastore(let name, let mebibytes):
            "Have others occupy \(Units.bytes(mebibytes)) of datastore \(name)"
        case .enterMaintenance(let host): "Put \(host) into maintenance mode"
        case .exitMaintenance(let host): "Take \(host) out of maintenance mode"
        case .failHost(let host): "Fail \(host)"
        case .restoreHost(let host): "Bring \(host) back"
        case .cordon(let host, let isCordoned): "\(isCordoned ? "Cordon" : "Uncordon") \(host)"
        case .setDRS(let cluster, let settings): "Set DRS of \(cluster): \(settings.title)"
        case .setHA(let cluster, let settings): "Set vSphere HA of \(cluster): \(settings.title)"
        case .applyRecommendation(let number): "Apply recommendation \(number)"
        case .createVM(let name, let cluster, let vm):
            "Create VM \(name) on \(cluster): \(Units.count(vm.virtualCPUs, "vCPU")), "
                + Units.bytes(vm.memoryMiB)
        case .powerOnVM(let name): "Power on \(name)"
        case .powerOffVM(let name): "Power off \(name)"
        case .deleteVM(let name): "Delete VM \(name)"
        case .loseControlPlaneVM, .upgradeSupervisor, .resizeSupervisor, .rotateCertificates,
            .setSpherelet, .setModule, .alarm, .cancel, .service, .fault, .environment, .host,
            .enableWorkloadManagement, .disableWorkloadManagement, .supervisorService, .network,
            .library, .vmClass, .workloadCluster, .inside, .storage:
            controlTitle
        }
    }

    private var controlTitle: String {
        switch self {
        case .loseControlPlaneVM(let number, let supervisor):
            "Lose control plane VM \(number) of \(supervisor)"
        case .upgradeSupervisor(let name, let version): "Upgrade \(name) to \(version)"
        case .resizeSupervisor(let name, let size):
            "Resize the control plane of \(name) to \(size.rawValue)"
        case .rotateCertificates(let name): "Rotate the certificates of \(name)"
        case .setSpherelet(let host, let isRunning):
            "\(isRunning ? "Start" : "Stop") the Spherelet of \(host)"
        case .setModule(let module, let name, let isHealthy):
            "\(isHealthy ? "Start" : "Stop") \(module.rawValue) of \(name)"
        case .alarm(.acknowledge(let alarm, let object)):
            "Acknowledge alarm \"\(alarm.text)\" of \(object)"
        case .alarm(.reset(let alarm, let object)):
            "Reset alarm \"\(alarm.text)\" of \(object) to green"
        case .cancel(.migration(let vm)): "Cancel the vMotion of \(vm)"
        case .cancel(.maintenance(let host)): "Cancel entering maintenance mode on \(host)"
        case .service(let operation): operation.title
        case .fault(let operation): operation.title
        case .environment(let change): "Environment: \(change.text)"
        case .host(let operation): operation.title
        case .enableWorkloadManagement(let cluster, let spec):
            "Enable Workload Management on \(cluster) as \(spec.supervisor.name)"
        case .disableWorkloadManagement(let name): "Disable Workload Management: \(name)"
        case .supervisorService(let operation): operation.title
        case .network(let operation, let name): "\(operation.title) (\(name))"
        case .library(let operation): operation.title
        case .storage(let operation): operation.title
        case .vmClass(.create(let row)): "Create VM class \(row.name)"
        case .vmClass(.update(let row)): "Change VM class \(row.name)"
        case .vmClass(.delete(let name)): "Delete VM class \(name)"
        case .workloadCluster(let guest, .renewCertificates):
            "Renew the certificates of TKG cluster \(guest.namespace)/\(guest.cluster)"
        case .workloadCluster(let guest, .expireCertificates):
            "Expire the certificates of TKG cluster \(guest.namespace)/\(guest.cluster)"
        case .inside(let guest, let operation):
            "\(operation.title) in TKG cluster \(guest.namespace)/\(guest.cluster)"
        default: ""
        }
    }

    static func object(_ kind: Kind, _ name: String, _ namespace: String) -> String {
        kind.isNamespaced ? "\(kind.name) \(namespace)/\(name)" : "\(kind.name) \(name)"
    }
}

extension ObjectRequest {
    /// What it is about: `Deployment team-web/web`.
    var title: String { Operation.object(kind, name, namespace ?? "") }
}

extension RolloutCommand {
    fileprivate var title: String {
        switch self {
        case .restart: "Restart"
        case .undo(0): "Roll back"
        case .undo(let revision): "Roll back to revision \(revision):"
        case .pause: "Pause the rollout of"
        case .resume: "Resume the rollout of"
        }
    }
}

extension NamespaceUpdate {
    fileprivate var title: String {
        func limit(_ name: String, _ change: LimitChange, _ text: (Int) -> String) -> String? {
            switch change {
            case .keep: nil
            case .lift: "no \(name) limit"
            case .most(let most): "\(name) limit \(text(most))"
            }
        }
        let limits = [
            limit("CPU", cpuLimit, Units.cpu), limit("memory", memoryLimit, Units.bytes),
            limit("storage", storageLimit, Units.bytes),
        ]
        let others = [
            description.map { _ in "description" }, objectLimits.map { _ in "object limits" },
            containerDefaults.map { _ in "container defaults" },
            storage.map { "storage policies " + $0.map(\.policy).joined(separator: ", ") },
            classes.map { "\(Units.count($0.count, "VM class"))" },
            libraries.map { "libraries " + $0.joined(separator: ", ") },
            permissions.map { "\(Units.count($0.count, "permission"))" },
        ]
        let parts = (limits + others).compactMap(\.self)
        return parts.isEmpty ? "nothing" : parts.joined(separator: "; ")
    }
}

extension DRSSettings {
    /// The settings in a line.
    var title: String {
        isEnabled
            ? "\(automation.rawValue), threshold \(threshold), \(generation.rawValue), "
                + "DPM \(power.mode.rawValue)" + (isPredictive ? ", predictive" : "")
            : "off"
    }
}

extension HASettings {
    /// The settings in a line.
    var title: String {
        isEnabled
            ? "\(admission.rawValue), tolerates \(Units.count(toleratedFailures, "host failure"))"
            : "off"
    }
}
