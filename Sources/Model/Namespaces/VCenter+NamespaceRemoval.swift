extension VCenter {
    /// Takes a namespace that is being deleted out once its last object has gone.
    mutating func removeNamespaceIfEmpty(_ id: NamespaceID) {
        guard let namespace = namespaces.find(id), namespace.isTerminating,
            namespace.index.isEmpty
        else { return }
        if let object = namespace.object { removeObject(object) }
        removeNamespace(id, namespace)
    }

    /// Takes an empty namespace out and gives its addresses and its pool back.
    private mutating func removeNamespace(_ id: NamespaceID, _ namespace: Namespace) {
        let supervisor = namespace.supervisor
        for subnet in namespace.network.subnets where namespace.network.pods == nil {
            supervisors[supervisor].network.podBlocks.giveBack(subnet.range.first)
        }
        if let address = namespace.network.snat.flatMap({ IPv4($0) }),
            namespace.network.egressPool == nil
        {
            supervisors[supervisor].network.egress.giveBack(address)
        }
        supervisors[supervisor].namespaces.removeFirst(equalTo: id)
        namespacesByName[namespace.name] = nil
        namespaces.remove(id)
        for pool in namespace.pools { removePool(pool) }
    }

    /// Takes an empty pool out of the tree.
    mutating func removePool(_ id: PoolID) {
        precondition(pools[id].members.isEmpty && pools[id].pools.isEmpty, "the pool is in use")
        if let parent = pools[id].parent { pools[parent].pools.removeFirst(equalTo: id) }
        pools.remove(id)
    }
}
