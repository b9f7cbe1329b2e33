/// The controller of the VM Service: brings VMs closer to what they were asked to be.
extension Simulation {
    /// How fast an image is copied onto a VM's datastore, in MiB a second, and the least it takes,
    /// in milliseconds.
    private static let (copySpeed, shortestCopy) = (200, 5000)
    /// From the start of VMware Tools until a guest is set up, in milliseconds.
    private static let customizationTime = 10_000

    mutating func addServiceVM(
        _ name: String, _ spec: VMServiceSpec, _ object: ObjectID, in namespace: NamespaceID
    ) {
        let id = vcenter.serviceVMs.insert(
            VMServiceVM(
                object: object, name: name, namespace: namespace, spec: spec, createdAt: now))
        vcenter.objects[object].record = .virtualMachine(id)
        queueServiceVM(id, in: streams[.machines].between(10_000, 25_000))
    }

    /// Has a VM of the VM Service looked at, at the latest so much later.
    mutating func queueServiceVM(_ id: VMServiceVMID, in delay: Int = 0) {
        guard let row = vcenter.serviceVMs.find(id) else { return }
        if let due = row.dueAt, due <= now + delay { return }
        vcenter.serviceVMs[id].dueAt = now + delay
        schedule(.serviceVM(id), in: delay)
    }

    /// Brings a VM of the VM Service closer to what it was asked to be.
    mutating func advanceServiceVM(_ id: VMServiceVMID) {
        guard let row = vcenter.serviceVMs.find(id), let due = row.dueAt, due <= now else {
            return
        }
        vcenter.serviceVMs[id].dueAt = nil
        if vcenter.isToGo(row) {
            removeServiceVM(id)
            return
        }
        guard let problem = attempt(id, row) else {
            vcenter.serviceVMs[id].problem = nil
            if row.problem != nil { vcenter.touchObject(row.object) }
            return
        }
        if row.problem != problem { record(vcenter.subject(of: row.object), .blocked(problem)) }
        vcenter.serviceVMs[id].problem = problem
        queueServiceVM(id, in: Self.patience)
    }

    /// One step after the other, up to the first that something stands in the way of: what that is.
    private mutating func attempt(
        _ id: VMServiceVMID, _ row: VMServiceVM
    ) -> WorkloadCluster.Problem? {
        let supervisor = vcenter.namespaces[row.namespace].supervisor
        if !vcenter.supervisors[supervisor].isHealthy(.vmService) {
            return .moduleDown(.vmService)
        }
        if row.vm == nil, let problem = create(id, row) { return problem }
        guard let vm = vcenter.serviceVMs[id].vm else { return nil }
        if let end = vcenter.serviceVMs[id].clonedAt, end > now {
            queueServiceVM(id, in: end - now)
            return nil
        }
        if let problem = resize(id, vm) { return problem }
        if let problem = attachVolumes(of: id) { return problem }
        if let problem = setPower(of: id, vm) { return problem }
        followGuest(of: id)
        if row.spec.isPoweredOn, vcenter.vms[vm].address == nil { return .waitingForNetworkAddress }
        return nil
    }

    /// Makes the VM a copy of its image, once all that it needs is there.
    private mutating func create(
        _ id: VMServiceVMID, _ row: VMServiceVM
    ) -> WorkloadCluster.Problem? {
        if let problem = vcenter.problem(class: row.spec.className, in: row.namespace) {
            return problem
        }
        if let problem = problem(image: row.spec.image, in: row.namespace) { return problem }
        if let problem = vcenter.prerequisite(of: row) { return problem }
        guard let item = vcenter.image(row.spec.image, in: row.namespace) else {
            return .imageNotFound(row.spec.image)
        }
        let image = vcenter.libraryItems[item].image
        let demand =
            row.spec.demand
            ?? DemandProfile(
                seed: UInt32(truncatingIfNeeded: streams[.demand].next()), cpuBase: 250,
                cpuWave: 100, cpuNoise: 60, burstChance: 30, burstSize: 250)
        let wanted = vcenter.objects[row.object].metadata.labels[VSphereZone.label]
        let volumes = row.spec.volumes.compactMap { volume in
            vcenter.claim(volume.claim, in: row.namespace)?.datastore
        }
        guard let zone = vcenter.zone(named: wanted, volumes: volumes, in: row.namespace) else {
            return .zoneNotFound(wanted ?? VSphereZone.label)
        }
        do throws(OperationError) {
            vcenter.serviceVMs[id].vm = try createClassVM(
                named: row.name, kind: .vmService, className: row.spec.className,
                storageClass: row.spec.storageClass, diskMiB: image.diskMiB,
                pool: vcenter.namespaces[row.namespace].pools[zone], namespace: row.namespace,
                demand: demand)
        } catch {
            return .refused(error)
        }
        vcenter.serviceVMs[id].className = row.spec.className
        vcenter.serviceVMs[id].image = image
        vcenter.serviceVMs[id].clonedAt =
            now + max(Self.shortestCopy, image.sizeMiB * 1000 / Self.copySpeed)
        vcenter.touchObject(row.object)
        record(vcenter.subject(of: row.object), .serviceVM(.cloning(image: image.name)))
        return nil
    }

    /// What keeps a VM from being made of an image. Files that are not in the library are fetched.
    private mutating func problem(
        image name: String, in namespace: NamespaceID
    ) -> WorkloadCluster.Problem? {
        guard let image = vcenter.image(name, in: namespace) else {
            return vcenter.isElsewhere(name) ? .imageNotBound(name) : .imageNotFound(name)
        }
        return switch require(image) {
        case .ready: nil
        case .downloading: .imageDownloading(name)
        case .failed(let problem): .imageNotReady(name, problem)
        case .missing: .imageNotFound(name)
        }
    }

    /// Gives a VM that is off the size of another class.
    private mutating func resize(_ id: VMServiceVMID, _ vm: VMID) -> WorkloadCluster.Problem? {
        let row = vcenter.serviceVMs[id]
        guard row.className != row.spec.className, vcenter.vms[vm].power == .poweredOff else {
            return nil
        }
        if let problem = vcenter.problem(class: row.spec.className, in: row.namespace) {
            return problem
        }
        guard let vmClass = vcenter.vmClass(named: row.spec.className) else { return nil }
        vcenter.resize(vm, to: vcenter.classes[vmClass])
        vcenter.serviceVMs[id].className = row.spec.className
        vcenter.touchObject(row.object)
        record(
            vcenter.subject(of: row.object), .serviceVM(.resized(className: row.spec.className)))
        return nil
    }

    /// Powers a VM on, off, or suspends it; restarts it when that is due.
    private mutating func setPower(of id: VMServiceVMID, _ vm: VMID) -> WorkloadCluster.Problem? {
        let spec = vcenter.serviceVMs[id].spec
        let isOn = vcenter.vms[vm].power == .poweredOn
        switch spec.power {
        case .poweredOn:
            vcenter.serviceVMs[id].askedAt = nil
            vcenter.serviceVMs[id].guestDownAt = nil
            if isOn { return restartIfDue(id, vm) }
            if vcenter.isWithoutHosts(vcenter.vms[vm].cluster) { return .noAvailableHosts }
            guard let host = placeOrMakeRoom(vm) else { return .insufficientResources }
            let isFirst = !vcenter.serviceVMs[id].hasBooted
            vcenter.serviceVMs[id].hasBooted = true
            vcenter.serviceVMs[id].isSuspended = false
            if isFirst, spec.bootstrap != nil, let tools = vcenter.toolsRunAt(id) {
                vcenter.serviceVMs[id].customizedAt = tools + Self.customizationTime
            }
            vcenter.touchObject(vcenter.serviceVMs[id].object)
            record(vmSubject(vm), .poweredOn(host: vcenter.hosts[host].name))
        case .poweredOff:
            if isOn { return stop(id, vm, spec.powerOffMode, suspends: false) }
            vcenter.serviceVMs[id].isSuspended = false
        case .suspended:
            if isOn { return stop(id, vm, spec.suspendMode, suspends: true) }
        }
        return nil
    }

    /// Stops a VM, after its guest where that is asked.
    private mutating func stop(
        _ id: VMServiceVMID, _ vm: VMID, _ mode: VMServiceSpec.PowerMode, suspends: Bool
    ) -> WorkloadCluster.Problem? {
        if let host = vcenter.unreachedHost(of: vm) { return .hostNotConnected(host) }
        let answers = vcenter.runsTools(id, at: now)
        if mode == .soft, !answers { return .toolsNotRunning }
        if mode != .hard, answers {
            guard let down = vcenter.serviceVMs[id].guestDownAt else {
                let time = streams[.machines].between(8000, 25_000)
                vcenter.serviceVMs[id].askedAt = now
                vcenter.serviceVMs[id].guestDownAt = now + time
                queueServiceVM(id, in: time)
                record(vmSubject(vm), .serviceVM(.guestAsked(suspends: suspends)))
                return nil
            }
            if down > now {
                queueServiceVM(id, in: down - now)
                return nil
            }
        }
        vcenter.stopVM(vm)
        vcenter.serviceVMs[id].askedAt = nil
        vcenter.serviceVMs[id].guestDownAt = nil
        vcenter.serviceVMs[id].isSuspended = suspends
        vcenter.touchObject(vcenter.serviceVMs[id].object)
        record(vmSubject(vm), suspends ? .serviceVM(.suspended) : .poweredOff)
        wakeSchedulers()
        // What was asked for meanwhile, such as another size, follows.
        queueServiceVM(id)
        return nil
    }

    /// Restarts a VM whose time for that has come, once for each time that is written.
    private mutating func restartIfDue(
        _ id: VMServiceVMID, _ vm: VMID
    ) -> WorkloadCluster.Problem? {
        let spec = vcenter.serviceVMs[id].spec
        guard let restart = spec.nextRestart else { return nil }
        if case .at(let second) = restart, (second - epoch) * 1000 > now {
            queueServiceVM(id, in: (second - epoch) * 1000 - now)
            return nil
        }
        if spec.restartMode == .soft, !vcenter.runsTools(id, at: now) { return .toolsNotRunning }
        vcenter.serviceVMs[id].spec.nextRestart = nil
        vcenter.serviceVMs[id].restartedAt = now
        vcenter.vms[vm].poweredOnAt = now
        vcenter.vms[vm].guestUpAt = nil
        vcenter.touchObject(vcenter.serviceVMs[id].object)
        record(vmSubject(vm), .serviceVM(.restarted))
        return nil
    }

    /// Notes when VMware Tools answer and when the guest is set up.
    private mutating func followGuest(of id: VMServiceVMID) {
        let row = vcenter.serviceVMs[id]
        guard let tools = vcenter.toolsRunAt(id) else { return }
        for instant in [tools, row.customizedAt ?? 0] where instant > now {
            queueServiceVM(id, in: instant - now)
        }
        if tools == now {
            vcenter.touchObject(row.object)
            let address = vcenter.reportedAddress(of: id, at: now)
            record(
                vcenter.subject(of: row.object), .serviceVM(.toolsRunning(address: address)))
        }
        if row.customizedAt == now {
            vcenter.touchObject(row.object)
            record(vcenter.subject(of: row.object), .serviceVM(.customized))
        }
    }

    mutating func removeServiceVM(_ id: VMServiceVMID) {
        if let vm = vcenter.serviceVMs.find(id)?.vm, !vcenter.canStop(vm) {
            queueServiceVM(id, in: Self.patience)
            return
        }
        for claim in vcenter.serviceVMs.find(id)?.attached ?? [] {
            if let namespace = vcenter.serviceVMs.find(id)?.namespace,
                let volume = vcenter.volume(ofClaim: claim, in: namespace)
            {
                detach(volume, from: .virtualMachine(id))
            }
        }
        guard let row = vcenter.serviceVMs.remove(id) else { return }
        if let vm = row.vm {
            deleteClassVM(vm)
            wakeSchedulers()
        }
        vcenter.removeObject(row.object)
        // Only now does nothing speak of their volumes any more.
        for claim in row.attached { letClaimGo(claim, in: row.namespace) }
    }
}
