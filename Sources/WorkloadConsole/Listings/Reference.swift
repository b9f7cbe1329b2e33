import Model
import Wording

/// What a row of a table stands for.
public enum Reference: Hashable, Sendable {
    case host(HostID)
    case supervisor(SupervisorID)
    case namespace(NamespaceID)
    case pod(PodID)
    case workload(WorkloadID)
    case vm(VMID)
    case workloadCluster(WorkloadClusterID)
    case machine(MachineID)
    case recommendation(ClusterID, Int)
    case event(Int)
    case cluster(ClusterID)
    // Networking.
    case network(NetworkReference)
    /// Whether a cluster can have a Supervisor.
    case compatibility(ClusterID)
    case certificate(CertificateHolder)
    /// The vSphere Zone that a cluster is.
    case zone(ClusterID)
    /// A stage of a Supervisor's configuration, by place.
    case condition(SupervisorID, Int)
    indirect case finding(Finding)
    indirect case alarm(Alarm)
    indirect case task(TaskRecord)
    case library(ContentLibraryID)
    // Storage.
    case volume(VolumeID)
    case disk(DiskID)
    case snapshot(SnapshotID)
    /// That a volume is attached to something.
    case attachment(VolumeID, VolumeAttachment.Node)
    /// What the Kubernetes API serves though no store holds it.
    case served(ServedObject)
    /// A Supervisor Service, by name.
    case registeredService(String)
    /// A Supervisor Service, by name, on a Supervisor.
    case installedService(SupervisorID, String)
    case module(SupervisorID, SupervisorModule.Name)
    /// Something that writes a log.
    case logSource(LogSource)
}

extension Listing {
    /// The listing that a row belongs to.
    static func of(_ reference: Reference) -> Listing {
        switch reference {
        case .host: hosts
        case .supervisor: supervisors
        case .namespace: namespaces
        case .pod: pods
        case .workload: workloads
        case .vm: virtualMachines
        case .workloadCluster: workloadClusters
        case .machine: machines
        case .recommendation: recommendations
        case .event: events
        case .cluster: hostClusters
        case .network(let row): row.listing
        case .compatibility: compatibilities
        case .zone: zones
        case .certificate: certificates
        case .condition: conditions
        case .finding: findings
        case .alarm: alarms
        case .task: tasks
        case .library: libraries
        case .volume: volumes
        case .disk: disks
        case .snapshot: snapshots
        case .attachment: attachments
        case .served(let object): object.listing
        case .registeredService: supervisorServices
        case .installedService: installedServices
        case .module: modules
        case .logSource: logs
        }
    }
}

extension Reference {
    /// The object of the Kubernetes API that it stands for; nil where that is none, or gone.
    public func object(in vcenter: VCenter) -> ObjectID? {
        let object: ObjectID? =
            switch self {
            case .pod(let id): vcenter.pods.find(id)?.object
            case .workload(let id): vcenter.workloads.find(id)?.object
            case .workloadCluster(let id): vcenter.workloadClusters.find(id)?.object
            case .machine(let id): vcenter.machines.find(id)?.object
            case .namespace(let id): vcenter.namespaces.find(id)?.object
            case .volume(let id): vcenter.volumes.find(id)?.object
            case .snapshot(let id): vcenter.snapshots.find(id)?.object
            default: nil
            }
        return object.flatMap { vcenter.objects.contains($0) ? $0 : nil }
    }

    /// Whether what it stands for is still there.
    func exists(in simulation: Simulation) -> Bool {
        let vcenter = simulation.vcenter
        return switch self {
        case .host(let id): vcenter.hosts.contains(id)
        case .supervisor(let id): vcenter.supervisors.contains(id)
        case .namespace(let id): vcenter.namespaces.contains(id)
        case .pod(let id): vcenter.pods.contains(id)
        case .workload(let id): vcenter.workloads.contains(id)
        case .vm(let id): vcenter.vms.contains(id)
        case .workloadCluster(let id): vcenter.workloadClusters.contains(id)
        case .machine(let id): vcenter.machines.contains(id)
        case .recommendation(let cluster, let number):
            vcenter.clusters.find(cluster).map { cluster in
                cluster.balance.recommendations.contains { $0.number == number }
                    || cluster.balance.actions.contains { $0.number == number }
            } ?? false
        case .event(let number): simulation.events.events(from: number).first?.number == number
        case .cluster(let id): vcenter.clusters.contains(id)
        case .network(let row): row.exists(in: vcenter)
        case .compatibility(let id): vcenter.clusters.contains(id)
        case .certificate(let holder): vcenter.expiry(of: holder) != nil
        case .zone(let id): vcenter.clusters.contains(id) && vcenter.zone(of: id) != nil
        case .condition(let id, let place):
            place < vcenter.supervisors.find(id)?.conditions.count ?? 0
        case .finding(let finding): simulation.findings.contains(finding)
        case .alarm(let alarm): simulation.triggeredAlarms.contains(alarm)
        case .task(let task): simulation.tasks.contains { $0.number == task.number }
        case .library(let id): vcenter.libraries.contains(id)
        case .volume(let id): vcenter.volumes.contains(id)
        case .disk(let id): vcenter.disks.contains(id)
        case .snapshot(let id): vcenter.snapshots.contains(id)
        case .attachment(let id, let node):
            vcenter.volumes.find(id)?.attachments.contains { $0.node == node } ?? false
        case .served(let object): vcenter.serves(object)
        case .registeredService(let name): vcenter.service(name) != nil
        case .installedService(let id, let name):
            vcenter.supervisors.find(id)?.services.contains { $0.service == name } ?? false
        case .module(let id, _): vcenter.supervisors.contains(id)
        case .logSource(.container(let pod, _)): vcenter.pods.contains(pod)
        case .logSource(let source): vcenter.logSources.contains(source)
        }
    }

    /// Its name; empty when it is gone.
    func name(in simulation: Simulation) -> String {
        let vcenter = simulation.vcenter
        let name: String? =
            switch self {
            case .host(let id): vcenter.hosts.find(id)?.name
            case .supervisor(let id): vcenter.supervisors.find(id)?.name
            case .namespace(let id): vcenter.namespaces.find(id)?.name
            case .pod(let id): vcenter.pods.find(id)?.name
            case .workload(let id): vcenter.workloads.find(id)?.name
            case .vm(let id): vcenter.vms.find(id)?.name
            case .workloadCluster(let id): vcenter.workloadClusters.find(id)?.name
            case .machine(let id): vcenter.machines.find(id)?.name
            case .recommendation(_, let number): "\(number)"
            case .event(let number):
                simulation.events.events(from: number).first.map {
                    "\($0.body.reason) \($0.subject.name)"
                }
            case .cluster(let id): vcenter.clusters.find(id)?.name
            case .network(let row): row.name(in: vcenter)
            case .compatibility(let id): vcenter.clusters.find(id)?.name
            case .certificate(let holder): holder.name(in: vcenter)
            case .zone(let id): vcenter.clusters.contains(id) ? vcenter.zone(of: id)?.name : nil
            case .condition(let id, let place):
                vcenter.supervisors.find(id)?.conditions[place].kind.rawValue
            case .finding(let finding): finding.objectText(in: vcenter)
            case .alarm(let alarm): alarm.definition.text
            case .task(let task): task.work.text
            case .library(let id): vcenter.libraries.find(id)?.name
            case .volume(let id), .attachment(let id, _): vcenter.volumes.find(id)?.name
            case .disk(let id): vcenter.disks.find(id)?.name
            case .snapshot(let id): vcenter.snapshots.find(id)?.name
            case .served(let object): vcenter.name(of: object)
            case .registeredService(let name), .installedService(_, let name): name
            case .module(_, let module): module.rawValue
            case .logSource(let source): source.name(in: vcenter)
            }
        return name ?? ""
    }
}

extension Event.Subject {
    /// What the event happened to, if it is still there.
    func reference(in simulation: Simulation) -> Reference? {
        let vcenter = simulation.vcenter
        switch kind {
        case "Host", "Node": return vcenter.host(named: name).map { .host($0) }
        case "VirtualMachine" where namespace == nil:
            return vcenter.vms.ids.first { vcenter.vms[$0].name == name }.map { .vm($0) }
        case "Supervisor":
            let supervisors = vcenter.supervisors
            return supervisors.ids.first { supervisors[$0].name == name }.map { .supervisor($0) }
        case "Cluster" where namespace == nil:
            let clusters = vcenter.clusters
            return clusters.ids.first { clusters[$0].name == name }.map { .cluster($0) }
        case "ContentLibrary": return vcenter.library(named: name).map { .library($0) }
        case "PersistentVolume":
            guard let object = vcenter.object(.persistentVolume, name),
                case .volume(let id) = vcenter.objects[object].record
            else { return nil }
            return .volume(id)
        case "Namespace": return vcenter.namespace(named: name).map { .namespace($0) }
        default: return object(in: vcenter)
        }
    }

    /// The object of Kubernetes that is meant, as the model keeps it.
    private func object(in vcenter: VCenter) -> Reference? {
        guard let namespace = namespace.flatMap({ vcenter.namespace(named: $0) }) else {
            return nil
        }
        let found = vcenter.objects(in: namespace).first {
            vcenter.objects[$0].metadata.name == name && vcenter.objects[$0].kind.name == kind
        }
        guard let found else { return nil }
        return switch vcenter.objects[found].record {
        case .pod(let id): .pod(id)
        case .workload(let id): .workload(id)
        case .workloadCluster(let id): .workloadCluster(id)
        case .machine(let id): .machine(id)
        case .snapshot(let id): .snapshot(id)
        case .virtualMachine(let id): vcenter.serviceVMs.find(id)?.vm.map { .vm($0) }
        default: nil
        }
    }
}
