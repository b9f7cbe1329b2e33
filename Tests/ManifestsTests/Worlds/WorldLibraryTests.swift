import Model
import Testing

@testable import Manifests

@Suite struct WorldLibraryTests {
    private static func world(_ libraries: String, supervisor: String = "") throws -> World {
        let text = """
            name: w
            storagePolicies: [{name: gold}]
            \(libraries)
            clusters:
              - name: c
                hosts: [{count: 3, name: "esx-{n}"}]
                datastores: [{name: vsan, tags: [gold]}]
                supervisor: {name: s\(supervisor)}
                namespaces:
                  - name: team
                    vms: [{name: db, image: ubuntu, storageClass: gold}]
            """
        return try World(reading: Array(text.utf8), file: "w.yaml")
    }

    @Test func `a world that says nothing of libraries has what it names`() throws {
        let vcenter = try Self.world("").simulation().vcenter
        let namespace = try #require(vcenter.namespace(named: "team"))
        #expect(vcenter.image("ubuntu", in: namespace) != nil)
        #expect(vcenter.libraries.count == 1)
    }

    @Test func `libraries are built as written, and those of releases go to the Supervisor`()
        throws
    {
        let libraries = """
            contentLibraries:
              - {name: tkg, url: "https://here/lib.json", onDemand: false, datastore: vsan,
                 items: [{release: v1.26.5+vmware.2, size: 5Gi}]}
              - {name: images, items: [{name: ubuntu, osVersion: "22.04", signed: false}]}
            """
        let vcenter = try Self.world(libraries).simulation().vcenter
        let supervisor = try #require(vcenter.supervisors.ids.first { _ in true })
        #expect(
            vcenter.releases(of: supervisor).map(\.name) == ["v1.26.5---vmware.2"])
        #expect(vcenter.supervisors[supervisor].libraries.count == 1)
        let tkg = try #require(vcenter.library(named: "tkg"))
        #expect(vcenter.storedMiB(in: tkg) == 5120)
        let namespace = try #require(vcenter.namespace(named: "team"))
        #expect(vcenter.images(in: namespace).count == 2)
        let bare = try Self.world(libraries, supervisor: ", libraries: []").simulation().vcenter
        let other = try #require(bare.supervisors.ids.first { _ in true })
        #expect(bare.releases(of: other).isEmpty)
    }

    @Test(arguments: [
        ("- {name: tkg, items: [{os: x}]}", 4), ("- {name: tkg, onDemand: true}", 4),
        ("- {name: tkg, datastore: nfs}", 4), ("- {name: tkg, url: here}", 4),
        ("- {name: tkg, items: [{name: a}, {name: a}]}", 4),
    ])
    func `what cannot be is refused with its line`(row: String, line: Int) throws {
        do {
            _ = try Self.world("contentLibraries:\n  \(row)").simulation()
            Issue.record("\(row) was taken")
        } catch let error as ManifestError {
            #expect(error.line == line)
        }
    }
}
