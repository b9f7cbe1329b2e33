extension UndoReader {
    /// What takes back what an administrator does about storage.
    func undo(of operation: StorageOperation) -> Undo {
        switch operation {
        case .fileService(let name, let isOn):
            before(datastore(name)) {
                $0.hasFileService == isOn
                    ? nil : .storage(.fileService(datastore: name, isOn: !isOn))
            }
        case .paths(let host, let name, _): undoPaths(host, name)
        case .createPolicy(let name, _, _):
            vcenter.policy(named: name) == nil
                ? .with([.storage(.deletePolicy(name: name))]) : .impossible(.nothingChanged)
        case .deletePolicy(let name):
            before(vcenter.policy(named: name).map { vcenter.policies[$0] }) {
                .storage(.createPolicy(name: name, tag: $0.tag, $0.redundancy))
            }
        case .reclaim(let name, let reclaim):
            before(vcenter.policy(named: name).map { vcenter.policies[$0] }) {
                $0.reclaim == reclaim ? nil : .storage(.reclaim(policy: name, $0.reclaim))
            }
        }
    }

    /// Gives each host the paths that it had.
    private func undoPaths(_ host: String?, _ datastore: String) -> Undo {
        guard
            let place = vcenter.datastores.ids.first(where: {
                vcenter.datastores[$0].name == datastore
            })
        else { return .impossible(.nothingChanged) }
        let hosts = vcenter.hosts(reaching: place).filter {
            host == nil || vcenter.hosts[$0].name == host
        }
        if hosts.isEmpty { return .impossible(.nothingChanged) }
        return .with(
            hosts.map { id in
                let loss = vcenter.hosts[id].lostPaths.first { $0.datastore == place }
                let former: HostPaths =
                    loss.map { $0.isPermanent ? .permanentLoss : .allPathsDown } ?? .up
                return .storage(
                    .paths(host: vcenter.hosts[id].name, datastore: datastore, former))
            })
    }
}
