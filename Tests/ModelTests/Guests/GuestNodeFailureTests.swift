import Testing

@testable import Model

@Suite struct GuestNodeFailureTests {
    /// A cluster with four pods on two workers, one of whose VMs stops for good.
    private func beginning() throws -> (Fixture, lost: GuestNode) {
        var fixture = try Fixture.withGuest()
        try fixture.inside(.apply(Fixture.guestNamespace("apps")))
        try fixture.inside(.apply(Fixture.guestDeployment("web", replicas: 4, in: "apps")))
        try fixture.inside(
            .apply(Fixture.guestDeployment("db", replicas: 2, in: "apps", type: .statefulSet)))
        fixture.run(minutes: 3)
        let lost = try #require(try fixture.guest.nodes.last)
        let vm = try #require(fixture.simulation.vcenter.machines[lost.machine].vm)
        fixture.simulation.vcenter.stopVM(vm)
        return (fixture, lost)
    }

    @Test func `a silent node is not ready, its pods are evicted and made elsewhere`() throws {
        var (fixture, lost) = try beginning()
        // Found at the next full minute, missed for forty seconds, tolerated for five minutes.
        fixture.run(minutes: 3)
        let node = try #require(try fixture.guest.node(of: lost.machine))
        #expect(!node.isReady)
        let pods = try fixture.guestPods(in: "apps").filter { $0.node == lost.machine }
        #expect(!pods.isEmpty && pods.allSatisfy { !$0.isReady && $0.deletedAt == nil })
    }

    @Test func `the machine is replaced, and pods that were stuck go with the node`() throws {
        var (fixture, lost) = try beginning()
        fixture.run(minutes: 25)
        let guest = try fixture.guest
        #expect(guest.node(of: lost.machine) == nil)
        #expect(guest.nodes.count == 3)
        let pods = try fixture.guestPods(in: "apps")
        #expect(pods.count == 6 && pods.allSatisfy { $0.isReady })
    }

    @Test func `a control plane that is down answers nobody, and what runs runs on`() throws {
        var fixture = try Fixture.withGuest()
        try fixture.inside(.apply(Fixture.guestNamespace("apps")))
        try fixture.inside(.apply(Fixture.guestDeployment("web", replicas: 2, in: "apps")))
        fixture.run(minutes: 2)
        let control = try #require(try fixture.guest.nodes.first)
        let vm = try #require(fixture.simulation.vcenter.machines[control.machine].vm)
        fixture.simulation.vcenter.stopVM(vm)
        fixture.run(minutes: 2)
        #expect(try !fixture.guest.isReachable)
        #expect(try fixture.guestPods(in: "apps").count { $0.isReady } == 2)
        let refusal = fixture.refusal(
            of: .inside(
                GuestName(namespace: "team", cluster: "tkc"),
                .apply(Fixture.guestNamespace("more"))))
        guard case .guest(.unreachable) = refusal else {
            Issue.record("answered")
            return
        }
    }

    @Test func `after a restart by HA containers start again and say so`() throws {
        var fixture = try Fixture.withGuest()
        let vcenter = fixture.simulation.vcenter
        let worker = try #require(try fixture.guest.nodes.last)
        let host = try #require(
            vcenter.machines[worker.machine].vm.flatMap { vcenter.vms[$0].host })
        try fixture.simulation.perform(.failHost(host: vcenter.hosts[host].name))
        fixture.run(minutes: 5)
        let node = try #require(try fixture.guest.node(of: worker.machine))
        #expect(node.isReady)
        let guest = try fixture.guest
        let pods = guest.pods.ids.map { guest.pods[$0] }.filter { $0.node == worker.machine }
        #expect(!pods.isEmpty && pods.allSatisfy { $0.isReady && $0.restarts == 1 })
    }

    @Test func `a budget keeps pods from being evicted`() throws {
        var fixture = try Fixture.withGuest()
        try fixture.inside(.apply(Fixture.guestNamespace("apps")))
        try fixture.inside(.apply(Fixture.guestDeployment("web", replicas: 2, in: "apps")))
        try fixture.inside(.apply(Fixture.budget("web", least: .count(2), in: "apps")))
        fixture.run(minutes: 2)
        let guest = try fixture.guest
        let pod = try #require(guest.pods.ids.first { guest.pods[$0].namespace == "apps" })
        #expect(!guest.mayEvict(pod))
        try fixture.inside(.apply(Fixture.budget("web", least: .percent(50), in: "apps")))
        #expect(try fixture.guest.mayEvict(pod))
    }
}
