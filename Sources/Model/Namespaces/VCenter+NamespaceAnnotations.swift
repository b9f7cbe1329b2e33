extension VCenter {
    /// What NSX and the Supervisor write on a namespace, sorted by key (`DOMAIN.md` 2.3). The
    /// identities are drawn from the object's own.
    public func systemAnnotations(of id: NamespaceID) -> [(key: String, value: String)] {
        let namespace = namespaces[id]
        let supervisor = supervisors[namespace.supervisor]
        let number = 2 * Int(namespace.pool.index) + 43
        let domain = supervisor.cluster.managedName
        func identity(_ salt: UInt64, _ high: UInt64, _ low: UInt64) -> String {
            UID(high: RandomStream.mix(high ^ salt), low: RandomStream.mix(low &+ salt)).text
        }
        var lines: [(key: String, value: String)] = []
        if supervisor.networkProvider == .nsx {
            let range = supervisor.network.egress.range
            let ends = [range.first.advanced(by: 1), range.last.advanced(by: -1)]
            let dashed = ends.map { address in
                String(address.text.map { $0 == "." ? "-" : $0 })
            }
            let pool = identity(3, UInt64(range.first.bits), UInt64(supervisor.cluster.index))
            lines.append(("ls_id-0", ownIdentity(1, of: id)))
            lines.append(
                ("ncp/extpoolid", "\(domain):\(pool)-ippool-\(dashed.joined(separator: "-"))"))
            lines.append(("ncp/router_id", routerName(of: id)))
            if let snat = namespace.network.snat { lines.append(("ncp/snat_ip", snat)) }
            for (place, subnet) in namespace.network.subnets.enumerated() {
                lines.append(("ncp/subnet-\(place)", subnet.range.text))
            }
        }
        // Whoever makes one by himself is its owner.
        let named = namespace.permissions.count { $0.role == .owner }
        let owners = max(named, namespace.isSelfService ? 1 : 0)
        if owners > 0 { lines.append(("vmware-system-namespace-owner-count", "\(owners)")) }
        lines.append(("vmware-system-resource-pool", "resgroup-\(number)"))
        if let most = cpuLimit(of: namespace) {
            // In cores of the slowest host, to four places.
            let core = max(1, clusters[supervisor.cluster].coreMHz)
            let places = "\(10_000 + most % core * 10_000 / core)".dropFirst()
            lines.append(("vmware-system-resource-pool-cpu-limit", "\(most / core).\(places)"))
        }
        if let most = memoryLimit(of: namespace) {
            lines.append(("vmware-system-resource-pool-memory-limit", "\(most)Mi"))
        }
        if namespace.isSelfService {
            lines.append(("vmware-system-self-service-namespace", "true"))
        }
        lines.append(("vmware-system-vm-folder", "group-v\(number + 1)"))
        return lines
    }
}

extension VCenter {
    /// The name of a namespace's own tier-1 router.
    public func routerName(of id: NamespaceID) -> String { "t1_\(ownIdentity(2, of: id))_rtr" }

    /// The name of a namespace's own load balancer on NSX.
    public func balancerName(of id: NamespaceID) -> String {
        "lb-\(namespaces[id].name)-\(ownIdentity(4, of: id).prefix(8))"
    }

    /// A made-up identity of a namespace's, drawn from its object's.
    private func ownIdentity(_ salt: UInt64, of id: NamespaceID) -> String {
        let uid = namespaces[id].object.map { objects[$0].metadata.uid }
        return UID(
            high: RandomStream.mix((uid?.high ?? 0) ^ salt),
            low: RandomStream.mix((uid?.low ?? 0) &+ salt)
        ).text
    }

    /// The name of the NSX segment that a namespace's pods and VMs are in.
    public func segmentName(of id: NamespaceID) -> String {
        let domain = supervisors[namespaces[id].supervisor].cluster.managedName
        return "seg-\(domain)-\(ownIdentity(1, of: id).prefix(8))-\(namespaces[id].name)-0"
    }
}
