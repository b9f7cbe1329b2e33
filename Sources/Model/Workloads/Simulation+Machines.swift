extension Simulation {
    /// How long a node is drained before its machine goes, in milliseconds.
    static let drainTime = 20_000
    /// How long a machine's node may be silent before the machine is replaced, in milliseconds: the
    /// usual timeout of a MachineHealthCheck.
    static let machineTimeout = 300_000

    /// Adds a machine to a pool of a cluster.
    mutating func addMachine(
        _ pool: NodePool, to id: WorkloadClusterID, isControlPlane: Bool
    ) {
        let set = isControlPlane ? nil : machineSet(for: pool, of: id)
        let cluster = vcenter.workloadClusters[id]
        let owner = set ?? vcenter.controlPlaneName(of: id)
        let name = "\(owner)-\(streams.suffix(length: 5))"
        let object = vcenter.insertObject(
            kind: .machine, apiVersion: "cluster.x-k8s.io/v1beta1", name: name,
            namespace: cluster.namespace,
            labels: vcenter.machineLabels(of: pool, set: set, in: id),
            manifest: [
                "apiVersion": "cluster.x-k8s.io/v1beta1", "kind": "Machine",
                "metadata": ["name": .string(name)],
                "spec": ["clusterName": .string(cluster.name)],
            ],
            owner: cluster.object, uid: streams.uid(), at: now)
        record(
            vcenter.subject(
                set == nil ? "KubeadmControlPlane" : "MachineSet", owner, in: cluster.namespace),
            .clusterAPI(.createdMachine(name)))
        let machine = vcenter.machines.insert(
            Machine(
                object: object, name: name, cluster: id, template: pool,
                release: cluster.spec.release, isControlPlane: isControlPlane, machineSet: set,
                phaseSince: now, createdAt: now))
        vcenter.objects[object].record = .machine(machine)
        vcenter.workloadClusters[id].machines.append(machine)
        schedule(.machine(machine), in: streams[.machines].between(20_000, 40_000))
    }

    /// Takes a machine one phase further.
    mutating func advanceMachine(_ id: MachineID) {
        guard let machine = vcenter.machines.find(id) else { return }
        if isHeldUp(machine) {
            schedule(.machine(id), in: Self.patience)
            return
        }
        switch machine.phase {
        case .pending: provision(id, machine)
        case .provisioning:
            enter(.provisioned, id)
            schedule(.machine(id), in: streams[.machines].between(90_000, 140_000))
        case .provisioned:
            vcenter.machines[id].joinedAt = now
            if machine.isControlPlane {
                vcenter.machines[id].certificatesExpireAt = now + Self.certificateLifetime
            }
            enter(.running, id)
            wakeGuest(of: machine.cluster)
            queueWorkloadCluster(machine.cluster)
        case .deleting where vcenter.isPaused(vcenter.workloadClusters[machine.cluster]):
            schedule(.machine(id), in: Self.patience)
        case .deleting: drainFurther(id)
        case .running, .failed: break
        }
    }

    /// Whether a machine on its way stands still: while a module is down that would take it
    /// further, or while its VM does not run.
    private mutating func isHeldUp(_ machine: Machine) -> Bool {
        guard [.pending, .provisioning, .provisioned].contains(machine.phase) else { return false }
        let cluster = vcenter.workloadClusters[machine.cluster]
        if vcenter.isPaused(cluster) { return true }
        if cluster.phase != .deleting, let module = vcenter.moduleDown(for: cluster) {
            block(machine.cluster, .moduleDown(module))
            return true
        }
        guard machine.phase != .pending, let vm = machine.vm else { return false }
        if vcenter.vms[vm].power == .poweredOff { return true }
        if machine.phase == .provisioning, vcenter.vms[vm].address == nil {
            block(machine.cluster, .waitingForNetworkAddress)
            return true
        }
        return false
    }

    private mutating func enter(_ phase: Machine.Phase, _ id: MachineID) {
        vcenter.machines[id].phase = phase
        vcenter.machines[id].phaseSince = now
        vcenter.touchObject(vcenter.machines[id].object)
        record(vcenter.subject(of: vcenter.machines[id].object), .machinePhase(phase))
    }

    /// Creates a machine's VM and powers it on where DRS finds a place.
    private mutating func provision(_ id: MachineID, _ machine: Machine) {
        let cluster = vcenter.workloadClusters[machine.cluster]
        let pool = machine.template
        guard
            vcenter.problem(
                class: pool.className, storage: pool.storageClass, in: cluster.namespace) == nil
        else {
            schedule(.machine(id), in: Self.patience)
            return
        }
        let demand = DemandProfile(
            seed: UInt32(truncatingIfNeeded: streams[.demand].next()),
            cpuBase: machine.isControlPlane ? 180 : 320,
            cpuWave: machine.isControlPlane ? 20 : 120, cpuNoise: 80, burstChance: 60,
            burstSize: 200, memoryBase: 450, memoryWave: 80)
        guard haveVolumes(machine) else { return }
        if machine.vm == nil {
            guard let zone = vcenter.zone(for: machine) else {
                block(machine.cluster, .zoneNotFound(pool.failureDomain ?? VSphereZone.label))
                schedule(.machine(id), in: Self.patience)
                return
            }
            do throws(OperationError) {
                vcenter.machines[id].vm = try createClassVM(
                    named: machine.name, kind: .tkgNode, className: pool.className,
                    storageClass: pool.storageClass, pool: cluster.pools[zone],
                    namespace: cluster.namespace, demand: demand)
            } catch {
                block(machine.cluster, .refused(error))
                schedule(.machine(id), in: Self.patience)
                return
            }
        }
        guard let vm = vcenter.machines[id].vm else { return }
        guard let host = placeOrMakeRoom(vm) else {
            if vcenter.workloadClusters[machine.cluster].problem != .insufficientResources {
                record(vcenter.subject(of: machine.object), .blocked(.insufficientResources))
            }
            vcenter.workloadClusters[machine.cluster].problem = .insufficientResources
            schedule(.machine(id), in: Self.patience)
            return
        }
        vcenter.workloadClusters[machine.cluster].problem = nil
        record(vmSubject(vm), .poweredOn(host: vcenter.hosts[host].name))
        enter(.provisioning, id)
        schedule(.machine(id), in: streams[.machines].between(130_000, 180_000))
    }

    mutating func removeMachine(_ id: MachineID) {
        if let vm = vcenter.machines.find(id)?.vm, !vcenter.canStop(vm) {
            schedule(.machine(id), in: Self.patience)
            return
        }
        guard let machine = vcenter.machines.remove(id) else { return }
        if let vm = machine.vm {
            deleteClassVM(vm)
            wakeSchedulers()
        }
        removeVolumes(of: machine)
        vcenter.removeObject(machine.object)
        if vcenter.workloadClusters.contains(machine.cluster) {
            vcenter.workloadClusters[machine.cluster].machines.removeFirst(equalTo: id)
            wakeGuest(of: machine.cluster)
            queueWorkloadCluster(machine.cluster)
        }
    }

    /// Drains a machine's node and takes it down.
    mutating func deleteMachine(_ id: MachineID) {
        guard vcenter.machines.contains(id), vcenter.machines[id].phase != .deleting else {
            return
        }
        enter(.deleting, id)
        vcenter.machines[id].drainedSince = now
        drain(id)
        schedule(.machine(id), in: Self.drainTime)
    }
}
