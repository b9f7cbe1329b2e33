extension Simulation {
    /// Attaches the volumes that a VM is to have, and detaches those that it is not.
    mutating func attachVolumes(of id: VMServiceVMID) -> WorkloadCluster.Problem? {
        let row = vcenter.serviceVMs[id]
        let wanted = row.spec.volumes.map(\.claim)
        for claim in row.attached where !wanted.contains(claim) {
            vcenter.serviceVMs[id].attached.removeFirst(equalTo: claim)
            if let volume = vcenter.volume(ofClaim: claim, in: row.namespace) {
                detach(volume, from: .virtualMachine(id))
            }
            record(vcenter.subject(of: row.object), .serviceVM(.volumeDetached(claim)))
            letClaimGo(claim, in: row.namespace)
        }
        var missing: String?
        for claim in wanted where !vcenter.serviceVMs[id].attached.contains(claim) {
            guard vcenter.isAttachable(claim, in: row.namespace),
                let volume = vcenter.volume(ofClaim: claim, in: row.namespace),
                attach(volume, to: .virtualMachine(id))
            else {
                missing = missing ?? claim
                continue
            }
            vcenter.serviceVMs[id].attached.append(claim)
            vcenter.serviceVMs[id].attached.sort()
            vcenter.touchObject(row.object)
            record(vcenter.subject(of: row.object), .serviceVM(.volumeAttached(claim)))
        }
        return missing.map { .volumeNotAttached($0) }
    }

    /// Lets a claim go that waits for the last that uses it.
    func claim(named name: String, in namespace: NamespaceID) -> ClaimID? {
        guard let object = vcenter.object(.persistentVolumeClaim, name, in: namespace),
            case .claim(let claim) = vcenter.objects[object].record
        else { return nil }
        return claim
    }

    mutating func letClaimGo(_ name: String, in namespace: NamespaceID) {
        if let claim = claim(named: name, in: namespace) { releaseClaim(claim) }
    }
}

extension VCenter {
    /// Whether a claim has a volume that its datastore gives.
    fileprivate func isAttachable(_ name: String, in namespace: NamespaceID) -> Bool {
        guard let object = object(.persistentVolumeClaim, name, in: namespace),
            case .claim(let id) = objects[object].record, claims[id].isBound,
            objects[object].metadata.deletedAt == nil,
            let datastore = claims[id].datastore
        else { return false }
        return !datastores[datastore].allPathsDown
    }
}
