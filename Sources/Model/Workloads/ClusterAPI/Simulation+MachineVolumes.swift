/// Volumes of nodes: claims of their own, which come before the VM and go with it.
extension Simulation {
    /// Whether the volumes of a machine are there; asks for those that are not, and looks again.
    mutating func haveVolumes(_ machine: Machine) -> Bool {
        let cluster = vcenter.workloadClusters[machine.cluster]
        for volume in machine.template.volumes {
            let name = volume.claimName(of: machine.name)
            do throws(OperationError) {
                try createClaim(name, for: volume, of: machine, in: cluster.namespace)
            } catch {
                block(machine.cluster, .refused(error))
                scheduleAgain(machine)
                return false
            }
            guard vcenter.claim(name, in: cluster.namespace)?.isBound ?? false else {
                // Provisioning takes seconds, unless no datastore has room.
                scheduleAgain(machine, in: 5000)
                return false
            }
            guard let disk = vcenter.volume(ofClaim: name, in: cluster.namespace),
                case .machine(let id) = vcenter.objects[machine.object].record,
                attach(disk, to: .machine(id))
            else {
                scheduleAgain(machine, in: 5000)
                return false
            }
        }
        return true
    }

    private mutating func scheduleAgain(_ machine: Machine, in delay: Int = patience) {
        guard case .machine(let id) = vcenter.objects[machine.object].record else { return }
        schedule(.machine(id), in: delay)
    }

    private mutating func createClaim(
        _ name: String, for volume: NodeVolume, of machine: Machine, in namespace: NamespaceID
    ) throws(OperationError) {
        if vcenter.object(.persistentVolumeClaim, name, in: namespace) != nil { return }
        let storageClass = volume.storageClass ?? machine.template.storageClass
        let size = Quantity(mebibytes: volume.sizeMiB).description
        try apply(
            ObjectRequest(
                kind: .persistentVolumeClaim, apiVersion: "v1", name: name,
                namespace: vcenter.namespaces[namespace].name,
                manifest: [
                    "apiVersion": "v1", "kind": "PersistentVolumeClaim",
                    "metadata": ["name": .string(name)],
                    "spec": [
                        "accessModes": ["ReadWriteOnce"],
                        "resources": ["requests": ["storage": .string(size)]],
                        "storageClassName": .string(storageClass),
                    ],
                ],
                body: .claim(storageClass: storageClass, sizeMiB: volume.sizeMiB)))
        if let object = vcenter.object(.persistentVolumeClaim, name, in: namespace) {
            vcenter.objects[object].metadata.owner = machine.object
        }
    }

    /// Takes the volumes of a machine that has gone along.
    mutating func removeVolumes(of machine: Machine) {
        guard let object = vcenter.objects.find(machine.object),
            let namespace = object.metadata.namespace
        else { return }
        for volume in machine.template.volumes {
            let name = volume.claimName(of: machine.name)
            if let claim = vcenter.object(.persistentVolumeClaim, name, in: namespace) {
                if let disk = vcenter.volume(ofClaim: name, in: namespace),
                    case .machine(let id) = object.record
                {
                    detach(disk, from: .machine(id))
                }
                vcenter.objects[claim].metadata.owner = nil
                deleteObject(claim)
            }
        }
    }
}

extension NodeVolume {
    /// The name of the claim behind it.
    public func claimName(of machine: String) -> String { "\(machine)-\(name)" }
}

extension VCenter {
    /// The claim of that name.
    func claim(_ name: String, in namespace: NamespaceID) -> VolumeClaim? {
        guard let object = object(.persistentVolumeClaim, name, in: namespace),
            case .claim(let id) = objects[object].record
        else { return nil }
        return claims[id]
    }
}
