import Testing

@testable import Model

/// Random requests for what needs addresses, on networks that are small, break and grow: nobody has
/// another's address, and in the end all come back.
@Suite struct NetworkSwarmTests {
    @Test(arguments: 1...8)
    func `addresses are never handed out twice, and all come back`(seed: UInt64) throws {
        let isSwitch = seed % 2 == 0
        var fixture = try Fixture(
            memoryMiB: 65_536, seed: seed, limits: { _ in },
            supervisor: {
                $0.networkProvider = isSwitch ? .vds : .nsx
                $0.workloadNetworks = [Fixture.network("primary", number: 30, addresses: 6)]
                $0.podCIDR = CIDR(base: $0.podCIDR.base, prefix: 27)
                $0.ingressCIDR = CIDR(base: $0.ingressCIDR.base, prefix: 29)
            })
        let idle = fixture.simulation.vcenter.supervisors[fixture.supervisor].addressPools
        var stream = RandomStream(seed: seed)
        for _ in 0..<120 {
            _ = fixture.refusal(of: operation(&stream))
            fixture.simulation.advance(to: fixture.simulation.now + stream.between(0, 90_000))
            try #require(fixture.simulation.vcenter.violations(at: fixture.simulation.now) == [])
        }
        for operation in Self.mending { _ = fixture.refusal(of: operation) }
        fixture.run(minutes: 30)
        try fixture.simulation.perform(.delete(.namespace, name: "team", namespace: ""))
        fixture.run(minutes: 15)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.namespace(named: "team") == nil)
        #expect(vcenter.awaitingAddress.isEmpty)
        let network = vcenter.supervisors[fixture.supervisor].network
        #expect(network.nodePorts.isEmpty)
        for (range, pool) in vcenter.supervisors[fixture.supervisor].addressPools {
            let before = idle.first { $0.range == range }?.pool
            // The namespace that there was at the beginning has gone, too.
            let own = !isSwitch && (range == .pods || range == .egress) ? 1 : 0
            #expect(pool.used == (before?.used ?? 0) - own, "\(range)")
        }
    }

    private static let mending: [Operation] = [
        .network(.setLoadBalancer(running: true), supervisor: "supervisor"),
        .network(.setDHCP(network: "primary", answers: true), supervisor: "supervisor"),
        .network(.setTier0(connected: true), supervisor: "supervisor"),
        .network(.setFrontend(nil), supervisor: "supervisor"),
        .network(.rotateManagerCertificate, supervisor: "supervisor"),
        .environment(.edge(cluster: "wcp-01", isThere: true)),
        .environment(.overlayMTU(cluster: "wcp-01", 9000)),
        .setModule(.networkService, supervisor: "supervisor", healthy: true),
    ]

    private func operation(_ stream: inout RandomStream) -> Operation {
        let name = "o\(stream.below(3))"
        let isGood = stream.below(3) > 0
        func network(_ operation: NetworkOperation) -> Operation {
            .network(operation, supervisor: "supervisor")
        }
        switch stream.below(20) {
        case 0, 1: return .apply(Fixture.service(name, ServiceType.allCases[stream.below(4)]))
        case 2, 3: return .apply(Fixture.virtualMachine(name, isPoweredOn: isGood))
        case 4: return .apply(Fixture.tkg(name, workers: stream.below(4)))
        case 5, 6:
            return .apply(Fixture.deployment(name, replicas: stream.below(9), cpu: 50, memory: 64))
        case 7: return network(.setLoadBalancer(running: isGood))
        case 8: return network(.setDHCP(network: "primary", answers: isGood))
        case 9: return network(.setTier0(connected: isGood))
        case 10: return network(.setFrontend(isGood ? nil : "192.168.123.18/28"))
        case 11: return .environment(.edge(cluster: "wcp-01", isThere: isGood))
        case 12: return .environment(.overlayMTU(cluster: "wcp-01", isGood ? 9000 : 1500))
        case 13: return .setModule(.networkService, supervisor: "supervisor", healthy: isGood)
        case 14:
            let base = IPv4(bits: 0xC0A8_1E64 + UInt32(4 * stream.below(8)))
            let range = AddressRange(from: base, to: base.advanced(by: stream.below(4)))
            return range.map { network(.extend(.workload("primary"), by: $0)) }
                ?? network(.rotateManagerCertificate)
        case 15:
            let base = IPv4(bits: 0xC0A8_C800 + UInt32(16 * stream.below(4)))
            let which: [NetworkRange] = [.ingress, .pods, .egress]
            return network(
                .extend(which[stream.below(3)], by: AddressRange(CIDR(base: base, prefix: 28))))
        default:
            let kinds: [Kind] = [.service, .virtualMachine, .tanzuKubernetesCluster, .deployment]
            return .delete(kinds[stream.below(kinds.count)], name: name, namespace: "team")
        }
    }
}
