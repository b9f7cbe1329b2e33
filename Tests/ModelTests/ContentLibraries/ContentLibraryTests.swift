import Testing

@testable import Model

/// Libraries that subscribe to a publisher, and what VMs get of them (`DOMAIN.md` 7, scenario 21).
@Suite struct ContentLibraryTests {
    private static let url = "https://wp-content.vmware.com/v2/latest/lib.json"

    /// A fixture with a library called `tkg` of two images, on a datastore with so much room.
    private func fixture(
        isOnDemand: Bool, isSynced: Bool = false, roomMiB: Int = 100_000,
        _ change: (inout ContentLibrarySpec) -> Void = { _ in }
    ) throws -> Fixture {
        var fixture = try Fixture()
        let room = fixture.simulation.vcenter.datastores.ids.first { _ in true }
        let datastore = try #require(room)
        let used = fixture.simulation.vcenter.datastores[datastore].usedMiB
        fixture.simulation.vcenter.datastores[datastore].capacityMiB = used + roomMiB
        var ubuntu = ImageSpec(name: "ubuntu")
        ubuntu.sizeMiB = 3000
        var spec = ContentLibrarySpec(
            name: "tkg", images: [ubuntu, ImageSpec(release: "v1.27.1+vmware.1")])
        spec.subscription = ContentLibrary.Subscription(url: Self.url, isOnDemand: isOnDemand)
        spec.datastore = "vsan"
        spec.isSynced = isSynced
        change(&spec)
        try fixture.simulation.perform(.library(.create(spec)))
        try fixture.simulation.perform(
            .library(.bind(["images", "tkg"], supervisor: "supervisor")))
        return fixture
    }

    private func library(_ fixture: Fixture) throws -> ContentLibrary {
        let id = try #require(fixture.simulation.vcenter.library(named: "tkg"))
        return fixture.simulation.vcenter.libraries[id]
    }

    private func used(_ fixture: Fixture) throws -> Int {
        let id = try #require(fixture.simulation.vcenter.datastores.ids.first { _ in true })
        return fixture.simulation.vcenter.datastores[id].usedMiB
    }

    private func releases(_ fixture: Fixture) -> [String] {
        fixture.simulation.vcenter.releases(of: fixture.supervisor)
            .map { $0.name + ($0.isDownloaded ? "" : " (not here)") }
    }

    @Test func `a synchronization takes time, then images and releases are known`() throws {
        var fixture = try fixture(isOnDemand: true)
        #expect(releases(fixture) == ["v1.26.5"])
        fixture.simulation.advance(to: 10_000)
        #expect(try library(fixture).items.isEmpty)
        fixture.simulation.advance(to: 11_000)
        #expect(try library(fixture).syncedAt == 11_000)
        #expect(releases(fixture) == ["v1.26.5", "v1.27.1---vmware.1 (not here)"])
    }

    @Test func `an immediate subscription fetches one file after the other`() throws {
        var fixture = try fixture(isOnDemand: false)
        let before = try used(fixture)
        fixture.simulation.advance(to: 11_000)
        #expect(try used(fixture) == before + 3000)
        fixture.simulation.advance(to: 11_000 + 60_000)
        #expect(try library(fixture).transfers.count == 1)
        fixture.run(minutes: 3)
        #expect(try used(fixture) == before + 3000 + 4096)
        #expect(releases(fixture) == ["v1.26.5", "v1.27.1---vmware.1"])
    }

    @Test func `the first VM of an image waits for its files, the second does not`() throws {
        var fixture = try fixture(isOnDemand: true, isSynced: true)
        try fixture.simulation.perform(
            .apply(Fixture.virtualMachine("one", image: "ubuntu")))
        fixture.simulation.advance(to: 45_000)
        let vms = fixture.simulation.vcenter.serviceVMs
        let first = try #require(vms.ids.first { _ in true })
        #expect(vms[first].problem == .imageDownloading("ubuntu"))
        fixture.run(minutes: 3)
        #expect(fixture.simulation.vcenter.isReady(first))
        let stored = try #require(fixture.simulation.vcenter.library(named: "tkg"))
        #expect(fixture.simulation.vcenter.storedMiB(in: stored) == 3000)

        let before = try used(fixture)
        try fixture.simulation.perform(.library(.evictItem("ubuntu", library: "tkg")))
        #expect(try used(fixture) == before - 3000)
        #expect(fixture.simulation.vcenter.isReady(first))
    }

    @Test func `a publisher that does not answer fails the synchronization`() throws {
        var fixture = try fixture(isOnDemand: true)
        try fixture.simulation.perform(.library(.setReachable("tkg", false)))
        fixture.run(minutes: 2)
        #expect(try library(fixture).problem == .unreachable(url: Self.url))
        #expect(try library(fixture).items.isEmpty)
        try fixture.simulation.perform(
            .apply(Fixture.virtualMachine("one", image: "ubuntu")))
        fixture.run(minutes: 2)
        let vms = fixture.simulation.vcenter.serviceVMs
        let vm = try #require(vms.ids.first { _ in true })
        #expect(vms[vm].problem == .imageNotFound("ubuntu"))
        let image = fixture.simulation.vcenter.conditions(
            of: vm, at: fixture.simulation.now
        ).first { $0.type == .imageReady }
        #expect(image?.isTrue == false)

        try fixture.simulation.perform(.library(.setReachable("tkg", true)))
        try fixture.simulation.perform(.library(.sync("tkg")))
        #expect(
            fixture.refusal(of: .library(.sync("tkg"))) == .library("tkg", .isSyncing))
        fixture.run(minutes: 5)
        #expect(fixture.simulation.vcenter.isReady(vm))
    }

    @Test func `a subscribed library synchronizes by itself`() throws {
        var fixture = try fixture(isOnDemand: true, isSynced: true)
        try fixture.simulation.perform(
            .library(.addItem(ImageSpec(release: "v1.28.0"), library: "tkg")))
        try fixture.simulation.perform(.library(.removeItem("ubuntu", library: "tkg")))
        fixture.run(minutes: 239)
        #expect(try library(fixture).items.count == 2)
        fixture.run(minutes: 2)
        #expect(
            releases(fixture)
                == ["v1.26.5", "v1.27.1---vmware.1 (not here)", "v1.28.0 (not here)"])
        #expect(fixture.simulation.vcenter.image("ubuntu", in: fixture.namespace) == nil)
    }

    @Test func `files that find no room leave the VM waiting`() throws {
        var fixture = try fixture(isOnDemand: true, isSynced: true, roomMiB: 2500)
        try fixture.simulation.perform(
            .apply(Fixture.virtualMachine("one", image: "ubuntu")))
        fixture.run(minutes: 3)
        let vms = fixture.simulation.vcenter.serviceVMs
        let vm = try #require(vms.ids.first { _ in true })
        let noRoom = LibraryProblem.noRoom(datastore: "vsan", mebibytes: 3000)
        #expect(vms[vm].problem == .imageNotReady("ubuntu", noRoom))
        // Said once, however often it is tried.
        let failures = fixture.simulation.events.events.count {
            if case .library(.downloadFailed) = $0.body { true } else { false }
        }
        #expect(failures == 1)
    }

    @Test func `one unsigned package hides all images of a protected library`() throws {
        var fixture = try fixture(isOnDemand: true, isSynced: true) { $0.isProtected = true }
        #expect(releases(fixture).count == 2)
        var stranger = ImageSpec(name: "stranger")
        stranger.isSigned = false
        try fixture.simulation.perform(.library(.addItem(stranger, library: "tkg")))
        try fixture.simulation.perform(.library(.sync("tkg")))
        fixture.run(minutes: 1)
        #expect(releases(fixture) == ["v1.26.5"])
        #expect(try library(fixture).items.count == 3)
    }

    @Test func `a library that is used is not deleted, and gives all its room back`() throws {
        var fixture = try fixture(isOnDemand: false)
        let before = try used(fixture)
        fixture.run(minutes: 5)
        #expect(
            fixture.refusal(of: .library(.delete("tkg")))
                == .library("tkg", .inUse(by: "supervisor")))
        try fixture.simulation.perform(
            .library(.bind(["images"], supervisor: "supervisor")))
        try fixture.simulation.perform(.library(.delete("tkg")))
        #expect(try used(fixture) == before)
        fixture.run(minutes: 300)
        #expect(
            fixture.refusal(of: .library(.bind(["tkg"], supervisor: "supervisor")))
                == .library("tkg", .unknown))
    }

    @Test func `an import into a local library takes its time`() throws {
        var fixture = try Fixture()
        fixture.run(minutes: 1)
        try fixture.simulation.perform(
            .library(.addItem(ImageSpec(name: "new"), library: "images")))
        let item = try #require(
            fixture.simulation.vcenter.image("new", in: fixture.namespace))
        #expect(!fixture.simulation.vcenter.libraryItems[item].isDownloaded)
        #expect(
            fixture.refusal(of: .library(.evictItem("photon", library: "images")))
                == .library("images", .notOnDemand))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.libraryItems[item].isDownloaded)
        #expect(
            fixture.refusal(of: .library(.sync("images"))) == .library("images", .notSubscribed))
        try fixture.simulation.perform(.library(.removeItem("new", library: "images")))
        #expect(fixture.simulation.vcenter.image("new", in: fixture.namespace) == nil)
    }

    @Test func `a namespace has the images of its own libraries, too`() throws {
        var fixture = try fixture(isOnDemand: true, isSynced: true)
        try fixture.simulation.perform(
            .library(.bind([], supervisor: "supervisor")))
        #expect(fixture.simulation.vcenter.images(in: fixture.namespace).isEmpty)
        var update = NamespaceUpdate()
        update.libraries = ["tkg"]
        try fixture.simulation.perform(.updateNamespace(name: "team", update))
        #expect(
            fixture.simulation.vcenter.releases(in: fixture.namespace).map(\.name)
                == ["v1.27.1---vmware.1"])
        let item = try #require(fixture.simulation.vcenter.image("ubuntu", in: fixture.namespace))
        let name = fixture.simulation.vcenter.libraryItems[item].objectName
        #expect(name.count == 21 && name.hasPrefix("vmi-"))
        #expect(fixture.simulation.vcenter.image(name, in: fixture.namespace) == item)
    }
}
