import Testing

@testable import Model

@Suite struct NSXTests {
    private func breaks(_ fault: NetworkFault) -> (broken: Operation, mended: Operation) {
        func network(_ operation: NetworkOperation) -> Operation {
            .network(operation, supervisor: "supervisor")
        }
        return switch fault {
        case .tier0Lost:
            (network(.setTier0(connected: false)), network(.setTier0(connected: true)))
        case .overlayMTU:
            (
                .environment(.overlayMTU(cluster: "wcp-01", 1500)),
                .environment(.overlayMTU(cluster: "wcp-01", 1600))
            )
        default:
            (
                .environment(.edge(cluster: "wcp-01", isThere: false)),
                .environment(.edge(cluster: "wcp-01", isThere: true))
            )
        }
    }

    @Test(arguments: [
        NetworkFault.edgeClusterDown("edge-cluster-01"), .tier0Lost("tier0-01"), .overlayMTU(1500),
    ])
    func `a pod's network is not realized until NSX is mended`(fault: NetworkFault) throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 1)
        try fixture.simulation.perform(breaks(fault).broken)
        fixture.run(minutes: 5)
        #expect(fixture.pods.first?.stage == .network)
        #expect(
            fixture.simulation.events.events.contains {
                $0.body == .network(.podNetworkFailed(fault)) && $0.subject.kind == "Pod"
            })
        let supervisor = fixture.simulation.vcenter.supervisors[fixture.supervisor]
        #expect(supervisor.messages.map(\.reason) == [.network(fault)])
        try fixture.simulation.perform(breaks(fault).mended)
        fixture.run(minutes: 2)
        #expect(fixture.pods.first?.isReady == true)
        #expect(fixture.simulation.vcenter.supervisors[fixture.supervisor].messages.isEmpty)
    }

    @Test func `with an expired certificate of the managers nothing new is realized`() throws {
        var fixture = try Fixture(supervisor: { $0.nsx.certificateLifetime = 60_000 })
        fixture.run(minutes: 2)
        try fixture.deploy("web", replicas: 1)
        try fixture.simulation.perform(.apply(Fixture.service("web", .loadBalancer)))
        fixture.run(minutes: 3)
        #expect(fixture.pods.first?.isReady == false)
        guard case .service(let id) = try fixture.object(.service, "web").record else { return }
        #expect(fixture.simulation.vcenter.services[id].externalIP == nil)
        try fixture.simulation.perform(
            .network(.rotateManagerCertificate, supervisor: "supervisor"))
        fixture.run(minutes: 2)
        #expect(fixture.pods.first?.isReady == true)
        #expect(fixture.simulation.vcenter.services[id].externalIP != nil)
    }

    @Test func `a load balancer has so many virtual servers, and a further Service waits`() throws {
        var fixture = try Fixture()
        for number in 0..<21 {
            try fixture.simulation.perform(
                .apply(Fixture.service("web-\(number)", .loadBalancer)))
        }
        fixture.run(minutes: 3)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.virtualServers(in: fixture.namespace) == 20)
        #expect(vcenter.services.ids.count { vcenter.services[$0].externalIP == nil } == 1)
        #expect(
            fixture.simulation.events.events.contains {
                $0.body == .network(.syncLoadBalancerFailed(.virtualServersExhausted(.small)))
            })
        let served = try #require(
            vcenter.services.ids.first { vcenter.services[$0].externalIP != nil })
        let name = vcenter.objects[vcenter.services[served].object].metadata.name
        try fixture.simulation.perform(.delete(.service, name: name, namespace: "team"))
        fixture.run(minutes: 2)
        let after = fixture.simulation.vcenter
        #expect(after.services.ids.allSatisfy { after.services[$0].externalIP != nil })
    }

    @Test func `a namespace may have ranges of its own, or be routed`() throws {
        var fixture = try Fixture(limits: {
            $0.network.podRanges = [CIDR("172.30.0.0/24")].compactMap(\.self)
            $0.network.subnetPrefix = 27
            $0.network.ingressRanges = [CIDR("172.31.0.0/28")].compactMap(\.self)
            $0.network.isRouted = true
            $0.network.loadBalancerSize = .medium
        })
        try fixture.deploy("web", replicas: 2)
        try fixture.simulation.perform(.apply(Fixture.service("web", .loadBalancer)))
        fixture.run(minutes: 3)
        #expect(fixture.pods.compactMap(\.address).sorted() == ["172.30.0.1", "172.30.0.2"])
        let network = fixture.simulation.vcenter.namespaces[fixture.namespace].network
        #expect(network.ingress == "172.31.0.1" && network.snat == nil)
        #expect(network.subnets.map(\.range.text) == ["172.30.0.0/27"])
        #expect(fixture.simulation.vcenter.messages(of: fixture.namespace).isEmpty)
        #expect(fixture.simulation.vcenter.loadBalancerSize(of: fixture.namespace) == .medium)
        let pools = fixture.simulation.vcenter.supervisors[fixture.supervisor].network
        #expect(pools.podBlocks.used == 0 && pools.egress.used == 0)

        var twin = NamespaceSpec(name: "twin")
        twin.network.podRanges = [CIDR("172.30.0.128/26")].compactMap(\.self)
        #expect(
            fixture.refusal(of: .createNamespace(twin, supervisor: "supervisor"))
                == .network(.overlaps("172.30.0.128/26", with: "172.30.0.0/24")))
        twin.network.podRanges = [CIDR("172.40.0.0/29")].compactMap(\.self)
        #expect(
            fixture.refusal(of: .createNamespace(twin, supervisor: "supervisor"))
                == .network(.tooSmall("172.40.0.0/29", prefix: 28)))
        try fixture.simulation.perform(.delete(.namespace, name: "team", namespace: ""))
        fixture.run(minutes: 3)
        #expect(fixture.simulation.vcenter.namespace(named: "team") == nil)
        twin.network.podRanges = [CIDR("172.30.0.128/26")].compactMap(\.self)
        #expect(fixture.refusal(of: .createNamespace(twin, supervisor: "supervisor")) == nil)
    }

    @Test func `egress that ran out is extended and the namespace recovers`() throws {
        var fixture = try Fixture(supervisor: {
            $0.egressCIDR = CIDR(base: $0.egressCIDR.base, prefix: 30)
        })
        for name in ["two", "three"] {
            try fixture.simulation.perform(
                .createNamespace(NamespaceSpec(name: name), supervisor: "supervisor"))
        }
        fixture.run(minutes: 1)
        let id = try #require(fixture.simulation.vcenter.namespace(named: "three"))
        #expect(fixture.simulation.vcenter.namespaces[id].configStatus == .error)
        let range = try #require(AddressRange("192.168.200.0/29"))
        try fixture.simulation.perform(
            .network(.extend(.egress, by: range), supervisor: "supervisor"))
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.namespaces[id].configStatus == .running)
        #expect(fixture.simulation.vcenter.namespaces[id].network.snat == "192.168.200.1")
    }

    @Test func `without its network controller nobody gets an address, and says nothing`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .setModule(.networkService, supervisor: "supervisor", healthy: false))
        try fixture.simulation.perform(.apply(Fixture.service("web", .loadBalancer)))
        try fixture.deploy("web", replicas: 1)
        fixture.run(minutes: 4)
        #expect(fixture.pods.first?.stage == .network)
        #expect(
            !fixture.simulation.events.events.contains {
                if case .network(.syncLoadBalancerFailed) = $0.body { true } else { false }
            })
        try fixture.simulation.perform(
            .setModule(.networkService, supervisor: "supervisor", healthy: true))
        fixture.run(minutes: 3)
        #expect(fixture.pods.first?.isReady == true)
    }
}
