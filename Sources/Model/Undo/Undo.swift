/// What takes an operation back, or why nothing does.
///
/// It is worked out from the state before the operation alone. What an operation set in motion is not
/// undone by it: a VM that was evacuated stays where it is until DRS has a reason to move it.
public enum Undo: Sendable {
    /// These operations, in order.
    case with([Operation])
    /// Nothing: why.
    case impossible(Obstacle)

    /// Why nothing takes an operation back.
    public enum Obstacle: Hashable, Sendable {
        /// It changed nothing that was not so already.
        case nothingChanged
        /// What is gone has taken its data with it.
        case dataIsGone
        /// Whatever ended does not come back; a controller may have made another by now.
        case hasEnded
        /// Versions are not gone back to.
        case noDowngrade
        /// What has grown does not shrink.
        case onlyGrows
        /// What was replaced, such as a certificate, is no longer valid.
        case isReplaced
        /// It was the mending of a fault; nobody would want that back.
        case wasMending
        /// It passes by itself.
        case passes
        /// What it did to whom was up to chance, or is not known.
        case notKnown
    }
}

extension Simulation {
    /// What would take an operation back that is about to be carried out. O(objects) at most.
    public func undo(of operation: Operation) -> Undo {
        UndoReader(simulation: self).undo(of: operation)
    }
}

/// Looks up what was before an operation.
struct UndoReader {
    let simulation: Simulation
    var vcenter: VCenter { simulation.vcenter }

    func undo(of operation: Operation) -> Undo {
        switch operation {
        case .apply(let request): return undoApply(request)
        case .delete(let kind, let name, let namespace, _):
            return undoDelete(kind, name, namespace)
        case .dryRun: return .impossible(.nothingChanged)
        case .scale(let kind, let name, let namespace, let replicas):
            return undoScale(kind, name, namespace, replicas)
        case .evict: return .impossible(.hasEnded)
        case .rollout(let command, let kind, let name, let namespace):
            return undoRollout(command, kind, name, namespace)
        case .createNamespace(let spec, _):
            return .with([.delete(.namespace, name: spec.name, namespace: "")])
        case .updateNamespace(let name, let update): return undoUpdate(name, update)
        case .setSelfService(let name, _):
            return before(supervisor(name)) {
                .setSelfService(supervisor: name, $0.selfService)
            }
        case .setDatastorePaths(let name, let down):
            return before(datastore(name)) {
                $0.allPathsDown == down
                    ? nil : .setDatastorePaths(datastore: name, down: !down)
            }
        case .occupyDatastore(let name, let mebibytes):
            return before(datastore(name)) {
                $0.occupiedMiB == mebibytes
                    ? nil : .occupyDatastore(datastore: name, occupiedMiB: $0.occupiedMiB)
            }
        case .enterMaintenance, .exitMaintenance, .failHost, .restoreHost, .cordon,
            .setSpherelet:
            return undoHost(operation)
        case .setDRS(let name, let settings):
            return before(cluster(name)) {
                $0.drs == settings ? nil : .setDRS(cluster: name, $0.drs)
            }
        case .setHA(let name, let settings):
            return before(cluster(name)) {
                $0.ha == settings ? nil : .setHA(cluster: name, $0.ha)
            }
        case .applyRecommendation(let number): return undoRecommendation(number)
        case .createVM(let name, _, _):
            return .with([.powerOffVM(name: name), .deleteVM(name: name)])
        case .powerOnVM(let name): return .with([.powerOffVM(name: name)])
        case .powerOffVM(let name): return .with([.powerOnVM(name: name)])
        case .deleteVM, .loseControlPlaneVM, .disableWorkloadManagement:
            return .impossible(.dataIsGone)
        case .upgradeSupervisor: return .impossible(.noDowngrade)
        case .resizeSupervisor: return .impossible(.onlyGrows)
        case .rotateCertificates: return .impossible(.isReplaced)
        case .setModule(let module, let name, let isHealthy):
            return before(supervisor(name)) {
                $0.isHealthy(module) == isHealthy
                    ? nil : .setModule(module, supervisor: name, healthy: !isHealthy)
            }
        case .alarm: return .impossible(.passes)
        case .cancel(let task): return undoCancel(task)
        case .service(let operation): return undo(of: operation)
        case .fault(let operation): return undo(of: operation)
        case .environment(let change): return undo(of: change)
        case .host(let operation): return undo(of: operation)
        case .enableWorkloadManagement(_, let spec):
            return .with([.disableWorkloadManagement(supervisor: spec.supervisor.name)])
        case .supervisorService(let operation): return undo(of: operation)
        case .network(let operation, let name): return undo(of: operation, on: name)
        case .library(let operation): return undo(of: operation)
        case .vmClass(let operation): return undo(of: operation)
        case .storage(let operation): return undo(of: operation)
        case .workloadCluster(_, .renewCertificates): return .impossible(.isReplaced)
        case .workloadCluster(let guest, .expireCertificates):
            return .with([.workloadCluster(guest, .renewCertificates)])
        case .inside(let guest, let operation): return undo(of: operation, inside: guest)
        }
    }

    /// The operation that sets what a row had before; nothing where that is so already.
    func before<Row>(_ row: Row?, _ operation: (Row) -> Operation?) -> Undo {
        guard let operation = row.flatMap(operation) else { return .impossible(.nothingChanged) }
        return .with([operation])
    }

    func host(_ name: String) -> Host? { vcenter.host(named: name).map { vcenter.hosts[$0] } }

    func cluster(_ name: String) -> HostCluster? {
        vcenter.clusters.ids.map { vcenter.clusters[$0] }.first { $0.name == name }
    }

    func supervisor(_ name: String) -> Supervisor? {
        vcenter.supervisors.ids.map { vcenter.supervisors[$0] }.first { $0.name == name }
    }

    func datastore(_ name: String) -> Datastore? {
        vcenter.datastores.ids.map { vcenter.datastores[$0] }.first { $0.name == name }
    }

    func vm(_ name: String) -> VirtualMachine? {
        vcenter.vms.ids.map { vcenter.vms[$0] }.first { $0.name == name }
    }

    private func undoHost(_ operation: Operation) -> Undo {
        switch operation {
        case .enterMaintenance(let name):
            return before(host(name)) {
                $0.maintenance == .none ? .exitMaintenance(host: name) : nil
            }
        case .exitMaintenance(let name):
            return before(host(name)) {
                $0.maintenance == .none ? nil : .enterMaintenance(host: name)
            }
        case .failHost(let name):
            return before(host(name)) { $0.isRunning ? .restoreHost(host: name) : nil }
        case .restoreHost: return .impossible(.wasMending)
        case .cordon(let name, let isCordoned):
            return before(host(name)) {
                $0.spherelet.isCordoned == isCordoned ? nil : .cordon(host: name, !isCordoned)
            }
        case .setSpherelet(let name, let isRunning):
            return before(host(name)) {
                $0.spherelet.isRunning == isRunning
                    ? nil : .setSpherelet(host: name, running: !isRunning)
            }
        default: return .impossible(.notKnown)
        }
    }

    private func undoRecommendation(_ number: Int) -> Undo {
        for id in vcenter.clusters.ids {
            let list = vcenter.clusters[id].balance.recommendations
            guard let found = list.first(where: { $0.number == number }) else { continue }
            return .with([
                .host(
                    .migrate(
                        vm: vcenter.vms[found.vm].name, host: vcenter.hosts[found.source].name))
            ])
        }
        return .impossible(.notKnown)
    }

    private func undoCancel(_ task: TaskCancellation) -> Undo {
        switch task {
        case .maintenance(let host): return .with([.enterMaintenance(host: host)])
        case .migration(let name):
            let row = vcenter.migrations.ids.map { vcenter.migrations[$0] }.first {
                vcenter.vms.find($0.vm)?.name == name
            }
            return before(row) {
                .host(.migrate(vm: name, host: vcenter.hosts[$0.destination].name))
            }
        }
    }
}
