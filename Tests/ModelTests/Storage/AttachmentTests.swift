import Testing

@testable import Model

@Suite struct AttachmentTests {
    private func mounted(_ modes: [AccessMode] = [.readWriteOnce]) throws -> Fixture {
        var fixture = try Fixture()
        if modes != [.readWriteOnce] {
            try fixture.simulation.perform(
                .storage(.fileService(datastore: "vsan", isOn: true)))
        }
        try fixture.simulation.perform(.apply(Fixture.claim("data", modes: modes)))
        try fixture.simulation.perform(
            .apply(Fixture.pod("one", mounting: ["data"], on: "esx-01.lab")))
        fixture.run(minutes: 3)
        return fixture
    }

    private func multiAttach(_ fixture: Fixture) -> [[String]] {
        fixture.storageEvents.compactMap {
            if case .multiAttach(_, let pods) = $0 { pods } else { nil }
        }
    }

    @Test func `a pod on another node waits until a volume is free`() throws {
        var fixture = try mounted()
        #expect(try fixture.volume.attachments.map(\.node) == [.host(fixture.hosts[0])])
        try fixture.simulation.perform(
            .apply(Fixture.pod("two", mounting: ["data"], on: "esx-02.lab")))
        fixture.run(minutes: 5)
        #expect(try fixture.pod(named: "two").stage == .poweringOn)
        #expect(multiAttach(fixture) == [["one"]])
        try fixture.simulation.perform(.delete(.pod, name: "one", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(try fixture.pod(named: "two").isReady)
        #expect(try fixture.volume.attachments.map(\.node) == [.host(fixture.hosts[1])])
    }

    @Test func `pods on one node share a volume, and the last of them lets go of it`() throws {
        var fixture = try mounted()
        try fixture.simulation.perform(
            .apply(Fixture.pod("two", mounting: ["data"], on: "esx-01.lab")))
        fixture.run(minutes: 2)
        #expect(fixture.pods.map(\.isReady) == [true, true])
        try fixture.simulation.perform(.delete(.pod, name: "one", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(try fixture.volume.attachments.count == 1)
        try fixture.simulation.perform(.delete(.pod, name: "two", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(try fixture.volume.attachments.isEmpty)
    }

    @Test func `a file share is mounted by several nodes at a time`() throws {
        var fixture = try mounted([.readWriteMany])
        try fixture.simulation.perform(
            .apply(Fixture.pod("two", mounting: ["data"], on: "esx-02.lab")))
        fixture.run(minutes: 3)
        #expect(fixture.pods.map(\.isReady) == [true, true])
        #expect(try fixture.volume.attachments.count == 2)
    }

    @Test func `after a host is lost its volumes are detached by force after six minutes`() throws {
        var fixture = try mounted()
        try fixture.simulation.perform(.failHost(host: "esx-01.lab"))
        try fixture.simulation.perform(
            .apply(Fixture.pod("two", mounting: ["data"], on: "esx-02.lab")))
        // NotReady after 40 s, evicted after five minutes, detached after six more.
        fixture.run(minutes: 6)
        #expect(fixture.pods.map(\.name) == ["two"])
        let forced = try #require(try fixture.volume.attachments.first?.forcedAt)
        #expect(forced > fixture.simulation.now + 280_000)
        fixture.simulation.advance(to: forced - 1)
        #expect(try !fixture.pod(named: "two").isReady)
        fixture.run(minutes: 1)
        #expect(try fixture.pod(named: "two").isReady)
        #expect(fixture.simulation.now < forced + 60_000)
    }

    @Test func `a host that returns gives its volumes up at once`() throws {
        var fixture = try mounted()
        try fixture.simulation.perform(.failHost(host: "esx-01.lab"))
        fixture.run(minutes: 7)
        #expect(try fixture.volume.attachments.count == 1)
        try fixture.simulation.perform(.restoreHost(host: "esx-01.lab"))
        fixture.run(minutes: 1)
        #expect(try fixture.volume.attachments.isEmpty)
    }

    @Test func `a claim may go while its volume is still attached, which is deleted later`() throws
    {
        var fixture = try mounted()
        try fixture.simulation.perform(.failHost(host: "esx-01.lab"))
        fixture.run(minutes: 6)
        try fixture.simulation.perform(
            .delete(.persistentVolumeClaim, name: "data", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(try fixture.volume.failure == .attached(node: "esx-01.lab"))
        fixture.run(minutes: 8)
        #expect(fixture.simulation.vcenter.volumes.isEmpty)
    }

    @Test func `a VM keeps its volume from pods, and pods keep theirs from VMs`() throws {
        var fixture = try mounted()
        var request = Fixture.virtualMachine("db")
        guard case .virtualMachine(var spec) = request.body else { return }
        spec.volumes = [.init(name: "data", claim: "data")]
        request.body = .virtualMachine(spec)
        try fixture.simulation.perform(.apply(request))
        fixture.run(minutes: 5)
        let id = try #require(fixture.simulation.vcenter.serviceVMs.ids.first { _ in true })
        #expect(fixture.simulation.vcenter.serviceVMs[id].problem == .volumeNotAttached("data"))
        try fixture.simulation.perform(.delete(.pod, name: "one", namespace: "team"))
        fixture.run(minutes: 3)
        #expect(try fixture.volume.attachments.map(\.node) == [.virtualMachine(id)])
        try fixture.simulation.perform(
            .apply(Fixture.pod("two", mounting: ["data"], on: "esx-01.lab")))
        fixture.run(minutes: 3)
        #expect(multiAttach(fixture) == [[]])
        try fixture.simulation.perform(.delete(.virtualMachine, name: "db", namespace: "team"))
        fixture.run(minutes: 2)
        #expect(try fixture.pod(named: "two").isReady)
    }
}
