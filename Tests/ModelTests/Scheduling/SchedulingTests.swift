import Testing

@testable import Model

@Suite struct SchedulingTests {
    @Test func `a pod that no node has room for says how many nodes and why`() throws {
        var fixture = try Fixture()
        try fixture.deploy("huge", replicas: 1, cpu: 100, memory: 200_000)
        fixture.run(minutes: 2)
        let pod = try #require(fixture.pods.first)
        #expect(pod.phase == .pending)
        #expect(
            pod.reason
                == .noNodeAvailable(
                    nodes: 6,
                    failures: [
                        FilterFailure(
                            finding: .untoleratedTaint(key: "node-role.kubernetes.io/master"),
                            nodes: 3),
                        FilterFailure(finding: .insufficientMemory, nodes: 3),
                    ],
                    preemption: PreemptionOutcome.none(helpless: 3, victimless: 3, still: [])))
    }

    @Test func `a reservation over the namespace's limit leaves the pod pending`() throws {
        var fixture = try Fixture { $0.memoryLimitMiB = 1024 }
        try fixture.deploy("web", replicas: 3, cpu: 100, memory: 512)
        fixture.run(minutes: 3)
        #expect(fixture.pods.count { $0.phase == .running } == 2)
        let pending = try #require(fixture.pods.first { $0.phase == .pending })
        #expect(pending.reason == .insufficientResources)
        #expect(pending.decision?.poolIsFull == true)
    }

    @Test
    func `DRS takes the host with the least active memory where Kubernetes sees no difference`()
        throws
    {
        // `DOMAIN.md` 3: A has 60 of 100 GB reserved, B 40 reserved and 70 active, C 40 reserved
        // and 45 active; a request of 35 GB fits on all three by reservations.
        var fixture = try Fixture(memoryMiB: 104_600)
        var vcenter = fixture.simulation.vcenter
        for (host, (reserved, active)) in zip(
            fixture.hosts, [(60_000, 60_000), (40_000, 70_000), (40_000, 45_000)])
        {
            vcenter.hosts[host].reserved = Resources(cpu: 0, memory: reserved)
            vcenter.hosts[host].usage.activeMiB = active
            vcenter.hosts[host].unsampled = .zero
        }
        let chosen = vcenter.chooseHost(
            for: Resources(cpu: 0, memory: 35_000), vm: nil, among: fixture.hosts)
        #expect(chosen == fixture.hosts[2])
        fixture.simulation.vcenter = vcenter
    }

    @Test func `a lone container without wishes becomes one virtual CPU and 512 MiB`() {
        let template = PodTemplate(containers: [Container(name: "a", image: "b")])
        let size = PodSize(of: template)
        #expect(size.virtualCPUs == 1)
        #expect(size.memoryMiB == 512)
        #expect(size.qos == .bestEffort)
    }
}
