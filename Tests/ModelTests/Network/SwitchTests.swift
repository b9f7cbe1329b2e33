import Testing

@testable import Model

@Suite struct SwitchTests {
    private func vm(_ fixture: Fixture, _ name: String) throws -> (
        row: VMServiceVM, vm: VirtualMachine
    ) {
        let vcenter = fixture.simulation.vcenter
        guard case .virtualMachine(let id) = try fixture.object(.virtualMachine, name).record,
            let vm = vcenter.serviceVMs[id].vm
        else { throw OperationError.notFound(kind: "vm", name: name) }
        return (vcenter.serviceVMs[id], vcenter.vms[vm])
    }

    private func perform(_ fixture: inout Fixture, _ operation: NetworkOperation) throws {
        try fixture.simulation.perform(.network(operation, supervisor: "supervisor"))
    }

    @Test func `VMs have addresses of their namespace's workload network`() throws {
        var fixture = try Fixture.onSwitch {
            $0.workloadNetworks = [
                Fixture.network("primary", number: 30, addresses: 20),
                Fixture.network("blue", number: 31, addresses: 20),
            ]
        } namespace: {
            $0.workloadNetwork = "blue"
        }
        try fixture.simulation.perform(.apply(Fixture.virtualMachine("box")))
        fixture.run(minutes: 3)
        let address = try #require(try vm(fixture, "box").vm.address)
        #expect(address == "192.168.31.10")
        let network = fixture.simulation.vcenter.supervisors[fixture.supervisor].network
        // The control plane VMs have an adapter in the primary network.
        #expect(network.workloads.map(\.pool.used) == [3, 1])
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].network.snat == nil)
        try fixture.simulation.perform(.delete(.virtualMachine, name: "box", namespace: "team"))
        fixture.run(minutes: 1)
        let after = fixture.simulation.vcenter.supervisors[fixture.supervisor].network
        #expect(after.workloads.map(\.pool.used) == [3, 0])
    }

    @Test func `a namespace in an unknown workload network is refused`() throws {
        #expect(throws: OperationError.notFound(kind: "workload network", name: "red")) {
            _ = try Fixture.onSwitch { _ in
            } namespace: {
                $0.workloadNetwork = "red"
            }
        }
    }

    @Test func `a VM without an address runs and waits until a range is added`() throws {
        var fixture = try Fixture.onSwitch {
            $0.workloadNetworks = [Fixture.network("primary", number: 30, addresses: 4)]
        }
        for name in ["one", "two"] {
            try fixture.simulation.perform(.apply(Fixture.virtualMachine(name)))
        }
        fixture.run(minutes: 5)
        let rows = try ["one", "two"].map { try vm(fixture, $0) }
        let late = try #require(rows.first { $0.vm.address == nil })
        #expect(rows.count { $0.vm.address == nil } == 1)
        #expect(late.vm.power == .poweredOn)
        #expect(late.row.problem == .waitingForNetworkAddress)
        guard
            case .virtualMachine(let id) = try fixture.object(
                .virtualMachine, late.row.name
            ).record
        else { return }
        let conditions = fixture.simulation.vcenter.conditions(
            of: id, at: fixture.simulation.now)
        #expect(conditions.first { $0.type == .networkReady }?.isTrue == false)

        let range = try #require(AddressRange("192.168.30.40-192.168.30.41"))
        try perform(&fixture, .extend(.workload("primary"), by: range))
        fixture.run(minutes: 2)
        #expect(try vm(fixture, late.row.name).vm.address == "192.168.30.40")
        #expect(try vm(fixture, late.row.name).row.problem == nil)
    }

    @Test func `a TKG cluster's nodes wait for addresses and go on`() throws {
        var fixture = try Fixture.onSwitch {
            $0.workloadNetworks = [Fixture.network("primary", number: 30, addresses: 4)]
        }
        try fixture.simulation.perform(.apply(Fixture.tkg("dev", workers: 2)))
        fixture.run(minutes: 20)
        let id = try #require(fixture.simulation.vcenter.workloadClusters.ids.first { _ in true })
        #expect(
            fixture.simulation.vcenter.workloadClusters[id].problem == .waitingForNetworkAddress)
        let range = try #require(AddressRange("192.168.30.100-192.168.30.120"))
        try perform(&fixture, .extend(.workload("primary"), by: range))
        fixture.run(minutes: 15)
        #expect(fixture.simulation.vcenter.workloadClusters[id].phase == .running)
        #expect(fixture.simulation.vcenter.workloadClusters[id].problem == nil)
    }

    @Test func `nobody gets an address while no DHCP server answers`() throws {
        var fixture = try Fixture.onSwitch {
            $0.workloadNetworks = [Fixture.network("primary", number: 30, addresses: 40, .dhcp)]
        }
        try perform(&fixture, .setDHCP(network: "primary", answers: false))
        try fixture.simulation.perform(.apply(Fixture.virtualMachine("box")))
        fixture.run(minutes: 3)
        #expect(try vm(fixture, "box").row.problem == .waitingForNetworkAddress)
        #expect(
            fixture.simulation.events.events.contains {
                $0.body == .network(.addressMissing(.dhcpSilent(network: "primary")))
            })
        try perform(&fixture, .setDHCP(network: "primary", answers: true))
        fixture.run(minutes: 2)
        #expect(try vm(fixture, "box").vm.address != nil)
    }

    @Test func `ranges that cannot be are refused`() throws {
        var fixture = try Fixture.onSwitch {
            $0.workloadNetworks = [Fixture.network("primary", number: 30, addresses: 4)]
        }
        func refusal(_ text: String) -> OperationError? {
            AddressRange(text).flatMap { range in
                fixture.refusal(
                    of: .network(
                        .extend(.workload("primary"), by: range), supervisor: "supervisor"))
            }
        }
        #expect(
            refusal("192.168.31.10-192.168.31.20")
                == .network(.outside("192.168.31.10-192.168.31.20", subnet: "192.168.30.0/24")))
        #expect(
            refusal("192.168.30.12-192.168.30.20")
                == .network(
                    .overlaps("192.168.30.12-192.168.30.20", with: "192.168.30.10-192.168.30.13")))
        #expect(
            refusal("192.168.30.1-192.168.30.3")
                == .network(.overlaps("192.168.30.1-192.168.30.3", with: "192.168.30.1")))
    }

    @Test func `a network in use is not removed, and one that nobody uses is`() throws {
        var fixture = try Fixture.onSwitch()
        try perform(
            &fixture, .addWorkloadNetwork(Fixture.network("blue", number: 31, addresses: 9)))
        #expect(
            fixture.refusal(
                of: .network(
                    .addWorkloadNetwork(Fixture.network("green", number: 31, addresses: 4)),
                    supervisor: "supervisor"))
                == .network(
                    .overlaps("192.168.31.10-192.168.31.13", with: "192.168.31.10-192.168.31.18")))
        #expect(
            fixture.refusal(
                of: .network(.removeWorkloadNetwork("primary"), supervisor: "supervisor"))
                == .network(.networkInUse(name: "primary", namespaces: ["team"])))
        try perform(&fixture, .removeWorkloadNetwork("blue"))
        let network = fixture.simulation.vcenter.supervisors[fixture.supervisor].network
        #expect(network.workloads.map(\.name) == ["primary"])
    }

    @Test func `without its load balancer kubectl reaches nothing and Services wait`() throws {
        var fixture = try Fixture.onSwitch()
        try fixture.simulation.perform(.apply(Fixture.service("web", .loadBalancer)))
        try perform(&fixture, .setLoadBalancer(running: false))
        fixture.run(minutes: 3)
        guard case .service(let id) = try fixture.object(.service, "web").record else { return }
        #expect(fixture.simulation.vcenter.services[id].externalIP == nil)
        let endpoint = fixture.simulation.vcenter.supervisors[fixture.supervisor].endpoint
        #expect(
            fixture.refusal(of: .delete(.service, name: "web", namespace: "team"))
                == .network(.endpointUnreachable(endpoint)))
        let status = fixture.simulation.vcenter.supervisors[fixture.supervisor]
        #expect(status.kubernetesStatus == .warning && status.configStatus == .running)
        #expect(
            fixture.simulation.events.events.contains {
                $0.body == .network(.syncLoadBalancerFailed(.loadBalancerDown(name: "haproxy")))
            })
        try perform(&fixture, .setLoadBalancer(running: true))
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.services[id].externalIP != nil)
        #expect(fixture.simulation.vcenter.supervisors[fixture.supervisor].messages.isEmpty)
    }

    @Test(arguments: [
        ("192.168.123.18/28", false), ("192.168.123.0/24", true), ("192.168.99.0/24", false),
    ])
    func `HAProxy answers where its frontend range is one and holds the address`(
        frontend: String, answers: Bool
    ) throws {
        var fixture = try Fixture.onSwitch { $0.loadBalancer.frontend = frontend }
        let refusal = fixture.refusal(of: .apply(Fixture.configMap("c")))
        #expect((refusal == nil) == answers)
        // vCenter, which goes another way, sees nothing wrong.
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.supervisors[fixture.supervisor].messages.isEmpty)
        try perform(&fixture, .setFrontend("192.168.123.0/24"))
        #expect(fixture.refusal(of: .apply(Fixture.configMap("c", value: "2"))) == nil)
    }

    @Test func `an expired certificate stops new load balancers, not those that are there`() throws
    {
        var fixture = try Fixture.onSwitch { $0.loadBalancer.certificateLifetime = 120_000 }
        fixture.run(minutes: 3)
        try fixture.simulation.perform(.apply(Fixture.service("web", .loadBalancer)))
        fixture.run(minutes: 2)
        guard case .service(let id) = try fixture.object(.service, "web").record else { return }
        #expect(fixture.simulation.vcenter.services[id].externalIP == nil)
        try perform(&fixture, .rotateLoadBalancerCertificate)
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.services[id].externalIP != nil)
    }
}
