import Testing

@testable import Model

@Suite struct FilterTests {
    private func failures(
        _ fixture: Fixture, _ template: PodTemplate
    ) -> [FilterFailure] {
        let cycle = SchedulingCycle(of: fixture.supervisor, in: fixture.simulation.vcenter)
        let request = PodRequest(template, size: PodSize(of: template), coreMHz: 2000)
        return cycle.filtered(request).failures.map {
            FilterFailure(finding: $0.finding, nodes: $0.nodes)
        }
    }

    private let taint = FilterFailure(
        finding: .untoleratedTaint(key: "node-role.kubernetes.io/master"), nodes: 3)

    @Test func `a cordoned node takes only pods that tolerate it`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.cordon(host: "esx-01.lab", true))
        let container = Container(name: "main", image: "nginx")
        #expect(
            failures(fixture, PodTemplate(containers: [container]))
                == [FilterFailure(finding: .unschedulable, nodes: 1), taint])
        let tolerant = PodTemplate(
            containers: [container],
            tolerations: [Toleration(key: "node.kubernetes.io/unschedulable")])
        #expect(failures(fixture, tolerant) == [taint])
    }

    @Test func `a node that lacks CPU and memory counts for both`() throws {
        let fixture = try Fixture(hosts: 2)
        var container = Container(name: "main", image: "nginx")
        container.cpuRequest = 64_000
        container.memoryRequest = 999_999
        #expect(
            failures(fixture, PodTemplate(containers: [container])) == [
                taint, FilterFailure(finding: .insufficientCPU, nodes: 2),
                FilterFailure(finding: .insufficientMemory, nodes: 2),
            ])
    }

    @Test func `a toleration of everything does not bring a pod onto the control plane`() throws {
        let fixture = try Fixture()
        let template = PodTemplate(
            containers: [Container(name: "main", image: "nginx")], tolerations: [Toleration()])
        #expect(
            failures(fixture, template)
                == [FilterFailure(finding: .insufficientMemory, nodes: 3)])
    }

    @Test(arguments: ["esx-02.lab", "nowhere"])
    func `a pod that selects a host name gets that host or none`(name: String) throws {
        var fixture = try Fixture()
        let template = PodTemplate(
            containers: [Container(name: "main", image: "nginx")],
            nodeSelector: ["kubernetes.io/hostname": name])
        let pod = try fixture.simulation.createPod(
            name: "one", template: template, owner: nil, ordinal: nil, in: fixture.namespace)
        fixture.run(minutes: 1)
        let expected = fixture.simulation.vcenter.host(named: name)
        #expect(fixture.simulation.vcenter.pods[pod].host == expected)
        if expected == nil {
            #expect(
                fixture.simulation.vcenter.pods[pod].reason
                    == .noNodeAvailable(
                        nodes: 6,
                        failures: [taint, FilterFailure(finding: .selectorMismatch, nodes: 3)],
                        preemption: PreemptionOutcome.none(helpless: 6, victimless: 0, still: [])))
        }
    }

    @Test func `a silent node takes no pods`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.simulation.perform(.failHost(host: "esx-04.lab"))
        let template = PodTemplate(containers: [Container(name: "main", image: "nginx")])
        #expect(failures(fixture, template).first == FilterFailure(finding: .notReady, nodes: 1))
    }
}
