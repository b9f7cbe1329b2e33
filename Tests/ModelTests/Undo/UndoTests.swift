import Testing

@testable import Model

@Suite struct UndoTests {
    private static let host = "esx-01.lab"

    /// Operations that something takes back, each in a vCenter in which it does something.
    private static let reversible: [Operation] = [
        .apply(Fixture.configMap("settings")),
        .apply(Fixture.deployment("web", replicas: 5, cpu: 100, memory: nil)),
        .delete(.deployment, name: "web", namespace: "team"),
        .scale(.deployment, name: "web", namespace: "team", replicas: 4),
        .rollout(.pause, .deployment, name: "web", namespace: "team"),
        .createNamespace(NamespaceSpec(name: "other"), supervisor: "supervisor"),
        .updateNamespace(name: "team", update),
        .setSelfService(supervisor: "supervisor", nil),
        .setDatastorePaths(datastore: "vsan", down: true),
        .occupyDatastore(datastore: "vsan", occupiedMiB: 4096),
        .cordon(host: host, true), .setSpherelet(host: host, running: false),
        .setDRS(cluster: "wcp-01", drs), .setHA(cluster: "wcp-01", HASettings()),
        .setModule(.vmService, supervisor: "supervisor", healthy: false),
        .environment(.dnsRecord(name: "new.lab", IPv4(bits: 7))),
        .environment(.overlayMTU(cluster: "wcp-01", 1500)),
        .environment(.clock(.host(host), offset: 9000)),
        .environment(.datastoreTag(datastore: "vsan", "silver", isThere: true)),
        .environment(.registry("docker.io", .unreachable)),
        .host(.disconnect(host: host)), .host(.setLink(host: host, vmnic: "vmnic0", isUp: false)),
        .fault(.hostName(host: host, "localhost")),
        .fault(.vMotion(host: host, isBroken: true)),
        .vmClass(.create(VMClass(name: "mine", virtualCPUs: 2, memoryMiB: 2048))),
        .vmClass(.update(VMClass(name: "best-effort-small", virtualCPUs: 3, memoryMiB: 2048))),
        .library(.addItem(ImageSpec(name: "extra"), library: "images")),
        .library(.create(ContentLibrarySpec(name: "more", images: []))),
        .enterMaintenance(host: host),
    ]

    private static var update: NamespaceUpdate {
        var update = NamespaceUpdate()
        update.cpuLimit = .most(8000)
        update.storage = []
        update.permissions = [Permission(subject: "ann", domain: "lab", role: .edit)]
        return update
    }

    private static var drs: DRSSettings {
        var settings = DRSSettings()
        settings.threshold = 5
        return settings
    }

    @Test(arguments: reversible.indices)
    func `what takes an operation back leaves nothing of it behind`(_ place: Int) throws {
        let operation = Self.reversible[place]
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 2)
        fixture.run(minutes: 5)
        guard case .with(let undo) = fixture.simulation.undo(of: operation) else {
            Issue.record("nothing takes \(operation) back")
            return
        }
        let before = fixture.simulation.vcenter
        try fixture.simulation.perform(operation)
        fixture.run(minutes: 1)
        for operation in undo { try fixture.simulation.perform(operation) }
        fixture.run(minutes: 10)
        // What is asked for is as it was; pods may be others, and run elsewhere.
        let rest = Comparison(before, fixture.simulation.vcenter).rows.filter { row in
            if row.kind == .pod { return false }
            guard case .changed(let fields) = row.change else { return true }
            return fields.contains { ![.revision, .ready, .host].contains($0.field) }
        }
        #expect(rest == [])
        #expect(fixture.simulation.vcenter.environment == before.environment)
        #expect(
            fixture.simulation.vcenter.clusters.ids.map {
                fixture.simulation.vcenter.clusters[$0].environment
            } == before.clusters.ids.map { before.clusters[$0].environment })
    }

    @Test func `what cannot be taken back says why`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 2)
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        try fixture.simulation.perform(.cordon(host: Self.host, true))
        fixture.run(minutes: 5)
        let pod = try #require(fixture.pods.first).name
        let cases: [(Operation, Undo.Obstacle)] = [
            (.evict(pod: pod, namespace: "team"), .hasEnded),
            (.delete(.pod, name: pod, namespace: "team"), .hasEnded),
            (.delete(.persistentVolumeClaim, name: "data", namespace: "team"), .dataIsGone),
            (.delete(.namespace, name: "team", namespace: ""), .dataIsGone),
            (.cordon(host: Self.host, true), .nothingChanged),
            (.dryRun(.evict(pod: pod, namespace: "team")), .nothingChanged),
            (.upgradeSupervisor("supervisor", version: "v1.29"), .noDowngrade),
            (.resizeSupervisor("supervisor", .large), .onlyGrows),
            (.rotateCertificates(supervisor: "supervisor"), .isReplaced),
            (.disableWorkloadManagement(supervisor: "supervisor"), .dataIsGone),
            (.restoreHost(host: Self.host), .wasMending),
            (.fault(.inject(FaultInjection(.capacity))), .notKnown),
            (.host(.disturb(vm: "db", DemandDisturbance(duration: 1))), .passes),
            (.apply(Fixture.claim("data", sizeMiB: 4096)), .onlyGrows),
            (.scale(.deployment, name: "none", namespace: "team", replicas: 1), .nothingChanged),
        ]
        for (operation, wanted) in cases {
            guard case .impossible(let obstacle) = fixture.simulation.undo(of: operation) else {
                Issue.record("\(operation) can be taken back")
                continue
            }
            #expect(obstacle == wanted, "\(operation)")
        }
    }
}
