/// Addresses of the pods and VMs of a namespace, from blocks of the Supervisor's pod range
/// (`DOMAIN.md` 1.1).
extension VCenter {
    /// An address from the namespace's blocks; another block is taken when the last is full. Nil
    /// when the Supervisor has no block left.
    mutating func takeAddress(in namespace: NamespaceID) -> String? {
        for index in namespaces[namespace].network.subnets.indices {
            if let address = namespaces[namespace].network.subnets[index].take() {
                return address.base.text
            }
        }
        let supervisor = namespaces[namespace].supervisor
        guard let block = supervisors[supervisor].network.podBlocks.take() else { return nil }
        var subnet = AddressPool(addressesOf: block)
        let address = subnet.take()
        namespaces[namespace].network.subnets.append(subnet)
        return address?.base.text
    }

    /// Takes an address of a pod or VM back.
    mutating func giveBackAddress(_ text: String, in namespace: NamespaceID) {
        guard let address = IPv4(text) else { return }
        for index in namespaces[namespace].network.subnets.indices
        where namespaces[namespace].network.subnets[index].range.contains(address) {
            namespaces[namespace].network.subnets[index]
                .giveBack(CIDR(base: address, prefix: 32))
        }
    }
}
