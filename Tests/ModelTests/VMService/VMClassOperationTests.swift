import Testing

@testable import Model

@Suite struct VMClassOperationTests {
    @Test func `a class is made, given to a namespace, used, and goes once nobody uses it`() throws
    {
        var fixture = try Fixture()
        var vmClass = VMClass(name: "tiny", virtualCPUs: 1, memoryMiB: 1024)
        vmClass.cpuReservationPercent = 50
        try fixture.simulation.perform(.vmClass(.create(vmClass)))
        #expect(
            fixture.refusal(of: .vmClass(.create(vmClass)))
                == .alreadyExists(kind: "VM class", name: "tiny"))
        var update = NamespaceUpdate()
        update.classes = ["tiny", "best-effort-small"]
        try fixture.simulation.perform(.updateNamespace(name: "team", update))
        try fixture.simulation.perform(.apply(Fixture.virtualMachine("db", className: "tiny")))
        fixture.run(minutes: 2)
        let vm = try #require(
            fixture.simulation.vcenter.serviceVMs.ids.compactMap {
                fixture.simulation.vcenter.serviceVMs[$0].vm
            }.first)
        // Half of one core of the slowest host.
        #expect(fixture.simulation.vcenter.vms[vm].cpu.reservation == 1000)
        #expect(
            fixture.refusal(of: .vmClass(.delete("tiny"))) == .vmClass("tiny", .inUse(vms: 1)))

        try fixture.simulation.perform(.delete(.virtualMachine, name: "db", namespace: "team"))
        try fixture.simulation.perform(.vmClass(.delete("tiny")))
        #expect(fixture.simulation.vcenter.vmClass(named: "tiny") == nil)
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].classes.count == 1)
        #expect(
            fixture.refusal(of: .vmClass(.update(vmClass))) == .vmClass("tiny", .isBeingRemoved))
        fixture.run(minutes: 1)
        #expect(
            fixture.refusal(of: .vmClass(.delete("tiny")))
                == .notFound(kind: "VM class", name: "tiny"))
    }

    @Test func `a virtual GPU needs all of its memory reserved`() throws {
        var fixture = try Fixture()
        var vmClass = VMClass(name: "gpu", virtualCPUs: 8, memoryMiB: 65_536)
        vmClass.gpuProfile = "grid_a100-40c"
        vmClass.memoryReservationPercent = 50
        #expect(
            fixture.refusal(of: .vmClass(.create(vmClass)))
                == .vmClass("gpu", .gpuNeedsMemoryReservation))
        vmClass.memoryReservationPercent = 100
        try fixture.simulation.perform(.vmClass(.create(vmClass)))
    }

    @Test func `a changed class counts for VMs that are made from then on`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.virtualMachine("one")))
        fixture.run(minutes: 2)
        try fixture.simulation.perform(
            .vmClass(
                .update(VMClass(name: "best-effort-small", virtualCPUs: 3, memoryMiB: 6144))))
        try fixture.simulation.perform(.apply(Fixture.virtualMachine("two")))
        fixture.run(minutes: 2)
        let vcenter = fixture.simulation.vcenter
        let sizes = vcenter.serviceVMs.ids.compactMap { vcenter.serviceVMs[$0].vm }
            .map { vcenter.vms[$0].virtualCPUs }
        #expect(sizes == [2, 3])
    }
}
