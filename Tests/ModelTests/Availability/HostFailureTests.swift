import Testing

@testable import Model

@Suite struct HostFailureTests {
    /// Four hosts with eight pods of a Deployment, and the host of the first of them.
    private func running() throws -> (fixture: Fixture, host: HostID, name: String) {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 8, cpu: 100, memory: 128)
        fixture.run(minutes: 3)
        let host = try #require(fixture.pods.first?.host)
        return (fixture, host, fixture.simulation.vcenter.hosts[host].name)
    }

    private func advance(_ fixture: inout Fixture, seconds: Int) {
        fixture.simulation.advance(to: fixture.simulation.now + seconds * 1000)
        #expect(fixture.simulation.vcenter.violations(at: fixture.simulation.now) == [])
    }

    @Test func `a node is not ready after forty seconds and its pods go after five minutes`() throws
    {
        var (fixture, host, name) = try running()
        let there = fixture.pods.filter { $0.host == host }.map(\.name)
        try fixture.simulation.perform(.failHost(host: name))
        // The API server has not missed the node yet.
        advance(&fixture, seconds: 39)
        #expect(fixture.simulation.vcenter.hosts[host].spherelet.isReady)
        #expect(fixture.pods.count { $0.isReady } == 8)
        advance(&fixture, seconds: 2)
        #expect(!fixture.simulation.vcenter.hosts[host].spherelet.isReady)
        #expect(fixture.pods.count { $0.isReady } == 8 - there.count)
        #expect(fixture.pods.filter { $0.host == host }.allSatisfy { $0.phase == .running })
        advance(&fixture, seconds: 298)
        #expect(fixture.pods.count { $0.host == host } == there.count)
        advance(&fixture, seconds: 2)
        #expect(!fixture.pods.contains { there.contains($0.name) })
        #expect(
            fixture.simulation.events.events.count { $0.body == .taintManagerEviction }
                == there.count)
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.isReady && $0.host != host } == 8)
    }

    @Test func `a host that returns early keeps the pods that are bound to it`() throws {
        var (fixture, host, name) = try running()
        let before = Set(fixture.pods.map(\.name))
        let there = fixture.pods.count { $0.host == host }
        try fixture.simulation.perform(.failHost(host: name))
        advance(&fixture, seconds: 120)
        try fixture.simulation.perform(.restoreHost(host: name))
        fixture.run(minutes: 1)
        #expect(Set(fixture.pods.map(\.name)) == before)
        #expect(fixture.pods.count { $0.isReady } == 8)
        #expect(fixture.pods.count { $0.restarts == 1 && $0.host == host } == there)
        // The eviction that was planned no longer happens.
        fixture.run(minutes: 10)
        #expect(Set(fixture.pods.map(\.name)) == before)
    }

    @Test func `a bare pod is lost and a DaemonSet's pod waits for its host`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.simulation.perform(.apply(Fixture.pod("bare")))
        let template = PodTemplate(
            labels: ["app": "agent"], containers: [Container(name: "main", image: "agent")])
        try fixture.simulation.perform(
            .apply(
                ObjectRequest(
                    kind: .daemonSet, apiVersion: "apps/v1", name: "agent", namespace: "team",
                    manifest: ["kind": "DaemonSet"],
                    body: .workload(
                        .daemonSet,
                        WorkloadSpec(
                            replicas: 1, selector: LabelSelector(matching: ["app": "agent"]),
                            template: template)))))
        fixture.run(minutes: 3)
        let bare = try #require(fixture.pods.first { $0.name == "bare" })
        let host = try #require(bare.host)
        let name = fixture.simulation.vcenter.hosts[host].name
        try fixture.simulation.perform(.failHost(host: name))
        fixture.run(minutes: 10)
        #expect(!fixture.pods.contains { $0.name == "bare" })
        #expect(fixture.pods.count == 4)
        #expect(fixture.pods.count { $0.isReady } == 3)
        try fixture.simulation.perform(.restoreHost(host: name))
        fixture.run(minutes: 2)
        #expect(fixture.pods.count { $0.isReady } == 4)
    }

    @Test func `pods go when the time that they tolerate has passed`() throws {
        // All pods are on one host; the control plane keeps its quorum without it.
        var fixture = try Fixture(hosts: 4)
        for number in 2...4 {
            try fixture.simulation.perform(.cordon(host: "esx-0\(number).lab", true))
        }
        for (name, seconds) in [("short", 30), ("ever", nil), ("usual", 300)] {
            var request = Fixture.pod(name)
            request.body = .pod(
                PodTemplate(
                    containers: [Container(name: "main", image: "nginx")],
                    tolerations: [
                        Toleration(
                            key: "node.kubernetes.io/unreachable", effect: "NoExecute",
                            seconds: seconds)
                    ]))
            try fixture.simulation.perform(.apply(request))
        }
        fixture.run(minutes: 2)
        try fixture.simulation.perform(.failHost(host: "esx-01.lab"))
        advance(&fixture, seconds: 75)
        #expect(fixture.pods.map(\.name).sorted() == ["ever", "usual"])
        advance(&fixture, seconds: 600)
        #expect(fixture.pods.map(\.name) == ["ever"])
    }

    @Test func `a pod that is deleted on a dead host goes with its host or with the eviction`()
        throws
    {
        for comesBack in [true, false] {
            var (fixture, host, name) = try running()
            let pod = try #require(fixture.pods.first { $0.host == host })
            try fixture.simulation.perform(.failHost(host: name))
            advance(&fixture, seconds: 60)
            try fixture.simulation.perform(.delete(.pod, name: pod.name, namespace: "team"))
            fixture.run(minutes: 2)
            #expect(fixture.pods.contains { $0.name == pod.name && $0.deletedAt != nil })
            // Its ReplicaSet has not waited for that.
            #expect(fixture.pods.count { $0.deletedAt == nil } == 8)
            if comesBack { try fixture.simulation.perform(.restoreHost(host: name)) }
            fixture.run(minutes: 5)
            #expect(!fixture.pods.contains { $0.name == pod.name })
        }
    }

    @Test func `HA restarts control plane, TKG and VM Service VMs elsewhere`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc", workers: 3)))
        try fixture.simulation.perform(.apply(Fixture.virtualMachine("db")))
        fixture.run(minutes: 20)
        for host in fixture.hosts {
            let vcenter = fixture.simulation.vcenter
            let name = vcenter.hosts[host].name
            let victims = vcenter.hosts[host].residents.filter { vcenter.vms[$0].isMovable }
            let detection = fixture.simulation.detectionTime(of: host) / 1000
            try fixture.simulation.perform(.failHost(host: name))
            advance(&fixture, seconds: detection - 1)
            #expect(
                victims.allSatisfy { fixture.simulation.vcenter.vms[$0].power == .poweredOff })
            advance(&fixture, seconds: 1 + 2 * victims.count)
            for vm in victims {
                #expect(fixture.simulation.vcenter.vms[vm].power == .poweredOn)
                #expect(fixture.simulation.vcenter.vms[vm].host != host)
            }
            let restarts = fixture.simulation.events.events.filter {
                if case .restartedByHA = $0.body {
                    $0.at > fixture.simulation.now - 60_000
                } else {
                    false
                }
            }
            #expect(restarts.count == victims.count)
            try fixture.simulation.perform(.restoreHost(host: name))
            fixture.run(minutes: 3)
            let status = fixture.simulation.vcenter.supervisors[fixture.supervisor]
            #expect(status.kubernetesStatus == .ready)
        }
        #expect(fixture.simulation.vcenter.machines.count == 4)
    }

    @Test func `the floating address moves and stays where it went`() throws {
        var fixture = try Fixture(hosts: 4)
        fixture.run(minutes: 1)
        let vcenter = fixture.simulation.vcenter
        let holder = try #require(vcenter.supervisors[fixture.supervisor].floating.holder)
        let host = try #require(vcenter.vms[holder].host)
        try fixture.simulation.perform(.failHost(host: vcenter.hosts[host].name))
        advance(&fixture, seconds: 11)
        let next = fixture.simulation.vcenter.supervisors[fixture.supervisor].floating.holder
        #expect(next != nil && next != holder)
        // While its guest boots, a control plane VM that was restarted counts as down.
        advance(&fixture, seconds: 20)
        #expect(fixture.simulation.vcenter.vms[holder].power == .poweredOn)
        #expect(!fixture.simulation.vcenter.answers(holder, at: fixture.simulation.now))
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.answers(holder, at: fixture.simulation.now))
        #expect(
            fixture.simulation.vcenter.supervisors[fixture.supervisor].floating.holder == next)
    }

    @Test func `without room HA keeps trying and says so once`() throws {
        var fixture = try Fixture(hosts: 2)
        var big = StandaloneVM(virtualCPUs: 2, memoryMiB: 100_000)
        big.memory.reservation = 100_000
        for name in ["one", "two"] {
            try fixture.simulation.perform(.createVM(name: name, cluster: "wcp-01", big))
        }
        fixture.run(minutes: 1)
        try fixture.simulation.perform(.failHost(host: "esx-01.lab"))
        fixture.run(minutes: 10)
        let big2 = fixture.simulation.vcenter.vms.ids.filter {
            fixture.simulation.vcenter.vms[$0].kind == .standard
        }
        #expect(big2.count { fixture.simulation.vcenter.vms[$0].power == .poweredOn } == 1)
        #expect(
            fixture.simulation.events.events.count {
                $0.body == .noPlace && ["one", "two"].contains($0.subject.name)
            } == 1)
        try fixture.simulation.perform(.restoreHost(host: "esx-01.lab"))
        fixture.run(minutes: 1)
        #expect(big2.allSatisfy { fixture.simulation.vcenter.vms[$0].power == .poweredOn })
    }

    @Test func `a host that fails in maintenance mode is in it when it returns`() throws {
        var fixture = try Fixture(hosts: 4)
        fixture.run(minutes: 1)
        try fixture.simulation.perform(.enterMaintenance(host: "esx-04.lab"))
        fixture.run(minutes: 3)
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[3]].maintenance == .inMaintenance)
        try fixture.simulation.perform(.failHost(host: "esx-04.lab"))
        #expect(fixture.refusal(of: .exitMaintenance(host: "esx-04.lab")) != nil)
        try fixture.simulation.perform(.restoreHost(host: "esx-04.lab"))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[3]].maintenance == .inMaintenance)
    }
}
