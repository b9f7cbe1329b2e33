import Testing

@testable import Model

/// VMs of the VM Service on their way (`DOMAIN.md` 4.2; 7, scenarios 20 to 25).
@Suite struct VirtualMachineTests {
    private static let secret = Kind.other(group: "", name: "Secret")

    /// A request whose manifest differs where its specification does.
    private static func request(
        _ name: String = "db", _ change: (inout VMServiceSpec) -> Void = { _ in }
    ) -> ObjectRequest {
        var spec = VMServiceSpec(
            className: "best-effort-small", image: "photon", storageClass: "gold")
        change(&spec)
        return ObjectRequest(
            kind: .virtualMachine, apiVersion: "vmoperator.vmware.com/v1alpha3", name: name,
            namespace: "team",
            manifest: ["kind": "VirtualMachine", "spec": ["all": .string("\(spec)")]],
            body: .virtualMachine(spec))
    }

    private func row(_ fixture: Fixture) throws -> VMServiceVMID {
        try #require(fixture.simulation.vcenter.serviceVMs.ids.first { _ in true })
    }

    private func condition(
        _ type: VMServiceCondition.Name, _ fixture: Fixture
    ) throws -> VMServiceCondition? {
        fixture.simulation.vcenter.conditions(of: try row(fixture), at: fixture.simulation.now)
            .first { $0.type == type }
    }

    private func power(_ fixture: Fixture) throws -> VMServiceSpec.Power {
        fixture.simulation.vcenter.powerState(of: try row(fixture))
    }

    /// A fixture with a VM that has run for a few minutes.
    private static func running(
        _ change: (inout VMServiceSpec) -> Void = { _ in }
    ) throws -> Fixture {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(request("db", change)))
        fixture.run(minutes: 3)
        return fixture
    }

    @Test func `the copy takes its time, and the address is known once the tools run`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Self.request()))
        fixture.simulation.advance(to: 26_000)
        #expect(try condition(.created, fixture)?.reason == .creating)
        #expect(try condition(.placed, fixture)?.reason == .placementSatisfied)
        #expect(try power(fixture) == .poweredOff)
        fixture.simulation.advance(to: 40_000)
        #expect(try condition(.created, fixture)?.isTrue == true)
        #expect(try power(fixture) == .poweredOn)
        #expect(try condition(.tools, fixture)?.reason == .toolsNotRunning)
        let id = try row(fixture)
        #expect(fixture.simulation.vcenter.reportedAddress(of: id, at: 40_000) == nil)
        fixture.run(minutes: 1)
        #expect(try condition(.tools, fixture)?.reason == .toolsRunning)
        #expect(
            fixture.simulation.vcenter.reportedAddress(of: id, at: fixture.simulation.now)
                == "10.244.0.1")
    }

    @Test func `an image without tools never reports an address`() throws {
        var fixture = try Fixture()
        var image = ImageSpec(name: "bare")
        image.hasTools = false
        try fixture.simulation.perform(.library(.addItem(image, library: "images")))
        try fixture.simulation.perform(
            .apply(Self.request { $0.image = "bare" }))
        fixture.run(minutes: 10)
        #expect(try power(fixture) == .poweredOn)
        #expect(try condition(.tools, fixture)?.reason == .toolsNotRunning)
        #expect(
            fixture.simulation.vcenter.reportedAddress(
                of: try row(fixture), at: fixture.simulation.now) == nil)
    }

    @Test func `bootstrap data must be there, and its key`() throws {
        var fixture = try Fixture()
        let source = ObjectKey(Self.secret, "cloud-init")
        try fixture.simulation.perform(
            .apply(
                Self.request {
                    $0.bootstrap = .init(provider: "cloudInit", source: source, key: "user-data")
                }))
        fixture.run(minutes: 2)
        #expect(try condition(.bootstrapReady, fixture)?.reason == .notFound)
        #expect(try condition(.created, fixture) == nil)
        func secret(_ key: String) -> Model.Operation {
            .apply(
                ObjectRequest(
                    kind: Self.secret, apiVersion: "v1", name: "cloud-init", namespace: "team",
                    manifest: ["kind": "Secret", "data": [key: "I2Nsb3Vk"]], body: .kept))
        }
        try fixture.simulation.perform(secret("other"))
        fixture.run(minutes: 1)
        #expect(try condition(.bootstrapReady, fixture)?.reason == .requiredKeyNotFound)
        try fixture.simulation.perform(secret("user-data"))
        fixture.run(minutes: 1)
        #expect(try condition(.bootstrapReady, fixture)?.isTrue == true)
        fixture.run(minutes: 2)
        #expect(try condition(.customized, fixture)?.reason == .customizationSucceeded)
    }

    @Test func `an image of a library that is not bound says so`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .library(.create(ContentLibrarySpec(name: "far", images: [ImageSpec(name: "sles")]))))
        try fixture.simulation.perform(.apply(Self.request { $0.image = "sles" }))
        fixture.run(minutes: 1)
        #expect(try condition(.imageReady, fixture)?.reason == .contentSourceBindingNotFound)
        var update = NamespaceUpdate()
        update.libraries = ["far"]
        try fixture.simulation.perform(.updateNamespace(name: "team", update))
        fixture.run(minutes: 2)
        #expect(try power(fixture) == .poweredOn)
    }

    @Test(arguments: VMServiceSpec.PowerMode.allCases)
    func `a VM is powered off as its mode says`(mode: VMServiceSpec.PowerMode) throws {
        var fixture = try Self.running { $0.powerOffMode = mode }
        try fixture.simulation.perform(
            .apply(
                Self.request {
                    $0.powerOffMode = mode
                    $0.power = .poweredOff
                }))
        fixture.simulation.advance(to: fixture.simulation.now + 1000)
        #expect(try (power(fixture) == .poweredOff) == (mode == .hard))
        fixture.run(minutes: 1)
        #expect(try power(fixture) == .poweredOff)
    }

    @Test func `without tools a soft mode waits for ever, a soft try does not`() throws {
        var fixture = try Fixture()
        var image = ImageSpec(name: "bare")
        image.hasTools = false
        try fixture.simulation.perform(.library(.addItem(image, library: "images")))
        func request(_ mode: VMServiceSpec.PowerMode, _ power: VMServiceSpec.Power)
            -> ObjectRequest
        {
            Self.request {
                $0.image = "bare"
                $0.powerOffMode = mode
                $0.power = power
            }
        }
        try fixture.simulation.perform(.apply(request(.soft, .poweredOn)))
        fixture.run(minutes: 3)
        try fixture.simulation.perform(.apply(request(.soft, .poweredOff)))
        fixture.run(minutes: 20)
        #expect(try power(fixture) == .poweredOn)
        #expect(
            fixture.simulation.vcenter.serviceVMs[try row(fixture)].problem == .toolsNotRunning)
        try fixture.simulation.perform(.apply(request(.trySoft, .poweredOff)))
        fixture.run(minutes: 1)
        #expect(try power(fixture) == .poweredOff)
    }

    @Test func `a VM is suspended and goes on`() throws {
        var fixture = try Self.running()
        try fixture.simulation.perform(.apply(Self.request { $0.power = .suspended }))
        fixture.run(minutes: 1)
        #expect(try power(fixture) == .suspended)
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].usage.memoryMiB == 0)
        let off = Self.request { $0.power = .poweredOff }
        #expect(fixture.refusal(of: .apply(off)) != nil)
        try fixture.simulation.perform(.apply(Self.request()))
        fixture.run(minutes: 1)
        #expect(try power(fixture) == .poweredOn)
        let new = Self.request("other") { $0.power = .suspended }
        #expect(fixture.refusal(of: .apply(new)) != nil)
    }

    @Test func `a VM is restarted once when its time has come`() throws {
        var fixture = try Self.running()
        let time = fixture.simulation.epoch + 600
        try fixture.simulation.perform(
            .apply(Self.request { $0.nextRestart = .at(time) }))
        fixture.simulation.advance(to: 599_000)
        #expect(fixture.simulation.vcenter.serviceVMs[try row(fixture)].restartedAt == nil)
        fixture.simulation.advance(to: 601_000)
        #expect(try condition(.tools, fixture)?.isTrue == false)
        fixture.run(minutes: 30)
        #expect(fixture.simulation.vcenter.serviceVMs[try row(fixture)].restartedAt == 600_000)
        #expect(try condition(.tools, fixture)?.isTrue == true)
    }

    @Test func `a class is changed only while the VM is off`() throws {
        var fixture = try Self.running()
        let larger = Self.request { $0.className = "guaranteed-small" }
        #expect(fixture.refusal(of: .apply(larger)) != nil)
        try fixture.simulation.perform(.apply(Self.request { $0.power = .poweredOff }))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(
            .apply(
                Self.request {
                    $0.className = "guaranteed-small"
                    $0.power = .poweredOff
                }))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(.apply(larger))
        fixture.run(minutes: 1)
        #expect(try power(fixture) == .poweredOn)
        #expect(fixture.simulation.vcenter.namespaces[fixture.namespace].usage.cpuMHz == 4000)
        let other = Self.request { $0.image = "v1.26.5" }
        #expect(
            fixture.refusal(of: .apply(other))
                == .immutable(kind: .virtualMachine, name: "db", path: "spec.imageName"))
    }

    @Test func `a VM starts with its volumes and holds them`() throws {
        var fixture = try Fixture()
        let volumes = [VMServiceSpec.Volume(name: "data", claim: "data")]
        try fixture.simulation.perform(.apply(Self.request { $0.volumes = volumes }))
        fixture.run(minutes: 2)
        #expect(
            fixture.simulation.vcenter.serviceVMs[try row(fixture)].problem
                == .volumeNotAttached("data"))
        #expect(try power(fixture) == .poweredOff)
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        fixture.run(minutes: 2)
        #expect(try power(fixture) == .poweredOn)
        try fixture.simulation.perform(
            .delete(.persistentVolumeClaim, name: "data", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.claims.count == 1)
        try fixture.simulation.perform(.delete(.virtualMachine, name: "db", namespace: "team"))
        fixture.run(minutes: 1)
        #expect(fixture.simulation.vcenter.claims.isEmpty)
    }

    @Test func `a guaranteed VM larger than any host's room waits for resources`() throws {
        var fixture = try Fixture(hosts: 3, memoryMiB: 24_576, cores: 4)
        var update = NamespaceUpdate()
        update.classes = ["guaranteed-xlarge"]
        try fixture.simulation.perform(.updateNamespace(name: "team", update))
        try fixture.simulation.perform(
            .apply(Self.request { $0.className = "guaranteed-xlarge" }))
        fixture.run(minutes: 2)
        #expect(try condition(.placed, fixture)?.reason == .insufficientResources)
        for id in fixture.hosts {
            let name = fixture.simulation.vcenter.hosts[id].name
            try? fixture.simulation.perform(.failHost(host: name))
        }
        #expect(fixture.simulation.vcenter.isWithoutHosts(fixture.cluster))
    }

    @Test func `a policy and a resource policy must be there`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(
            .apply(
                Self.request {
                    $0.storageClass = "silver"
                    $0.resourcePolicy = "set"
                }))
        fixture.run(minutes: 1)
        #expect(try condition(.resourcePolicyReady, fixture)?.reason == .notFound)
        try fixture.simulation.perform(
            .apply(
                ObjectRequest(
                    kind: .resourcePolicy, apiVersion: "vmoperator.vmware.com/v1alpha1",
                    name: "set", namespace: "team", manifest: ["kind": "x"], body: .kept)))
        fixture.run(minutes: 1)
        #expect(try condition(.storageReady, fixture)?.problem == .storageClassNotBound("silver"))
    }
}
