extension Simulation {
    /// Takes all paths to a datastore away, or gives them back. VMs on it that run hang on their
    /// disks; nothing new begins there.
    mutating func setPaths(
        of name: String, down: Bool
    ) throws(OperationError) {
        try setPaths(host: nil, datastore: name, down ? .allPathsDown : .up)
    }

    /// Has others occupy so much of a datastore, in MiB.
    /// - Throws: `notFound`, `wrongState` for an amount below zero.
    mutating func occupy(
        _ name: String, _ occupiedMiB: Int
    ) throws(OperationError) {
        let id = try find(datastore: name)
        guard occupiedMiB >= 0 else {
            throw .wrongState(
                kind: "datastore", name: name, state: "occupied by \(occupiedMiB) MiB")
        }
        let hasMore = occupiedMiB < vcenter.datastores[id].occupiedMiB
        vcenter.datastores[id].occupiedMiB = occupiedMiB
        record(Event.Subject(kind: "Datastore", name: name), .settingsChanged)
        if hasMore { roomAppeared() }
    }

    /// Claims look for a datastore again at once, and VMs and pods for a host.
    mutating func roomAppeared() {
        for place in 0..<vcenter.claims.places {
            guard let id = vcenter.claims.id(at: place),
                vcenter.claims[id].isWithoutRoom || vcenter.claims[id].problem != nil
            else { continue }
            scheduleClaim(id)
        }
        wakeSchedulers()
    }

    func find(datastore name: String) throws(OperationError) -> DatastoreID {
        guard let id = vcenter.datastores.ids.first(where: { vcenter.datastores[$0].name == name })
        else { throw .notFound(kind: "datastore", name: name) }
        return id
    }
}
