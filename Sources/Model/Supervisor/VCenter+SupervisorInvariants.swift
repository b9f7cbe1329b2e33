extension VCenter {
    /// Nothing of a Supervisor is left where there is none, and each has what is its own.
    /// O(hosts + pools + VMs).
    func checkSupervisors(_ found: inout [Violation]) {
        func note(_ detail: String) {
            found.append(Violation(invariant: .supervisors, detail: detail))
        }
        for id in clusters.ids {
            guard let supervisor = clusters[id].supervisor else {
                for host in clusters[id].hosts where hosts[host].spherelet.isInstalled {
                    note("\(hosts[host].name) is a node of nobody")
                }
                continue
            }
            if supervisors.find(supervisor)?.zone(of: id) == nil { note(clusters[id].name) }
        }
        var members = 0
        for id in supervisors.ids {
            let supervisor = supervisors[id]
            members += supervisor.controlPlane.count
            for zone in supervisor.zones {
                if clusters[zone.cluster].supervisor != id { note(supervisor.name) }
                if pools.find(zone.namespacesPool)?.role != .namespaces { note("its pool") }
            }
            if supervisor.controlPlane.contains(where: { vms.find($0.vm)?.kind != .controlPlane }) {
                note("\(supervisor.name): control plane VM")
            }
            if let holder = supervisor.floating.holder,
                !supervisor.controlPlane.contains(where: { $0.vm == holder })
            {
                note("\(supervisor.name): floating address")
            }
            if supervisor.setupAt == nil, !supervisor.isEnabled { note("\(supervisor.name) stuck") }
        }
        if vms.ids.reduce(0, { $0 + (vms[$1].kind == .controlPlane ? 1 : 0) }) != members {
            note("control plane VMs of nobody")
        }
        for id in namespaces.ids {
            guard let service = namespaces[id].service else { continue }
            let isKnown = supervisors[namespaces[id].supervisor].services.contains {
                $0.service == service && $0.namespace == namespaces[id].name
            }
            if !isKnown { note("\(namespaces[id].name) is of no service") }
        }
        let pools = self.pools.ids.reduce(0) { $0 + (self.pools[$1].role == .namespaces ? 1 : 0) }
        if pools != supervisors.ids.reduce(0, { $0 + supervisors[$1].zones.count }) {
            note("pools of nobody")
        }
    }
}
