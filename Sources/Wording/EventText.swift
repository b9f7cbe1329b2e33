import Model

extension Event.Body {
    /// The event's reason in one word, as `kubectl get events` shows it.
    public var reason: String {
        if let own = containerReason { return own }
        if case .host(let event) = self { return event.reason }
        if case .supervisor(let event) = self { return event.reason }
        if case .supervisorService(let event) = self { return event.reason }
        switch self {
        case .controller(let event): return event.reason
        case .clusterAPI(let event): return event.reason
        case .library(let event): return event.reason
        case .serviceVM(let event): return event.reason
        case .storage(let event): return event.reason
        case .provisioned: return "ProvisioningSucceeded"
        case .attachFailed: return "FailedAttachVolume"
        case .resized: return "VolumeResizeSuccessful"
        case .resizeFailed: return "VolumeResizeFailed"
        case .network(let event): return event.reason
        case .imageBound: return "Image"
        case .volumeMounted: return "SuccessfulMountVolume"
        case .containerCreated: return "Created"
        case .containerStarted: return "Started"
        case .networkRealized: return "SuccessfulRealizeNSXResource"
        case .createdPod: return "SuccessfulCreate"
        case .deletedPod: return "SuccessfulDelete"
        case .scaledReplicaSet: return "ScalingReplicaSet"
        case .jobCompleted: return "Completed"
        case .drainFailed: return "FailedDrainNode"
        default: break
        }
        let text = "\(self)"
        let word = text.prefix { $0.isLetter }
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    /// Whether the event is a warning.
    public var isWarning: Bool {
        switch self {
        case .imageFailed, .imageBackOff, .unhealthy, .crashBackOff: true
        case .failedScheduling, .preempted, .podFailed, .failedCreate, .replicaSetCreateError,
            .backoffLimitExceeded, .provisioningFailed, .attachFailed, .resizeFailed,
            .noPlace,
            .failoverCapacity,
            .migrationFailed, .hostFailed,
            .nodeNotReady, .blocked, .drainFailed, .controlPlaneVMLost, .sphereletRunning(false):
            true
        case .moduleHealth(_, let isHealthy): !isHealthy
        case .controller(let event): event.isWarning
        case .service(let event): event.isHarm
        case .alarm(let event): event.deed == nil && event.to > event.from
        case .fault(let event): event.isHarm
        case .clusterAPI(let event): event.isWarning
        case .library(let event): event.isWarning
        case .allPathsDown(let down): down
        case .storage(let event): event.isWarning
        case .environment(let change): change.isHarm
        case .host(let event): event.isWarning
        case .supervisor(let event): event.isWarning
        case .supervisorService(let event): event.isWarning
        case .network(let event): event.isWarning
        case .kubernetesStatus(let status): status != .ready
        default: false
        }
    }

    /// What happened, in the product's words.
    public func text(of subject: Event.Subject) -> String {
        podText(subject) ?? containerText(subject) ?? objectText(subject) ?? hostText(subject)
    }

    private func podText(_ subject: Event.Subject) -> String? {
        switch self {
        case .scheduled(let host):
            "Successfully assigned \(subject.namespace ?? "")/\(subject.name) to \(host)"
        case .failedScheduling(let reason), .podFailed(let reason): reason.text
        case .imageBound(let image): "Image \(image) bound successfully"
        case .networkRealized: "Successfully realized NSX resource for Pod"
        case .pulling(let image): "Waiting for Image \(subject.namespace ?? "")/\(image)"
        case .pulled(let image): "Image \(subject.namespace ?? "")/\(image) is ready"
        case .volumeMounted(let name): "Successfully mounted volume \(name)"
        case .containerCreated(let name): "Created container \(name)"
        case .containerStarted(let name): "Started container \(name)"
        case .killing(let name): "Stopping container \(name)"
        case .podCompleted: "Completed"
        case .preempted(let uid, let host): "Preempted by pod \(uid) on node \(host)"
        case .taintManagerEviction:
            "Marking for deletion Pod \(subject.namespace ?? "")/\(subject.name)"
        default: nil
        }
    }

    private func objectText(_ subject: Event.Subject) -> String? {
        switch self {
        case .createdPod(let name): "Created pod: \(name)"
        case .deletedPod(let name): "Deleted pod: \(name)"
        case .failedCreate(let error): "Error creating: \(error.text)"
        case .replicaSetCreateError(let error):
            "Failed to create new replica set: \(error.text)"
        case .scaledReplicaSet(let name, let from, let to):
            "Scaled \(to > from ? "up" : "down") replica set \(name) to \(to) from \(from)"
        case .controller(let event): event.text(subject)
        case .jobCompleted: "Job completed"
        case .backoffLimitExceeded: "Job has reached the specified backoff limit"
        case .created: "\(subject.kind) \(subject.name) created"
        case .updated: "\(subject.kind) \(subject.name) updated"
        case .deleted: "\(subject.kind) \(subject.name) deleted"
        case .provisioning: "External provisioner is provisioning volume for claim"
        case .provisioned(let volume): "Successfully provisioned volume \(volume)"
        case .provisioningFailed(let policy):
            "No compatible datastore matching given storage policy: \(policy)"
        case .attachFailed(let volume, let datastore):
            "AttachVolume.Attach failed for volume \"\(volume)\": datastore \(datastore) is not "
                + "accessible"
        case .resized(let size): "Resize volume succeeded: \(Units.bytes(size))"
        case .resizeFailed(let datastore):
            "resize volume failed: datastore \(datastore) has no room or is not accessible"
        case .network(let event): event.text
        case .storage(let event): event.text(of: subject)
        case .drainFailed(let pod):
            "error draining node: Cannot evict pod as it would violate the pod's disruption "
                + "budget: \(pod)"
        case .machinePhase(let phase): "Machine \(subject.name) is \(phase.rawValue)"
        case .clusterPhase(let phase): "TKG cluster \(subject.name) is \(phase.rawValue)"
        case .blocked(let problem): "\(subject.name): \(problem.text)"
        case .clusterAPI(let event): event.text
        case .library(let event): event.text(subject.name)
        case .serviceVM(let event): event.text(subject.name)
        default: nil
        }
    }

    private func hostText(_ subject: Event.Subject) -> String {
        switch self {
        case .poweredOn(let host): "DRS powered on \(subject.name) on \(host)"
        case .poweredOff: "\(subject.name) is powered off"
        case .noPlace: "DRS found no host for \(subject.name)"
        case .failoverCapacity:
            "Cannot power on \(subject.name): \(HASettings.insufficient)"
        case .migrationStarted(let from, let to, let reason):
            "Migrating \(subject.name) from \(from) to \(to) (\(reason.text))"
        case .migrated(let from, let to, let reason, let milliseconds):
            "DRS migrated \(subject.name) from \(from) to \(to) in "
                + "\(Units.tenths(milliseconds / 100)) s (\(reason.text))"
        case .migrationFailed(let to): "Migration of \(subject.name) to \(to) failed"
        case .enteringMaintenance:
            "Host \(subject.name) has started to enter maintenance mode"
        case .enteredMaintenance: "Host \(subject.name) has entered maintenance mode"
        case .exitedMaintenance: "Host \(subject.name) has exited maintenance mode"
        case .allPathsDown(let down):
            "Datastore \(subject.name) \(down ? "is not accessible: all paths are down" : "is accessible again")"
        case .hostFailed: "Host \(subject.name) is not responding"
        case .hostRestored: "Host \(subject.name) is connected again"
        case .nodeReady: "Node \(subject.name) status is now: NodeReady"
        case .nodeNotReady: "Node \(subject.name) status is now: NodeNotReady"
        case .cordoned(let isCordoned):
            "Node \(subject.name) is \(isCordoned ? "cordoned" : "uncordoned")"
        case .restartedByHA(let host): "vSphere HA restarted \(subject.name) on \(host)"
        case .floatingAddressMoved(let to): "The floating address moved to \(to)"
        case .controlPlaneVMLost(let number): "Control plane VM \(number) is lost"
        case .controlPlaneVMDeployed(let number): "Control plane VM \(number) is deployed"
        case .controlPlaneVMJoined(let number): "Control plane VM \(number) has joined"
        case .controlPlaneVMRemoved(let number): "Control plane VM \(number) is removed"
        case .certificatesRotated: "The certificates of \(subject.name) are new"
        case .sphereletRunning(let isRunning):
            "Spherelet on \(subject.name) \(isRunning ? "is running" : "has stopped")"
        case .configStatus(let status): "Config status is \(status.rawValue)"
        case .kubernetesStatus(let status): "Kubernetes status is \(status.rawValue)"
        case .moduleHealth(let name, let isHealthy):
            "\(name.rawValue) \(isHealthy ? "is running" : "has stopped")"
        case .environment(let change): change.text
        case .host(let event): event.text(of: subject.name)
        case .supervisor(let event): event.text(of: subject)
        case .service(let event): event.text
        case .alarm(let event): event.text(of: subject)
        case .fault(let event): event.text
        case .supervisorService(let event): event.text(of: subject.name)
        default: "settings changed"
        }
    }
}

extension MigrationReason {
    /// The reason as vCenter comments on it (`DOMAIN.md` 5.2).
    public var text: String {
        switch self {
        case .balanceCPU: "Balance average CPU utilization"
        case .balanceMemory: "Balance average memory utilization"
        case .affinity: "Fulfill affinity rule"
        case .antiAffinity: "Fulfill anti-affinity rule"
        case .maintenance: "Host entering maintenance mode"
        case .hostRule: "Fulfill VM-host rule"
        case .hostPreference: "Fulfill VM-host preference"
        case .manual: "Started by hand"
        case .enterStandby: "Host entering standby mode"
        case .powerSaving: "Power saving"
        case .increaseCapacity: "Increase available capacity"
        case .powerOn: "Power on virtual machine"
        }
    }
}
