import Testing

@testable import Model

@Suite struct SupervisorServiceTests {
    private static let name = "contour.tanzu.vmware.com"

    private static func version(_ number: String, replicas: Int = 2) -> SupervisorService.Version {
        SupervisorService.Version(
            number: number,
            workloads: [
                .init(name: "contour", replicas: replicas, image: "harbor.lab/contour:\(number)"),
                .init(name: "envoy", image: "harbor.lab/envoy:\(number)", cpuRequest: 100),
            ])
    }

    private func perform(_ operation: SupervisorServiceOperation, on fixture: inout Fixture) throws
    {
        try fixture.simulation.perform(.supervisorService(operation))
    }

    private func registered() throws -> Fixture {
        var fixture = try Fixture(hosts: 4)
        try perform(
            .register(
                SupervisorService(
                    name: Self.name, versions: [Self.version("1.0"), Self.version("2.0")])),
            on: &fixture)
        return fixture
    }

    private func install(_ version: String = "1.0", on fixture: inout Fixture) throws {
        try perform(
            .install(service: Self.name, version: version, supervisor: "supervisor"), on: &fixture)
    }

    private func installed(_ fixture: Fixture) -> InstalledService? {
        fixture.simulation.vcenter.supervisors[fixture.supervisor].services.first
    }

    @Test func `a service is a namespace with vSphere Pods`() throws {
        var fixture = try registered()
        try install(on: &fixture)
        #expect(installed(fixture)?.status == .configuring)
        fixture.run(minutes: 3)
        #expect(installed(fixture)?.status == .configured)
        #expect(installed(fixture)?.version == "1.0")
        #expect(installed(fixture)?.namespace == "svc-contour-domain-c8")
        #expect(fixture.pods.count { $0.isReady } == 3)
        let namespace = try #require(
            fixture.simulation.vcenter.namespace(named: "svc-contour-domain-c8"))
        #expect(fixture.pods.allSatisfy { $0.namespace == namespace })
    }

    @Test func `an upgrade rolls its pods over`() throws {
        var fixture = try registered()
        try install(on: &fixture)
        fixture.run(minutes: 3)
        try perform(
            .upgrade(service: Self.name, version: "2.0", supervisor: "supervisor"), on: &fixture)
        #expect(installed(fixture)?.status == .configuring && installed(fixture)?.version == "1.0")
        fixture.run(minutes: 5)
        #expect(installed(fixture)?.status == .configured && installed(fixture)?.version == "2.0")
        let images = fixture.pods.map { $0.template.containers[0].image }
        #expect(images.count == 3 && images.allSatisfy { $0.hasSuffix(":2.0") })
    }

    @Test func `without its images it reconciles for ever, and goes on once they are there`() throws
    {
        var fixture = try registered()
        try fixture.simulation.perform(.environment(.registry("harbor.lab", .unreachable)))
        try install(on: &fixture)
        fixture.run(minutes: 60)
        #expect(installed(fixture)?.status == .configuring)
        #expect(
            installed(fixture)?.problem
                == .image(workload: "contour", image: "harbor.lab/contour:1.0", .unreachable))
        try fixture.simulation.perform(.environment(.registry("harbor.lab", nil)))
        fixture.run(minutes: 8)
        #expect(installed(fixture)?.status == .configured && installed(fixture)?.problem == nil)
    }

    @Test func `its pods run on a distributed switch, those of others do not`() throws {
        var fixture = try EnablingFixture()
        try fixture.simulation.perform(
            .supervisorService(
                .register(SupervisorService(name: "a.b", versions: [Self.version("1.0")]))))
        try fixture.enable(EnablingFixture.spec(.vds))
        fixture.run(minutes: 35)
        try fixture.simulation.perform(
            .createNamespace(NamespaceSpec(name: "team"), supervisor: "supervisor"))
        try fixture.simulation.perform(
            .apply(Fixture.deployment("web", replicas: 1, cpu: nil, memory: nil)))
        try fixture.simulation.perform(
            .supervisorService(.install(service: "a.b", version: "1.0", supervisor: "supervisor")))
        fixture.run(minutes: 4)
        #expect(fixture.supervisor?.services.first?.status == .configured)
        let pods = fixture.simulation.vcenter.pods
        #expect(pods.ids.count { pods[$0].isReady } == 3)
        #expect(pods.ids.count { pods[$0].reason == .podsNotSupported } == 1)
        try fixture.disable()
        #expect(fixture.run(atMost: 20) { $0 == nil })
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `it is removed with its namespace, and comes back when somebody deletes that`()
        throws
    {
        var fixture = try registered()
        try install(on: &fixture)
        fixture.run(minutes: 3)
        try fixture.simulation.perform(
            .delete(.namespace, name: "svc-contour-domain-c8", namespace: ""))
        fixture.run(minutes: 6)
        #expect(installed(fixture)?.status == .configured)
        try perform(.remove(service: Self.name, supervisor: "supervisor"), on: &fixture)
        #expect(installed(fixture)?.status == .removing)
        fixture.run(minutes: 2)
        #expect(installed(fixture) == nil && fixture.pods.isEmpty)
        #expect(fixture.simulation.vcenter.namespace(named: "svc-contour-domain-c8") == nil)
    }

    @Test func `what cannot be is refused`() throws {
        var fixture = try registered()
        func expect(_ refusal: SupervisorServiceRefusal, _ operation: SupervisorServiceOperation) {
            #expect(throws: OperationError.supervisorService(Self.name, refusal)) {
                try perform(operation, on: &fixture)
            }
        }
        let install = SupervisorServiceOperation.install(
            service: Self.name, version: "1.0", supervisor: "supervisor")
        let service = SupervisorService(name: Self.name, versions: [Self.version("1.0")])
        expect(.alreadyRegistered, .register(service))
        expect(.versionExists("1.0"), .addVersion(Self.version("1.0"), service: Self.name))
        expect(
            .unknownVersion("9"),
            .install(service: Self.name, version: "9", supervisor: "supervisor"))
        expect(
            .notInstalled(supervisor: "supervisor"),
            .remove(service: Self.name, supervisor: "supervisor"))
        try perform(
            .setVersionActivated(service: Self.name, version: "1.0", false), on: &fixture)
        expect(.versionDeactivated("1.0"), install)
        try perform(.setVersionActivated(service: Self.name, version: "1.0", true), on: &fixture)
        try perform(.setActivated(service: Self.name, false), on: &fixture)
        expect(.deactivated, install)
        try perform(.setActivated(service: Self.name, true), on: &fixture)
        try perform(install, on: &fixture)
        expect(.alreadyInstalled(supervisor: "supervisor"), install)
        expect(
            .sameVersion("1.0"),
            .upgrade(service: Self.name, version: "1.0", supervisor: "supervisor"))
        expect(.stillActivated, .delete(service: Self.name))
        try perform(.setActivated(service: Self.name, false), on: &fixture)
        expect(.stillInstalled(supervisor: "supervisor"), .delete(service: Self.name))
        try perform(.remove(service: Self.name, supervisor: "supervisor"), on: &fixture)
        fixture.run(minutes: 2)
        try perform(.delete(service: Self.name), on: &fixture)
        #expect(fixture.simulation.vcenter.supervisorServices.isEmpty)
    }
}

/// A module that stops holds up what it provisions, and nothing else.
@Suite struct ModuleTests {
    private func set(
        _ module: SupervisorModule.Name, _ isHealthy: Bool, on fixture: inout Fixture
    ) throws {
        try fixture.simulation.perform(
            .setModule(module, supervisor: "supervisor", healthy: isHealthy))
    }

    @Test(arguments: [SupervisorModule.Name.imageService, .networkService])
    func `pods wait for a module that they need and go on with it`(
        module: SupervisorModule.Name
    ) throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("old", replicas: 1)
        fixture.run(minutes: 2)
        try set(module, false, on: &fixture)
        try fixture.deploy("new", replicas: 2)
        fixture.run(minutes: 10)
        #expect(fixture.pods.map { $0.isReady } == [true, false, false])
        try set(module, true, on: &fixture)
        fixture.run(minutes: 2)
        #expect(fixture.pods.count { $0.isReady } == 3)
    }

    @Test(arguments: [SupervisorModule.Name.clusterAPI, .tkgService, .vmService])
    func `pods start without the others`(module: SupervisorModule.Name) throws {
        var fixture = try Fixture(hosts: 4)
        try set(module, false, on: &fixture)
        try fixture.deploy("new", replicas: 2)
        fixture.run(minutes: 2)
        #expect(fixture.pods.count { $0.isReady } == 2)
    }
}
