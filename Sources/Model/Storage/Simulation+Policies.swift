/// Storage policies come and go.
extension Simulation {
    /// - Throws: `alreadyExists`, `wrongState` for what is no name.
    mutating func createPolicy(
        _ name: String, tag: String, _ redundancy: StorageRedundancy
    ) throws(OperationError) {
        guard Names.isDNSSubdomain(name) else {
            throw .wrongState(kind: "storage policy", name: name, state: "no valid name")
        }
        if vcenter.policy(named: name) != nil {
            throw .alreadyExists(kind: "storage policy", name: name)
        }
        _ = vcenter.addPolicy(StoragePolicy(name: name, tag: tag, redundancy: redundancy))
        record(Event.Subject(kind: "StoragePolicy", name: name), .created)
    }

    /// Removes a policy with which nothing is associated any more; namespaces lose its class.
    /// - Throws: `notFound`, `storage` while disks, VMs or claims follow it (`DOMAIN.md` 7.28).
    mutating func deletePolicy(_ name: String) throws(OperationError) {
        guard let id = vcenter.policy(named: name) else {
            throw .notFound(kind: "storage policy", name: name)
        }
        let entities = vcenter.entities(of: id)
        guard entities == 0 else {
            throw .storage(
                .policyInUse(profile: vcenter.policies[id].profile, entities: entities))
        }
        for namespace in vcenter.namespaces.ids {
            vcenter.namespaces[namespace].storage.removeAll { $0.policy == id }
        }
        for supervisor in vcenter.supervisors.ids
        where vcenter.supervisors[supervisor].controlPlanePolicy == id {
            vcenter.supervisors[supervisor].controlPlanePolicy = nil
        }
        vcenter.policies.remove(id)
        record(Event.Subject(kind: "StoragePolicy", name: name), .deleted)
    }
}

extension StoragePolicy {
    /// The identity by which vCenter names it, made of its name.
    var profile: String {
        var hash = StateHash()
        hash.add(name)
        let high = hash.bits
        hash.add("profile")
        return UID(high: high, low: hash.bits).text
    }
}

extension VCenter {
    /// How much follows a policy: disks of volumes, VMs, and claims that wait for one.
    /// O(disks + VMs + claims).
    func entities(of policy: StoragePolicyID) -> Int {
        var count = 0
        for id in disks.ids where disks[id].policy == policy { count += 1 }
        for id in vms.ids where vms[id].policy == policy { count += 1 }
        for id in claims.ids where claims[id].policy == policy && !claims[id].isBound {
            count += 1
        }
        return count
    }

    /// How many hosts vSAN has for new objects, and how many more a claim's policy needs; nil where
    /// it has enough, or where the policy's datastores are none of vSAN.
    func missingFaultDomains(for claim: VolumeClaim) -> VolumeClaim.Problem? {
        let policy = policies[claim.policy]
        guard policy.redundancy != .none else { return nil }
        var best: Int?
        for zone in supervisors[namespaces[claim.namespace].supervisor].zones {
            let places = clusters[zone.cluster].datastores.filter {
                datastores[$0].tags.contains(policy.tag)
            }
            if places.isEmpty { continue }
            if places.contains(where: { datastores[$0].type != .vsan }) { return nil }
            best = max(best ?? 0, faultDomains(of: zone.cluster))
        }
        guard let best, best < policy.redundancy.hosts else { return nil }
        return .noFaultDomains(usable: best, more: policy.redundancy.hosts - best)
    }

    /// Hosts of a cluster on which vSAN puts new objects.
    func faultDomains(of cluster: ClusterID) -> Int {
        clusters[cluster].hosts.count { hosts[$0].isInService }
    }
}
