import Testing

@testable import Model

@Suite struct DatastoreTests {
    private func claim(_ fixture: Fixture, _ name: String = "data") throws -> VolumeClaim {
        guard case .claim(let id) = try fixture.object(.persistentVolumeClaim, name).record else {
            throw OperationError.notFound(kind: "claim", name: name)
        }
        return fixture.simulation.vcenter.claims[id]
    }

    @Test func `a claim waits while all paths are down and is bound once they are back`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.setDatastorePaths(datastore: "vsan", down: true))
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 5)
        #expect(try !claim(fixture).isBound)
        let failures = fixture.simulation.events.events.count {
            $0.body == .provisioningFailed(policy: "gold")
        }
        #expect(failures == 1)
        let supervisor = fixture.simulation.vcenter.supervisors[fixture.supervisor]
        #expect(supervisor.messages.map(\.reason) == [.datastoreLost(name: "vsan")])
        #expect(supervisor.kubernetesStatus == .warning)
        try fixture.simulation.perform(.setDatastorePaths(datastore: "vsan", down: false))
        fixture.simulation.advance(to: fixture.simulation.now + 1000)
        #expect(try claim(fixture).isBound)
        #expect(fixture.simulation.vcenter.supervisors[fixture.supervisor].messages.isEmpty)
    }

    @Test func `a pod does not start while its volume cannot be attached`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(.setDatastorePaths(datastore: "vsan", down: true))
        var request = Fixture.pod("db")
        request.body = .pod(
            PodTemplate(containers: [Container(name: "main", image: "db")], claims: ["data"]))
        try fixture.simulation.perform(.apply(request))
        fixture.run(minutes: 5)
        #expect(fixture.pods.first?.stage == .poweringOn)
        #expect(
            fixture.simulation.events.events.contains {
                if case .attachFailed(_, "vsan") = $0.body { true } else { false }
            })
        try fixture.simulation.perform(.setDatastorePaths(datastore: "vsan", down: false))
        fixture.run(minutes: 1)
        #expect(fixture.pods.first?.isReady == true)
    }

    @Test func `a VM whose datastore is lost does not start until it returns`() throws {
        var fixture = try Fixture()
        var vm = StandaloneVM(virtualCPUs: 1, memoryMiB: 1024)
        vm.diskMiB = 1024
        try fixture.simulation.perform(.createVM(name: "till", cluster: "wcp-01", vm))
        try fixture.simulation.perform(.setDatastorePaths(datastore: "vsan", down: true))
        fixture.run(minutes: 2)
        let vms = fixture.simulation.vcenter.vms
        let id = try #require(vms.ids.first { vms[$0].name == "till" })
        #expect(vms[id].power == .poweredOff)
        try fixture.simulation.perform(.setDatastorePaths(datastore: "vsan", down: false))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.vms[id].power == .poweredOn)
    }

    @Test func `a full datastore takes no claim, and a bound one grows once there is room`() throws
    {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(
            .occupyDatastore(datastore: "vsan", occupiedMiB: 10_485_760))
        try fixture.simulation.perform(.apply(Fixture.claim("late", sizeMiB: 1024)))
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 3072)))
        fixture.run(minutes: 3)
        #expect(try !claim(fixture, "late").isBound)
        #expect(try claim(fixture).capacityMiB == 1024)
        try fixture.simulation.perform(.occupyDatastore(datastore: "vsan", occupiedMiB: 0))
        fixture.run(minutes: 1)
        #expect(try claim(fixture, "late").isBound)
        #expect(try claim(fixture).capacityMiB == 3072)
        let usage = fixture.simulation.vcenter.namespaces[fixture.namespace].usage
        #expect(usage.storageMiB == 4096)
    }

    @Test func `a claim is not expanded beyond the policy's limit, and never shrinks`() throws {
        var fixture = try Fixture { $0.storage = [StorageSpec(policy: "gold", limitMiB: 2048)] }
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 1)
        let excess = fixture.refusal(of: .apply(Fixture.claim("data", sizeMiB: 3072)))
        guard case .exceededQuota(_, _, "team-storagequota", let lines) = excess else {
            Issue.record("not refused by the storage quota")
            return
        }
        #expect(lines.map(\.requested) == ["2Gi"] && lines.map(\.used) == ["1Gi"])
        #expect(
            fixture.refusal(of: .apply(Fixture.claim("data", sizeMiB: 512)))
                == .invalid(
                    kind: .persistentVolumeClaim, name: "data",
                    path: "spec.resources.requests.storage",
                    problem: "Forbidden: field can not be less than previous value"))
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 2048)))
        fixture.run(minutes: 1)
        #expect(try claim(fixture).capacityMiB == 2048)
    }
}
