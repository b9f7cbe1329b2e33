import Testing

@testable import Model

@Suite struct PreemptionTests {
    private func template(
        cpu: Int = 15_000, class name: String? = nil, app: String = "a",
        _ change: (inout SchedulingConstraints) -> Void = { _ in }
    ) -> PodTemplate {
        var container = Container(name: "main", image: "nginx")
        container.cpuRequest = cpu
        container.memoryRequest = 64
        var constraints = SchedulingConstraints()
        constraints.priorityClass = name
        change(&constraints)
        return PodTemplate(
            labels: ["app": app], containers: [container], constraints: constraints)
    }

    /// Classes: high 1000, never 900, middle 500.
    private func fixture(hosts: Int = 3) throws -> Fixture {
        var fixture = try Fixture(hosts: hosts)
        for (name, value, policy) in [
            ("high", 1000, "PreemptLowerPriority"), ("never", 900, "Never"),
            ("middle", 500, "PreemptLowerPriority"),
        ] {
            try fixture.simulation.perform(
                .apply(
                    ObjectRequest(
                        kind: .priorityClass, apiVersion: "scheduling.k8s.io/v1", name: name,
                        namespace: nil,
                        manifest: [
                            "value": .integer(value), "preemptionPolicy": .string(policy),
                        ], body: .kept)))
        }
        return fixture
    }

    private func create(
        _ name: String, _ template: PodTemplate, in fixture: inout Fixture, minutes: Int = 1
    ) throws -> PodID {
        let pod = try fixture.simulation.createPod(
            name: name, template: template, owner: nil, ordinal: nil, in: fixture.namespace)
        fixture.run(minutes: minutes)
        return pod
    }

    @Test func `the least important pod makes room, and only as many as are needed`() throws {
        var fixture = try fixture()
        let middle = try create("middle", template(class: "middle"), in: &fixture)
        let one = try create("one", template(cpu: 7000), in: &fixture)
        let two = try create("two", template(cpu: 7000), in: &fixture)
        let three = try create("three", template(cpu: 7000), in: &fixture)
        let four = try create("four", template(cpu: 7000), in: &fixture)
        #expect(fixture.pods.allSatisfy { $0.host != nil })
        let high = try create("high", template(cpu: 8000, class: "high"), in: &fixture, minutes: 2)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.pods[high].host != nil)
        #expect(vcenter.pods[high].nominated == nil)
        #expect(vcenter.pods.contains(middle))
        let left = [one, two, three, four].filter { vcenter.pods.contains($0) }
        #expect(left.count == 3)
        let names = ["one", "two", "three", "four"]
        let told = names.filter { name in
            fixture.events(of: name).contains { if case .preempted = $0 { true } else { false } }
        }
        #expect(told.count == 1)
        #expect(vcenter.supervisors[fixture.supervisor].nominated.isEmpty)
    }

    @Test func `a pod whose class never preempts waits and says so`() throws {
        var fixture = try fixture(hosts: 3)
        for number in 0..<3 { _ = try create("low-\(number)", template(), in: &fixture) }
        let pod = try create("polite", template(class: "never"), in: &fixture)
        guard case .noNodeAvailable(_, _, let outcome) = fixture.simulation.vcenter.pods[pod].reason
        else { return #expect(Bool(false), "it should wait") }
        #expect(outcome == .never)
        #expect(fixture.pods.count == 4)
    }

    @Test func `equals do not push each other away, nor does anybody where it would not help`()
        throws
    {
        var fixture = try fixture(hosts: 3)
        for number in 0..<3 {
            _ = try create("high-\(number)", template(class: "high"), in: &fixture)
        }
        let equal = try create("equal", template(class: "high"), in: &fixture)
        let middle = try create("middle", template(class: "middle"), in: &fixture)
        for pod in [equal, middle] {
            guard
                case .noNodeAvailable(_, _, let outcome) = fixture.simulation.vcenter.pods[pod]
                    .reason
            else { return #expect(Bool(false), "it should wait") }
            #expect(outcome == PreemptionOutcome.none(helpless: 3, victimless: 3, still: []))
        }
    }

    @Test func `what would be wrong still is counted`() throws {
        var fixture = try fixture(hosts: 3)
        for number in 0..<3 { _ = try create("low-\(number)", template(), in: &fixture) }
        let pod = try create("huge", template(cpu: 64_000, class: "high"), in: &fixture)
        guard case .noNodeAvailable(_, _, let outcome) = fixture.simulation.vcenter.pods[pod].reason
        else { return #expect(Bool(false), "it should wait") }
        #expect(
            outcome
                == PreemptionOutcome.none(
                    helpless: 3, victimless: 0,
                    still: [FilterFailure(finding: .insufficientCPU, nodes: 3)]))
        #expect(fixture.pods.count == 4)
    }

    @Test func `a pod that others avoid pushes those away that are less important`() throws {
        var fixture = try fixture(hosts: 3)
        let host = "kubernetes.io/hostname"
        for number in 0..<3 {
            let shy = template(cpu: 100, app: "shy") {
                $0.antiAffinity = [
                    PodTerm(topologyKey: host, selector: LabelSelector())
                ]
            }
            _ = try create("shy-\(number)", shy, in: &fixture)
        }
        let high = try create("high", template(cpu: 100, class: "high"), in: &fixture, minutes: 2)
        #expect(fixture.simulation.vcenter.pods[high].host != nil)
        #expect(fixture.pods.count == 3)
    }

    @Test func `the room that is cleared is not taken by a less important pod`() throws {
        var fixture = try fixture(hosts: 3)
        for number in 0..<3 { _ = try create("low-\(number)", template(), in: &fixture) }
        let high = try fixture.simulation.createPod(
            name: "high", template: template(class: "high"), owner: nil, ordinal: nil,
            in: fixture.namespace)
        fixture.simulation.advance(to: fixture.simulation.now + 10)
        #expect(fixture.simulation.vcenter.pods[high].nominated != nil)
        let late = try create("late", template(class: "middle"), in: &fixture, minutes: 0)
        fixture.run(minutes: 3)
        #expect(fixture.simulation.vcenter.pods[high].host != nil)
        // The one of middle importance has pushed another away meanwhile.
        #expect(fixture.simulation.vcenter.pods[late].host != nil)
        #expect(fixture.pods.count == 3)
    }

    @Test func `a class that does not exist is refused, one that is the default is taken`() throws {
        var fixture = try fixture(hosts: 3)
        #expect(throws: OperationError.noPriorityClass(pod: "one", priorityClass: "missing")) {
            try fixture.simulation.createPod(
                name: "one", template: template(class: "missing"), owner: nil, ordinal: nil,
                in: fixture.namespace)
        }
        try fixture.simulation.perform(
            .apply(
                ObjectRequest(
                    kind: .priorityClass, apiVersion: "scheduling.k8s.io/v1", name: "standard",
                    namespace: nil, manifest: ["value": 7, "globalDefault": true], body: .kept)))
        let pod = try create("two", template(), in: &fixture)
        #expect(fixture.simulation.vcenter.pods[pod].priority == 7)
        let critical = try create(
            "three", template(class: "system-node-critical"), in: &fixture)
        #expect(fixture.simulation.vcenter.pods[critical].priority == 2_000_001_000)
    }
}
