extension Simulation {
    /// Carries out what an administrator asks about storage.
    /// - Throws: `notFound`, `wrongState` for file services of what is no vSAN datastore.
    mutating func perform(storage operation: StorageOperation) throws(OperationError) {
        switch operation {
        case .fileService(let name, let isOn): try setFileService(of: name, isOn)
        case .paths(let host, let datastore, let paths):
            try setPaths(host: host, datastore: datastore, paths)
        case .createPolicy(let name, let tag, let redundancy):
            try createPolicy(name, tag: tag, redundancy)
        case .deletePolicy(let name): try deletePolicy(name)
        case .reclaim(let name, let reclaim):
            guard let policy = vcenter.policy(named: name) else {
                throw .notFound(kind: "storage policy", name: name)
            }
            vcenter.policies[policy].reclaim = reclaim
        }
    }

    private mutating func setFileService(
        of name: String, _ isOn: Bool
    ) throws(OperationError) {
        let id = try find(datastore: name)
        let datastore = vcenter.datastores[id]
        guard datastore.type == .vsan else {
            throw .wrongState(kind: "datastore", name: name, state: datastore.type.rawValue)
        }
        guard datastore.hasFileService != isOn else { return }
        vcenter.datastores[id].hasFileService = isOn
        record(Event.Subject(kind: "Datastore", name: name), .storage(.fileService(isOn)))
        if isOn { roomAppeared() }
    }
}
