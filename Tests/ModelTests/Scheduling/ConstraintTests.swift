import Testing

@testable import Model

@Suite struct ConstraintTests {
    /// Four hosts in two zones: 1 and 2 in `a`, 3 and 4 in `b`.
    private func zoned() throws -> Fixture {
        var fixture = try Fixture(hosts: 4)
        for (place, host) in fixture.hosts.enumerated() {
            fixture.simulation.vcenter.hosts[host].labels = [
                "topology.kubernetes.io/zone": place < 2 ? "a" : "b", "rack": "\(place + 1)",
            ]
        }
        return fixture
    }

    private func template(
        _ app: String, _ change: (inout SchedulingConstraints) -> Void
    ) -> PodTemplate {
        var constraints = SchedulingConstraints()
        change(&constraints)
        return PodTemplate(
            labels: ["app": app], containers: [Container(name: "main", image: "nginx")],
            constraints: constraints)
    }

    private func create(
        _ name: String, _ template: PodTemplate, in fixture: inout Fixture
    ) throws -> PodID {
        let pod = try fixture.simulation.createPod(
            name: name, template: template, owner: nil, ordinal: nil, in: fixture.namespace)
        fixture.run(minutes: 1)
        return pod
    }

    private func place(_ pod: PodID, in fixture: Fixture) -> Int? {
        fixture.simulation.vcenter.pods[pod].host.flatMap { fixture.hosts.firstIndex(of: $0) }
    }

    private func findings(_ pod: PodID, in fixture: Fixture) -> [NodeFinding: Int] {
        guard
            case .noNodeAvailable(_, let failures, _) = fixture.simulation.vcenter.pods[pod].reason
        else { return [:] }
        return Dictionary(uniqueKeysWithValues: failures.map { ($0.finding, $0.nodes) })
    }

    private static let zone = "topology.kubernetes.io/zone"
    private static let host = "kubernetes.io/hostname"
    private static let web = LabelSelector(matching: ["app": "web"])

    @Test(arguments: [
        (NodeRequirement("rack", .isIn, ["3", "9"]), [2]),
        (NodeRequirement("rack", .notIn, ["1", "2", "3"]), [3]),
        (NodeRequirement("rack", .greater, ["3"]), [3]),
        (NodeRequirement("rack", .less, ["2"]), [0]),
        (NodeRequirement("name", .isIn, ["esx-02.lab"], isField: true), [1]),
    ])
    func `node affinity admits the nodes that meet its condition`(
        requirement: NodeRequirement, expected: [Int]
    ) throws {
        var fixture = try zoned()
        let template = template("web") { $0.nodeTerms = [NodeTerm([requirement])] }
        let pod = try create("one", template, in: &fixture)
        #expect(place(pod, in: fixture).map { expected.contains($0) } == true)
    }

    @Test func `terms of node affinity are alternatives, their conditions are not`() throws {
        var fixture = try zoned()
        let both = NodeTerm([
            NodeRequirement(Self.zone, .isIn, ["b"]), NodeRequirement("rack", .less, ["4"]),
        ])
        let none = NodeTerm([NodeRequirement("gpu", .exists, [])])
        let pod = try create("one", template("web") { $0.nodeTerms = [none, both] }, in: &fixture)
        #expect(place(pod, in: fixture) == 2)
        let lost = try create("two", template("web") { $0.nodeTerms = [none] }, in: &fixture)
        #expect(findings(lost, in: fixture)[.selectorMismatch] == 4)
    }

    @Test func `a preferred node is taken though DRS would have chosen another`() throws {
        var fixture = try zoned()
        let wish = NodeTerm([NodeRequirement("rack", .isIn, ["4"])])
        for number in 0..<3 {
            let pod = try create(
                "pod-\(number)",
                template("web") { $0.preferredNodes = [Weighted(weight: 1, term: wish)] },
                in: &fixture)
            #expect(place(pod, in: fixture) == 3)
        }
    }

    @Test func `pods that avoid each other take a host each, the fifth waits and says why`() throws
    {
        var fixture = try zoned()
        let template = template("web") {
            $0.antiAffinity = [PodTerm(topologyKey: Self.host, selector: Self.web)]
        }
        var taken: Set<Int?> = []
        for number in 0..<4 {
            taken.insert(
                place(try create("web-\(number)", template, in: &fixture), in: fixture))
        }
        #expect(taken == [0, 1, 2, 3])
        let fifth = try create("web-4", template, in: &fixture)
        #expect(findings(fifth, in: fixture)[.podAntiAffinity] == 4)
        // Room appears when one of them goes.
        try fixture.simulation.perform(.delete(.pod, name: "web-2", namespace: "team"))
        fixture.run(minutes: 2)
        #expect(fixture.simulation.vcenter.pods[fifth].host != nil)
    }

    @Test func `a pod that says nothing itself is kept away from one that avoids it`() throws {
        var fixture = try zoned()
        let shy = template("shy") {
            $0.antiAffinity = [PodTerm(topologyKey: Self.zone, selector: Self.web)]
            $0.nodeTerms = [NodeTerm([NodeRequirement(Self.zone, .isIn, ["a"])])]
        }
        _ = try create("shy", shy, in: &fixture)
        let web = try create("web", template("web") { _ in }, in: &fixture)
        #expect(try #require(place(web, in: fixture)) >= 2)
        let pinned = template("web") {
            $0.nodeTerms = [NodeTerm([NodeRequirement(Self.zone, .isIn, ["a"])])]
        }
        let lost = try create("lost", pinned, in: &fixture)
        #expect(findings(lost, in: fixture)[.existingAntiAffinity] == 2)
        let other = try create("other", template("other") { _ in }, in: &fixture)
        #expect(place(other, in: fixture) != nil)
    }

    @Test func `pods that look for each other begin anywhere and then stay in one zone`() throws {
        var fixture = try zoned()
        let template = template("web") {
            $0.affinity = [PodTerm(topologyKey: Self.zone, selector: Self.web)]
        }
        var zones: Set<Int> = []
        for number in 0..<4 {
            let pod = try create("web-\(number)", template, in: &fixture)
            zones.insert(try #require(place(pod, in: fixture)) / 2)
        }
        #expect(zones.count == 1)
        let other = self.template("db") {
            $0.affinity = [
                PodTerm(topologyKey: Self.zone, selector: LabelSelector(matching: ["app": "no"]))
            ]
        }
        let lost = try create("db", other, in: &fixture)
        #expect(findings(lost, in: fixture)[.podAffinity] == 4)
    }

    @Test func `pods of other namespaces count only where a term names them`() throws {
        var fixture = try zoned()
        _ = try fixture.simulation.createNamespace(
            NamespaceSpec(name: "other"), on: fixture.supervisor)
        let elsewhere = try #require(fixture.simulation.vcenter.namespace(named: "other"))
        for number in 0..<4 {
            var constraints = SchedulingConstraints()
            constraints.nodeTerms = [
                NodeTerm([NodeRequirement("rack", .isIn, ["\(number + 1)"])])
            ]
            _ = try fixture.simulation.createPod(
                name: "web-\(number)",
                template: PodTemplate(
                    labels: ["app": "web"], containers: [Container(name: "a", image: "b")],
                    constraints: constraints),
                owner: nil, ordinal: nil, in: elsewhere)
        }
        fixture.run(minutes: 1)
        func avoiding(_ namespaces: [String]?) -> PodTemplate {
            template("x") {
                $0.antiAffinity = [
                    PodTerm(topologyKey: Self.host, selector: Self.web, namespaces: namespaces)
                ]
            }
        }
        let own = try create("own", avoiding(nil), in: &fixture)
        #expect(place(own, in: fixture) != nil)
        for (name, namespaces) in [("named", ["other"]), ("all", [])] {
            let pod = try create(name, avoiding(namespaces), in: &fixture)
            #expect(findings(pod, in: fixture)[.podAntiAffinity] == 4)
        }
    }

    @Test func `pods are spread over zones no more unevenly than they may be`() throws {
        var fixture = try zoned()
        let template = template("web") {
            $0.spread = [
                SpreadConstraint(
                    maxSkew: 1, topologyKey: Self.zone, selector: Self.web, isHard: true)
            ]
        }
        var zones = [0, 0]
        for number in 0..<6 {
            let pod = try create("web-\(number)", template, in: &fixture)
            zones[try #require(place(pod, in: fixture)) / 2] += 1
            #expect(abs(zones[0] - zones[1]) <= 1)
        }
        for host in fixture.hosts[2...] {
            try fixture.simulation.perform(
                .cordon(host: fixture.simulation.vcenter.hosts[host].name, true))
        }
        _ = try create("web-6", template, in: &fixture)
        let lost = try create("web-7", template, in: &fixture)
        // A cordoned node still counts as a domain; control plane nodes have no zone.
        #expect(findings(lost, in: fixture)[.spread] == 2)
    }

    @Test func `control plane nodes count as hosts over which pods are spread`() throws {
        // Unless taints are honoured their domains stay empty, as in Kubernetes.
        var fixture = try Fixture(hosts: 3)
        var constraint = SpreadConstraint(
            maxSkew: 1, topologyKey: Self.host, selector: Self.web, isHard: true)
        for number in 0..<3 {
            let pod = try create(
                "web-\(number)", template("web") { $0.spread = [constraint] }, in: &fixture)
            #expect(place(pod, in: fixture) != nil)
        }
        let fourth = try create("web-3", template("web") { $0.spread = [constraint] }, in: &fixture)
        #expect(findings(fourth, in: fixture)[.spread] == 3)
        constraint.honorsTaints = true
        let fifth = try create("web-4", template("web") { $0.spread = [constraint] }, in: &fixture)
        #expect(place(fifth, in: fixture) != nil)
    }

    @Test func `a taint keeps pods away, one that is a wish only makes the node worse`() throws {
        var fixture = try Fixture(hosts: 2)
        let (first, second) = (fixture.hosts[0], fixture.hosts[1])
        fixture.simulation.vcenter.hosts[first].taints = [
            Taint(key: "dedicated", value: "gpu", effect: .noExecute)
        ]
        fixture.simulation.vcenter.hosts[second].taints = [
            Taint(key: "old", effect: .preferNoSchedule)
        ]
        let plain = try create("plain", template("web") { _ in }, in: &fixture)
        #expect(place(plain, in: fixture) == 1)
        let tolerant = PodTemplate(
            containers: [Container(name: "main", image: "nginx")],
            tolerations: [Toleration(key: "dedicated", value: "gpu")])
        #expect(place(try create("tolerant", tolerant, in: &fixture), in: fixture) == 0)
        fixture.simulation.vcenter.hosts[second].taints = [Taint(key: "dedicated", value: "db")]
        let wrong = PodTemplate(
            containers: [Container(name: "main", image: "nginx")],
            tolerations: [Toleration(key: "dedicated", value: "ai")])
        let lost = try create("wrong", wrong, in: &fixture)
        #expect(
            findings(lost, in: fixture)[.untoleratedTaint(key: "dedicated", value: "gpu")] == 1)
        #expect(
            findings(lost, in: fixture)[.untoleratedTaint(key: "dedicated", value: "db")] == 1)
    }

    @Test func `extended resources run out by thousandths and come back`() throws {
        var fixture = try Fixture(hosts: 2)
        let gpu = "nvidia.com/gpu"
        let first = fixture.hosts[0]
        fixture.simulation.vcenter.hosts[first].extended = [ResourceAmount(name: gpu, milli: 1000)]
        let part = template("a") { $0.extended = [ResourceAmount(name: gpu, milli: 600)] }
        let one = try create("one", part, in: &fixture)
        #expect(place(one, in: fixture) == 0)
        let two = try create("two", part, in: &fixture)
        #expect(findings(two, in: fixture)[.insufficient(resource: gpu)] == 2)
        let small = template("a") { $0.extended = [ResourceAmount(name: gpu, milli: 400)] }
        #expect(place(try create("three", small, in: &fixture), in: fixture) == 0)
        try fixture.simulation.perform(.delete(.pod, name: "one", namespace: "team"))
        fixture.run(minutes: 2)
        #expect(place(two, in: fixture) == 0)
    }
}
