/// A canonical hash of state: the same for two runs, a run and its replay, a fork and its original,
/// debug and release.
public struct StateHash: Hashable, Sendable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The hash of nothing.
    public init() {}

    /// The hash as 16 hexadecimal digits.
    public var text: String { UID.hexadecimal(state) }

    mutating func add(_ number: Int) {
        state =
            RandomStream.mix(state ^ UInt64(bitPattern: Int64(number)))
            &+ 0x9E37_79B9_7F4A_7C15
    }

    mutating func add(_ text: String) {
        var word: UInt64 = 14_695_981_039_346_656_037
        for byte in text.utf8 { word = (word ^ UInt64(byte)) &* 1_099_511_628_211 }
        add(Int(bitPattern: UInt(word)))
        add(text.utf8.count)
    }

    mutating func add<Row>(_ id: ID<Row>?) {
        add(id.map { Int($0.index) << 32 | Int($0.generation) } ?? -1)
    }

    /// The hash itself.
    var bits: UInt64 { state }

    /// The hash in Kubernetes' alphabet, which makes no words.
    func shortText(length: Int) -> String {
        var bits = state
        var text = ""
        for _ in 0..<length {
            text.append(Names.safeAlphabet[Int(bits % UInt64(Names.safeAlphabet.count))])
            bits /= UInt64(Names.safeAlphabet.count)
        }
        return text
    }

    mutating func add(_ value: Value) {
        switch value {
        case .null: add(0)
        case .bool(let truth): add(truth ? 2 : 1)
        case .integer(let number): add(number)
        case .decimal(let text), .string(let text): add(text)
        case .list(let elements):
            add(elements.count)
            for element in elements { add(element) }
        case .object(let fields):
            add(-fields.count)
            for field in fields.all {
                add(field.key)
                add(field.value)
            }
        }
    }

    mutating func add(_ resources: Resources) {
        add(resources.cpu)
        add(resources.memory)
    }
}

extension Simulation {
    /// The hash of everything that decides what happens next: the vCenter, the time, what is due,
    /// and the streams of chance. O(objects).
    public var stateHash: StateHash {
        var hash = StateHash()
        hash.add(now)
        hash.add(Int(bitPattern: UInt(seed)))
        hash.add(queue.sequence)
        hash.add(queue.count)
        hash.add(events.total)
        for stream in streams.streams { hash.add(Int(bitPattern: UInt(stream.state))) }
        vcenter.add(to: &hash)
        return hash
    }
}

extension VCenter {
    func add(to hash: inout StateHash) {
        hash.add(changes.version)
        environment.add(to: &hash)
        appliance.add(to: &hash)
        addAlarms(to: &hash)
        for service in supervisorServices {
            hash.add(service.name)
            hash.add(service.isActivated ? 1 : 0)
            hash.add(service.versions.count { $0.isActivated })
        }
        for id in hosts.ids { hosts[id].add(id, to: &hash) }
        addDevices(to: &hash)
        for id in pools.ids {
            hash.add(id)
            hash.add(pools[id].reserved)
            hash.add(pools[id].usage.demandMHz)
            hash.add(pools[id].usage.deliveredMHz)
            hash.add(pools[id].members.count)
        }
        for id in vms.ids { add(id, to: &hash) }
        for id in migrations.ids {
            hash.add(id)
            hash.add(migrations[id].vm)
            hash.add(migrations[id].destination)
            hash.add(migrations[id].endsAt)
        }
        for id in namespaces.ids {
            hash.add(namespaces[id].name)
            hash.add(namespaces[id].usage.cpuMHz)
            hash.add(namespaces[id].usage.memoryMiB)
            hash.add(namespaces[id].usage.storageMiB)
            hash.add(namespaces[id].configStatus.rawValue)
            hash.add(namespaces[id].storageLimitMiB ?? -1)
            hash.add(cpuLimit(of: namespaces[id]) ?? -1)
            hash.add(memoryLimit(of: namespaces[id]) ?? -1)
            for grant in namespaces[id].storage {
                hash.add(grant.policy)
                hash.add(grant.usedMiB)
                hash.add(grant.limitMiB ?? -1)
            }
            hash.add(namespaces[id].classes.count)
            for library in namespaces[id].libraries { hash.add(library) }
        }
        for id in objects.ids {
            hash.add(id)
            hash.add(objects[id].metadata.name)
            hash.add(objects[id].metadata.resourceVersion)
            hash.add(Int(bitPattern: UInt(objects[id].metadata.uid.low)))
        }
        for id in pods.ids {
            hash.add(id)
            hash.add(Int(pods[id].stage.rawValue))
            hash.add(pods[id].host)
            hash.add(pods[id].nominated)
            hash.add(pods[id].startedAt ?? -1)
        }
        for id in datastores.ids {
            hash.add(datastores[id].usedMiB)
            hash.add(datastores[id].occupiedMiB)
            hash.add(
                (datastores[id].allPathsDown ? 1 : 0) | (datastores[id].hasFileService ? 2 : 0))
        }
        for id in claims.ids {
            hash.add(id)
            hash.add(claims[id].sizeMiB)
            hash.add(claims[id].capacityMiB)
        }
        addStorage(to: &hash)
        addSnapshots(to: &hash)
        for id in cronJobs.ids {
            hash.add(id)
            hash.add(cronJobs[id].lastScheduled ?? -1)
            hash.add(cronJobs[id].active.count)
        }
        for id in autoscalers.ids {
            hash.add(id)
            hash.add(autoscalers[id].replicas.desired)
            for wish in autoscalers[id].wishes { hash.add(wish.replicas) }
        }
        for id in workloads.ids {
            hash.add(id)
            hash.add(workloads[id].spec.replicas)
            hash.add(workloads[id].reported.available)
            hash.add(workloads[id].revision)
        }
        for id in budgets.ids {
            hash.add(id)
            hash.add(budgets[id].pods.count)
            hash.add(budgets[id].status.disruptionsAllowed)
            hash.add(budgets[id].status.currentHealthy)
        }
        addLibraries(to: &hash)
        addServiceVMs(to: &hash)
        for id in lives.ids { lives[id].add(id, to: &hash) }
        for id in machines.ids {
            hash.add(id)
            hash.add(machines[id].phase.rawValue)
            hash.add(machines[id].phaseSince)
            hash.add(machines[id].certificatesExpireAt ?? -1)
        }
        for id in workloadClusters.ids {
            hash.add(id)
            hash.add(workloadClusters[id].phase.rawValue)
            hash.add(workloadClusters[id].isLegacy ? 1 : 0)
            for set in workloadClusters[id].machineSets {
                hash.add(set.name)
                hash.add(set.replicas)
            }
        }
        for id in guests.ids {
            hash.add(id)
            guests[id].add(to: &hash)
        }
        for id in clusters.ids {
            clusters[id].environment.add(to: &hash)
            hash.add(clusters[id].balance.score)
            hash.add(clusters[id].balance.imbalance)
            hash.add(clusters[id].balance.recommendations.count)
            hash.add(clusters[id].balance.actions.count)
            hash.add(clusters[id].lackedRoomAt ?? -1)
            hash.add(clusters[id].balance.madeRoomAt ?? -1)
            for master in clusters[id].haGroup.masters { hash.add(master) }
            hash.add(clusters[id].haGroup.restarts.count)
            for vm in clusters[id].services?.vms ?? [] { hash.add(vm) }
            hash.add(
                clusters[id].ha.admission == .disabled ? 0 : 1 + clusters[id].ha.toleratedFailures)
        }
        hash.add(recommendationCount)
        for row in disturbed {
            hash.add(row.vm)
            hash.add(row.endsAt)
        }
        for id in supervisors.ids {
            hash.add(supervisors[id].floating.holder)
            hash.add(supervisors[id].version)
            hash.add(supervisors[id].size.rawValue)
            hash.add(supervisors[id].configStatus.rawValue)
            hash.add(supervisors[id].certificateExpiresAt)
            hash.add(supervisors[id].nextNumber)
            hash.add(supervisors[id].parked.count)
            hash.add(supervisors[id].controlPlaneTarget)
            hash.add(supervisors[id].setupAt ?? -1)
            for service in supervisors[id].services {
                hash.add(service.service)
                hash.add(service.desiredVersion)
                hash.add(service.status.rawValue)
            }
            for condition in supervisors[id].conditions {
                hash.add(condition.status.rawValue)
                hash.add(condition.changedAt ?? -1)
            }
            hash.add(supervisors[id].enablement?.dueAt ?? -1)
            hash.add(supervisors[id].enablement?.notes.count ?? -1)
            hash.add(supervisors[id].removal?.dueAt ?? -1)
            hash.add((supervisors[id].isEtcdFull ? 1 : 0) | (supervisors[id].isRepairing ? 2 : 0))
            hash.add(supervisors[id].occupied.count)
            for row in supervisors[id].controlPlane {
                hash.add(row.vm)
                hash.add(row.isMember ? 1 : 0)
                hash.add(row.version)
                hash.add(row.silentSince ?? -1)
                hash.add(Int(row.stoppedServices) << 1 | (row.isCorrupt ? 1 : 0))
            }
            hash.add(supervisors[id].kubernetesStatus.rawValue)
            for library in supervisors[id].libraries { hash.add(library) }
            hash.add(supervisors[id].selfService == nil ? 0 : 1)
            supervisors[id].network.add(to: &hash)
        }
    }

    private func add(_ id: VMID, to hash: inout StateHash) {
        let vm = vms[id]
        let usage = self.usage[id]
        hash.add(id)
        hash.add(vm.name)
        hash.add(vm.host)
        hash.add(Int(vm.power.rawValue))
        hash.add(Int(usage.demandMHz) << 32 | Int(usage.deliveredMHz))
        hash.add(Int(usage.claimedMiB) << 32 | Int(usage.balloonedMiB))
        hash.add(Int(usage.smoothedMHz) << 32 | Int(usage.score))
    }
}

extension PodLife {
    fileprivate func add(_ id: PodLifeID, to hash: inout StateHash) {
        hash.add(id)
        hash.add(pod)
        for container in containers {
            switch container.state {
            case .waiting(let reason): hash.add(reason.rawValue)
            case .running(let since): hash.add(since)
            case .terminated(let end): hash.add(end.exitCode << 48 ^ end.finishedAt)
            }
            hash.add(Int(container.restarts) << 32 | Int(container.failures))
            hash.add(container.dueAt ?? -1)
            hash.add(container.isReady ? 1 : 0)
        }
    }
}

extension Host {
    fileprivate func add(_ id: HostID, to hash: inout StateHash) {
        hash.add(id)
        hash.add(name)
        hash.add(Int(power.rawValue) << 16 | Int(connection.rawValue) << 8)
        hash.add(Int(maintenance.rawValue))
        hash.add(
            Int(condition.rawValue) | Int(side) << 8 | (isDisconnected ? 1 << 16 : 0)
                | (hasVirtualization ? 1 << 17 : 0))
        hash.add(Int(standby.rawValue))
        for load in loads { hash.add(load) }
        hash.add(agent.state.rawValue)
        hash.add(agent.disturbedAt)
        for adapter in adapters { hash.add(adapter.linkUp ? 1 : 0) }
        for loss in lostPaths {
            hash.add(loss.datastore)
            hash.add(loss.since)
            hash.add((loss.isPermanent ? 1 : 0) | (loss.hasTimedOut ? 2 : 0))
        }
        hash.add(reserved)
        hash.add(usage.usedMHz)
        hash.add(usage.consumedMiB)
        for resident in residents { hash.add(resident) }
        hash.add((spherelet.isReady ? 1 : 0) | (spherelet.isRunning ? 2 : 0))
        hash.add(spherelet.certificateExpiresAt)
        hash.add(image)
        hash.add(clockOffset)
        hash.add(Int(stoppedServices) << 1 | (isVMotionBroken ? 1 : 0))
        hash.add(hostName ?? "")
        meter.add(to: &hash)
    }
}
