import Testing

@testable import Model

@Suite struct SnapshotTests {
    private func taken() throws -> Fixture {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(.apply(Fixture.snapshot("before", of: "data")))
        fixture.run(minutes: 1)
        return fixture
    }

    private func used(_ fixture: Fixture) throws -> Int {
        let id = try #require(fixture.simulation.vcenter.datastores.ids.first { _ in true })
        return fixture.simulation.vcenter.datastores[id].usedMiB
    }

    private func row(_ fixture: Fixture, _ name: String = "before") throws -> VolumeSnapshot {
        guard case .snapshot(let id) = try fixture.object(.volumeSnapshot, name).record else {
            throw OperationError.notFound(kind: "volumesnapshots", name: name)
        }
        return fixture.simulation.vcenter.snapshots[id]
    }

    @Test func `a snapshot is ready, has a content, occupies something, and goes with it`() throws {
        var fixture = try taken()
        let snapshot = try row(fixture)
        #expect(snapshot.isReady && snapshot.restoreSizeMiB == 1024)
        let vcenter = fixture.simulation.vcenter
        let content = try #require(snapshot.content.flatMap { vcenter.objects.find($0) })
        let object = vcenter.objects[snapshot.object]
        #expect(content.metadata.name == "snapcontent-\(object.metadata.uid.text)")
        #expect(content.manifest["spec"]?["deletionPolicy"]?.string == "Delete")
        let before = try used(fixture)
        try fixture.simulation.perform(
            .delete(.volumeSnapshot, name: "before", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.snapshots.isEmpty)
        #expect(try used(fixture) == before - 51)
        #expect(
            fixture.simulation.vcenter.object(content.kind, content.metadata.name) == nil)
    }

    @Test func `a claim is made of a snapshot, as large as that or larger`() throws {
        var fixture = try taken()
        try fixture.simulation.perform(
            .apply(Fixture.claim("small", sizeMiB: 512, from: "before")))
        try fixture.simulation.perform(
            .apply(Fixture.claim("copy", sizeMiB: 2048, from: "before")))
        try fixture.simulation.perform(.apply(Fixture.claim("lost", from: "never")))
        fixture.run(minutes: 1)
        #expect(try fixture.claim("copy").capacityMiB == 2048)
        #expect(try fixture.claim("copy").datastore == fixture.claim().datastore)
        #expect(
            try fixture.claim("small").problem
                == .smallerThanSnapshot("before", restoreSizeMiB: 1024))
        #expect(try fixture.claim("lost").problem == .snapshotNotFound("never"))
    }

    @Test func `a volume with snapshots neither goes nor grows`() throws {
        var fixture = try taken()
        #expect(
            fixture.refusal(
                of: .delete(.persistentVolumeClaim, name: "data", namespace: "team"))
                == .storage(.deletesWithSnapshots))
        #expect(
            fixture.refusal(of: .apply(Fixture.claim("data", sizeMiB: 2048)))
                == .storage(.expandsWithSnapshots))
        // As a namespace goes, the volume waits for its snapshots.
        try fixture.simulation.perform(.delete(.namespace, name: "team", namespace: ""))
        fixture.run(minutes: 3)
        #expect(fixture.simulation.vcenter.volumes.isEmpty)
        #expect(
            fixture.storageEvents.contains {
                if case .deleteFailed(_, .snapshots) = $0 { true } else { false }
            })
    }

    @Test func `there are thirty-two snapshots of a volume at most`() throws {
        var fixture = try taken()
        for number in 1...32 {
            try fixture.simulation.perform(
                .apply(Fixture.snapshot("more-\(number)", of: "data")))
        }
        fixture.run(minutes: 2)
        let handle = try fixture.simulation.vcenter.disks[fixture.volume.disk].handle
        #expect(try row(fixture, "more-31").isReady)
        #expect(try row(fixture, "more-32").problem == .tooMany(volume: handle))
        try fixture.simulation.perform(
            .delete(.volumeSnapshot, name: "before", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(try row(fixture, "more-32").isReady)
    }

    @Test func `what no snapshot can be taken of waits, and a class must be there`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.snapshot("early", of: "data")))
        try fixture.simulation.perform(
            .apply(Fixture.snapshot("kept", of: "data", className: "weekly")))
        fixture.run(minutes: 1)
        #expect(try row(fixture, "early").problem == .noClaim("data"))
        #expect(try row(fixture, "kept").problem == .noClass("weekly"))
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        try fixture.simulation.perform(
            .apply(
                ObjectRequest(
                    kind: .other(group: "snapshot.storage.k8s.io", name: "VolumeSnapshotClass"),
                    apiVersion: "snapshot.storage.k8s.io/v1", name: "weekly", namespace: nil,
                    manifest: ["kind": "VolumeSnapshotClass", "deletionPolicy": "Retain"],
                    body: .kept)))
        fixture.run(minutes: 2)
        #expect(try row(fixture, "early").isReady && row(fixture, "kept").isReady)
        // What is retained stays on the disk, until its content is deleted.
        let content = try #require(try row(fixture, "kept").content)
        try fixture.simulation.perform(.delete(.volumeSnapshot, name: "kept", namespace: "team"))
        fixture.run(minutes: 1)
        let disk = try fixture.volume.disk
        #expect(fixture.simulation.vcenter.disks[disk].snapshots.count == 2)
        let object = fixture.simulation.vcenter.objects[content]
        try fixture.simulation.perform(
            .delete(object.kind, name: object.metadata.name, namespace: ""))
        #expect(fixture.simulation.vcenter.disks[disk].snapshots.count == 1)
    }
}
