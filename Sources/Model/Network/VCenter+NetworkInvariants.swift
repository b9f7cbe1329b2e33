extension VCenter {
    /// No address is anybody else's, too, and whoever has one has it from its pool. O(pods + VMs).
    func checkNetworks(_ found: inout [Violation]) {
        var seen = Set<Holding>(minimumCapacity: vms.count)
        func check(_ text: String?, _ supervisor: SupervisorID, _ owner: String) {
            guard let address = text.flatMap({ IPv4($0) }) else { return }
            if !seen.insert(Holding(supervisor: supervisor, address: address)).inserted {
                found.append(Violation(invariant: .addresses, detail: "\(owner) \(address.text)"))
            }
        }
        func check(_ text: String?, _ namespace: NamespaceID, _ owner: String) {
            guard let text else { return }
            check(text, namespaces[namespace].supervisor, owner)
            if let address = IPv4(text), !holds(address, in: namespace) {
                found.append(Violation(invariant: .addresses, detail: "\(owner) \(text) is free"))
            }
        }
        for id in pods.ids {
            guard pods[id].address != nil else { continue }
            check(pods[id].address, pods[id].namespace, pods[id].name)
        }
        for id in vms.ids where vms[id].kind != .vSpherePod {
            guard let namespace = vms[id].namespace else { continue }
            check(vms[id].address, namespace, vms[id].name)
        }
        for id in supervisors.ids {
            check(supervisors[id].endpoint, id, supervisors[id].name)
            for address in supervisors[id].network.controlPlaneAddresses {
                check(address.text, id, "control plane")
            }
        }
        for id in namespaces.ids {
            check(namespaces[id].network.snat, namespaces[id].supervisor, namespaces[id].name)
        }
        for id in services.ids {
            let supervisor = namespaces[services[id].namespace].supervisor
            check(services[id].externalIP, supervisor, "service")
            check(services[id].clusterIP, supervisor, "service")
        }
        for id in workloadClusters.ids {
            check(
                workloadClusters[id].endpoint,
                namespaces[workloadClusters[id].namespace].supervisor, workloadClusters[id].name)
        }
        checkNodePorts(&found)
    }

    private func holds(_ address: IPv4, in namespace: NamespaceID) -> Bool {
        if let place = workloadNetwork(of: namespace) {
            return supervisors[namespaces[namespace].supervisor].network.workloads[place].pool
                .holds(address)
        }
        return namespaces[namespace].network.subnets.contains { $0.holds(address) }
    }

    private func checkNodePorts(_ found: inout [Violation]) {
        for id in supervisors.ids {
            let numbers = services.ids.reduce(into: [Int]()) { numbers, service in
                guard namespaces[services[service].namespace].supervisor == id else { return }
                numbers += services[service].ports.compactMap(\.nodePort)
            }
            if numbers.count != supervisors[id].network.nodePorts.count
                || Set(numbers) != supervisors[id].network.nodePorts
            {
                found.append(Violation(invariant: .addresses, detail: "node ports"))
            }
        }
    }
}

/// An address as it is used on a Supervisor.
private struct Holding: Hashable {
    let supervisor: SupervisorID
    let address: IPv4
}
