import Model

extension AlarmDefinition {
    /// The alarm's name, as vCenter has it.
    public var text: String {
        switch self {
        case .hostConnection: "Host connection and power state"
        case .hostCPU: "Host CPU usage"
        case .hostMemory: "Host memory usage"
        case .hostTime: "Host time synchronization"
        case .uplinkRedundancy: "Network uplink redundancy lost"
        case .haHostStatus: "vSphere HA host status"
        case .datastoreUsage: "Datastore usage on disk"
        case .storageConnection: "Cannot connect to storage"
        case .vmCPU: "Virtual machine CPU usage"
        case .vmMemory: "Virtual machine memory usage"
        case .haFailoverResources: "Insufficient vSphere HA failover resources"
        case .drsHealth: "Cluster DRS health"
        case .certificate: "Certificate Status"
        case .serviceHealth: "Service health"
        case .supervisorHealth: "Supervisor Kubernetes status"
        }
    }
}

extension AlarmStatus {
    /// As vCenter shows it: `Normal`, `Warning`, `Alert`.
    public var text: String {
        switch self {
        case .green: "Normal"
        case .yellow: "Warning"
        case .red: "Alert"
        }
    }

    /// As vCenter's events colour it.
    public var color: String {
        switch self {
        case .green: "Green"
        case .yellow: "Yellow"
        case .red: "Red"
        }
    }
}

extension AlarmEvent {
    /// What became of an alarm.
    public func text(of subject: Event.Subject) -> String {
        switch deed {
        case .acknowledged: "Acknowledged alarm '\(definition.text)' on \(subject.name)"
        case .reset: "Alarm '\(definition.text)' on \(subject.name) was reset to Green by hand"
        case nil:
            "Alarm '\(definition.text)' on \(subject.name) changed from \(from.color) to "
                + "\(to.color)"
        }
    }
}

extension TaskRecord.Work {
    /// The task's name, as vCenter words it.
    public var text: String {
        switch self {
        case .migrate: "Migrate virtual machine"
        case .enterMaintenance: "Enter maintenance mode"
        case .exitMaintenance: "Exit maintenance mode"
        case .powerOn: "Power On virtual machine"
        case .powerOff: "Power Off virtual machine"
        case .reconfigure: "Reconfigure cluster"
        case .deployControlPlaneVM: "Deploy OVF template"
        case .configureSupervisor: "Configure Supervisor"
        case .rotateCertificates: "Rotate certificates"
        case .createNamespace: "Create Namespace"
        case .updateNamespace: "Update Namespace"
        case .createWorkloadCluster: "Create Tanzu Kubernetes cluster"
        case .updateWorkloadCluster: "Update Tanzu Kubernetes cluster"
        case .deleteWorkloadCluster: "Delete Tanzu Kubernetes cluster"
        }
    }

    /// What more there is to say of it; empty where the name says everything.
    public var details: String {
        switch self {
        case .migrate(let host): "to \(host)"
        case .deployControlPlaneVM(let number): "SupervisorControlPlaneVM (\(number))"
        default: ""
        }
    }
}

extension TaskRecord {
    /// How far it is, as the list of recent tasks shows it: `42 %`, `Completed`.
    public var statusText: String {
        switch state {
        case .running: "\(progress) %"
        case .success: "Completed"
        case .error: "Error"
        case .cancelled: "Cancelled"
        }
    }
}
