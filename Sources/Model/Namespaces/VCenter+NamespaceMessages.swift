extension VCenter {
    /// What a namespace has to say about its state, worst first: why its configuration is not in
    /// force, or what keeps it from being removed. O(objects of the namespace) while it is removed.
    public func messages(of id: NamespaceID) -> [StatusMessage] {
        let namespace = namespaces[id]
        let supervisor = supervisors[namespace.supervisor]
        if namespace.isTerminating { return removalMessages(of: namespace) }
        var messages: [StatusMessage] = []
        if !isRouted(id), namespace.network.snat == nil {
            let range = (namespace.network.egressPool ?? supervisor.network.egress).text
            messages.append(
                StatusMessage(severity: .error, reason: .egressExhausted(range: range)))
        }
        for grant in namespace.storage {
            let policy = policies[grant.policy]
            // Where there are zones, whatever is provisioned must be possible in each.
            let isThere = supervisor.zones.allSatisfy { zone in
                clusters[zone.cluster].datastores.contains {
                    datastores[$0].tags.contains(policy.tag)
                }
            }
            if isThere { continue }
            messages.append(
                StatusMessage(
                    severity: .warning, reason: .noCompatibleDatastore(policy: policy.name)))
        }
        return messages
    }

    /// What is left of a namespace that is being removed, and whose finalizers hold it.
    private func removalMessages(of namespace: Namespace) -> [StatusMessage] {
        var (kinds, finalizers): ([String: Int], [String: Int]) = ([:], [:])
        // Counted, and sorted before it is said.
        for object in namespace.index.values {
            kinds[objects[object].kind.qualifiedResource, default: 0] += 1
            for finalizer in objects[object].metadata.finalizers {
                finalizers[finalizer, default: 0] += 1
            }
        }
        func sorted(_ counts: [String: Int]) -> [StatusMessage.Count] {
            counts.map { StatusMessage.Count(name: $0.key, count: $0.value) }
                .sorted { $0.name < $1.name }
        }
        var messages: [StatusMessage] = []
        if !finalizers.isEmpty {
            messages.append(
                StatusMessage(severity: .warning, reason: .finalizersRemaining(sorted(finalizers))))
        }
        if !kinds.isEmpty {
            messages.append(
                StatusMessage(severity: .info, reason: .contentRemaining(sorted(kinds))))
        }
        return messages
    }

    /// Gives a namespace the source address of its pods where it has none: with NSX only, on a
    /// distributed switch nothing is translated.
    mutating func takeEgress(for id: NamespaceID) {
        let supervisor = namespaces[id].supervisor
        guard !isRouted(id), namespaces[id].network.snat == nil else { return }
        let own = namespaces[id].network.egressPool != nil
        let address =
            own
            ? namespaces[id].network.egressPool?.take()
            : supervisors[supervisor].network.egress.take()
        namespaces[id].network.snat = address?.base.text
    }
}
