import Glibc
import Manifests
import Model
import Testing
import Wording

@testable import WorkloadConsole

/// What `kubectl describe` printed on a real Supervisor, beside what is said here, field by field.
@Suite(
    .enabled(
        if: RealOutput.path != nil,
        "needs a real Supervisor's output below ../shared/data/supervisor"))
struct RealOutputTests {
    private let real: RealOutput
    private let simulation: Simulation
    private let pod: Pod

    init() throws {
        real = try RealOutput(reading: try #require(RealOutput.path))
        let text = """
            name: real
            summary: What the real one ran
            clusters:
              - name: wcp
                hosts: [{count: 3, name: "sc2-{n}.eng", cores: 16, mhz: 2000}]
                datastores: [{name: vsan, type: vSAN, capacity: 10Ti}]
                supervisor: {name: supervisor}
                namespaces: [{name: first}]
            """
        var simulation = try World(reading: Array(text.utf8), file: "real").simulation()
        let manifest = """
            kind: Namespace
            apiVersion: v1
            metadata: {name: kubectl-8891}
            ---
            kind: Pod
            apiVersion: v1
            metadata: {name: agnhost-primary-m65zs, namespace: kubectl-8891, labels: {app: agnhost}}
            spec: {containers: [{name: agnhost-primary, image: "agnhost:2.31"}]}
            """
        for document in DocumentReader.read(Array(manifest.utf8), file: "real").documents {
            try simulation.perform(
                .apply(try ManifestDecoder.request(from: document, namespace: "kubectl-8891")))
            simulation.advance(to: simulation.now + 120_000)
        }
        self.simulation = simulation
        pod = try #require(
            simulation.vcenter.pods.ids.map { simulation.vcenter.pods[$0] }
                .first { $0.name == "agnhost-primary-m65zs" })
    }

    @Test func `a pod's start has the events of a real one, in its order and words`() throws {
        let lines = real.events(ofPod: "agnhost-primary-m65zs")
        #expect(lines.count == 8)
        let id = try #require(pod.host)
        let host = try #require(simulation.vcenter.hosts.find(id)?.name)
        let events = simulation.events.events.filter {
            $0.subject.kind == "Pod" && $0.subject.name == pod.name
        }
        let said = events.map { event in
            RealOutput.Line(
                type: event.body.isWarning ? "Warning" : "Normal", reason: event.body.reason,
                message: event.body.text(of: event.subject)
                    .replacing("agnhost:2.31", with: "IMAGE")
                    .replacing(host, with: "HOST")
                    .replacing(/default-token-\w{5}/, with: "TOKEN"))
        }
        let expected = lines.map { line in
            RealOutput.Line(
                type: line.type, reason: line.reason,
                message: line.message
                    .replacing(/agnhost-[0-9a-f]{40}-v\d+/, with: "IMAGE")
                    .replacing(/sc2-[-\w.]+/, with: "HOST")
                    .replacing(/default-token-\w{5}/, with: "TOKEN"))
        }
        #expect(said == expected)
    }

    @Test func `control plane nodes are named, tainted and given roles as a real one`() throws {
        let name = try #require(real.value(of: "Name", in: "describe node"))
        let roles = try #require(real.value(of: "Roles", in: "describe node"))
        let supervisor = try #require(
            simulation.vcenter.supervisors.ids.map { simulation.vcenter.supervisors[$0] }.first)
        for row in supervisor.controlPlane {
            let node = try #require(KubernetesNode(.vm(row.vm), in: simulation))
            #expect(node.roles == roles)
            #expect(node.name.count == name.count)
            #expect(node.name.allSatisfy { $0.isHexDigit && !$0.isUppercase })
        }
        // Pods are bound to ESXi hosts under the hosts' own names.
        let id = try #require(pod.host)
        let node = try #require(KubernetesNode(.host(id), in: simulation))
        #expect(node.name == simulation.vcenter.hosts[id].name && node.roles == "agent")
    }

    @Test func `a namespace that a user made has a real one's annotations`() throws {
        let id = try #require(simulation.vcenter.namespace(named: "kubectl-8891"))
        let said = simulation.vcenter.systemAnnotations(of: id)
        let lines = real.list(of: "Annotations", in: "describe namespace")
        // Limits stand there where there are some.
        let limits = Set(["cpu", "memory"].map { "vmware-system-resource-pool-\($0)-limit" })
        #expect(
            said.map(\.key).filter { !limits.contains($0) }
                == lines.map(\.key).filter { !limits.contains($0) })
        for (key, value) in said {
            guard let line = lines.first(where: { $0.key == key }) else { continue }
            #expect(RealOutput.form(of: value) == RealOutput.form(of: line.value), "\(key)")
        }
    }
}
