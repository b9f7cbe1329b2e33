import Manifests
import Model
import Testing

@testable import WorkloadConsole

@Suite struct VerbTests {
    private static func simulation(_ world: String = "demo") throws -> Simulation {
        var simulation = try World(named: world).simulation()
        simulation.advance(to: 600_000)
        return simulation
    }

    private func operations(
        _ line: String, on simulation: Simulation
    ) throws(VerbError) -> [Model.Operation] {
        let words = line.split(separator: " ").map(String.init)
        guard let verb = Verb.named(words[0]) else { return [] }
        let sorted = try VerbWords(Array(words.dropFirst()), for: verb)
        return try verb.operations(with: sorted.values, on: simulation)
    }

    @Test func `verbs have names of their own, and arguments that can be told apart`() {
        #expect(Set(Verb.all.map(\.name)).count == Verb.all.count)
        for verb in Verb.all {
            #expect(Set(verb.arguments.map(\.name)).count == verb.arguments.count, "\(verb.name)")
            // Nothing stands by its place behind something that may be repeated.
            let places = verb.arguments.filter { !$0.isOption }
            #expect(!places.dropLast().contains { $0.isRepeated })
        }
    }

    @Test(arguments: [
        ("enter-maintenance esx-03", #"{"enterMaintenance":{"host":"esx-03"}}"#),
        (
            "scale deploy web -n team-web --replicas 9",
            #"{"scale":{"kind":"apps/Deployment","name":"web","namespace":"team-web","replicas":9}}"#
        ),
        ("migrate jump esx-01", #"{"host":{"host":{"migrate":{"vm":"jump","host":"esx-01"}}}}"#),
        (
            "delete pod web-0 --namespace=team-web",
            #"{"delete":{"kind":"Pod","name":"web-0","namespace":"team-web","cascade":"background"}}"#
        ),
        ("mend", #"{"fault":{"fault":{"mend":{}}}}"#),
    ])
    func `a line becomes an operation`(_ line: String, _ json: String) throws {
        let made = try operations(line, on: try Self.simulation())
        #expect(try made.map { JSONText.line(of: try ValueEncoder.value(of: $0)) } == [json])
    }

    @Test func `settings that are not given stay as they are`() throws {
        let simulation = try Self.simulation()
        let before = simulation.vcenter.clusters.ids.map { simulation.vcenter.clusters[$0] }[0]
        let made = try operations("set-drs wcp-01 --threshold 5", on: simulation)
        guard case .setDRS("wcp-01", let settings) = made[0] else {
            Issue.record("it is \(made)")
            return
        }
        var wanted = before.drs
        wanted.threshold = 5
        #expect(settings == wanted)
    }

    @Test func `a namespace takes limits, policies and permissions`() throws {
        let simulation = try Self.simulation()
        let policy = simulation.vcenter.policies.ids.map { simulation.vcenter.policies[$0].name }[0]
        let line =
            "create-namespace fresh --cpu 4GHz --memory 8Gi --policy \(policy) "
            + "--permission ann@lab=edit"
        let made = try operations(line, on: simulation)
        guard case .createNamespace(let spec, _) = made[0] else {
            Issue.record("it is \(made)")
            return
        }
        #expect(spec.cpuLimitMHz == 4000)
        #expect(spec.memoryLimitMiB == 8192)
        #expect(spec.storage == [StorageSpec(policy: policy)])
        #expect(spec.permissions == [Permission(subject: "ann", domain: "lab", role: .edit)])
        var copy = simulation
        try copy.perform(made[0])
        #expect(copy.vcenter.namespace(named: "fresh") != nil)
    }

    @Test func `the pool of a TKG cluster is scaled through its manifest`() throws {
        var simulation = try Self.simulation()
        let vcenter = simulation.vcenter
        let row = try #require(
            vcenter.workloadClusters.ids.map { vcenter.workloadClusters[$0] }.first)
        let name = "\(vcenter.namespaces[row.namespace].name)/\(row.name)"
        let wanted = row.spec.workers[0].replicas + 1
        for operation in try operations(
            "scale-cluster \(name) --replicas \(wanted)", on: simulation)
        {
            try simulation.perform(operation)
        }
        let after = simulation.vcenter.workloadClusters.ids
            .map { simulation.vcenter.workloadClusters[$0] }.first { $0.name == row.name }
        #expect(after?.spec.workers[0].replicas == wanted)
        #expect(after?.spec.controlPlane == row.spec.controlPlane)
    }

    @Test(arguments: [
        ("enter-maintenance esx-3", "did you mean esx-03?"),
        ("enter-maintenance", "HOST: is missing"),
        ("enter-maintenance esx-01 esx-02", "\"esx-02\" is not expected"),
        ("scale deploy web -n team-web", "--replicas: is missing"),
        ("scale deploy web --replicas many", "is not a whole number from 0 to 1000000"),
        ("scale spaceship web --replicas 1", "TYPE: \"spaceship\" is not a type of objects"),
        ("set-drs wcp-01 --threshold 6", "is not a whole number from 1 to 5"),
        ("set-drs wcp-01 --automation wild", "there is no \"wild\""),
        ("create-namespace a --cpu fast", "is not MHz; write 4000 or 4GHz"),
        ("create-namespace a --permission ann", "is not USER@DOMAIN=owner"),
        ("operation {\"teleport\":{}}", "\"teleport\" is not known"),
    ])
    func `what is wrong is said with what would be right`(
        _ line: String, _ words: String
    ) throws {
        let simulation = try Self.simulation()
        let error = #expect(throws: VerbError.self) {
            try operations(line, on: simulation)
        }
        #expect(error?.text.contains(words) ?? false, "\(error?.text ?? "")")
    }

    @Test func `the document of operations is made from the table`() throws {
        try Golden.expect(
            OperationsDocument.text,
            in: Golden.root.deletingLastPathComponent().deletingLastPathComponent()
                .appendingPathComponent("docs/operations.md"))
    }
}
