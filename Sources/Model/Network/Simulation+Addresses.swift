/// VMs that run and have no address: they wait in line, and what they are for waits with them.
extension Simulation {
    /// Gives a VM that was made in a namespace its address, or has it wait for one.
    mutating func giveAddress(to vm: VMID, in namespace: NamespaceID) {
        if hasNetworkController(namespace) {
            vcenter.vms[vm].address = vcenter.takeAddress(in: namespace)
        }
        guard vcenter.vms[vm].address == nil else { return }
        vcenter.awaitingAddress.append(vm)
        if let fault = vcenter.addressFault(in: namespace) {
            record(vmSubject(vm), .network(.addressMissing(fault)))
        }
    }

    /// Gives VMs that wait for an address one as far as there are any, first come first served.
    mutating func giveAwaitedAddresses() {
        guard !vcenter.awaitingAddress.isEmpty else { return }
        let waiting = vcenter.awaitingAddress
        vcenter.awaitingAddress.removeAll(keepingCapacity: true)
        for vm in waiting {
            guard vcenter.vms.contains(vm), let namespace = vcenter.vms[vm].namespace else {
                continue
            }
            guard hasNetworkController(namespace), let address = vcenter.takeAddress(in: namespace)
            else {
                vcenter.awaitingAddress.append(vm)
                continue
            }
            vcenter.vms[vm].address = address
            record(vmSubject(vm), .network(.addressAssigned(address)))
        }
    }

    /// Whether the controller runs that realizes networks for a namespace.
    func hasNetworkController(_ namespace: NamespaceID) -> Bool {
        vcenter.supervisors[vcenter.namespaces[namespace].supervisor].isHealthy(.networkService)
    }
}
