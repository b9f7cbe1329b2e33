import Testing

@testable import Model

@Suite struct VMServiceTests {
    private func row(_ fixture: Fixture) throws -> VMServiceVMID {
        try #require(fixture.simulation.vcenter.serviceVMs.ids.first { _ in true })
    }

    private func truths(_ fixture: Fixture) throws -> [Bool] {
        fixture.simulation.vcenter.conditions(
            of: try row(fixture), at: fixture.simulation.now
        ).map(\.isTrue)
    }

    @Test func `a VM of a class is created, powered on, off and removed`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .apply(Fixture.virtualMachine("db", className: "guaranteed-small")))
        #expect(try truths(fixture) == [true, true, true, false])
        fixture.run(minutes: 2)
        let id = try row(fixture)
        #expect(try truths(fixture) == Array(repeating: true, count: 7))
        #expect(fixture.simulation.vcenter.isReady(id))
        let vm = try #require(fixture.simulation.vcenter.serviceVMs[id].vm)
        #expect(fixture.simulation.vcenter.vms[vm].cpu.reservation == 4000)
        #expect(fixture.simulation.vcenter.vms[vm].address == "10.244.0.1")
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].usage.cpuMHz == 4000)

        try fixture.simulation.perform(
            .apply(
                Fixture.virtualMachine("db", className: "guaranteed-small", isPoweredOn: false)))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.vms[vm].power == .poweredOff)
        #expect(fixture.simulation.vcenter.isReady(id))

        try fixture.simulation.perform(.delete(.virtualMachine, name: "db", namespace: "team"))
        fixture.run(minutes: 1)
        let namespace = fixture.simulation.vcenter.namespaces[fixture.namespace]
        #expect(namespace.usage == NamespaceUsage())
        #expect(namespace.storage[0].usedMiB == 0)
        #expect(namespace.network.subnets.map(\.used) == [0])
        #expect(!fixture.simulation.vcenter.vms.contains(vm))
    }

    @Test func `a class that is not bound shows in the conditions`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .apply(Fixture.virtualMachine("db", className: "best-effort-large")))
        fixture.run(minutes: 3)
        let condition = try #require(
            fixture.simulation.vcenter.conditions(
                of: try row(fixture), at: fixture.simulation.now
            ).first)
        #expect(condition.problem == .classNotBound("best-effort-large"))
        #expect(!condition.isTrue)
        let blocked = fixture.simulation.events.events.count {
            if case .blocked = $0.body { true } else { false }
        }
        #expect(blocked == 1)
    }

    @Test func `the VM Service alone stops VMs when it is down`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .setModule(.vmService, supervisor: "supervisor", healthy: false))
        try fixture.simulation.perform(.apply(Fixture.virtualMachine("db")))
        try fixture.simulation.perform(.apply(Fixture.tkg("tkc")))
        fixture.run(minutes: 15)
        let id = try row(fixture)
        #expect(fixture.simulation.vcenter.serviceVMs[id].problem == .moduleDown(.vmService))
        #expect(fixture.simulation.vcenter.machines.count == 3)
        try fixture.simulation.perform(
            .setModule(.vmService, supervisor: "supervisor", healthy: true))
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.isReady(id))
    }
}
