import Model

/// What fails and returns in a Supervisor's network.
extension WorldFaultDecoder {
    static let networkDeeds = [
        "loadBalancerFails", "loadBalancerReturns", "frontend", "dhcpFails", "dhcpReturns",
        "rangeAdded", "rotateLoadBalancerCertificate", "networkAdded", "tier0Fails", "tier0Returns",
        "rotateManagerCertificate",
    ]
    static let networkFields = ["addresses"]

    static func networkOperation(
        _ deed: String, _ reader: FieldReader
    ) throws(ManifestError) -> NetworkOperation {
        switch deed {
        case "loadBalancerFails", "loadBalancerReturns", "rotateLoadBalancerCertificate",
            "tier0Fails", "tier0Returns", "rotateManagerCertificate":
            guard try reader.bool(deed) == true else {
                throw reader.error(.refused("can only be true"), at: deed)
            }
            if deed == "rotateManagerCertificate" { return .rotateManagerCertificate }
            if deed.hasPrefix("rotate") { return .rotateLoadBalancerCertificate }
            if deed.hasPrefix("tier0") { return .setTier0(connected: deed == "tier0Returns") }
            return .setLoadBalancer(running: deed == "loadBalancerReturns")
        case "frontend": return .setFrontend(try reader.required(deed))
        case "networkAdded":
            var names: Set<String> = []
            return .addWorkloadNetwork(
                try WorldNetworkDecoder.network(try reader.object(deed), &names))
        case "rangeAdded":
            let known: [(String, NetworkRange)] = [
                ("pods", .pods), ("ingress", .ingress), ("egress", .egress),
            ]
            let name = try reader.required(deed)
            guard let range = try WorldNetworkDecoder.ranges("addresses", reader)?.first else {
                throw reader.error(.missing("addresses"))
            }
            return .extend(known.first { $0.0 == name }?.1 ?? .workload(name), by: range)
        default:
            return .setDHCP(network: try reader.required(deed), answers: deed == "dhcpReturns")
        }
    }
}
