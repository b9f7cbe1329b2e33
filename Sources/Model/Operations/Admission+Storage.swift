/// The storage limit of a namespace stands in the quota that bears its name, those of its policies
/// in `<ns>-storagequota`, as a real Supervisor shows them.
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
        func check(_ line: String, in quota: String, used: Int, most: Int) throws(OperationError) {
            if used + sizeMiB <= most { return }
            throw .exceededQuota(
                kind: kind, name: name, quota: quota,
                lines: [
                    OperationError.QuotaExcess(
                        name: line, requested: Admission.text(sizeMiB, of: .requestsStorage),
                        used: Admission.text(used, of: .requestsStorage),
                        limited: Admission.text(most, of: .requestsStorage))
                ])
        }
        if let most = row.storageLimitMiB {
            let pending = claimedStorage(in: namespace) { $0.sizeMiB - $0.capacityMiB }
            try check(
                "requests.storage", in: row.name, used: row.usage.storageMiB + pending, most: most)
        }
        for grant in row.storage where policies[grant.policy].name == storageClass {
            guard let most = grant.limitMiB else { continue }
            let pending = claimedStorage(in: namespace) {
                $0.policy == grant.policy ? $0.sizeMiB - $0.capacityMiB : 0
            }
            try check(
                "\(storageClass).storageclass.storage.k8s.io/requests.storage",
                in: "\(row.name)-storagequota", used: grant.usedMiB + pending, most: most)
        }
    }

    /// Refuses a claim that is to become larger where the namespace or a quota has no room for it.
    func admitExpansion(
        by sizeMiB: Int, of claim: VolumeClaim
    ) throws(OperationError) {
        let (kind, name) = (Kind.persistentVolumeClaim, claim.name)
        let storageClass = policies[claim.policy].name
        try admitStorage(
            sizeMiB, of: storageClass, kind: kind, name: name, in: claim.namespace)
        let ask = Admission.Ask(
            kind: kind, name: name, body: .claim(storageClass: storageClass, sizeMiB: sizeMiB))
        for quota in namespaces[claim.namespace].quotas {
            guard case .quota(var lines) = objects[quota].record else { continue }
            // The claim itself is counted already.
            lines.lines.removeAll { if case .count = $0.resource { true } else { false } }
            try admit(ask, lines, named: objects[quota].metadata.name, in: claim.namespace)
        }
    }

    /// The sum of an amount, in MiB, over the claims of a namespace. O(objects of the namespace).
    func claimedStorage(
        in namespace: NamespaceID, _ amount: (VolumeClaim) -> Int
    ) -> Int {
        if namespaces[namespace].counts[.persistentVolumeClaim] ?? 0 == 0 { return 0 }
        // Only summed: the order means nothing.
        return namespaces[namespace].index.values.reduce(0) { sum, object in
            guard case .claim(let id) = objects[object].record else { return sum }
            return sum + amount(claims[id])
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
