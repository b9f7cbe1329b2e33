/// Hosts that lose datastores, and what ESXi and vSphere HA do about it.
extension Simulation {
    /// From the loss of all paths until ESXi fails I/Os fast, in milliseconds (`Misc.APDTimeout`).
    static let apdTimeout = 140_000
    /// How often HA looks again where no other host can take a VM, in milliseconds (chosen).
    private static let protectionPatience = 30_000

    /// Takes the paths of a host, or of all hosts, to a datastore away, or gives them back.
    /// - Throws: `notFound`.
    mutating func setPaths(
        host name: String?, datastore: String, _ paths: HostPaths
    ) throws(OperationError) {
        let place = try find(datastore: datastore)
        let all = vcenter.hosts(reaching: place)
        var hosts = all
        if let name {
            let host = try find(host: name)
            guard all.contains(host) else { throw .notFound(kind: "datastore", name: datastore) }
            hosts = [host]
        }
        for host in hosts { setPaths(of: host, to: place, paths) }
        let isLost = all.isEmpty ? paths != .up : all.allSatisfy { !vcenter.reaches($0, place) }
        guard vcenter.datastores[place].allPathsDown != isLost else {
            if paths == .up { roomAppeared() }
            return
        }
        vcenter.datastores[place].allPathsDown = isLost
        record(Event.Subject(kind: "Datastore", name: datastore), .allPathsDown(isLost))
        judgeSupervisors()
        if !isLost { roomAppeared() }
    }

    private mutating func setPaths(of host: HostID, to datastore: DatastoreID, _ paths: HostPaths) {
        let former = vcenter.hosts[host].lostPaths.first { $0.datastore == datastore }
        let wanted: Bool? = paths == .up ? nil : paths == .permanentLoss
        guard former?.isPermanent != wanted else { return }
        let (subject, name) = (hostSubject(host), vcenter.datastores[datastore].name)
        vcenter.hosts[host].lostPaths.removeAll { $0.datastore == datastore }
        if let former {
            record(
                subject,
                .storage(.paths(datastore: name, former.isPermanent ? .online : .ended)))
        }
        vcenter.datastores[datastore].hostsWithout +=
            (wanted == nil ? 0 : 1) - (former == nil ? 0 : 1)
        guard let isPermanent = wanted else { return }
        vcenter.hosts[host].lostPaths.append(
            PathLoss(datastore: datastore, isPermanent: isPermanent, since: now))
        record(
            subject, .storage(.paths(datastore: name, isPermanent ? .permanentlyLost : .started)))
        schedule(.paths(host), in: isPermanent ? 0 : Self.apdTimeout)
    }

    /// ESXi gives up on paths that have been down for too long, and HA answers.
    mutating func advancePaths(of host: HostID) {
        for loss in vcenter.hosts.find(host)?.lostPaths ?? [] {
            let protection = vcenter.clusters[vcenter.hosts[host].cluster].ha.protection
            let timeout = loss.since + Self.apdTimeout
            if !loss.isPermanent, !loss.hasTimedOut {
                guard timeout <= now else { continue }
                change(loss, of: host) { $0.hasTimedOut = true }
                record(
                    hostSubject(host),
                    .storage(
                        .paths(
                            datastore: vcenter.datastores[loss.datastore].name, .timedOut)))
                schedule(.paths(host), in: protection.apdDelaySeconds * 1000)
            }
            let due = loss.isPermanent ? loss.since : timeout + protection.apdDelaySeconds * 1000
            guard !loss.isAnswered, due <= now else { continue }
            if answer(loss, of: host, protection) {
                change(loss, of: host) { $0.isAnswered = true }
            } else {
                schedule(.paths(host), in: Self.protectionPatience)
            }
        }
    }

    private mutating func change(
        _ loss: PathLoss, of host: HostID, _ body: (inout PathLoss) -> Void
    ) {
        let place = vcenter.hosts[host].lostPaths.firstIndex { $0.datastore == loss.datastore }
        if let place { body(&vcenter.hosts[host].lostPaths[place]) }
    }

    /// Ends the VMs that have lost their disks, and has them started where those are reached.
    /// Returns whether nothing is left to be done. vSAN is none of its business.
    private mutating func answer(
        _ loss: PathLoss, of host: HostID, _ protection: ComponentProtection
    ) -> Bool {
        let row = vcenter.hosts[host]
        let cluster = vcenter.clusters[row.cluster]
        let response = loss.isPermanent ? protection.pdl : protection.apd
        guard cluster.ha.isEnabled, response != .disabled,
            vcenter.datastores[loss.datastore].type != .vsan
        else { return true }
        let affected = row.residents.filter {
            vcenter.vms[$0].datastore == loss.datastore && vcenter.vms[$0].isMovable
                && vcenter.vms[$0].kind != .clusterService
                && (vcenter.vms[$0].restartPriority ?? cluster.ha.restartPriority) != .disabled
        }
        if affected.isEmpty { return true }
        let datastore = vcenter.datastores[loss.datastore].name
        if response == .warning || !row.runs(.fdm) {
            for vm in affected {
                record(vmSubject(vm), .storage(.lostDatastore(datastore: datastore)))
            }
            return true
        }
        // Without a master nobody knows whether there is room: only the aggressive answer goes on.
        if cluster.haGroup.master == nil, response == .restartConservative { return false }
        var victims: [VMID] = []
        for vm in affected {
            let others = cluster.hosts.filter { $0 != host }
            let target = vcenter.chooseHost(
                for: vcenter.vms[vm].needed, vm: vm, among: others, isFailover: true)
            if target == nil { continue }
            record(vmSubject(vm), .storage(.terminatedByHA(datastore: datastore)))
            vcenter.stopVM(vm)
            victims.append(vm)
        }
        planRestarts(of: victims, on: row.cluster, in: 2000)
        wakeGuests(of: victims)
        if victims.contains(where: { vcenter.vms[$0].kind == .controlPlane }) {
            schedule(.health, in: Self.takeoverTime)
        }
        return victims.count == affected.count
    }
}

extension HASettings {
    /// What is done about datastores that a host loses, as it is by default unless it was set.
    public var protection: ComponentProtection { componentProtection ?? ComponentProtection() }
}

extension VCenter {
    /// The hosts that are to reach a datastore.
    func hosts(reaching datastore: DatastoreID) -> [HostID] {
        clusters.ids.filter { clusters[$0].datastores.contains(datastore) }
            .flatMap { clusters[$0].hosts }
    }

    /// Whether a host has paths to a datastore. O(1) but on a host that has lost one.
    func reaches(_ host: HostID, _ datastore: DatastoreID) -> Bool {
        hosts[host].lostPaths.isEmpty
            || !hosts[host].lostPaths.contains { $0.datastore == datastore }
    }

    /// Whether a VM's disk is within reach of a host.
    func reachesDisk(of vm: VMID, from host: HostID) -> Bool {
        if hosts[host].lostPaths.isEmpty { return true }
        return vms[vm].datastore.map { reaches(host, $0) } ?? true
    }

    func checkPaths(_ found: inout [Violation]) {
        for id in datastores.ids {
            let count = hosts.ids.reduce(0) {
                $0 + hosts[$1].lostPaths.count { $0.datastore == id }
            }
            if count != datastores[id].hostsWithout {
                found.append(
                    Violation(invariant: .storage, detail: "paths to \(datastores[id].name)"))
            }
        }
    }
}
