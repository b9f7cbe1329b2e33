import Testing

@testable import Model

@Suite struct ControlPlaneTests {
    private func supervisor(_ fixture: Fixture) -> Supervisor {
        fixture.simulation.vcenter.supervisors[fixture.supervisor]
    }

    private func lose(_ number: Int, in fixture: inout Fixture) throws {
        try fixture.simulation.perform(
            .loseControlPlaneVM(number: number, supervisor: "supervisor"))
    }

    @Test func `a lost control plane VM is replaced with the next number`() throws {
        var fixture = try Fixture(hosts: 4)
        try lose(1, in: &fixture)
        #expect(supervisor(fixture).kubernetesStatus == .warning)
        #expect(supervisor(fixture).floating.holder == supervisor(fixture).controlPlane[0].vm)
        try fixture.deploy("goes-on", replicas: 1)
        fixture.run(minutes: 8)
        #expect(supervisor(fixture).controlPlane.map(\.number) == [2, 3, 4])
        #expect(supervisor(fixture).controlPlane.map(\.isMember) == [true, true, true])
        #expect(supervisor(fixture).controlPlane[2].address == "10.0.0.11")
        #expect(supervisor(fixture).messages == [])
    }

    @Test func `without quorum the API refuses, controllers wait, pods run on`() throws {
        var fixture = try Fixture(hosts: 5)
        try fixture.deploy("web", replicas: 3)
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.isReady } == 3)
        for member in supervisor(fixture).controlPlane.prefix(2) {
            let host = try #require(fixture.simulation.vcenter.vms[member.vm].host)
            let name = fixture.simulation.vcenter.hosts[host].name
            try fixture.simulation.perform(.failHost(host: name))
        }
        let refusal = OperationError.apiUnavailable(endpoint: supervisor(fixture).endpoint)
        #expect(throws: refusal) {
            try fixture.simulation.perform(
                .scale(.deployment, name: "web", namespace: "team", replicas: 5))
        }
        let nodes = fixture.simulation.vcenter.hosts
        fixture.simulation.advance(to: fixture.simulation.now + 60_000)
        #expect(supervisor(fixture).kubernetesStatus == .error)
        // Nobody judges nodes, nobody moves pods.
        for id in fixture.hosts {
            #expect(
                fixture.simulation.vcenter.hosts[id].spherelet.isReady
                    == nodes[id].spherelet.isReady)
        }
        #expect(fixture.pods.count == 3)
        // HA has started both again a minute after it found the hosts dead.
        fixture.run(minutes: 3)
        #expect(supervisor(fixture).kubernetesStatus == .warning)
        try fixture.simulation.perform(
            .scale(.deployment, name: "web", namespace: "team", replicas: 5))
        fixture.run(minutes: 10)
        #expect(fixture.pods.count { $0.isReady } == 5)
        #expect(supervisor(fixture).parked.isEmpty)
    }

    @Test(arguments: [3, 4])
    func `an upgrade replaces one control plane VM after the other`(hosts: Int) throws {
        var fixture = try Fixture(hosts: hosts)
        let version = "v1.29.7+vmware.wcp.1"
        try fixture.simulation.perform(.upgradeSupervisor("supervisor", version: version))
        #expect(supervisor(fixture).configStatus == .configuring)
        for _ in 0..<60 {
            fixture.run(minutes: 1)
            let running = fixture.simulation.vcenter.runningMembers(
                of: fixture.supervisor, at: fixture.simulation.now)
            #expect(running >= (hosts == 3 ? 2 : 3))
        }
        #expect(supervisor(fixture).controlPlane.map(\.number) == [4, 5, 6])
        #expect(supervisor(fixture).version == version)
        #expect(supervisor(fixture).configStatus == .running)
    }

    @Test func `pre-checks refuse and change nothing`() throws {
        var fixture = try Fixture(hosts: 4)
        let current = supervisor(fixture).version
        func expectRefusal(_ obstacle: RolloutObstacle, _ operation: Operation) {
            let error = OperationError.rolloutRefused(supervisor: "supervisor", obstacle)
            #expect(throws: error) { try fixture.simulation.perform(operation) }
        }
        expectRefusal(
            .skipsMinorVersion(current: current, asked: "v1.30.0"),
            .upgradeSupervisor("supervisor", version: "v1.30.0"))
        expectRefusal(
            .notNewer(current: current, asked: "v1.28.3"),
            .upgradeSupervisor("supervisor", version: "v1.28.3"))
        expectRefusal(
            .malformedVersion("new"), .upgradeSupervisor("supervisor", version: "new"))
        expectRefusal(
            .notLarger(current: .small, asked: .tiny), .resizeSupervisor("supervisor", .tiny))
        try lose(2, in: &fixture)
        expectRefusal(
            .controlPlaneIncomplete(running: 2, of: 3), .resizeSupervisor("supervisor", .medium))
    }

    @Test func `a larger size reaches all control plane VMs`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.simulation.perform(.resizeSupervisor("supervisor", .medium))
        fixture.run(minutes: 60)
        #expect(supervisor(fixture).size == .medium)
        for member in supervisor(fixture).controlPlane {
            #expect(fixture.simulation.vcenter.vms[member.vm].memoryMiB == 24_576)
        }
    }

    @Test func `a Spherelet that stops makes its node NotReady, and Ready again`() throws {
        var fixture = try Fixture(hosts: 4)
        let name = fixture.simulation.vcenter.hosts[fixture.hosts[0]].name
        try fixture.simulation.perform(.setSpherelet(host: name, running: false))
        fixture.simulation.advance(to: fixture.simulation.now + 39_000)
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[0]].spherelet.isReady)
        fixture.simulation.advance(to: fixture.simulation.now + 1000)
        #expect(!fixture.simulation.vcenter.hosts[fixture.hosts[0]].spherelet.isReady)
        try fixture.simulation.perform(.setSpherelet(host: name, running: true))
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[0]].spherelet.isReady)
    }

    @Test func `expired certificates stop the API until they are rotated`() throws {
        var fixture = try Fixture(hosts: 4)
        fixture.simulation.vcenter.supervisors[fixture.supervisor].certificateExpiresAt = 120_000
        fixture.run(minutes: 1)
        #expect(
            supervisor(fixture).messages.map(\.reason) == [.certificateExpires(days: 0)])
        fixture.run(minutes: 1)
        #expect(supervisor(fixture).kubernetesStatus == .error)
        #expect(
            throws: OperationError.certificateExpired(
                now: fixture.simulation.epoch + 120, expired: fixture.simulation.epoch + 120)
        ) { try fixture.deploy("late", replicas: 1) }
        try fixture.simulation.perform(.rotateCertificates(supervisor: "supervisor"))
        #expect(supervisor(fixture).kubernetesStatus == .ready)
        try fixture.deploy("late", replicas: 1)
    }
}
