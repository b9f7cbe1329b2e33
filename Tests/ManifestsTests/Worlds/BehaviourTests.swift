import Model
import Testing
import Wording

@testable import Manifests

@Suite struct BehaviourTests {
    private static func world(_ behaviours: String) -> String {
        """
        name: w
        behaviours: [\(behaviours)]
        storagePolicies: [{name: gold}]
        clusters:
          - name: c
            hosts: [{count: 3, name: "esx-{n}.lab"}]
            datastores: [{name: vsan, tags: [gold]}]
            supervisor: {name: s}
            namespaces:
              - name: team
                workloads: [{name: web, image: "shop/web:2"}]
        """
    }

    private func status(_ behaviours: String) throws -> (status: String, ready: String) {
        let world = try World(reading: Array(Self.world(behaviours).utf8), file: "w.yaml")
        var simulation = try world.simulation()
        simulation.advance(to: 180_000)
        let vcenter = simulation.vcenter
        let id = try #require(vcenter.pods.ids.first { _ in true })
        return (vcenter.statusText(of: vcenter.pods[id]), vcenter.readyText(of: vcenter.pods[id]))
    }

    @Test func `what a world says of an image its pods do`() throws {
        #expect(try status("") == ("Running", "1/1"))
        #expect(try status("{image: other, endsAfter: 1s}") == ("Running", "1/1"))
        #expect(try status("{image: 'shop/*', endsAfter: 1s}") == ("CrashLoopBackOff", "0/1"))
        #expect(try status("{image: 'shop/*', pull: untrusted}") == ("ImagePullBackOff", "0/1"))
    }

    @Test func `a behaviour that is wrong is refused with its place`() throws {
        for (text, path) in [
            ("{image: a, exitCode: 3}", "exitCode"), ("{image: a, pull: never}", "pull"),
            ("{endsAfter: 1s}", "behaviours[0]"), ("{image: a, ends: 1s}", "ends"),
        ] {
            let error = #expect(throws: ManifestError.self) {
                try World(reading: Array(Self.world(text).utf8), file: "w.yaml")
            }
            #expect(error?.path.contains(path) ?? false, "\(text)")
        }
    }
}
