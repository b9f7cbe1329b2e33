import Manifests
import Model
import Testing

@testable import Lab

@Suite struct ExpressionTests {
    private func holds(_ text: String) throws -> Bool {
        let world = try World(named: "lab")
        var simulation = try world.simulation()
        simulation.advance(to: 600_000)
        return try Expression(text).holds(in: Evidence(simulation))
    }

    @Test(arguments: [
        "deployment/hello -n sandbox: status.readyReplicas >= 3",
        "deployment/hello -n sandbox: status.conditions[type=Available].status == \"True\"",
        "deployment/hello -n sandbox: spec.template.spec.containers[0].image == 'nginx:1.25'",
        "deployment/hello -n sandbox: spec.template.spec.containers[*].resources.requests.memory <= 128Mi",
        "deployment/hello -n sandbox: spec.replicas == status.readyReplicas",
        "count(pods -n sandbox where status.phase == \"Running\") == 3",
        "all(pods -n sandbox where status.phase == \"Running\")",
        "none(pods -n sandbox where status.phase == \"Pending\") and exists(host/esx-01)",
        "any(events where reason == 'Started') and not exists(deployment/shop -n sandbox)",
        "count(deployments -n sandbox -l app=hello) == 1",
        "host/esx-01: ((state == 'connected' or state contains 'aint') and memoryMiB >= 1)",
        "deployment/hello -n sandbox: metadata.nothing? == null",
    ])
    func `true of the small world after ten minutes`(_ text: String) throws {
        #expect(try holds(text))
        #expect(try !holds("not (\(text))"))
    }

    @Test func `what is not there satisfies nothing`() throws {
        #expect(try !holds("deployment/shop -n sandbox: status.readyReplicas >= 0"))
        #expect(try !holds("deployment/hello -n sandbox: status.nothing >= 0"))
        #expect(try !holds("all(pods -n nowhere where status.phase == 'Running')"))
        #expect(try !holds("deployment/hello -n sandbox: metadata.name >= 3"))
    }

    @Test(
        arguments: [
            ("deployments -n sandbox: spec.replicas == 3", "names no single object"),
            ("deployment/hello spec.replicas == 3", "where \":\" is expected"),
            ("deployment/hello: spec.replicas ==", "the end stands where a text, number"),
            ("count(pods)", "is to be compared"),
            ("deployment/hello: spec.name == \"a", "has no end"),
            ("deployment/hello: status.conditions[type", "is never closed"),
            ("host/a: state == 3x", "is no number or quantity"),
            ("exists(pods) exists(hosts)", "is not expected; join with and, or"),
        ])
    func `a slip is named with what would be right`(_ text: String, _ expected: String) {
        do throws(ExpressionError) {
            _ = try Expression(text)
            Issue.record("was read")
        } catch {
            #expect(error.text.contains(expected), "\(error.text)")
        }
    }
}
