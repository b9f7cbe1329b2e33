extension Simulation {
    /// Provisioning a volume takes about this long, in milliseconds.
    private static let provisioningTime = 4000
    /// How often Kubernetes looks at claims that wait for a volume, in milliseconds.
    private static let resyncTime = 15_000

    mutating func addClaim(
        _ name: String, _ storageClass: String?, _ sizeMiB: Int, _ object: ObjectID,
        in namespace: NamespaceID
    ) {
        let grants = vcenter.namespaces[namespace].storage
        // Admission has made sure that there is one.
        guard
            let grant = grants.first(where: {
                storageClass == nil || vcenter.policies[$0.policy].name == storageClass
            })
        else { return }
        let id = vcenter.claims.insert(
            VolumeClaim(
                object: object, name: name, namespace: namespace, policy: grant.policy,
                sizeMiB: sizeMiB))
        vcenter.objects[object].record = .claim(id)
        record(vcenter.subject(of: object), .provisioning)
        scheduleClaim(id, in: Self.provisioningTime)
    }

    /// Has a claim looked at, in place of what was planned before.
    mutating func scheduleClaim(_ id: ClaimID, in delay: Int = 0) {
        vcenter.claims[id].dueAt = now + delay
        schedule(.claim(id), in: delay)
    }

    /// Provisions the volume that a claim asks for; looks again each minute while no datastore has
    /// room.
    mutating func bindClaim(_ id: ClaimID) {
        guard let claim = vcenter.claims.find(id), claim.dueAt == now else { return }
        vcenter.claims[id].dueAt = nil
        if let datastore = claim.datastore { return expand(id, claim, on: datastore) }
        let spec = vcenter.objects[claim.object].manifest["spec"]
        let modes = AccessMode.read(spec)
        if let name = spec?["volumeName"]?.string, !name.isEmpty {
            return bindClaim(id, claim, toVolumeNamed: name, modes)
        }
        if let problem = vcenter.restoreProblem(of: claim)
            ?? vcenter.missingFaultDomains(for: claim)
        {
            if claim.problem != problem {
                record(
                    vcenter.subject(of: claim.object),
                    .storage(
                        .restoreFailed(
                            storageClass: vcenter.policies[claim.policy].name, problem)))
            }
            vcenter.claims[id].problem = problem
            scheduleClaim(id, in: Self.resyncTime)
            return
        }
        let source = vcenter.sourceDatastore(of: claim)
        if source == nil, let volume = vcenter.bestVolume(for: claim, modes) {
            return bind(id, to: volume)
        }
        let policy = vcenter.policies[claim.policy]
        let isShared = modes.contains(where: \.isShared)
        if isShared, !vcenter.hasFileService(for: claim) {
            if claim.problem != .noFileService {
                record(
                    vcenter.subject(of: claim.object),
                    .storage(.noFileService(storageClass: policy.name)))
            }
            vcenter.claims[id].problem = .noFileService
            scheduleClaim(id, in: 60_000)
            return
        }
        guard let datastore = vcenter.datastore(for: claim, forFiles: isShared, source: source)
        else {
            if !claim.isWithoutRoom {
                record(
                    vcenter.subject(of: claim.object), .provisioningFailed(policy: policy.name))
            }
            vcenter.claims[id].problem = nil
            vcenter.claims[id].isWithoutRoom = true
            scheduleClaim(id, in: 60_000)
            return
        }
        provision(id, on: datastore, modes: modes)
        record(
            vcenter.subject(of: claim.object),
            .provisioned(volume: vcenter.claims[id].volume ?? ""))
    }

    /// Binds a claim to the volume that it names, once it can have that.
    private mutating func bindClaim(
        _ id: ClaimID, _ claim: VolumeClaim, toVolumeNamed name: String, _ modes: [AccessMode]
    ) {
        let problem: VolumeClaim.Problem
        if let object = vcenter.object(.persistentVolume, name),
            case .volume(let volume) = vcenter.objects[object].record
        {
            guard let obstacle = vcenter.obstacle(to: claim, having: volume, modes) else {
                return bind(id, to: volume)
            }
            problem = .cannotBind(obstacle)
            if claim.problem != problem {
                record(
                    vcenter.subject(of: claim.object),
                    .storage(.cannotBind(volume: name, obstacle)))
            }
        } else {
            problem = .volumeNotFound
        }
        vcenter.claims[id].problem = problem
        scheduleClaim(id, in: Self.resyncTime)
    }

    /// Lets a claim that is being deleted go once no pod uses it: Kubernetes protects it until then.
    mutating func releaseClaim(_ id: ClaimID) {
        guard let claim = vcenter.claims.find(id),
            vcenter.objects[claim.object].metadata.deletedAt != nil, !vcenter.isUsed(claim)
        else { return }
        vcenter.objects[claim.object].metadata.finalizers.removeFirst(
            equalTo: VolumeClaim.protection)
        if vcenter.objects[claim.object].metadata.finalizers.isEmpty { removeClaim(id) }
    }

    /// Lets the claims of a pod that came to its end go, where they wait for that.
    mutating func releaseClaims(of pod: Pod) {
        for name in pod.template.claims {
            guard let object = vcenter.object(.persistentVolumeClaim, name, in: pod.namespace),
                case .claim(let claim) = vcenter.objects[object].record
            else { continue }
            releaseClaim(claim)
        }
    }

    mutating func removeClaim(_ id: ClaimID) {
        guard let claim = vcenter.claims.find(id) else { return }
        vcenter.countClaim(id, -claim.capacityMiB)
        vcenter.claims.remove(id)
        vcenter.removeObject(claim.object)
        if let volume = claim.volumeID { release(volume) }
    }

    /// Makes a bound volume as large as its claim asks; looks again each minute while its datastore
    /// has no room or cannot be reached.
    private mutating func expand(_ id: ClaimID, _ claim: VolumeClaim, on place: DatastoreID) {
        let more = claim.sizeMiB - claim.capacityMiB
        guard more > 0 else { return }
        let datastore = vcenter.datastores[place]
        let kept = claim.volumeID.map { vcenter.disks[vcenter.volumes[$0].disk] }
        let needed =
            kept.map {
                $0.redundancy.footprint($0.sizeMiB + more) - $0.redundancy.footprint($0.sizeMiB)
            }
            ?? more
        guard datastore.freeMiB >= needed, !datastore.allPathsDown else {
            if !claim.isWithoutRoom {
                record(
                    vcenter.subject(of: claim.object), .resizeFailed(datastore: datastore.name))
            }
            vcenter.claims[id].isWithoutRoom = true
            scheduleClaim(id, in: 60_000)
            return
        }
        vcenter.claims[id].isWithoutRoom = false
        if let volume = claim.volumeID {
            vcenter.growDisk(vcenter.volumes[volume].disk, by: more)
            vcenter.writeManifest(of: volume)
        }
        vcenter.countClaim(id, more)
        vcenter.touchObject(claim.object)
        record(vcenter.subject(of: claim.object), .resized(mebibytes: claim.sizeMiB))
    }

    /// Has a claim ask for more.
    mutating func changeClaim(_ id: ClaimID, to sizeMiB: Int) {
        vcenter.claims[id].sizeMiB = sizeMiB
        // One that is not bound yet is provisioned as large as it asks by then.
        if vcenter.claims[id].isBound { scheduleClaim(id, in: Self.provisioningTime) }
    }
}

extension VCenter {
    /// Whether a datastore of a claim's policy offers file shares.
    func hasFileService(for claim: VolumeClaim) -> Bool {
        let tag = policies[claim.policy].tag
        return datastores(of: supervisors[namespaces[claim.namespace].supervisor]).contains {
            datastores[$0].hasFileService && datastores[$0].tags.contains(tag)
        }
    }

    /// The smallest free volume that a claim can have: no new one is made where there is one.
    func bestVolume(for claim: VolumeClaim, _ modes: [AccessMode]) -> VolumeID? {
        availableVolumes.filter { obstacle(to: claim, having: $0, modes) == nil }
            .min { disks[volumes[$0].disk].sizeMiB < disks[volumes[$1].disk].sizeMiB }
    }

    /// Why a claim cannot have a volume.
    func obstacle(
        to claim: VolumeClaim, having id: VolumeID, _ modes: [AccessMode]
    ) -> BindObstacle? {
        let volume = volumes[id]
        let isKeptForOthers =
            volume.reference.map {
                $0.name != claim.name || $0.namespace != namespaces[claim.namespace].name
            } ?? false
        if volume.phase != .available || isKeptForOthers
            || volume.supervisor != namespaces[claim.namespace].supervisor
            || objects[volume.object].metadata.deletedAt != nil
        {
            return .taken
        }
        if disks[volume.disk].sizeMiB < claim.sizeMiB { return .tooSmall }
        if volume.policy != claim.policy { return .otherClass }
        return modes.allSatisfy { volume.modes.contains($0) } ? nil : .otherMode
    }

    /// The first volume of a pod whose datastore cannot be reached.
    func lostVolume(of pod: Pod) -> (volume: String, datastore: String)? {
        for name in pod.template.claims {
            guard let object = object(.persistentVolumeClaim, name, in: pod.namespace),
                case .claim(let id) = objects[object].record,
                let volume = claims[id].volume, let place = claims[id].datastore,
                datastores[place].allPathsDown
                    || pod.host.map({ !reaches($0, place) }) ?? false
            else { continue }
            return (volume, datastores[place].name)
        }
        return nil
    }

    /// Whether a pod that has a host and has not ended mounts a claim, or a VM has its volume. O(objects of the namespace).
    func isUsed(_ claim: VolumeClaim) -> Bool {
        // The volume of a node is used as long as its machine is there.
        if let owner = objects[claim.object].metadata.owner.flatMap({ objects.find($0) }),
            case .machine = owner.record
        {
            return true
        }
        // Only asked whether there is one: the order means nothing.
        return namespaces[claim.namespace].index.values.contains {
            if case .virtualMachine(let vm) = objects[$0].record {
                return serviceVMs[vm].attached.contains(claim.name)
            }
            guard case .pod(let id) = objects[$0].record else { return false }
            return pods[id].stage != .waiting && !pods[id].isFinished
                && pods[id].template.claims.contains(claim.name)
        }
    }
}
