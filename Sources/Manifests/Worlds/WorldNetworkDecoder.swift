import Model
import Wording

/// Decodes the networks of a world's Supervisors that are on a distributed switch, and the network
/// of their management addresses.
enum WorldNetworkDecoder {
    static func networks(
        _ reader: FieldReader, of spec: inout SupervisorSpec
    ) throws(ManifestError) {
        spec.management = try management(try reader.object("management"), spec)
        for key in ["workloadNetworks", "loadBalancer"]
        where reader.has(key) && spec.networkProvider != .vds {
            throw reader.error(.refused("is for network: vds"), at: key)
        }
        if reader.has("workloadNetworks") {
            spec.workloadNetworks = []
            var names: Set<String> = []
            for network in try reader.list("workloadNetworks") {
                spec.workloadNetworks.append(try self.network(network, &names))
            }
            if spec.workloadNetworks.isEmpty {
                throw reader.error(
                    .outOfRange("a list of one network or more"), at: "workloadNetworks")
            }
        }
        spec.loadBalancer = try loadBalancer(try reader.object("loadBalancer"))
        if reader.has("nsx"), spec.networkProvider != .nsx {
            throw reader.error(.refused("is for network: nsx"), at: "nsx")
        }
        spec.nsx = try nsx(try reader.object("nsx"))
    }

    private static func nsx(_ reader: FieldReader) throws(ManifestError) -> NSXNetwork {
        try reader.allow([
            "edgeCluster", "tier0", "loadBalancerSize", "routed", "certificateExpires",
        ])
        var nsx = NSXNetwork()
        if let name = try reader.text("edgeCluster") { nsx.edgeCluster = name }
        if let name = try reader.text("tier0") { nsx.tier0 = name }
        if let size = try balancerSize(reader) { nsx.loadBalancerSize = size }
        nsx.isRouted = try reader.bool("routed") ?? false
        if let lifetime = try reader.duration("certificateExpires") {
            nsx.certificateLifetime = lifetime
        }
        return nsx
    }

    private static func balancerSize(
        _ reader: FieldReader
    ) throws(ManifestError) -> LoadBalancerSize? {
        try reader.choice(
            "loadBalancerSize", LoadBalancerSize.allCases.map { ($0.rawValue, $0) })
    }

    /// The network of a namespace: on a distributed switch the name of a workload network, with NSX
    /// what it has instead of what its Supervisor would give it.
    static func namespace(
        _ reader: FieldReader, _ supervisor: SupervisorSpec, of spec: inout NamespaceSpec
    ) throws(ManifestError) {
        guard reader.has("network") else { return }
        guard supervisor.networkProvider == .vds else {
            spec.network = try own(try reader.object("network"))
            return
        }
        spec.workloadNetwork = try reader.name(
            "network", of: "workload network", among: supervisor.workloadNetworks.map(\.name))
    }

    private static func own(
        _ reader: FieldReader
    ) throws(ManifestError) -> NamespaceNetworkSpec {
        try reader.allow([
            "pods", "subnetPrefix", "ingress", "egress", "routed", "loadBalancerSize",
        ])
        func prefixes(_ key: String) throws(ManifestError) -> [CIDR] {
            var found: [CIDR] = []
            for text in try reader.texts(key) ?? [] {
                guard let range = CIDR(text) else {
                    throw reader.error(
                        .wrongType(expected: "a range such as 10.244.0.0/20"), at: key)
                }
                found.append(range)
            }
            return found
        }
        var network = NamespaceNetworkSpec()
        network.podRanges = try prefixes("pods")
        network.ingressRanges = try prefixes("ingress")
        network.egressRanges = try prefixes("egress")
        if let prefix = try reader.integer("subnetPrefix", in: 16...28) {
            guard !network.podRanges.isEmpty else {
                throw reader.error(.refused("is for pods of its own"), at: "subnetPrefix")
            }
            network.subnetPrefix = prefix
        }
        network.isRouted = try reader.bool("routed")
        network.loadBalancerSize = try balancerSize(reader)
        return network
    }

    private static func management(
        _ reader: FieldReader, _ spec: SupervisorSpec
    ) throws(ManifestError) -> ManagementNetwork {
        try reader.allow(["name", "subnet", "gateway", "assignment"])
        var network = ManagementNetwork()
        if let name = try reader.text("name") { network.name = name }
        network.subnet = try WorldSupervisorDecoder.cidr("subnet", reader)
        network.gateway = try address("gateway", reader)
        network.assignment = try assignment(reader)
        guard let subnet = network.subnet else { return network }
        let last = spec.managementStart.advanced(by: SupervisorSpec.managementCount - 1)
        guard subnet.contains(spec.managementStart), subnet.contains(last) else {
            throw reader.error(
                .refused("does not hold \(spec.managementStart.text) to \(last.text)"),
                at: "subnet")
        }
        if let gateway = network.gateway, !subnet.contains(gateway) {
            throw reader.error(.refused("is not in \(subnet.text)"), at: "gateway")
        }
        return network
    }

    static func network(
        _ reader: FieldReader, _ names: inout Set<String>
    ) throws(ManifestError) -> WorkloadNetworkSpec {
        try reader.allow(["name", "portGroup", "subnet", "gateway", "addresses", "assignment"])
        let name = try reader.newName(&names, isValid: Names.isDNSLabel)
        guard let subnet = try WorldSupervisorDecoder.cidr("subnet", reader) else {
            throw reader.error(.missing("subnet"))
        }
        guard subnet.size >= 4 else {
            throw reader.error(.refused("is smaller than a /30"), at: "subnet")
        }
        let gateway = try address("gateway", reader) ?? subnet.base.advanced(by: 1)
        // Without more, all of the subnet behind a gateway at its beginning.
        let whole =
            gateway == subnet.base.advanced(by: 1)
            ? AddressRange(from: gateway.advanced(by: 1), to: subnet.last.advanced(by: -1)) : nil
        let ranges = try self.ranges("addresses", reader) ?? [whole].compactMap(\.self)
        let spec = WorkloadNetworkSpec(
            name: name, portGroup: try reader.text("portGroup") ?? name, gateway: gateway,
            subnet: subnet, ranges: ranges, assignment: try assignment(reader))
        if let problem = spec.problem {
            throw reader.error(.refused(problem.text), at: "addresses")
        }
        return spec
    }

    private static func loadBalancer(
        _ reader: FieldReader
    ) throws(ManifestError) -> LoadBalancerSpec {
        try reader.allow(["name", "type", "dataPlane", "frontend", "certificateExpires"])
        let types = [("haproxy", LoadBalancer.Product.haProxy), ("avi", .avi)]
        let type = try reader.choice("type", types) ?? .haProxy
        var spec = LoadBalancerSpec(
            name: try reader.text("name") ?? (type == .avi ? "avi" : "haproxy"), type: type)
        if let dataPlane = try reader.text("dataPlane") { spec.dataPlane = dataPlane }
        spec.frontend = try reader.text("frontend")
        if let lifetime = try reader.duration("certificateExpires") {
            spec.certificateLifetime = lifetime
        }
        return spec
    }

    /// Ranges as `10.0.0.10-10.0.0.99` or `10.0.0.0/24`; nil where nothing is said.
    static func ranges(
        _ key: String, _ reader: FieldReader
    ) throws(ManifestError) -> [AddressRange]? {
        guard let texts = try reader.texts(key) else { return nil }
        var ranges: [AddressRange] = []
        for text in texts {
            guard let range = AddressRange(text) else {
                throw reader.error(
                    .wrongType(expected: "a range such as 10.0.0.10-10.0.0.99"), at: key)
            }
            ranges.append(range)
        }
        return ranges
    }

    private static func assignment(
        _ reader: FieldReader
    ) throws(ManifestError) -> AddressAssignment {
        try reader.choice(
            "assignment", [("static", AddressAssignment.staticRange), ("dhcp", .dhcp)])
            ?? .staticRange
    }

    private static func address(
        _ key: String, _ reader: FieldReader
    ) throws(ManifestError) -> IPv4? {
        guard let text = try reader.text(key) else { return nil }
        guard let address = IPv4(text) else {
            throw reader.error(.wrongType(expected: "an address such as 10.0.0.10"), at: key)
        }
        return address
    }
}
