import Testing

@testable import Model

@Suite struct PodTests {
    @Test func `a start tells its events in the order of a real Supervisor`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 1, image: "nginx")
        fixture.run(minutes: 2)
        let pod = try #require(fixture.pods.first)
        let host = try #require(pod.host)
        let events = fixture.events(of: pod.name)
        #expect(events.first == .scheduled(host: fixture.simulation.vcenter.hosts[host].name))
        #expect(
            Array(events.dropFirst().prefix(4)) == [
                .imageBound(image: "nginx"), .networkRealized, .pulling(image: "nginx"),
                .pulled(image: "nginx"),
            ])
        #expect(
            Array(events.suffix(2))
                == [.containerCreated(name: "main"), .containerStarted(name: "main")])
        guard case .volumeMounted = try #require(events.dropFirst(5).first) else {
            Issue.record("the service account's token is mounted before the container starts")
            return
        }
    }

    @Test func `half of the starts take thirty seconds and one in ten forty and more`() throws {
        var fixture = try Fixture(hosts: 8, seed: 7)
        for number in 0..<300 {
            try fixture.deploy("web-\(number)", replicas: 1, image: "image-\(number)")
        }
        fixture.run(minutes: 5)
        let latencies = fixture.simulation.counters.startLatencies.sorted()
        #expect(latencies.count == 300)
        #expect((27_000...33_000).contains(latencies[150]))
        #expect((40_000...50_000).contains(latencies[270]))
    }

    @Test func `binding takes the room at once and deletion gives it back`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 1, cpu: 1000, memory: 1024)
        fixture.simulation.advance(to: 100)
        let pod = try #require(fixture.pods.first)
        let vm = fixture.simulation.vcenter.vms[try #require(pod.vm)]
        #expect(vm.kind == .vSpherePod && vm.power == .poweredOn)
        #expect(vm.cpu.reservation == 2000 && vm.memory.reservation == 1024)
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].usage.memoryMiB == 1024)
        try fixture.simulation.perform(.delete(.deployment, name: "web", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].usage.memoryMiB == 0)
    }

    @Test func `a lone pod without wishes has the shares of one virtual CPU and 512 MiB`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 1)
        fixture.simulation.advance(to: 100)
        let vm = fixture.simulation.vcenter.vms[try #require(fixture.pods.first?.vm)]
        #expect(vm.cpuShares == 1000)
        #expect(vm.memoryShares == 5120)
        #expect(vm.cpu.reservation == 0 && vm.cpu.limit == nil)
    }

    @Test func `limits of all containers limit the virtual machine`() throws {
        var fixture = try Fixture()
        var container = Container(name: "main", image: "nginx")
        container.cpuLimit = 1500
        container.memoryLimit = 2048
        let pod = try fixture.simulation.createPod(
            name: "one", template: PodTemplate(containers: [container]), owner: nil,
            ordinal: nil, in: fixture.namespace)
        fixture.simulation.advance(to: 100)
        let id = try #require(fixture.simulation.vcenter.pods[pod].vm)
        let vm = fixture.simulation.vcenter.vms[id]
        #expect(vm.virtualCPUs == 2)
        #expect(vm.cpu.limit == 3000 && vm.cpu.reservation == 3000)
        #expect(vm.memory.reservation == 2048)
    }

    @Test func `when the block of addresses is full another is taken`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 20)
        fixture.run(minutes: 3)
        #expect(Set(fixture.pods.compactMap(\.address)).count == 20)
        let network = fixture.simulation.vcenter.namespaces[fixture.namespace].network
        #expect(network.subnets.count == 2)
    }

    @Test func `a Supervisor without NSX runs no pods`() throws {
        var vcenter = VCenter(name: "vc")
        let cluster = vcenter.addCluster(ClusterSpec(name: "c"))
        for number in 1...3 {
            _ = try vcenter.addHost(
                HostSpec(
                    name: "esx-\(number)", cores: 16, coreMHz: 2000, memoryMiB: 65_536,
                    address: "10.0.0.\(number)"), to: cluster)
        }
        _ = vcenter.addDatastore(
            name: "vsan", type: .vsan, capacityMiB: 1_048_576, tags: [], on: [cluster])
        var spec = SupervisorSpec(name: "s")
        spec.networkProvider = .vds
        let supervisor = try vcenter.enableSupervisor(spec, on: cluster)
        var simulation = Simulation(vcenter: vcenter, seed: 1)
        let namespace = try simulation.createNamespace(
            NamespaceSpec(name: "team"), on: supervisor)
        let pod = try simulation.createPod(
            name: "one", template: PodTemplate(containers: [Container(name: "a", image: "b")]),
            owner: nil, ordinal: nil, in: namespace)
        simulation.advance(to: 60_000)
        #expect(simulation.vcenter.pods[pod].reason == .podsNotSupported)
        #expect(simulation.counters.unschedulable[.podsNotSupported] ?? 0 > 0)
    }
}
