import Testing

@testable import Model

@Suite struct GuestClusterTests {
    @Test func `a cluster has nodes, namespaces and system pods of its own`() throws {
        let fixture = try Fixture.withGuest()
        let guest = try fixture.guest
        #expect(guest.isReachable)
        #expect(guest.nodes.count == 3)
        let machines = fixture.simulation.vcenter.machines
        let names = machines.ids.map { machines[$0].name }
        #expect(guest.nodes.map(\.name).sorted() == names.sorted())
        #expect(guest.object(.namespace, "kube-system", in: nil) != nil)
        // Its namespaces are none of the Supervisor's.
        #expect(fixture.simulation.vcenter.namespace(named: "kube-system") == nil)
        #expect(guest.object(.namespace, "team", in: nil) == nil)
        #expect(guest.pods.ids.allSatisfy { guest.pods[$0].isReady })
        let system = try fixture.guestPods(in: "kube-system").map(\.name)
        #expect(system.count { $0.hasPrefix("antrea-agent-") } == 3)
        #expect(system.count { $0.hasPrefix("coredns-") } == 2)
        let leader = try #require(try fixture.guest.nodes.first { $0.isControlPlane }).name
        #expect(system.contains("etcd-\(leader)"))
    }

    @Test func `a node offers what its class has, less what the system keeps`() throws {
        let fixture = try Fixture.withGuest(workers: 1)
        let worker = try #require(try fixture.guest.nodes.last)
        #expect(worker.capacity == Resources(cpu: 2000, memory: 4096))
        #expect(worker.allocatable == Resources(cpu: 1930, memory: 4096 - 1024 - 100))
        #expect(worker.taints.isEmpty)
        let control = try #require(try fixture.guest.nodes.first)
        #expect(control.taints == [Taint(key: "node-role.kubernetes.io/control-plane")])
    }

    @Test func `pods go to workers, and what they use is what the workers' VMs ask for`() throws {
        var fixture = try Fixture.withGuest()
        let before = try demand(fixture)
        try fixture.inside(.apply(Fixture.guestNamespace("apps")))
        try fixture.inside(
            .apply(Fixture.guestDeployment("web", replicas: 4, in: "apps", cpu: 600)))
        fixture.run(minutes: 3)
        let pods = try fixture.guestPods(in: "apps")
        #expect(pods.count == 4 && pods.allSatisfy { $0.isReady })
        let guest = try fixture.guest
        let nodes = pods.compactMap { $0.node.flatMap { guest.node(of: $0) } }
        #expect(nodes.allSatisfy { !$0.isControlPlane })
        // Spread evenly: two on each.
        #expect(Set(nodes.map(\.name)).count == 2)
        let after = try demand(fixture)
        #expect(zip(before, after).allSatisfy { $0 + 150 < $1 })
        try fixture.inside(.delete(.deployment, name: "web", namespace: "apps"))
        fixture.run(minutes: 2)
        #expect(try demand(fixture) == before)
    }

    @Test func `pods that wait go first and at once where a Deployment is made smaller`() throws {
        var fixture = try Fixture.withGuest()
        try fixture.inside(.apply(Fixture.guestNamespace("apps")))
        try fixture.inside(
            .apply(Fixture.guestDeployment("web", replicas: 6, in: "apps", cpu: 1200)))
        fixture.run(minutes: 3)
        let running = try fixture.guestPods(in: "apps").filter(\.isReady).map(\.name)
        #expect(!running.isEmpty && running.count < 6)
        try fixture.inside(
            .scale(.deployment, name: "web", namespace: "apps", replicas: running.count))
        fixture.run(minutes: 1)
        #expect(try fixture.guestPods(in: "apps").map(\.name) == running)
    }

    private func demand(_ fixture: Fixture) throws -> [Int] {
        let vcenter = fixture.simulation.vcenter
        return try fixture.guest.nodes.filter { !$0.isControlPlane }.map {
            let vm = try #require(vcenter.machines[$0.machine].vm)
            return Int(vcenter.vms[vm].demand.cpuBase)
        }
    }

    @Test func `what finds no node says why, and goes when there is room`() throws {
        var fixture = try Fixture.withGuest(workers: 1)
        try fixture.inside(.apply(Fixture.guestNamespace("apps")))
        try fixture.inside(
            .apply(Fixture.guestDeployment("web", replicas: 2, in: "apps", cpu: 1000)))
        fixture.run(minutes: 2)
        let waiting = try fixture.guestPods(in: "apps").filter { $0.stage == .waiting }
        #expect(waiting.count == 1)
        #expect(
            waiting[0].reason
                == .noNodeAvailable(
                    nodes: 2,
                    failures: [
                        FilterFailure(
                            finding: .untoleratedTaint(
                                key: "node-role.kubernetes.io/control-plane"), nodes: 1),
                        FilterFailure(finding: .insufficientCPU, nodes: 1),
                    ], preemption: PreemptionOutcome.none(helpless: 1, victimless: 1, still: [])))
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc", workers: 2)))
        fixture.run(minutes: 10)
        #expect(try fixture.guestPods(in: "apps").allSatisfy { $0.isReady })
    }

    @Test func `a rolling update never lacks more than it may`() throws {
        var fixture = try Fixture.withGuest()
        try fixture.inside(.apply(Fixture.guestNamespace("apps")))
        try fixture.inside(.apply(Fixture.guestDeployment("web", replicas: 3, in: "apps")))
        fixture.run(minutes: 2)
        let first = Set(try fixture.guestPods(in: "apps").map(\.hash))
        var request = Fixture.guestDeployment("web", replicas: 3, in: "apps", "nginx:2")
        request.manifest["spec"] = ["image": "nginx:2", "replicas": 3]
        try fixture.inside(.apply(request))
        for _ in 0..<90 {
            fixture.simulation.advance(to: fixture.simulation.now + 1000)
            #expect(try fixture.guestPods(in: "apps").count { $0.isReady } >= 3)
        }
        let pods = try fixture.guestPods(in: "apps")
        #expect(pods.count == 3)
        #expect(Set(pods.map(\.hash)).isDisjoint(with: first))
    }

    @Test func `what is delivered early comes as soon as the cluster is whole`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc")))
        try fixture.inside(.deliver(Fixture.guestNamespace("apps")))
        try fixture.inside(.deliver(Fixture.guestDeployment("web", replicas: 2, in: "apps")))
        #expect(
            fixture.refusal(
                of: .inside(
                    GuestName(namespace: "team", cluster: "tkc"),
                    .apply(Fixture.guestNamespace("apps"))))
                == .guest(.unreachable(endpoint: "localhost")))
        fixture.run(minutes: 20)
        #expect(try fixture.guestPods(in: "apps").count { $0.isReady } == 2)
    }

    @Test func `a load balancer inside takes an address of the Supervisor and gives it back`()
        throws
    {
        var fixture = try Fixture.withGuest()
        func used() -> Int {
            fixture.simulation.vcenter.supervisors[fixture.supervisor].network.ingress.used
        }
        let before = used()
        try fixture.inside(.apply(Fixture.guestNamespace("apps")))
        try fixture.inside(.apply(Fixture.guestService("front", in: "apps")))
        fixture.run(minutes: 1)
        #expect(used() == before + 1)
        try fixture.inside(.delete(.namespace, name: "apps", namespace: ""))
        fixture.run(minutes: 1)
        #expect(used() == before)
        #expect(try fixture.guest.object(.namespace, "apps", in: nil) == nil)
    }

    @Test func `a cluster that goes takes its inside along`() throws {
        var fixture = try Fixture.withGuest()
        try fixture.inside(.apply(Fixture.guestService("front", in: "default")))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(
            .delete(.tanzuKubernetesCluster, name: "tkc", namespace: "team"))
        fixture.run(minutes: 10)
        #expect(fixture.simulation.vcenter.guests.isEmpty)
        let fresh = try Fixture().simulation.vcenter
        let (ours, others) = (fixture.simulation.vcenter, fresh)
        let used = ours.supervisors.ids.map { ours.supervisors[$0].network.ingress.used }
        #expect(used == others.supervisors.ids.map { others.supervisors[$0].network.ingress.used })
    }
}
