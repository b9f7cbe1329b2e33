extension VCenter {
    /// Everything that does not hold; empty in a sound vCenter. O(objects).
    public func violations(at now: Int) -> [Violation] {
        var found: [Violation] = []
        checkHosts(&found)
        checkVMs(&found)
        checkPools(&found)
        checkNamespaces(&found)
        checkObjects(&found)
        checkMigrations(at: now, &found)
        checkPods(&found)
        checkPodIndices(&found)
        if !devices.used.isEmpty { checkDevices(&found) }
        checkBudgets(&found)
        checkSupervisors(&found)
        checkNetworks(&found)
        checkLibraries(&found)
        checkStorage(&found)
        checkPaths(&found)
        checkSnapshots(&found)
        checkGuests(&found)
        return found
    }

    private func checkHosts(_ found: inout [Violation]) {
        for id in clusters.ids where clusters[id].admissible != admissibleCapacity(of: id) {
            found.append(
                Violation(
                    invariant: .hostSums, detail: "\(clusters[id].name): renewAdmission(of:)"))
        }
        for id in hosts.ids {
            let host = hosts[id]
            var reserved = Resources.zero
            for vm in host.residents + host.arrivals { reserved += vms[vm].needed }
            if reserved != host.reserved {
                found.append(Violation(invariant: .hostSums, detail: "\(host.name) reserved"))
            }
            let pods = host.residents.count { vms[$0].kind == .vSpherePod }
            if pods != host.podCount {
                found.append(Violation(invariant: .hostSums, detail: "\(host.name) pods"))
            }
            if host.isRunning, !host.reserved.fits(in: host.capacity) {
                found.append(Violation(invariant: .reservations, detail: host.name))
            }
            if !host.isRunning || host.maintenance == .inMaintenance, !host.residents.isEmpty {
                found.append(Violation(invariant: .liveHosts, detail: host.name))
            }
        }
    }

    private func checkVMs(_ found: inout [Violation]) {
        var seen = [Int](repeating: 0, count: vms.places)
        for id in hosts.ids {
            for vm in hosts[id].residents {
                seen[Int(vm.index)] += 1
                if vms[vm].host != id {
                    found.append(Violation(invariant: .onePlace, detail: vms[vm].name))
                }
            }
        }
        for id in vms.ids {
            let places = seen[Int(id.index)]
            let isRight =
                vms[id].power == .poweredOn ? places == 1 && vms[id].host != nil : places == 0
            if !isRight { found.append(Violation(invariant: .onePlace, detail: vms[id].name)) }
            if let migration = vms[id].migration, migrations.find(migration)?.vm != id {
                found.append(Violation(invariant: .onePlace, detail: "\(vms[id].name) vMotion"))
            }
        }
        if vms.ids.reduce(0, { count, _ in count + 1 }) != vms.count {
            found.append(Violation(invariant: .conservation, detail: "VMs"))
        }
    }

    private func checkPools(_ found: inout [Violation]) {
        for id in clusters.ids {
            _ = checkPool(clusters[id].rootPool, &found)
        }
    }

    private func checkPool(_ id: PoolID, _ found: inout [Violation]) -> Resources {
        var sum = Resources.zero
        for vm in pools[id].members where vms[vm].power != .poweredOff {
            sum += poolNeed(of: vms[vm])
        }
        for child in pools[id].pools { sum += checkPool(child, &found) }
        if sum != pools[id].reserved {
            found.append(Violation(invariant: .hostSums, detail: "pool \(pools[id].name)"))
        }
        return sum
    }

    private func checkNamespaces(_ found: inout [Violation]) {
        checkPodCounts(&found)
        var storage = [Int](repeating: 0, count: namespaces.places)
        var granted: [Grant: Int] = [:]
        for id in vms.ids {
            if let namespace = vms[id].namespace {
                storage[Int(namespace.index)] += vms[id].diskMiB
                if let policy = vms[id].policy {
                    granted[Grant(namespace, policy), default: 0] += vms[id].diskMiB
                }
            }
        }
        for id in claims.ids where claims[id].isBound {
            granted[Grant(claims[id].namespace, claims[id].policy), default: 0] +=
                claims[id].capacityMiB
            storage[Int(claims[id].namespace.index)] += claims[id].capacityMiB
        }
        for id in namespaces.ids {
            let namespace = namespaces[id]
            let reserved = namespace.pools.reduce(Resources.zero) { $0 + pools[$1].reserved }
            if namespace.usage.cpuMHz != reserved.cpu
                || namespace.usage.memoryMiB != reserved.memory
                || namespace.usage.storageMiB != storage[Int(id.index)]
            {
                found.append(Violation(invariant: .namespaceSums, detail: namespace.name))
            }
            for grant in namespace.storage
            where grant.usedMiB != granted[Grant(id, grant.policy)] ?? 0 {
                found.append(
                    Violation(invariant: .namespaceSums, detail: "\(namespace.name) grant"))
            }
        }
    }

    private func checkObjects(_ found: inout [Violation]) {
        var seen = Set<UID>(minimumCapacity: objects.count)
        for id in objects.ids {
            let name = objects[id].metadata.name
            if !seen.insert(objects[id].metadata.uid).inserted {
                found.append(Violation(invariant: .uniqueIdentities, detail: name))
            }
            if objects[id].metadata.resourceVersion > changes.version {
                found.append(Violation(invariant: .generations, detail: name))
            }
            guard let namespace = objects[id].metadata.namespace else { continue }
            let key = ObjectKey(objects[id].kind, name)
            if !namespaces.contains(namespace) || namespaces[namespace].index[key] != id {
                found.append(Violation(invariant: .conservation, detail: name))
            }
        }
        for id in workloads.ids {
            let workload = workloads[id]
            let generation = objects.find(workload.object)?.metadata.generation ?? 0
            if workload.observedGeneration > generation {
                found.append(Violation(invariant: .generations, detail: workload.name))
            }
        }
    }

    private func checkMigrations(at now: Int, _ found: inout [Violation]) {
        for id in migrations.ids {
            let migration = migrations[id]
            let isSound =
                migration.endsAt >= now && vms.find(migration.vm)?.migration == id
                && hosts[migration.destination].arrivals.contains(migration.vm)
            if !isSound {
                found.append(Violation(invariant: .migrationsEnd, detail: "\(migration.vm)"))
            }
        }
    }

    private func checkLives(_ found: inout [Violation]) {
        for id in lives.ids {
            let life = lives[id]
            guard let pod = pods.find(life.pod), pod.life == id else {
                found.append(Violation(invariant: .conservation, detail: "life of \(life.pod)"))
                continue
            }
            // What runs, or waits, has something to wait for or runs on without trouble.
            let isStuck =
                pod.stage == .initializing && pod.dueAt == nil && pod.deletedAt == nil
                && pod.host.map { hosts[$0].isLive } ?? false
            if isStuck || (pod.stage == .running && pod.isUnready == life.isReady) {
                found.append(Violation(invariant: .containers, detail: pod.name))
            }
        }
    }

    private func checkPods(_ found: inout [Violation]) {
        checkLives(&found)
        for id in pods.ids {
            // Field by field: a pod copied as a whole counts references.
            let (stage, vm, host) = (pods[id].stage, pods[id].vm, pods[id].host)
            if stage == .waiting, pods[id].attempts > 0, pods[id].reason == nil {
                found.append(Violation(invariant: .pendingHasReason, detail: pods[id].name))
            }
            let isBound = stage != .waiting && !stage.isFinished
            if isBound != (vm != nil) || isBound != (host != nil) && !stage.isFinished {
                found.append(Violation(invariant: .onePlace, detail: "pod \(pods[id].name)"))
            }
            guard isBound, let vm, vms.contains(vm), let host else { continue }
            // A CRX is where its pod was bound to, and off as long as that host has failed. On one that
            // came back and that vCenter does not reach it may still be off.
            let isRight =
                vms[vm].host == host
                ? hosts[host].isRunning : vms[vm].host == nil && !hosts[host].isLive
            if !isRight {
                found.append(Violation(invariant: .onePlace, detail: "CRX of \(pods[id].name)"))
            }
        }
    }
}

/// A storage policy in a namespace.
private struct Grant: Hashable {
    let namespace: NamespaceID
    let policy: StoragePolicyID

    init(_ namespace: NamespaceID, _ policy: StoragePolicyID) {
        self.namespace = namespace
        self.policy = policy
    }
}
