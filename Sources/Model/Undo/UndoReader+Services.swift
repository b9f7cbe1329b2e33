extension UndoReader {
    func undo(of operation: SupervisorServiceOperation) -> Undo {
        func service(_ name: String) -> SupervisorService? {
            vcenter.supervisorServices.first { $0.name == name }
        }
        switch operation {
        case .register(let service):
            return .with([
                .supervisorService(.setActivated(service: service.name, false)),
                .supervisorService(.delete(service: service.name)),
            ])
        case .addVersion(let version, let name):
            return .with([
                .supervisorService(
                    .setVersionActivated(service: name, version: version.number, false))
            ])
        case .setActivated(let name, let isActivated):
            return before(service(name)) {
                $0.isActivated == isActivated
                    ? nil
                    : .supervisorService(.setActivated(service: name, !isActivated))
            }
        case .setVersionActivated(let name, let number, let isActivated):
            return before(service(name)?.version(number)) {
                $0.isActivated == isActivated
                    ? nil
                    : .supervisorService(
                        .setVersionActivated(service: name, version: number, !isActivated))
            }
        case .delete(let name):
            return before(service(name)) { .supervisorService(.register($0)) }
        case .install(let name, _, let supervisor):
            return .with([.supervisorService(.remove(service: name, supervisor: supervisor))])
        case .upgrade: return .impossible(.noDowngrade)
        case .remove(let name, let supervisor):
            let row = self.supervisor(supervisor)?.services.first { $0.service == name }
            return before(row?.version) {
                .supervisorService(
                    .install(service: name, version: $0, supervisor: supervisor))
            }
        }
    }

    func undo(of operation: NetworkOperation, on name: String) -> Undo {
        guard let row = supervisor(name) else { return .impossible(.nothingChanged) }
        func network(_ operation: NetworkOperation) -> Undo {
            .with([.network(operation, supervisor: name)])
        }
        switch operation {
        case .addWorkloadNetwork(let spec): return network(.removeWorkloadNetwork(spec.name))
        case .removeWorkloadNetwork: return .impossible(.notKnown)
        case .extend: return .impossible(.onlyGrows)
        case .setDHCP(let id, let answers): return network(.setDHCP(network: id, answers: !answers))
        case .setLoadBalancer(let isRunning):
            return row.network.loadBalancer?.isRunning == isRunning
                ? .impossible(.nothingChanged) : network(.setLoadBalancer(running: !isRunning))
        case .setFrontend(let range):
            let former = row.network.loadBalancer?.frontend
            return former == range
                ? .impossible(.nothingChanged) : network(.setFrontend(former))
        case .rotateLoadBalancerCertificate, .rotateManagerCertificate:
            return .impossible(.isReplaced)
        case .setTier0(let isConnected): return network(.setTier0(connected: !isConnected))
        }
    }

    func undo(of operation: LibraryOperation) -> Undo {
        func library(_ name: String) -> ContentLibrary? {
            vcenter.libraries.ids.map { vcenter.libraries[$0] }.first { $0.name == name }
        }
        switch operation {
        case .create(let spec): return .with([.library(.delete(spec.name))])
        case .delete: return .impossible(.dataIsGone)
        case .sync: return .impossible(.passes)
        case .setReachable(let name, let isReachable):
            return before(library(name)) {
                $0.isReachable == isReachable
                    ? nil : .library(.setReachable(name, !isReachable))
            }
        case .addItem(let image, let name):
            return .with([.library(.removeItem(image.name, library: name))])
        case .removeItem(let item, let name):
            let image = library(name)?.items.map { vcenter.libraryItems[$0].image }
                .first { $0.name == item }
            return before(image) { .library(.addItem($0, library: name)) }
        case .fetchItem(let item, let name):
            return .with([.library(.evictItem(item, library: name))])
        case .evictItem(let item, let name):
            return .with([.library(.fetchItem(item, library: name))])
        case .bind(let names, let name):
            return before(supervisor(name)) { row in
                let former = row.libraries.compactMap { vcenter.libraries.find($0)?.name }
                return former == names ? nil : .library(.bind(former, supervisor: name))
            }
        }
    }

    func undo(of operation: VMClassOperation) -> Undo {
        func vmClass(_ name: String) -> VMClass? {
            vcenter.classes.ids.map { vcenter.classes[$0] }.first { $0.name == name }
        }
        switch operation {
        case .create(let row): return .with([.vmClass(.delete(row.name))])
        case .update(let row):
            return before(vmClass(row.name)) { $0 == row ? nil : .vmClass(.update($0)) }
        case .delete(let name): return before(vmClass(name)) { .vmClass(.create($0)) }
        }
    }
}
