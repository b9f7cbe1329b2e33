/// The storage limits of a namespace and of its policies stand in one quota, `<ns>-storagequota`
/// (`DOMAIN.md` 2.3).
extension VCenter {
    /// The storage class that something gets: the one it asks for, or the namespace's first.
    /// - Throws: `storageClassNotBound` where the namespace may not use it.
    func grantedClass(
        _ asked: String?, kind: Kind, name: String, in namespace: NamespaceID
    ) throws(OperationError) -> String {
        let row = namespaces[namespace]
        for grant in row.storage {
            let storageClass = policies[grant.policy].name
            if asked == nil || asked == storageClass { return storageClass }
        }
        throw .storageClassNotBound(
            kind: kind, name: name, storageClass: asked ?? "", namespace: row.name)
    }

    /// Refuses storage beyond the limit of the namespace or of its policy. What claims ask for
    /// counts before they are bound.
    func admitStorage(
        _ sizeMiB: Int, of storageClass: String, kind: Kind, name: String,
        in namespace: NamespaceID
    ) throws(OperationError) {
        let row = namespaces[namespace]
        var lines: [OperationError.QuotaExcess] = []
        func check(_ line: String, used: Int, most: Int) {
            if used + sizeMiB <= most { return }
            lines.append(
                OperationError.QuotaExcess(
                    name: line, requested: Admission.text(sizeMiB, of: .requestsStorage),
                    used: Admission.text(used, of: .requestsStorage),
                    limited: Admission.text(most, of: .requestsStorage)))
        }
        for grant in row.storage where policies[grant.policy].name == storageClass {
            guard let most = grant.limitMiB else { continue }
            let pending = claimedStorage(in: namespace) {
                !$0.isBound && $0.policy == grant.policy
            }
            check(
                "\(storageClass).storageclass.storage.k8s.io/requests.storage",
                used: grant.usedMiB + pending, most: most)
        }
        if let most = row.storageLimitMiB {
            let pending = claimedStorage(in: namespace) { !$0.isBound }
            check("requests.storage", used: row.usage.storageMiB + pending, most: most)
        }
        if !lines.isEmpty {
            throw .exceededQuota(
                kind: kind, name: name, quota: "\(row.name)-storagequota", lines: lines)
        }
    }

    /// What claims of a namespace ask for, in MiB, of those for which something holds. O(objects of
    /// the namespace).
    func claimedStorage(
        in namespace: NamespaceID, where isMeant: (VolumeClaim) -> Bool
    ) -> Int {
        if namespaces[namespace].counts[.persistentVolumeClaim] ?? 0 == 0 { return 0 }
        // Only summed: the order means nothing.
        return namespaces[namespace].index.values.reduce(0) { sum, object in
            guard case .claim(let id) = objects[object].record, isMeant(claims[id]) else {
                return sum
            }
            return sum + claims[id].sizeMiB
        }
    }

    /// Counts what is provisioned with a policy in a namespace, in MiB.
    mutating func addGranted(
        _ sizeMiB: Int, of policy: StoragePolicyID, in namespace: NamespaceID
    ) {
        let place = namespaces[namespace].storage.firstIndex { $0.policy == policy }
        if let place { namespaces[namespace].storage[place].usedMiB += sizeMiB }
    }
}
