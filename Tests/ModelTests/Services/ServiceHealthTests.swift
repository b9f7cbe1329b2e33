import Testing

@testable import Model

/// Services of vCenter, hosts and control plane VMs: what stops with them, what is found, and that
/// the remedy brings all of it back.
@Suite struct ServiceHealthTests {
    private func causes(_ fixture: Fixture) -> [FindingCause] {
        fixture.simulation.findings.map(\.cause)
    }

    private func supervisor(_ fixture: Fixture) -> Supervisor {
        fixture.simulation.vcenter.supervisors[fixture.supervisor]
    }

    private func mend(_ fixture: inout Fixture) throws {
        for finding in fixture.simulation.findings {
            guard let remedy = finding.remedies.first else { continue }
            for operation in remedy.operations { try fixture.simulation.perform(operation) }
        }
    }

    @Test func `without wcp nothing is configured, and what runs runs on`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 2)
        fixture.run(minutes: 3)
        try fixture.simulation.perform(.service(.vCenter(.wcp, .hang)))
        #expect(throws: OperationError.serviceUnavailable(.wcp)) {
            try fixture.simulation.perform(
                .createNamespace(NamespaceSpec(name: "late"), supervisor: "supervisor"))
        }
        try fixture.deploy("more", replicas: 1)
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.isReady } == 3)
        #expect(causes(fixture) == [.serviceDown(.wcp, .unhealthy)])
        #expect(supervisor(fixture).kubernetesStatus == .error)
        try mend(&fixture)
        #expect(causes(fixture) == [])
        #expect(supervisor(fixture).kubernetesStatus == .ready)
        try fixture.simulation.perform(
            .createNamespace(NamespaceSpec(name: "late"), supervisor: "supervisor"))
    }

    @Test func `without vpxd nobody moves a VM and no pod finds a host`() throws {
        var fixture = try Fixture(hosts: 4)
        fixture.run(minutes: 1)
        try fixture.simulation.perform(.service(.vCenter(.vpxd, .stop)))
        let name = fixture.simulation.vcenter.hosts[fixture.hosts[0]].name
        #expect(throws: OperationError.serviceUnavailable(.vpxd)) {
            try fixture.simulation.perform(.enterMaintenance(host: name))
        }
        let passes = fixture.simulation.vcenter.clusters[fixture.cluster].balance.passes
        try fixture.deploy("web", replicas: 2)
        fixture.run(minutes: 5)
        #expect(fixture.pods.allSatisfy { $0.stage == .waiting })
        #expect(fixture.simulation.vcenter.clusters[fixture.cluster].balance.passes == passes)
        // wcp needs vpxd: only the root is named.
        #expect(causes(fixture) == [.serviceDown(.vpxd, .stopped)])
        try mend(&fixture)
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.isReady } == 2)
    }

    @Test func `a service that crashes is started again, until it crashes too often`() throws {
        var fixture = try Fixture(hosts: 3)
        for _ in 1...2 {
            try fixture.simulation.perform(.service(.vCenter(.sps, .crash)))
            #expect(!fixture.simulation.vcenter.appliance.works(.sps))
            fixture.run(minutes: 1)
            #expect(fixture.simulation.vcenter.appliance.works(.sps))
        }
        try fixture.simulation.perform(.service(.vCenter(.sps, .crash)))
        fixture.run(minutes: 5)
        #expect(causes(fixture) == [.serviceDown(.sps, .stopped)])
        try fixture.simulation.perform(
            .apply(Fixture.claim("late", sizeMiB: 1024)))
        fixture.run(minutes: 2)
        let claims = fixture.simulation.vcenter.claims
        #expect(claims.ids.allSatisfy { !claims[$0].isBound })
        try mend(&fixture)
        fixture.run(minutes: 2)
        #expect(
            fixture.simulation.vcenter.claims.ids.allSatisfy {
                fixture.simulation.vcenter.claims[$0].isBound
            })
    }

    @Test func `nothing starts on a host without hostd, and what runs there runs on`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 4)
        fixture.run(minutes: 3)
        let host = fixture.hosts[0]
        let name = fixture.simulation.vcenter.hosts[host].name
        let residents = fixture.simulation.vcenter.hosts[host].residents
        try fixture.simulation.perform(.service(.host(.hostd, host: name, .stop)))
        #expect(fixture.simulation.vcenter.hosts[host].stateName == "not responding")
        try fixture.deploy("more", replicas: 8)
        fixture.run(minutes: 5)
        #expect(
            fixture.simulation.vcenter.hosts[host].residents.allSatisfy(residents.contains))
        #expect(causes(fixture).first == .hostServiceDown(.hostd))
        try mend(&fixture)
        #expect(!causes(fixture).contains(.hostServiceDown(.hostd)))
    }

    @Test func `etcd that stops in two of three control plane VMs takes the API away`() throws {
        var fixture = try Fixture(hosts: 4)
        fixture.run(minutes: 1)
        for number in 1...2 {
            try fixture.simulation.perform(
                .service(
                    .controlPlane(.etcd, number: number, supervisor: "supervisor", .stop)))
        }
        #expect(
            throws: OperationError.apiUnavailable(endpoint: supervisor(fixture).endpoint)
        ) { try fixture.deploy("web", replicas: 1) }
        #expect(causes(fixture).contains(.quorumLost(running: 1, of: 3)))
        #expect(causes(fixture).contains(.guestServiceDown(.etcd, number: 2)))
        try mend(&fixture)
        #expect(causes(fixture) == [])
    }

    @Test func `etcd without room refuses what is written until it is defragmented`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.simulation.perform(
            .fault(.etcdSpace(supervisor: "supervisor", isExhausted: true)))
        #expect(throws: OperationError.etcdSpaceExceeded) {
            try fixture.deploy("web", replicas: 1)
        }
        #expect(causes(fixture) == [.etcdFull])
        try mend(&fixture)
        try fixture.deploy("web", replicas: 1)
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.isReady } == 1)
    }

    @Test func `a damaged control plane VM is redeployed, and the Supervisor is Running again`()
        throws
    {
        var fixture = try Fixture(hosts: 4)
        fixture.run(minutes: 1)
        try fixture.simulation.perform(
            .fault(.corruptDisk(number: 2, supervisor: "supervisor")))
        #expect(supervisor(fixture).configStatus == .configuring)
        #expect(supervisor(fixture).messages.first?.severity == .error)
        #expect(causes(fixture) == [.diskCorrupt(number: 2)])
        fixture.run(minutes: 30)
        #expect(causes(fixture) == [.diskCorrupt(number: 2)])
        try mend(&fixture)
        fixture.run(minutes: 15)
        #expect(causes(fixture) == [])
        #expect(supervisor(fixture).configStatus == .running)
        #expect(supervisor(fixture).controlPlane.map(\.number) == [1, 3, 4])
    }

    @Test func `a host whose vMotion network is broken keeps its VMs until it is mended`() throws {
        var fixture = try Fixture(hosts: 5)
        fixture.run(minutes: 1)
        let host = fixture.hosts[0]
        let name = fixture.simulation.vcenter.hosts[host].name
        try fixture.simulation.perform(.fault(.vMotion(host: name, isBroken: true)))
        try fixture.simulation.perform(.enterMaintenance(host: name))
        fixture.run(minutes: 10)
        #expect(fixture.simulation.vcenter.hosts[host].maintenance == .entering)
        #expect(causes(fixture).contains(.vMotionBroken))
        let isFailed = fixture.simulation.tasks.contains {
            if case .migrate = $0.work { $0.state == .error } else { false }
        }
        #expect(isFailed)
        try fixture.simulation.perform(.fault(.vMotion(host: name, isBroken: false)))
        fixture.run(minutes: 5)
        #expect(fixture.simulation.vcenter.hosts[host].maintenance == .inMaintenance)
    }

    @Test func `a clock that is wrong silences a node, a restart of NTP mends it`() throws {
        var fixture = try Fixture(hosts: 4)
        fixture.run(minutes: 1)
        let host = fixture.hosts[1]
        let name = fixture.simulation.vcenter.hosts[host].name
        try fixture.simulation.perform(
            .environment(.clock(.host(name), offset: 58 * 60_000)))
        fixture.run(minutes: 2)
        #expect(!fixture.simulation.vcenter.hosts[host].spherelet.isReady)
        #expect(causes(fixture) == [.unreachable(.clockSkew(58 * 60_000))])
        try fixture.simulation.perform(.service(.host(.ntpd, host: name, .restart)))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.hosts[host].spherelet.isReady)
        #expect(causes(fixture) == [])
    }
}
