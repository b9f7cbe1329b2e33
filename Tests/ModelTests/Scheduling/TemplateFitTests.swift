import Testing

@testable import Model

/// What a cycle keeps from pod to pod must be what it would find by looking at all nodes again.
@Suite struct TemplateFitTests {
    private static let zone = "topology.kubernetes.io/zone"

    /// Eight hosts of two sizes in two zones; one is tainted, one rather not to be used.
    private func fixture() throws -> Fixture {
        var fixture = try Fixture(hosts: 8, memoryMiB: 16_384, cores: 8)
        for (place, host) in fixture.hosts.enumerated() {
            fixture.simulation.vcenter.hosts[host].labels = [Self.zone: place < 4 ? "a" : "b"]
            if place % 3 == 0 { fixture.simulation.vcenter.hosts[host].cores = 4 }
        }
        fixture.simulation.vcenter.hosts[fixture.hosts[1]].taints = [Taint(key: "db")]
        fixture.simulation.vcenter.hosts[fixture.hosts[2]].taints = [
            Taint(key: "slow", effect: .preferNoSchedule)
        ]
        return fixture
    }

    private func templates() -> [PodTemplate] {
        let web = LabelSelector(matching: ["app": "app-1"])
        var spread = SpreadConstraint(
            maxSkew: 2, topologyKey: Self.zone, selector: web, isHard: true)
        spread.honorsTaints = true
        var choosy = SchedulingConstraints()
        choosy.spread = [spread]
        choosy.preferredNodes = [
            Weighted(weight: 10, term: NodeTerm([NodeRequirement(Self.zone, .isIn, ["b"])]))
        ]
        var apart = SchedulingConstraints()
        apart.preferredPods = [
            Weighted(weight: -5, term: PodTerm(topologyKey: Self.zone, selector: web))
        ]
        apart.nodeTerms = [
            NodeTerm([NodeRequirement("kubernetes.io/hostname", .notIn, ["esx-05.lab"])])
        ]
        return [SchedulingConstraints(), choosy, apart].enumerated().map { place, constraints in
            var container = Container(name: "main", image: "nginx")
            container.cpuRequest = 400 + 200 * place
            container.memoryRequest = 500
            return PodTemplate(
                labels: ["app": "app-\(place)"], containers: [container],
                constraints: constraints)
        }
    }

    @Test func `what is kept from pod to pod is what looking anew finds`() throws {
        var fixture = try fixture()
        var pods: [PodID] = []
        let templates = templates()
        for number in 0..<120 {
            pods.append(
                try fixture.simulation.createPod(
                    name: "pod-\(number)", template: templates[number * 7 % 5 % 3], owner: nil,
                    ordinal: nil, in: fixture.namespace))
        }
        var cycle = SchedulingCycle(of: fixture.supervisor, in: fixture.simulation.vcenter)
        var placed = 0
        for id in pods {
            let pod = fixture.simulation.vcenter.pods[id]
            fixture.simulation.vcenter.registerScopes(of: pod, on: fixture.supervisor)
            let vcenter = fixture.simulation.vcenter
            let kept = cycle.request(for: pod, in: vcenter)
            #expect(kept.fit?.room != nil)
            var fresh = SchedulingCycle(of: fixture.supervisor, in: vcenter)
            var anew = fresh.request(for: pod, in: vcenter)
            anew.fit = nil
            let (one, two) = (
                cycle.decide(kept, at: 0, poolAdmits: true),
                fresh.decide(anew, at: 0, poolAdmits: true)
            )
            #expect(one.best == two.best)
            #expect(one.failures == two.failures)
            #expect(one.chosen == two.chosen && one.handed == two.handed)
            guard let host = one.chosen else { continue }
            placed += 1
            fixture.simulation.bind(id, to: host)
            cycle.note(pod, on: host, in: fixture.simulation.vcenter)
        }
        // Some found no room any more: fullness was seen, too.
        #expect(placed > 60 && placed < 120)
    }
}
