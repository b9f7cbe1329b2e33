extension UndoReader {
    /// What takes back what an administrator does about storage.
    func undo(of operation: StorageOperation) -> Undo {
        switch operation {
        case .fileService(let name, let isOn):
            before(datastore(name)) {
                $0.hasFileService == isOn
                    ? nil : .storage(.fileService(datastore: name, isOn: !isOn))
            }
        case .reclaim(let name, let reclaim):
            before(vcenter.policy(named: name).map { vcenter.policies[$0] }) {
                $0.reclaim == reclaim ? nil : .storage(.reclaim(policy: name, $0.reclaim))
            }
        }
    }
}
