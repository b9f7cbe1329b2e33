import Testing

@testable import Model

@Suite struct ComparisonTests {
    @Test func `equal states do not differ`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 2)
        fixture.run(minutes: 5)
        let comparison = Comparison(fixture.simulation.vcenter, fixture.simulation.vcenter)
        #expect(comparison.isEmpty)
        #expect(comparison.counts() == (0, 0, 0, 0))
    }

    @Test func `what was created, deleted, moved and changed is told apart`() throws {
        var fixture = try Fixture(memoryMiB: 65_536)
        try fixture.deploy("web", replicas: 2)
        try fixture.deploy("old", replicas: 1)
        try fixture.simulation.perform(
            .createVM(
                name: "db", cluster: "wcp-01", StandaloneVM(virtualCPUs: 2, memoryMiB: 4096)))
        fixture.run(minutes: 5)
        let before = fixture.simulation.vcenter
        let vm = try #require(before.vms.ids.first { before.vms[$0].name == "db" })
        let from = try #require(before.vms[vm].host.map { before.hosts[$0].name })
        let to = try #require(
            fixture.hosts.map { before.hosts[$0].name }.first { $0 != from })
        try fixture.simulation.perform(
            .scale(.deployment, name: "web", namespace: "team", replicas: 3))
        try fixture.simulation.perform(
            .delete(.deployment, name: "old", namespace: "team"))
        try fixture.simulation.perform(.host(.migrate(vm: "db", host: to)))
        try fixture.simulation.perform(.apply(Fixture.configMap("settings")))
        fixture.run(minutes: 5)
        let comparison = Comparison(before, fixture.simulation.vcenter)
        let rows = comparison.rows
        #expect(rows.contains { $0.name == "db" && $0.change == .moved(from: from, to: to) })
        #expect(
            rows.contains {
                $0.kind == .object && $0.name == "team/ConfigMap/settings"
                    && $0.change == .created
            })
        #expect(
            rows.contains {
                $0.name == "team/Deployment/old" && $0.change == .deleted
            })
        let web = try #require(rows.first { $0.name == "team/Deployment/web" })
        guard case .changed(let fields) = web.change else {
            Issue.record("it is \(web.change)")
            return
        }
        #expect(
            fields.contains {
                $0.field == .replicas && $0.before == .number(2) && $0.after == .number(3)
            })
        #expect(comparison.counts(of: .pod) == (created: 1, deleted: 1, moved: 0, changed: 0))
        // The other way round what was created is deleted.
        let back = Comparison(fixture.simulation.vcenter, before)
        #expect(back.counts().created == comparison.counts().deleted)
        #expect(back.counts().deleted == comparison.counts().created)
        #expect(back.counts().changed == comparison.counts().changed)
    }
}
