extension VCenter {
    func addServiceVMs(to hash: inout StateHash) {
        for id in serviceVMs.ids {
            let row = serviceVMs[id]
            hash.add(id)
            hash.add(row.vm)
            hash.add(row.className ?? "")
            hash.add(row.spec.power.rawValue)
            for instant in [
                row.clonedAt, row.restartedAt, row.customizedAt, row.guestDownAt, row.dueAt,
            ] {
                hash.add(instant ?? -1)
            }
            hash.add((row.isSuspended ? 1 : 0) | (row.hasBooted ? 2 : 0))
            for claim in row.attached { hash.add(claim) }
        }
        for id in classes.ids {
            hash.add(classes[id].name)
            hash.add(classes[id].virtualCPUs << 32 | classes[id].memoryMiB)
            hash.add(classes[id].isRemoving ? 1 : 0)
        }
        for user in directory {
            hash.add(user.name)
            for group in user.groups { hash.add(group) }
        }
    }
}
