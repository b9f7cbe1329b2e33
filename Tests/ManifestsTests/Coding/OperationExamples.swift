@testable import Model

/// The cases of `Operation`, so that a test can go through them. A case that is new does not
/// compile here until it has a name and an example.
enum OperationCase: CaseIterable {
    case apply, delete, dryRun, scale, evict, rollout, createNamespace, updateNamespace
    case setSelfService, setDatastorePaths, occupyDatastore, enterMaintenance, exitMaintenance
    case failHost, restoreHost, cordon, setDRS, setHA, applyRecommendation, createVM, powerOnVM
    case powerOffVM, deleteVM, loseControlPlaneVM, upgradeSupervisor, resizeSupervisor
    case rotateCertificates, setSpherelet, setModule, alarm, cancel, service, fault, environment
    case host, enableWorkloadManagement, disableWorkloadManagement, supervisorService, network
    case library, vmClass, workloadCluster, inside, storage
}

extension Operation {
    var caseName: OperationCase {
        switch self {
        case .apply: .apply
        case .delete: .delete
        case .dryRun: .dryRun
        case .scale: .scale
        case .evict: .evict
        case .rollout: .rollout
        case .createNamespace: .createNamespace
        case .updateNamespace: .updateNamespace
        case .setSelfService: .setSelfService
        case .setDatastorePaths: .setDatastorePaths
        case .occupyDatastore: .occupyDatastore
        case .enterMaintenance: .enterMaintenance
        case .exitMaintenance: .exitMaintenance
        case .failHost: .failHost
        case .restoreHost: .restoreHost
        case .cordon: .cordon
        case .setDRS: .setDRS
        case .setHA: .setHA
        case .applyRecommendation: .applyRecommendation
        case .createVM: .createVM
        case .powerOnVM: .powerOnVM
        case .powerOffVM: .powerOffVM
        case .deleteVM: .deleteVM
        case .loseControlPlaneVM: .loseControlPlaneVM
        case .upgradeSupervisor: .upgradeSupervisor
        case .resizeSupervisor: .resizeSupervisor
        case .rotateCertificates: .rotateCertificates
        case .setSpherelet: .setSpherelet
        case .setModule: .setModule
        case .alarm: .alarm
        case .cancel: .cancel
        case .service: .service
        case .fault: .fault
        case .environment: .environment
        case .host: .host
        case .enableWorkloadManagement: .enableWorkloadManagement
        case .disableWorkloadManagement: .disableWorkloadManagement
        case .supervisorService: .supervisorService
        case .network: .network
        case .library: .library
        case .vmClass: .vmClass
        case .workloadCluster: .workloadCluster
        case .inside: .inside
        case .storage: .storage
        }
    }
}

extension OperationCase {
    /// Operations of this case; where it carries an enum, one for each of its cases.
    var examples: [Operation] {
        switch self {
        case .apply: PayloadExamples.requests.map { .apply($0) }
        case .delete:
            [
                .delete(.deployment, name: "web", namespace: "team-web"),
                .delete(
                    .other(group: "", name: "ConfigMap"), name: "settings", namespace: "team-web",
                    cascade: .orphan),
            ]
        case .dryRun: [.dryRun(.evict(pod: "web-0", namespace: "team-web"))]
        case .scale: [.scale(.deployment, name: "web", namespace: "team-web", replicas: 3)]
        case .evict: [.evict(pod: "web-0", namespace: "team-web")]
        case .rollout:
            [RolloutCommand.restart, .undo(revision: 2), .pause, .resume].map {
                .rollout($0, .deployment, name: "web", namespace: "team-web")
            }
        case .createNamespace:
            [.createNamespace(PayloadExamples.namespace, supervisor: "supervisor")]
        case .updateNamespace:
            PayloadExamples.updates.map { .updateNamespace(name: "team-web", $0) }
        case .setSelfService:
            [
                .setSelfService(supervisor: "supervisor", nil),
                .setSelfService(supervisor: "supervisor", PayloadExamples.template),
            ]
        case .setDatastorePaths: [.setDatastorePaths(datastore: "vsan", down: true)]
        case .occupyDatastore: [.occupyDatastore(datastore: "vsan", occupiedMiB: 1024)]
        case .enterMaintenance: [.enterMaintenance(host: "esx-01.lab")]
        case .exitMaintenance: [.exitMaintenance(host: "esx-01.lab")]
        case .failHost: [.failHost(host: "esx-01.lab")]
        case .restoreHost: [.restoreHost(host: "esx-01.lab")]
        case .cordon: [.cordon(host: "esx-01.lab", true)]
        case .setDRS: [.setDRS(cluster: "wcp-01", PayloadExamples.drs)]
        case .setHA: [.setHA(cluster: "wcp-01", PayloadExamples.ha)]
        case .applyRecommendation: [.applyRecommendation(7)]
        case .createVM:
            [.createVM(name: "db", cluster: "wcp-01", PayloadExamples.standaloneVM)]
        case .powerOnVM: [.powerOnVM(name: "db")]
        case .powerOffVM: [.powerOffVM(name: "db")]
        case .deleteVM: [.deleteVM(name: "db")]
        case .loseControlPlaneVM: [.loseControlPlaneVM(number: 2, supervisor: "supervisor")]
        case .upgradeSupervisor:
            [.upgradeSupervisor("supervisor", version: "v1.29.7+vmware.wcp.1")]
        case .resizeSupervisor: [.resizeSupervisor("supervisor", .medium)]
        case .rotateCertificates: [.rotateCertificates(supervisor: "supervisor")]
        case .setSpherelet: [.setSpherelet(host: "esx-01.lab", running: false)]
        case .setModule:
            SupervisorModule.Name.allCases.map {
                .setModule($0, supervisor: "supervisor", healthy: false)
            }
        case .alarm:
            AlarmDefinition.allCases.map { .alarm(.acknowledge($0, object: "esx-01.lab")) }
                + [.alarm(.reset(AlarmDefinition.allCases[0], object: "esx-01.lab"))]
        case .cancel:
            [.cancel(.migration(vm: "db")), .cancel(.maintenance(host: "esx-01.lab"))]
        case .service: PayloadExamples.services.map { .service($0) }
        case .fault: PayloadExamples.faults.map { .fault($0) }
        case .environment: PayloadExamples.environment.map { .environment($0) }
        case .host: PayloadExamples.hosts.map { .host($0) }
        case .enableWorkloadManagement:
            [.enableWorkloadManagement(cluster: "wcp-01", PayloadExamples.enable)]
        case .disableWorkloadManagement: [.disableWorkloadManagement(supervisor: "supervisor")]
        case .supervisorService:
            PayloadExamples.supervisorServices.map { .supervisorService($0) }
        case .network: PayloadExamples.network.map { .network($0, supervisor: "supervisor") }
        case .library: PayloadExamples.libraries.map { .library($0) }
        case .storage: PayloadExamples.storage.map { .storage($0) }
        case .vmClass: PayloadExamples.vmClasses.map { .vmClass($0) }
        case .workloadCluster:
            [.renewCertificates, .expireCertificates].map {
                .workloadCluster(GuestName(namespace: "team-web", cluster: "tkg-01"), $0)
            }
        case .inside:
            PayloadExamples.inside.map {
                .inside(GuestName(namespace: "team-web", cluster: "tkg-01"), $0)
            }
        }
    }
}
