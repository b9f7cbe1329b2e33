import Model
import Testing

@testable import Manifests

/// Keeps `docs/world.md` true.
@Suite struct WorldDocumentTests {
    private static let packagePath = #filePath.split(
        separator: "/", omittingEmptySubsequences: false
    ).dropLast(4).joined(separator: "/")

    private static func text() throws -> String {
        String(decoding: try Files.read(packagePath + "/docs/world.md"), as: UTF8.self)
    }

    /// The example, as it stands between its fences.
    private static func example() throws -> String {
        let parts = try text().split(separator: "```yaml\n", maxSplits: 1)
        try #require(parts.count == 2)
        return String(try #require(parts[1].split(separator: "```", maxSplits: 1).first))
    }

    @Test func `the example is a world that lives and keeps its rules`() throws {
        let world = try World(reading: Array(Self.example().utf8), file: "bakery.yaml")
        var simulation = try world.simulation()
        simulation.advance(to: 1_800_000)
        simulation.checkInvariants()
        #expect(simulation.counters.violations == [])
        let vcenter = simulation.vcenter
        #expect(vcenter.hosts.ids.map { vcenter.hosts[$0].name }.last == "esx-03.shop")
        #expect(
            vcenter.pods.ids.map { vcenter.pods[$0].phase } == Array(repeating: .running, count: 8))
        let tills = vcenter.vms.ids.filter { vcenter.vms[$0].name.hasPrefix("till-") }
        #expect(tills.count == 2)
        #expect(vcenter.vms[tills[0]].host != vcenter.vms[tills[1]].host)
        let cluster = try #require(vcenter.clusters.ids.first { _ in true })
        #expect(vcenter.clusters[cluster].rules.map(\.name) == ["tills-apart", "ledger-licence"])
        #expect(vcenter.clusters[cluster].drs.threshold == 4)
    }

    /// The example with one more field in each of its parts.
    private static let places = [
        ("name: bakery", "nope: 1\nname: bakery"),
        ("{name: gold, tag", "{nope: 1, name: gold, tag"),
        ("{name: oven", "{nope: 1, name: oven"),
        ("  - name: shop-01", "  - nope: 1\n    name: shop-01"),
        ("{count: 2, name: \"esx", "{nope: 1, name: \"esx"),
        ("{name: vsan-01", "{nope: 1, name: vsan-01"),
        ("drs: {", "drs: {nope: 1, "), ("supervisor: {", "supervisor: {nope: 1, "),
        ("{name: till,", "{nope: 1, name: till,"), ("demand: {", "demand: {nope: 1, "),
        ("{name: tills-apart", "{nope: 1, name: tills-apart"),
        ("      - name: ovens", "      - nope: 1\n        name: ovens"),
        ("{name: gold, limit", "{nope: 1, name: gold, limit"), ("{subject", "{nope: 1, subject"),
        ("defaults: {", "defaults: {nope: 1, "), ("{name: recipes", "{nope: 1, name: recipes"),
        ("{name: bake,", "{nope: 1, name: bake,"), ("{name: tkg-dev", "{nope: 1, name: tkg-dev"),
        ("{name: scales", "{nope: 1, name: scales"),
        ("{name: bake, type", "{nope: 1, name: bake, type"), ("{at: 40m", "{nope: 1, at: 40m"),
        ("claimTemplates: [{", "claimTemplates: [{nope: 1, "),
        ("- {cpus: 1", "- {nope: 1, cpus: 1"),
    ]

    @Test(arguments: places)
    func `every field that is read is documented, another refused with its line`(
        place: String, changed: String
    ) throws {
        let text = try Self.example().replacing(place, with: changed, maxReplacements: 1)
        let line = text.split(separator: "\n").firstIndex { $0.contains("nope") } ?? 0
        do {
            _ = try World(reading: Array(text.utf8), file: "w.yaml")
            Issue.record("was read: \(changed)")
        } catch {
            #expect(error.line == line + 1)
            #expect(error.path.hasSuffix("nope"))
            guard case .unknownField("nope", let known) = error.reason else {
                Issue.record("\(error)")
                return
            }
            let document = try Self.text()
            for field in known { #expect(document.contains("`\(field)`"), "\(field)") }
        }
    }

    @Test(arguments: [
        ("class: gold}", "class: golf}", "did you mean gold?"),
        ("class: oven", "class: owen", "did you mean oven?"),
        ("claims: [recipes]", "claims: [recipe]", "did you mean recipes?"),
        ("policies: [{name: gold", "policies: [{name: silver", "no storage policy \"silver\""),
        ("vms: [till]", "vms: [tell]", "did you mean till?"),
        ("[esx-01.shop,", "[esx-09.shop,", "no host \"esx-09.shop\""),
        ("name: ovens", "name: Ovens", "cannot be a name"),
        ("{name: ledger, cpus", "{name: till-1, cpus", "\"till-1\" is taken"),
        ("threshold: 4", "threshold: 6", "must be from 1 to 5"),
        ("cores: 8", "cores: 0", "must be from 1 to 1024"),
        ("count: 2, name: \"esx", "count: 200, name: \"esx", "at most 96 hosts"),
        ("replicas: 3", "replicas: many", "must be a whole number"),
        ("pods: 10.244.0.0/20", "pods: 10.244.0.0/40", "a range such as"),
        ("tags: [ssd]", "tags: [{a: b}]", "must be a string"),
        ("controlPlane: 1", "controlPlane: 2", "cannot be an even number"),
        (
            "    supervisor: {name: supervisor-01, size: tiny, pods: 10.244.0.0/20}\n", "",
            "need a Supervisor"
        ),
        ("age: 2h", "age: 2 hours", "is not a duration"),
        ("hostFails: esx-02", "hostFails: esx-04", "no host \"esx-04.shop\""),
        ("hostFails: esx-02.shop", "moduleFails: Cluster PIA", "did you mean Cluster API?"),
        ("{at: 40m, hostFails", "{at: 40m, moduleFails: VM Service, hostFails", "needs one of"),
        ("{name: bake, type", "{name: bale, type", "did you mean bake?"),
        ("kind: StatefulSet, replicas: 2", "replicas: 2", "is only for StatefulSets"),
    ])
    func `what cannot be is refused with its line`(
        place: String, changed: String, reason: String
    ) throws {
        let text = try Self.example().replacing(place, with: changed, maxReplacements: 1)
        do {
            _ = try World(reading: Array(text.utf8), file: "w.yaml").simulation()
            Issue.record("was read: \(changed)")
        } catch {
            #expect(error.description.contains(reason))
            #expect(error.line > 0)
        }
    }

    @Test func `the defaults are those that the document names`() throws {
        let text = """
            name: x
            clusters:
              - name: c
                hosts: [{name: h}]
                datastores: [{name: d}]
                supervisor: {name: s}
                vms: [{name: v}]
            """
        let world = try World(reading: Array(text.utf8), file: "w.yaml")
        #expect(world.seed == 1)
        #expect(world.age == 0)
        #expect(world.epoch == 1_772_524_800)
        let cluster = world.clusters[0]
        #expect(cluster.hosts[0].cores == 16)
        #expect(cluster.hosts[0].coreMHz == 2400)
        #expect(cluster.hosts[0].memoryMiB == 131_072)
        #expect(cluster.hosts[0].speedMbps == 10_000)
        #expect(cluster.datastores[0].capacityMiB == 1_048_576)
        #expect(cluster.supervisor?.podCIDR.text == "10.244.0.0/20")
        #expect(cluster.supervisor?.serviceCIDR.text == "10.96.0.0/22")
        #expect(cluster.supervisor?.ingressCIDR.text == "192.168.123.0/24")
        #expect(cluster.vms[0].vm.virtualCPUs == 2)
        #expect(cluster.vms[0].vm.diskMiB == 20_480)
    }
}
