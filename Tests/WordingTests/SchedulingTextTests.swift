import Model
import Testing
import Wording

@Suite struct SchedulingTextTests {
    /// A Supervisor on three hosts with one namespace called `team`.
    private func simulation(memoryLimitMiB: Int? = nil) throws -> Simulation {
        var vcenter = VCenter(name: "vc")
        let cluster = vcenter.addCluster(ClusterSpec(name: "wcp"))
        for number in 1...3 {
            _ = try vcenter.addHost(
                HostSpec(
                    name: "esx-0\(number)", cores: 16, coreMHz: 2000, memoryMiB: 65_536,
                    address: "10.0.0.2\(number)"), to: cluster)
        }
        _ = vcenter.addDatastore(
            name: "vsan", type: .vsan, capacityMiB: 1_048_576, tags: [], on: [cluster])
        _ = try vcenter.enableSupervisor(SupervisorSpec(name: "supervisor"), on: cluster)
        var simulation = Simulation(vcenter: vcenter, seed: 1)
        var spec = NamespaceSpec(name: "team")
        spec.memoryLimitMiB = memoryLimitMiB
        try simulation.perform(.createNamespace(spec, supervisor: "supervisor"))
        return simulation
    }

    private func pod(_ name: String, memory: Int) -> Operation {
        var container = Container(name: "main", image: "nginx")
        container.memoryRequest = memory
        return .apply(
            ObjectRequest(
                kind: .pod, apiVersion: "v1", name: name, namespace: "team",
                manifest: ["kind": "Pod"], body: .pod(PodTemplate(containers: [container]))))
    }

    private func text(of simulation: Simulation) throws -> [String] {
        let pod = try #require(simulation.vcenter.pods.ids.first { _ in true })
        return ExplanationText.lines(for: pod, in: simulation)
    }

    @Test func `nodes that are out are counted as Kubernetes words it`() {
        let reason = Pod.Reason.noNodeAvailable(
            nodes: 9,
            failures: [
                FilterFailure(finding: .insufficientMemory, nodes: 6),
                FilterFailure(
                    finding: .untoleratedTaint(key: "node-role.kubernetes.io/master"), nodes: 3),
            ])
        #expect(
            reason.text == """
                0/9 nodes are available: 3 node(s) had untolerated taint {node-role.kubernetes.io/master: }, \
                6 Insufficient memory.
                """)
        #expect(Pod.Reason.insufficientResources.text == "Insufficient resources.")
    }

    @Test func `a running pod is explained from the first look to the last step`() throws {
        var simulation = try simulation()
        try simulation.perform(pod("web", memory: 512))
        simulation.advance(to: 120_000)
        let lines = try text(of: simulation)
        #expect(lines.first?.hasPrefix("Why is pod team/web on esx-0") == true)
        #expect(lines.contains { $0.contains("looked at 6 nodes") })
        #expect(lines.contains("  ... and handed 3 of them to DRS."))
        #expect(lines.contains { $0.contains("DRS chose esx-0") && $0.contains("next esx-0") })
        #expect(lines.last?.hasSuffix(" s in all.") == true)
    }

    @Test func `a pod that waits names every node, the reason and the next look`() throws {
        var simulation = try simulation()
        try simulation.perform(.cordon(host: "esx-02", true))
        try simulation.perform(pod("huge", memory: 100_000))
        simulation.advance(to: 10_000)
        let lines = try text(of: simulation)
        #expect(lines.first == "Why is pod team/huge nowhere?")
        #expect(lines.contains { $0.contains("esx-02") && $0.contains("cordoned") })
        #expect(lines.contains { $0.contains("esx-01") && $0.contains("too little memory") })
        #expect(lines.count { $0.hasSuffix("is a control plane node") } == 3)
        #expect(lines.contains { $0.contains("0/6 nodes are available: ") })
        #expect(lines.contains { $0.contains("; again at ") })
    }

    @Test func `a full namespace is named as the obstacle`() throws {
        var simulation = try simulation(memoryLimitMiB: 256)
        try simulation.perform(pod("web", memory: 512))
        simulation.advance(to: 10_000)
        let lines = try text(of: simulation)
        #expect(lines.contains { $0.hasSuffix("Insufficient resources.") })
        #expect(lines.contains { $0.contains("resource pool has no room") })
        #expect(lines.contains { $0.contains("Raise the namespace's") })
    }
}
