extension VCenter {
    /// What is wrong with a specification, the first thing in the order of the wizard; nil where
    /// nothing is.
    func problem(with spec: EnableSpec, on cluster: ClusterID) -> EnableProblem? {
        clusterProblem(spec, cluster) ?? managementProblem(spec) ?? networkProblem(spec)
            ?? storageProblem(spec) ?? rangeProblem(spec)
    }

    private func clusterProblem(_ spec: EnableSpec, _ cluster: ClusterID) -> EnableProblem? {
        guard spec.controlPlaneCount == 1 || spec.controlPlaneCount == 3 else {
            return EnableProblem(
                field: "control_plane.count", reason: .controlPlaneCount(spec.controlPlaneCount))
        }
        if let problem = zoneProblem(spec, cluster) { return problem }
        let zones = (spec.supervisor.zones ?? []).compactMap { self.cluster(named: $0.cluster) }
        for (place, id) in (zones.isEmpty ? [cluster] : zones).enumerated() {
            let compatibility = compatibility(
                of: id, with: spec.supervisor.networkProvider,
                controlPlaneCount: zones.isEmpty ? spec.controlPlaneCount : 1)
            guard compatibility.isCompatible else {
                return EnableProblem(
                    field: zones.isEmpty ? "cluster" : "zones[\(place)]",
                    reason: .incompatible(compatibility.reasons))
            }
        }
        let name = spec.supervisor.name
        if !Names.isDNSLabel(name) { return EnableProblem(field: "name", reason: .notAName(name)) }
        if supervisors.ids.contains(where: { supervisors[$0].name == name }) {
            return EnableProblem(field: "name", reason: .nameTaken(name))
        }
        if let wrong = spec.apiServerNames.first(where: { !Names.isDNSSubdomain($0) }) {
            return EnableProblem(field: "Master_DNS_names", reason: .notAName(wrong))
        }
        return nil
    }

    /// What is wrong with the zones: three on different clusters, with names of their own.
    private func zoneProblem(_ spec: EnableSpec, _ cluster: ClusterID) -> EnableProblem? {
        guard let zones = spec.supervisor.zones else { return nil }
        guard zones.count == VSphereZone.count else {
            return EnableProblem(field: "zones", reason: .zoneCount(zones.count))
        }
        guard spec.controlPlaneCount == VSphereZone.count else {
            return EnableProblem(field: "control_plane.count", reason: .zonesNeedRedundancy)
        }
        let names = zones.map(\.name)
        var others: [String] = []
        for id in supervisors.ids { others += supervisors[id].zones.map(\.name) }
        for (place, zone) in zones.enumerated() {
            let field = "zones[\(place)]"
            if !Names.isDNSLabel(zone.name) {
                return EnableProblem(field: field, reason: .notAName(zone.name))
            }
            if others.contains(zone.name) || names[..<place].contains(zone.name) {
                return EnableProblem(field: field, reason: .zoneNameTaken(zone.name))
            }
            if self.cluster(named: zone.cluster) == nil {
                return EnableProblem(field: field, reason: .unknownCluster(zone.cluster))
            }
            if zones[..<place].contains(where: { $0.cluster == zone.cluster }) {
                return EnableProblem(field: field, reason: .zoneRepeated(zone.cluster))
            }
        }
        if self.cluster(named: zones[0].cluster) != cluster {
            return EnableProblem(
                field: "zones[0]",
                reason: .zoneElsewhere(zones[0].cluster, cluster: clusters[cluster].name))
        }
        return nil
    }

    private func managementProblem(_ spec: EnableSpec) -> EnableProblem? {
        let management = spec.supervisor.management
        // A DHCP server says all of this, too.
        guard management.assignment == .staticRange else { return nil }
        let field = "master_management_network.address_range"
        guard spec.addressCount >= SupervisorSpec.managementCount else {
            return EnableProblem(
                field: field + ".address_count",
                reason: .addressCount(spec.addressCount, least: SupervisorSpec.managementCount))
        }
        if let subnet = management.subnet {
            let start = spec.supervisor.managementStart
            let last = Int(start.bits) + spec.addressCount - 1
            guard subnet.contains(start), last <= Int(subnet.last.bits) else {
                return EnableProblem(
                    field: field + ".starting_address",
                    reason: .outside(start.text, subnet: subnet.text))
            }
            guard let gateway = management.gateway else {
                return EnableProblem(field: field + ".gateway", reason: .missing)
            }
            guard subnet.contains(gateway) else {
                return EnableProblem(
                    field: field + ".gateway", reason: .outside(gateway.text, subnet: subnet.text))
            }
        }
        if spec.nameServers.isEmpty { return EnableProblem(field: "master_DNS", reason: .missing) }
        if let wrong = spec.searchDomains.first(where: { !Names.isDNSSubdomain($0) }) {
            return EnableProblem(field: "master_DNS_search_domains", reason: .notAName(wrong))
        }
        if spec.timeServers.isEmpty {
            return EnableProblem(field: "master_NTP_servers", reason: .missing)
        }
        return nil
    }

    private func networkProblem(_ spec: EnableSpec) -> EnableProblem? {
        if spec.workloadNameServers.isEmpty {
            return EnableProblem(field: "worker_DNS", reason: .missing)
        }
        switch spec.supervisor.networkProvider {
        case .nsx: return nsxProblem(spec.supervisor)
        case .vds: return switchProblem(spec)
        }
    }

    private func nsxProblem(_ spec: SupervisorSpec) -> EnableProblem? {
        let field = "ncp_cluster_network_spec."
        for (name, range, most) in [
            ("pod_cidrs", spec.podCIDR, 23), ("ingress_cidrs", spec.ingressCIDR, 27),
            ("egress_cidrs", spec.egressCIDR, 27),
        ] where range.prefix > most {
            return EnableProblem(
                field: field + name, reason: .rangeTooSmall(range.text, prefix: most))
        }
        guard (spec.podCIDR.prefix...30).contains(spec.namespacePrefix) else {
            return EnableProblem(
                field: field + "namespace_subnet_prefix",
                reason: .namespacePrefix(spec.namespacePrefix))
        }
        return nil
    }

    private func switchProblem(_ spec: EnableSpec) -> EnableProblem? {
        guard let balancer = spec.loadBalancer else {
            return EnableProblem(field: "load_balancer_config_spec", reason: .noEdgeProvider)
        }
        if balancer.dataPlane.isEmpty {
            let product = balancer.type == .haProxy ? "ha_proxy" : "avi"
            let name = balancer.type == .haProxy ? "servers" : "server"
            return EnableProblem(
                field: "load_balancer_config_spec.\(product)_config_create_spec.\(name)",
                reason: .missing)
        }
        let field = "workload_networks_spec.supervisor_primary_workload_network"
        guard !spec.supervisor.workloadNetworks.isEmpty else {
            return EnableProblem(field: field, reason: .missing)
        }
        for network in spec.supervisor.workloadNetworks {
            guard !network.ranges.isEmpty else {
                return EnableProblem(
                    field: field + ".vsphere_network.address_ranges", reason: .missing)
            }
            let subnet = AddressRange(network.subnet)
            if let wrong = network.ranges.first(where: { !subnet.contains($0) }) {
                return EnableProblem(
                    field: field + ".vsphere_network.address_ranges",
                    reason: .outside(wrong.text, subnet: network.subnet.text))
            }
            guard network.subnet.contains(network.gateway) else {
                return EnableProblem(
                    field: field + ".vsphere_network.gateway",
                    reason: .outside(network.gateway.text, subnet: network.subnet.text))
            }
        }
        return nil
    }

    private func storageProblem(_ spec: EnableSpec) -> EnableProblem? {
        for (field, name) in [
            ("master_storage_policy", spec.storage.controlPlane),
            ("ephemeral_storage_policy", spec.storage.ephemeral),
            ("image_storage.storage_policy", spec.storage.imageCache),
        ] where policy(named: name) == nil {
            return EnableProblem(
                field: field, reason: name.isEmpty ? .missing : .unknownPolicy(name))
        }
        if let library = spec.contentLibrary, self.library(named: library) == nil {
            return EnableProblem(
                field: "default_kubernetes_service_content_library",
                reason: .unknownLibrary(library))
        }
        return nil
    }

    /// A range of a specification that overlaps another of it, of another Supervisor or of hosts.
    private func rangeProblem(_ spec: EnableSpec) -> EnableProblem? {
        let own = ranges(of: spec)
        for (place, row) in own.enumerated() {
            for other in own[..<place] where row.range.overlaps(other.range) {
                return row.overlaps(other.range.text, of: other.field)
            }
        }
        for row in own where !row.isInner {
            for id in supervisors.ids {
                for range in supervisors[id].outerRanges where row.range.overlaps(range) {
                    return row.overlaps(range.text, of: supervisors[id].name)
                }
            }
            for id in hosts.ids {
                guard let address = IPv4(hosts[id].address), row.range.contains(address) else {
                    continue
                }
                return row.overlaps(address.text, of: hosts[id].name)
            }
        }
        return nil
    }

    private func ranges(of spec: EnableSpec) -> [SpecRange] {
        let start = spec.supervisor.managementStart
        let count = max(spec.addressCount, SupervisorSpec.managementCount)
        var rows: [SpecRange] = []
        if let management = AddressRange(from: start, to: start.advanced(by: count - 1)) {
            rows.append(
                SpecRange(field: "master_management_network.address_range", range: management))
        }
        let services = AddressRange(spec.supervisor.serviceCIDR)
        rows.append(SpecRange(field: "service_cidr", range: services, isInner: true))
        let ingress = AddressRange(spec.supervisor.ingressCIDR)
        switch spec.supervisor.networkProvider {
        case .nsx:
            let field = "ncp_cluster_network_spec."
            let (pods, egress) = (spec.supervisor.podCIDR, spec.supervisor.egressCIDR)
            rows += [
                SpecRange(field: field + "pod_cidrs", range: AddressRange(pods)),
                SpecRange(field: field + "ingress_cidrs", range: ingress),
                SpecRange(field: field + "egress_cidrs", range: AddressRange(egress)),
            ]
        case .vds:
            rows.append(
                SpecRange(field: "load_balancer_config_spec.address_ranges", range: ingress))
            for network in spec.supervisor.workloadNetworks {
                for range in network.ranges {
                    rows.append(
                        SpecRange(
                            field: "workload_networks_spec.\(network.name).address_ranges",
                            range: range))
                }
            }
        }
        return rows
    }
}

/// A range of a specification, and where it says so.
private struct SpecRange {
    let field: String
    let range: AddressRange
    /// Whether only the Supervisor itself sees it: another's may be the same.
    var isInner = false

    func overlaps(_ other: String, of owner: String) -> EnableProblem {
        EnableProblem(field: field, reason: .overlaps(range.text, with: other, of: owner))
    }
}

extension Supervisor {
    /// The ranges of addresses that others see, too.
    fileprivate var outerRanges: [AddressRange] {
        var ranges = network.ingress.ranges
        if networkProvider == .nsx { ranges += network.podBlocks.ranges + network.egress.ranges }
        for workload in network.workloads { ranges += workload.pool.ranges }
        if let start = IPv4(floating.address),
            let own = AddressRange(
                from: start, to: start.advanced(by: SupervisorSpec.managementCount - 1))
        {
            ranges.append(own)
        }
        return ranges
    }
}
