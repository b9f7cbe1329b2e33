extension VCenter {
    /// Claims, volumes and disks belong together, and nothing is attached that should not be.
    func checkStorage(_ found: inout [Violation]) {
        func fail(_ detail: String) {
            found.append(Violation(invariant: .storage, detail: detail))
        }
        var onDatastores = [Int](repeating: 0, count: datastores.places)
        for id in disks.ids {
            let disk = disks[id]
            onDatastores[Int(disk.datastore.index)] += disk.usedMiB
            if let volume = disk.volume, volumes.find(volume)?.disk != id {
                fail("volume of disk \(disk.name)")
            }
        }
        for id in datastores.ids where onDatastores[Int(id.index)] > datastores[id].usedMiB {
            fail("disks on \(datastores[id].name)")
        }
        var available = 0
        for id in volumes.ids {
            let volume = volumes[id]
            if disks.find(volume.disk)?.volume != id { fail("disk of \(volume.name)") }
            if objects.find(volume.object)?.record != .volume(id) { fail("object \(volume.name)") }
            if volume.phase == .available { available += 1 }
            if (volume.phase == .bound) != (volume.claim != nil) { fail("phase \(volume.name)") }
            if let claim = volume.claim, claims.find(claim)?.volumeID != id {
                fail("claim of \(volume.name)")
            }
            if volume.isExclusive, volume.attachments.count > 1 { fail("nodes of \(volume.name)") }
            for attachment in volume.attachments { check(attachment, of: id, volume, fail) }
        }
        if available != availableVolumes.count { fail("available volumes") }
        for id in claims.ids {
            let claim = claims[id]
            guard let volume = claim.volumeID else {
                if claim.isBound { fail("volume of claim \(claim.name)") }
                continue
            }
            guard let row = volumes.find(volume), row.claim == id, row.name == claim.volume,
                disks[row.disk].datastore == claim.datastore,
                disks[row.disk].sizeMiB == claim.capacityMiB
            else {
                fail("claim \(claim.name)")
                continue
            }
        }
        for id in pods.ids where !pods[id].template.claims.isEmpty {
            let pod = pods[id]
            guard pod.stage == .running || pod.stage == .initializing, let host = pod.host else {
                continue
            }
            for volume in volumes(of: pod)
            where !volumes[volume].attachments.contains(where: {
                $0.node == .host(host) && $0.pods.contains(id)
            }) {
                fail("\(pod.name) without its volume")
            }
        }
    }

    private func check(
        _ attachment: VolumeAttachment, of id: VolumeID, _ volume: PersistentVolume,
        _ fail: (String) -> Void
    ) {
        switch attachment.node {
        case .host(let host):
            for pod in attachment.pods {
                let row = pods.find(pod)
                if row?.host != host || row?.vm == nil { fail("pod of \(volume.name)") }
            }
            if attachment.pods.isEmpty != (attachment.forcedAt != nil) {
                fail("forced detachment of \(volume.name)")
            }
        case .virtualMachine(let vm):
            let claim = volume.claim.flatMap { claims.find($0) }
            let isThere =
                claim.flatMap { claim in
                    serviceVMs.find(vm).map { $0.attached.contains(claim.name) }
                } ?? false
            if !isThere { fail("VM of \(volume.name)") }
        case .machine(let machine):
            if !machines.contains(machine) { fail("machine of \(volume.name)") }
        }
    }

    func addStorage(to hash: inout StateHash) {
        for id in disks.ids {
            hash.add(id)
            hash.add(disks[id].uuid.text)
            hash.add(disks[id].sizeMiB)
            hash.add(disks[id].datastore)
        }
        for id in volumes.ids {
            let volume = volumes[id]
            hash.add(id)
            hash.add(volume.name)
            hash.add(volume.phase.rawValue)
            hash.add(volume.reclaim.rawValue)
            hash.add(volume.claim)
            hash.add(volume.dueAt ?? -1)
            for attachment in volume.attachments {
                switch attachment.node {
                case .host(let host): hash.add(host)
                case .virtualMachine(let vm): hash.add(vm)
                case .machine(let machine): hash.add(machine)
                }
                for pod in attachment.pods { hash.add(pod) }
                hash.add(attachment.forcedAt ?? -1)
            }
        }
        for id in policies.ids {
            hash.add(policies[id].name)
            hash.add(policies[id].reclaim.rawValue)
            hash.add(policies[id].redundancy.rawValue)
        }
    }
}
