import Testing

@testable import Model

@Suite struct EnablingTests {
    @Test(arguments: [NetworkProvider.nsx, .vds], [1, 3])
    func `a Supervisor is configured in about 25 minutes`(
        provider: NetworkProvider, count: Int
    ) throws {
        var fixture = try EnablingFixture()
        var spec = EnablingFixture.spec(provider)
        spec.controlPlaneCount = count
        try fixture.enable(spec)
        #expect(fixture.supervisor?.configStatus == .configuring)
        #expect(fixture.run(atMost: 60) { $0?.configStatus == .running })
        let minutes = fixture.simulation.now / 60_000
        #expect(count == 3 ? (22...29).contains(minutes) : (14...22).contains(minutes))
        let supervisor = try #require(fixture.supervisor)
        #expect(supervisor.kubernetesStatus == .ready && supervisor.messages == [])
        #expect(supervisor.controlPlane.map(\.number) == Array(1...count))
        #expect(supervisor.conditions.allSatisfy { $0.status == .isTrue })
        let times = supervisor.conditions.compactMap(\.changedAt)
        #expect(times == times.sorted() && times.count == 6)
        #expect(supervisor.floating.holder != nil && !supervisor.endpoint.isEmpty)
        for id in fixture.hosts {
            #expect(fixture.simulation.vcenter.hosts[id].spherelet.isReady)
        }
        let homes = supervisor.controlPlane.compactMap {
            fixture.simulation.vcenter.vms[$0.vm].host
        }
        #expect(Set(homes).count == count)
        #expect(fixture.violations == [])
    }

    @Test func `the stages come one after the other`() throws {
        var fixture = try EnablingFixture()
        try fixture.enable()
        fixture.simulation.advance(to: 0)
        let first = try #require(fixture.supervisor?.conditions)
        #expect(first.map(\.status) == [.isFalse] + Array(repeating: .unknown, count: 5))
        #expect(fixture.supervisor?.kubernetesStatus == .error)
        var seen: [Int] = []
        while fixture.supervisor?.configStatus == .configuring, fixture.simulation.now < 3_600_000 {
            fixture.simulation.advance(to: fixture.simulation.now + 5000)
            seen.append(fixture.supervisor?.conditions.count { $0.status == .isTrue } ?? 0)
            #expect(fixture.violations == [])
        }
        #expect(seen == seen.sorted() && seen.last == 6)
    }

    @Test func `namespaces wait until it is configured`() throws {
        var fixture = try EnablingFixture()
        try fixture.enable()
        fixture.run(minutes: 15)
        #expect(throws: OperationError.self) {
            try fixture.simulation.perform(
                .createNamespace(NamespaceSpec(name: "team"), supervisor: "supervisor"))
        }
        fixture.run(minutes: 20)
        try fixture.simulation.perform(
            .createNamespace(NamespaceSpec(name: "team"), supervisor: "supervisor"))
        try fixture.simulation.perform(
            .apply(Fixture.deployment("web", replicas: 3, cpu: 100, memory: nil)))
        fixture.run(minutes: 3)
        let pods = fixture.simulation.vcenter.pods
        #expect(pods.ids.count { pods[$0].isReady } == 3)
    }

    @Test func `a policy without a datastore waits with a warning and goes on`() throws {
        var fixture = try EnablingFixture()
        try fixture.change(.datastoreTag(datastore: "vsan", "gold", isThere: false))
        try fixture.enable()
        fixture.run(minutes: 30)
        let note = EnablingNote.noCompatibleDatastore(policy: "gold")
        #expect(
            fixture.supervisor?.messages == [
                StatusMessage(severity: .warning, reason: .enabling(note))
            ])
        #expect(fixture.supervisor?.configStatus == .configuring)
        #expect(fixture.supervisor?.conditions[0].notes == [note])
        try fixture.change(.datastoreTag(datastore: "vsan", "gold", isThere: true))
        fixture.run(minutes: 1)
        #expect(fixture.supervisor?.messages == [])
        #expect(fixture.run(atMost: 30) { $0?.configStatus == .running })
        let disk = fixture.simulation.vcenter.vms.ids.first { _ in true }
        let policy = disk.flatMap { fixture.simulation.vcenter.vms[$0].policy }
        #expect(policy == fixture.simulation.vcenter.policy(named: "gold"))
    }

    /// What breaks the configuration of control plane VMs, how it shows, and what mends it.
    static let failures: [(EnvironmentChange, EnablingNote, EnvironmentChange)] = [
        (
            .nameServer(IPv4(bits: 0x0A00_0003), answers: false), .nameServersSilent,
            .nameServer(IPv4(bits: 0x0A00_0003), answers: true)
        ),
        (
            .dnsRecord(name: "vcenter.lab", nil), .vCenterUnknown(name: "vcenter.lab"),
            .dnsRecord(name: "vcenter.lab", IPv4(bits: 0x0A00_0002))
        ),
        (
            .dnsRecord(name: "vcenter.lab", IPv4(bits: 0xCB00_7107)),
            .certificateInvalid(name: "vcenter.lab", address: "203.0.113.7"),
            .dnsRecord(name: "vcenter.lab", IPv4(bits: 0x0A00_0002))
        ),
        (
            .timeServer("ntp.lab", answers: false, offset: 0), .timeServersSilent,
            .timeServer("ntp.lab", answers: true, offset: 0)
        ),
        (
            .clock(.vCenter, offset: 3_480_000), .clockSkew(seconds: 3480),
            .clock(.vCenter, offset: 0)
        ),
        (
            .route(.controlPlaneToVCenter, cluster: "wcp-01", isOpen: false), .vCenterUnreachable,
            .route(.controlPlaneToVCenter, cluster: "wcp-01", isOpen: true)
        ),
        (
            .route(.vCenterToControlPlane, cluster: "wcp-01", isOpen: false),
            .controlPlaneUnreachable,
            .route(.vCenterToControlPlane, cluster: "wcp-01", isOpen: true)
        ),
    ]

    @Test(arguments: failures.indices)
    func `what fails holds the control plane VMs until it is mended`(index: Int) throws {
        let (harm, note, remedy) = Self.failures[index]
        var fixture = try EnablingFixture()
        try fixture.enable()
        try fixture.change(harm)
        fixture.run(minutes: 12)
        let message = StatusMessage(severity: .error, reason: .enabling(note))
        #expect(fixture.supervisor?.messages.contains(message) == true)
        #expect(fixture.supervisor?.conditions[2].status == .isFalse)
        #expect(fixture.supervisor?.conditions[2].notes.first?.severity == .error)
        #expect(fixture.supervisor?.configStatus == .configuring)
        // Nothing mends itself: somebody must act.
        fixture.run(minutes: 20)
        #expect(fixture.supervisor?.configStatus == .error)
        try fixture.change(remedy)
        fixture.run(minutes: 1)
        #expect(fixture.supervisor?.configStatus == .configuring)
        #expect(fixture.supervisor?.messages.contains(message) == false)
        #expect(fixture.run(atMost: 30) { $0?.configStatus == .running })
        #expect(fixture.violations == [])
    }

    @Test func `a host of another image holds the Spherelets`() throws {
        var fixture = try EnablingFixture()
        try fixture.enable()
        try fixture.change(.hostImage(host: "esx-02.lab", "7.0.3"))
        fixture.run(minutes: 30)
        let image = ClusterEnvironment.currentImage
        let note = EnablingNote.imageMismatch(host: "esx-02.lab", image: "7.0.3", wanted: image)
        #expect(fixture.supervisor?.conditions[4].notes.first == note)
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[0]].spherelet.isReady)
        try fixture.change(.hostImage(host: "esx-02.lab", image))
        #expect(fixture.run(atMost: 15) { $0?.configStatus == .running })
    }

    @Test func `an edge that goes holds the networks`() throws {
        var fixture = try EnablingFixture()
        try fixture.enable()
        try fixture.change(.edge(cluster: "wcp-01", isThere: false))
        fixture.run(minutes: 3)
        #expect(fixture.supervisor?.conditions[0].notes == [.noEdge])
        try fixture.change(.edge(cluster: "wcp-01", isThere: true))
        #expect(fixture.run(atMost: 30) { $0?.configStatus == .running })
    }

    @Test func `a DHCP server that offers no name servers leaves them missing`() throws {
        var fixture = try EnablingFixture()
        var spec = EnablingFixture.spec()
        spec.supervisor.management.assignment = .dhcp
        spec.nameServers = []
        try fixture.enable(spec)
        fixture.run(minutes: 15)
        #expect(fixture.supervisor?.conditions[2].notes.contains(.nameServersMissing) == true)
    }

    @Test func `a control plane VM lost on the way is made again`() throws {
        var fixture = try EnablingFixture()
        try fixture.enable()
        fixture.run(minutes: 17)
        try fixture.simulation.perform(.loseControlPlaneVM(number: 1, supervisor: "supervisor"))
        #expect(fixture.violations == [])
        #expect(fixture.run(atMost: 40) { $0?.configStatus == .running })
        #expect(fixture.supervisor?.controlPlane.map(\.number) == [2, 3, 4])
    }

    @Test func `a host that was away becomes a node when it returns`() throws {
        var fixture = try EnablingFixture()
        try fixture.enable()
        fixture.run(minutes: 1)
        try fixture.simulation.perform(.failHost(host: "esx-04.lab"))
        #expect(fixture.run(atMost: 40) { $0?.configStatus == .running })
        let host = fixture.hosts[3]
        #expect(!fixture.simulation.vcenter.hosts[host].spherelet.isInstalled)
        try fixture.simulation.perform(.restoreHost(host: "esx-04.lab"))
        fixture.run(minutes: 3)
        #expect(fixture.simulation.vcenter.hosts[host].spherelet.isReady)
        #expect(fixture.supervisor?.messages == [])
    }

    @Test func `a control plane of one is lost and comes back`() throws {
        var fixture = try EnablingFixture()
        var spec = EnablingFixture.spec()
        spec.controlPlaneCount = 1
        try fixture.enable(spec)
        fixture.run(minutes: 30)
        try fixture.simulation.perform(
            .upgradeSupervisor("supervisor", version: "v1.29.7+vmware.wcp.1"))
        #expect(fixture.run(atMost: 40) { $0?.configStatus == .running })
        #expect(fixture.supervisor?.controlPlane.map(\.number) == [2])
    }
}
