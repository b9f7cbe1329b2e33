extension Simulation {
    /// Provisioning a volume takes about this long, in milliseconds.
    private static let provisioningTime = 4000

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
        schedule(.claim(id), in: Self.provisioningTime)
    }

    /// Provisions the volume that a claim asks for; looks again each minute while no datastore has
    /// room.
    mutating func bindClaim(_ id: ClaimID) {
        guard let claim = vcenter.claims.find(id), !claim.isBound else { return }
        let policy = vcenter.policies[claim.policy]
        let cluster = vcenter.cluster(of: claim.namespace)
        guard
            let datastore = vcenter.datastore(
                tagged: policy.tag, on: cluster, with: claim.sizeMiB)
        else {
            if !claim.isWithoutRoom {
                record(
                    vcenter.subject(of: claim.object), .provisioningFailed(policy: policy.name))
            }
            vcenter.claims[id].isWithoutRoom = true
            schedule(.claim(id), in: 60_000)
            return
        }
        vcenter.claims[id].isWithoutRoom = false
        vcenter.claims[id].datastore = datastore
        let volume = "pvc-" + vcenter.objects[claim.object].metadata.uid.text
        vcenter.claims[id].volume = volume
        count(claim, on: datastore, sign: 1)
        vcenter.touchObject(claim.object)
        record(vcenter.subject(of: claim.object), .provisioned(volume: volume))
        wakeScheduler(vcenter.namespaces[claim.namespace].supervisor)
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
        guard let claim = vcenter.claims.remove(id) else { return }
        if let datastore = claim.datastore { count(claim, on: datastore, sign: -1) }
        vcenter.removeObject(claim.object)
    }

    private mutating func count(_ claim: VolumeClaim, on datastore: DatastoreID, sign: Int) {
        vcenter.datastores[datastore].usedMiB += sign * claim.sizeMiB
        vcenter.namespaces[claim.namespace].usage.storageMiB += sign * claim.sizeMiB
        vcenter.addGranted(sign * claim.sizeMiB, of: claim.policy, in: claim.namespace)
    }
}

extension VCenter {
    /// Whether a pod that has a host and has not ended mounts a claim. O(objects of the namespace).
    func isUsed(_ claim: VolumeClaim) -> Bool {
        // Only asked whether there is one: the order means nothing.
        namespaces[claim.namespace].index.values.contains {
            guard case .pod(let id) = objects[$0].record else { return false }
            return pods[id].stage != .waiting && !pods[id].isFinished
                && pods[id].template.claims.contains(claim.name)
        }
    }
}
