import Testing

@testable import Model

@Suite struct VolumeTests {
    private func used(_ fixture: Fixture) throws -> Int {
        let id = try #require(fixture.simulation.vcenter.datastores.ids.first { _ in true })
        return fixture.simulation.vcenter.datastores[id].usedMiB
    }

    private func delete(_ fixture: inout Fixture, _ kind: Kind, _ name: String) throws {
        try fixture.simulation.perform(
            .delete(kind, name: name, namespace: kind.isNamespaced ? "team" : ""))
    }

    /// A volume whose claim has gone and that was retained.
    private func retained() throws -> Fixture {
        var fixture = try Fixture()
        try fixture.simulation.perform(.storage(.reclaim(policy: "gold", .retain)))
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 1)
        try delete(&fixture, .persistentVolumeClaim, "data")
        fixture.run(minutes: 10)
        return fixture
    }

    @Test func `a claim gets a volume of its own, with a disk on a datastore`() throws {
        var fixture = try Fixture()
        let before = try used(fixture)
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 1)
        let volume = try fixture.volume
        let vcenter = fixture.simulation.vcenter
        let claim = try fixture.object(.persistentVolumeClaim, "data").metadata
        #expect(volume.name == "pvc-\(claim.uid.text)" && volume.phase == .bound)
        #expect(volume.reclaim == .delete)
        #expect(
            volume.reference
                == ClaimReference(namespace: "team", name: "data", uid: claim.uid.text))
        let object = vcenter.objects[volume.object]
        #expect(object.metadata.finalizers == ["kubernetes.io/pv-protection"])
        let spec = try #require(object.manifest["spec"])
        #expect(spec["capacity"]?["storage"]?.string == "1Gi")
        #expect(spec["claimRef"]?["name"]?.string == "data")
        #expect(spec["csi"]?["volumeHandle"]?.string == vcenter.disks[volume.disk].uuid.text)
        #expect(try used(fixture) == before + 1024)
        // Expanded, all of them say so.
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 2048)))
        fixture.run(minutes: 1)
        let larger = fixture.simulation.vcenter.objects[volume.object].manifest["spec"]
        #expect(larger?["capacity"]?["storage"]?.string == "2Gi")
        #expect(try used(fixture) == before + 2048)
    }

    @Test func `with its claim a volume is released, and then deleted with its disk`() throws {
        var fixture = try Fixture()
        let before = try used(fixture)
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 1)
        try delete(&fixture, .persistentVolumeClaim, "data")
        #expect(try fixture.volume.phase == .released)
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].usage.storageMiB == 0)
        #expect(try used(fixture) == before + 1024)
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.volumes.isEmpty)
        #expect(fixture.simulation.vcenter.disks.isEmpty)
        #expect(try used(fixture) == before)
    }

    @Test func `a disk that cannot be reached is deleted once its datastore is back`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(.setDatastorePaths(datastore: "vsan", down: true))
        try delete(&fixture, .persistentVolumeClaim, "data")
        fixture.run(minutes: 5)
        #expect(try fixture.volume.phase == .failed)
        let failures = fixture.storageEvents.count {
            if case .deleteFailed(_, .inaccessible("vsan")) = $0 { true } else { false }
        }
        #expect(failures == 1)
        try fixture.simulation.perform(.setDatastorePaths(datastore: "vsan", down: false))
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.volumes.isEmpty)
    }

    @Test func `a volume that is deleted while it is bound waits for its claim`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 1)
        try delete(&fixture, .persistentVolume, try fixture.volume.name)
        fixture.run(minutes: 5)
        let volume = try fixture.volume
        #expect(volume.phase == .bound)
        #expect(fixture.simulation.vcenter.objects[volume.object].metadata.deletedAt != nil)
        try delete(&fixture, .persistentVolumeClaim, "data")
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.volumes.isEmpty)
    }

    @Test func `a retained volume keeps its disk, and nobody else gets it`() throws {
        var fixture = try retained()
        #expect(try fixture.volume.phase == .released)
        try fixture.simulation.perform(
            .apply(
                Fixture.claim("new", modes: [.readWriteOnce], volume: try fixture.volume.name)))
        fixture.run(minutes: 2)
        #expect(try !fixture.claim("new").isBound)
        #expect(try fixture.claim("new").problem == .cannotBind(.taken))
        // Deleted by hand, the volume goes and its disk stays.
        try delete(&fixture, .persistentVolumeClaim, "new")
        try delete(&fixture, .persistentVolume, try fixture.volume.name)
        #expect(fixture.simulation.vcenter.volumes.isEmpty)
        #expect(fixture.simulation.vcenter.disks.count == 1)
    }

    @Test func `without its claimRef a volume is free, and its data is found again`() throws {
        var fixture = try retained()
        let former = try fixture.volume
        var request = try #require(
            fixture.simulation.request(of: .persistentVolume, former.name, in: ""))
        guard case .volume(var spec) = request.body else { throw OperationError.etcdSpaceExceeded }
        spec.claim = nil
        request.body = .volume(spec)
        request.manifest["spec"]?["claimRef"] = nil
        try fixture.simulation.perform(.apply(request))
        #expect(try fixture.volume.phase == .available)
        // One that is too large is not asked of it: a new volume is made.
        try fixture.simulation.perform(.apply(Fixture.claim("big", sizeMiB: 2048)))
        try fixture.simulation.perform(.apply(Fixture.claim("again", sizeMiB: 512)))
        fixture.run(minutes: 1)
        #expect(try fixture.claim("big").volume != former.name)
        #expect(try fixture.claim("again").volume == former.name)
        #expect(try fixture.claim("again").capacityMiB == 1024)
        #expect(try fixture.volume.disk == former.disk)
    }

    @Test func `a disk without a volume gets one by hand, and a claim by name`() throws {
        var fixture = try retained()
        try delete(&fixture, .persistentVolume, try fixture.volume.name)
        let vcenter = fixture.simulation.vcenter
        let disk = try #require(vcenter.disks.ids.first { _ in true })
        func written(_ handle: String, mode: AccessMode = .readWriteOnce) -> ObjectRequest {
            ObjectRequest(
                kind: .persistentVolume, apiVersion: "v1", name: "kept", namespace: nil,
                manifest: ["kind": "PersistentVolume", "spec": ["handle": .string(handle)]],
                body: .volume(
                    VolumeSpec(
                        handle: handle, sizeMiB: 1024, storageClass: "gold", modes: [mode])))
        }
        let handle = vcenter.disks[disk].handle
        #expect(fixture.refusal(of: .apply(written("nowhere"))) != nil)
        #expect(fixture.refusal(of: .apply(written(handle, mode: .readWriteMany))) != nil)
        try fixture.simulation.perform(.apply(written(handle)))
        try fixture.simulation.perform(
            .apply(
                Fixture.claim("large", sizeMiB: 4096, modes: [.readWriteOnce], volume: "kept")))
        fixture.run(minutes: 1)
        #expect(try fixture.claim("large").problem == .cannotBind(.tooSmall))
        try fixture.simulation.perform(
            .apply(Fixture.claim("data", modes: [.readWriteOnce], volume: "kept")))
        fixture.run(minutes: 1)
        #expect(try fixture.claim().volume == "kept")
        #expect(try fixture.volume.disk == disk)
    }

    @Test func `several nodes share a volume only where vSAN has file services`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .apply(Fixture.claim("data", modes: [.readWriteMany])))
        fixture.run(minutes: 3)
        #expect(try !fixture.claim().isBound)
        #expect(fixture.storageEvents == [.noFileService(storageClass: "gold")])
        try fixture.simulation.perform(
            .storage(.fileService(datastore: "vsan", isOn: true)))
        fixture.run(minutes: 1)
        #expect(try fixture.claim().isBound)
        let disk = try fixture.simulation.vcenter.disks[fixture.volume.disk]
        #expect(disk.handle.hasPrefix("file:"))
    }

    @Test func `volumes wait while the API server does not answer`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 1)
        try delete(&fixture, .persistentVolumeClaim, "data")
        try fixture.simulation.perform(
            .fault(.etcdSpace(supervisor: "supervisor", isExhausted: true)))
        fixture.run(minutes: 2)
        #expect(try fixture.volume.phase == .released)
        try fixture.simulation.perform(
            .fault(.etcdSpace(supervisor: "supervisor", isExhausted: false)))
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.volumes.isEmpty)
    }
}
