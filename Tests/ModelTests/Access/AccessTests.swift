import Testing

@testable import Model

/// Who may do what (`DOMAIN.md` 2.2).
@Suite struct AccessTests {
    private static let users = ["owner", "editor", "viewer", "member", "stranger"]

    private static func fixture() throws -> Fixture {
        var fixture = try Fixture()
        fixture.simulation.vcenter.directory =
            users.map { DirectoryUser(name: $0, groups: $0 == "member" ? ["devs"] : []) }
        var update = NamespaceUpdate()
        func permission(_ name: String, _ role: Permission.Role, isGroup: Bool = false)
            -> Permission
        {
            Permission(subject: name, domain: Principal.domain, isGroup: isGroup, role: role)
        }
        update.permissions = [
            permission("owner", .view), permission("owner", .owner), permission("editor", .edit),
            permission("viewer", .view), permission("devs", .edit, isGroup: true),
        ]
        try fixture.simulation.perform(.updateNamespace(name: "team", update))
        try fixture.deploy("web", replicas: 1)
        fixture.run(minutes: 2)
        return fixture
    }

    /// Operations in the Kubernetes API of a namespace, those that only owners may ask for, and
    /// those of vSphere.
    private static let inNamespace: [Model.Operation] = [
        .apply(Fixture.pod("new")), .apply(Fixture.claim("data", sizeMiB: 1024)),
        .apply(Fixture.virtualMachine("db")), .apply(Fixture.tkg("tkc")),
        .apply(Fixture.configMap("settings")),
        .scale(.deployment, name: "web", namespace: "team", replicas: 2),
        .delete(.deployment, name: "web", namespace: "team"),
    ]
    private static let ofOwners: [Model.Operation] = [
        .delete(.namespace, name: "team", namespace: "")
    ]
    private static let ofAdministrators: [Model.Operation] = [
        .apply(Fixture.quota("q", [])), .cordon(host: "esx-01.lab", true),
        .createNamespace(NamespaceSpec(name: "other"), supervisor: "supervisor"),
        .updateNamespace(name: "team", NamespaceUpdate()),
        .setSelfService(supervisor: "supervisor", nil),
        .setDatastorePaths(datastore: "vsan", down: true),
        .occupyDatastore(datastore: "vsan", occupiedMiB: 1), .enterMaintenance(host: "esx-01.lab"),
        .exitMaintenance(host: "esx-01.lab"), .failHost(host: "esx-01.lab"),
        .restoreHost(host: "esx-01.lab"), .setDRS(cluster: "wcp-01", DRSSettings()),
        .setHA(cluster: "wcp-01", .withoutAdmissionControl), .applyRecommendation(1),
        .createVM(name: "vm", cluster: "wcp-01", StandaloneVM(virtualCPUs: 1, memoryMiB: 512)),
        .powerOnVM(name: "vm"), .powerOffVM(name: "vm"), .deleteVM(name: "vm"),
        .loseControlPlaneVM(number: 1, supervisor: "supervisor"),
        .upgradeSupervisor("supervisor", version: "v1.29.1"),
        .resizeSupervisor("supervisor", .large), .rotateCertificates(supervisor: "supervisor"),
        .setSpherelet(host: "esx-01.lab", running: false),
        .setModule(.vmService, supervisor: "supervisor", healthy: false),
        .library(.sync("images")), .library(.delete("images")),
        .vmClass(.delete("best-effort-large")),
    ]

    private func isForbidden(_ operation: Model.Operation, to user: String) throws -> Bool {
        var fixture = try Self.fixture()
        do throws(OperationError) {
            try fixture.simulation.perform(operation, as: Principal(user))
            return false
        } catch {
            switch error {
            case .forbidden, .noPermission: return true
            default: return false
            }
        }
    }

    @Test(arguments: inNamespace.indices)
    func `owners and editors write what is in a namespace`(place: Int) throws {
        for user in Self.users {
            let isForbidden = try isForbidden(Self.inNamespace[place], to: user)
            #expect(isForbidden == ["viewer", "stranger"].contains(user), "\(user)")
        }
    }

    @Test(arguments: ofOwners.indices)
    func `only owners delete a namespace`(place: Int) throws {
        for user in Self.users {
            #expect(
                try isForbidden(Self.ofOwners[place], to: user) == (user != "owner"), "\(user)")
        }
    }

    @Test(arguments: ofAdministrators.indices)
    func `nobody but administrators asks vSphere for anything`(place: Int) throws {
        for user in Self.users {
            #expect(try isForbidden(Self.ofAdministrators[place], to: user), "\(user)")
        }
        #expect(try !isForbidden(Self.ofAdministrators[place], to: "administrator"))
    }

    @Test func `whoever creates a namespace by self-service owns it`() throws {
        var fixture = try Self.fixture()
        func namespace(_ name: String) -> Model.Operation {
            .apply(
                ObjectRequest(
                    kind: .namespace, apiVersion: "v1", name: name, namespace: nil,
                    manifest: ["kind": "Namespace"], body: .namespace(NamespaceSpec(name: name))))
        }
        let alice = Principal("stranger@vsphere.local")
        try fixture.simulation.perform(namespace("mine"), as: alice)
        let id = try #require(fixture.simulation.vcenter.namespace(named: "mine"))
        #expect(fixture.simulation.vcenter.role(of: alice, in: id) == .owner)
        #expect(fixture.simulation.vcenter.role(of: Principal("editor"), in: id) == nil)
        try fixture.simulation.perform(
            .delete(.namespace, name: "mine", namespace: ""), as: alice)
        #expect(throws: OperationError.self) {
            try fixture.simulation.perform(namespace("theirs"), as: Principal("nobody@elsewhere"))
        }
    }

    @Test func `a refusal names the user, and a permission taken away counts at once`() throws {
        var fixture = try Self.fixture()
        let pod = Model.Operation.apply(Fixture.pod("new"))
        do {
            try fixture.simulation.perform(pod, as: Principal("viewer"))
            Issue.record("a viewer created a pod")
        } catch {
            #expect(
                error
                    == .forbidden(
                        user: "viewer@vsphere.local", .create, .pod, namespace: "team"))
        }
        try fixture.simulation.perform(pod, as: Principal("member"))
        fixture.simulation.vcenter.directory = []
        #expect(throws: OperationError.self) {
            try fixture.simulation.perform(pod, as: Principal("member"))
        }
    }
}
