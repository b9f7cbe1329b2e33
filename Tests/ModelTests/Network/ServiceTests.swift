import Testing

@testable import Model

@Suite struct ServiceTests {
    private func service(_ fixture: Fixture, _ name: String) throws -> Service {
        guard case .service(let id) = try fixture.object(.service, name).record else {
            throw OperationError.notFound(kind: "services", name: name)
        }
        return fixture.simulation.vcenter.services[id]
    }

    @Test func `a load balancer gets its address within seconds and gives it back`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.service("web", .loadBalancer)))
        #expect(try service(fixture, "web").clusterIP != nil)
        #expect(try service(fixture, "web").externalIP == nil)
        fixture.simulation.advance(to: 20_000)
        let address = try #require(try service(fixture, "web").externalIP)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.namespaces[fixture.namespace].network.ingress == address)

        try fixture.simulation.perform(.apply(Fixture.service("web", .clusterIP)))
        #expect(try service(fixture, "web").externalIP == nil)
        #expect(
            fixture.simulation.vcenter.namespaces[fixture.namespace].network.ingress == nil)
        try fixture.simulation.perform(.delete(.service, name: "web", namespace: "team"))
        let network = fixture.simulation.vcenter.supervisors[fixture.supervisor].network
        #expect(network.services.used == 0)
        // The Supervisor's own endpoint is the only one left.
        #expect(network.ingress.used == 1)
    }

    @Test func `a load balancer waits while all addresses are taken`() throws {
        var fixture = try Fixture()
        var taken: [CIDR] = []
        while let address = fixture.simulation.vcenter.supervisors[fixture.supervisor].network
            .ingress.take()
        {
            taken.append(address)
        }
        try fixture.simulation.perform(.apply(Fixture.service("web", .loadBalancer)))
        fixture.run(minutes: 3)
        let range = fixture.simulation.vcenter.supervisors[fixture.supervisor].network.ingress.text
        let waits = fixture.simulation.events.events.count {
            $0.body == .network(.syncLoadBalancerFailed(.rangeExhausted(range)))
        }
        #expect(waits == 3)
        let last = try #require(taken.last)
        fixture.simulation.vcenter.supervisors[fixture.supervisor].network.ingress.giveBack(last)
        fixture.run(minutes: 1)
        #expect(try service(fixture, "web").externalIP == last.base.text)
    }

    @Test func `a Service without an address left is refused`() throws {
        var fixture = try Fixture()
        while fixture.simulation.vcenter.supervisors[fixture.supervisor].network.services.take()
            != nil
        {}
        let range = fixture.simulation.vcenter.supervisors[fixture.supervisor].network.services
            .range.text
        #expect(
            fixture.refusal(of: .apply(Fixture.service("web", .clusterIP)))
                == .addressesExhausted(range: range))
        let headless = Fixture.service("quiet", .clusterIP, isHeadless: true)
        #expect(fixture.refusal(of: .apply(headless)) == nil)
        #expect(try service(fixture, "quiet").clusterIP == nil)
    }

    @Test func `ports on all nodes are one Service's alone and come back`() throws {
        var fixture = try Fixture()
        func withPort(_ name: String, _ number: Int?) -> ObjectRequest {
            var request = Fixture.service(name, .nodePort)
            var port = ServicePort(port: 80)
            port.nodePort = number
            request.body = .service(ServiceSpec(type: .nodePort, selector: nil, ports: [port]))
            return request
        }
        try fixture.simulation.perform(.apply(withPort("web", nil)))
        let number = try #require(try service(fixture, "web").ports[0].nodePort)
        #expect(Simulation.nodePortRange.contains(number))
        #expect(
            fixture.refusal(of: .apply(withPort("other", number)))
                == .invalid(
                    kind: .service, name: "other", path: "spec.ports[0].nodePort",
                    problem: "Invalid value: \(number): provided port is already allocated"))
        #expect(fixture.refusal(of: .apply(withPort("other", 80))) != nil)
        try fixture.simulation.perform(.apply(Fixture.service("web", .clusterIP)))
        #expect(try service(fixture, "web").ports[0].nodePort == nil)
        try fixture.simulation.perform(.apply(withPort("other", number)))
        #expect(try service(fixture, "other").ports[0].nodePort == number)
        fixture.run(minutes: 1)
    }

    @Test func `a load balancer gets the address that it asks for, if it is free`() throws {
        var fixture = try Fixture()
        func asking(_ name: String, _ text: String) -> ObjectRequest {
            var request = Fixture.service(name, .loadBalancer)
            var spec = ServiceSpec(
                type: .loadBalancer, selector: nil, ports: [ServicePort(port: 80)])
            spec.loadBalancerAddress = IPv4(text)
            request.body = .service(spec)
            return request
        }
        try fixture.simulation.perform(.apply(asking("one", "192.168.123.77")))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(.apply(asking("two", "192.168.123.77")))
        fixture.run(minutes: 2)
        #expect(try service(fixture, "one").externalIP == "192.168.123.77")
        #expect(try service(fixture, "two").externalIP == nil)
        #expect(
            fixture.simulation.events.events.contains {
                $0.body == .network(.syncLoadBalancerFailed(.addressNotFree("192.168.123.77")))
            })
        try fixture.simulation.perform(.delete(.service, name: "one", namespace: "team"))
        fixture.run(minutes: 2)
        #expect(try service(fixture, "two").externalIP == "192.168.123.77")
    }

    @Test func `behind a Service stand the ready pods that it selects`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 2)
        try fixture.deploy("other", replicas: 1)
        try fixture.simulation.perform(
            .apply(Fixture.service("web", .clusterIP, selector: ["app": "web"])))
        guard case .service(let id) = try fixture.object(.service, "web").record else { return }
        #expect(fixture.simulation.vcenter.endpoints(of: id).isEmpty)
        fixture.run(minutes: 3)
        let names = fixture.simulation.vcenter.endpoints(of: id).map {
            fixture.simulation.vcenter.pods[$0].name
        }
        #expect(names.count == 2)
        #expect(names.allSatisfy { $0.hasPrefix("web-") })
    }
}
