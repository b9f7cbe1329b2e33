import Testing

@testable import Model

/// Somebody who scales, upgrades, pauses and deletes a TKG cluster at random; after each step all that
/// must hold does, machines and their sets included.
@Suite struct ClusterSwarmTests {
    private func request(
        _ chance: inout RandomStream, workers: Int, controlPlane: Int, release: String
    ) -> ObjectRequest {
        var request = Fixture.tkg("tkc", controlPlane: controlPlane, workers: workers)
        guard case .workloadCluster(var spec) = request.body else { return request }
        spec.release = release
        spec.isPaused = chance.below(6) == 0
        if chance.below(3) == 0 {
            spec.workers[0].volumes = [
                NodeVolume(name: "data", mountPath: "/data", sizeMiB: 1024)
            ]
        }
        request.body = .workloadCluster(spec)
        request.manifest["spec"] = ["text": .string("\(spec)")]
        return request
    }

    @Test(arguments: 1...6)
    func `whatever is asked of a cluster, its machines add up`(seed: Int) throws {
        var fixture = try Fixture(hosts: 4, seed: UInt64(seed), releases: Fixture.releases)
        var chance = RandomStream(seed: UInt64(seed))
        var (place, controlPlane) = (3, 1)
        for _ in 0..<25 {
            if chance.below(3) == 0 { place = min(5, place + 1) }
            if chance.below(4) == 0 { controlPlane = [1, 3, 5][chance.below(3)] }
            let operation: Operation =
                switch chance.below(8) {
                case 0:
                    .delete(.tanzuKubernetesCluster, name: "tkc", namespace: "team")
                case 1: anyMachine(fixture, &chance)
                default:
                    .apply(
                        request(
                            &chance, workers: chance.below(4), controlPlane: controlPlane,
                            release: Fixture.releases[place]))
                }
            _ = fixture.refusal(of: operation)
            fixture.run(minutes: chance.between(1, 20))
        }
        var last = request(&chance, workers: 2, controlPlane: 5, release: "v1.28.8")
        if case .workloadCluster(var spec) = last.body {
            spec.isPaused = false
            last.body = .workloadCluster(spec)
            last.manifest["spec"] = ["text": "the last"]
        }
        _ = fixture.refusal(of: .apply(last))
        fixture.run(minutes: 240)
        try? fixture.simulation.perform(
            .delete(.tanzuKubernetesCluster, name: "tkc", namespace: "team"))
        fixture.run(minutes: 20)
        #expect(fixture.simulation.vcenter.machines.isEmpty)
        #expect(fixture.simulation.vcenter.claims.isEmpty)
    }

    private func anyMachine(_ fixture: Fixture, _ chance: inout RandomStream) -> Operation {
        let machines = fixture.simulation.vcenter.machines
        let names = machines.ids.map { machines[$0].name }
        let name = names.isEmpty ? "none" : names[chance.below(names.count)]
        return .delete(.machine, name: name, namespace: "team")
    }

    @Test func `what controllers keep is not for people to change`() throws {
        var fixture = try Fixture.withGuest()
        let kind = Kind(group: "cluster.x-k8s.io", name: "MachineDeployment")
        let refusal = fixture.refusal(
            of: .scale(kind, name: "tkc-md-0", namespace: "team", replicas: 5))
        guard case .forbidden(_, .patch, kind, "team")? = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
    }
}
