import Testing

@testable import Model

@Suite struct RollingMachineTests {
    private func machines(_ fixture: Fixture, controlPlane: Bool) -> [Machine] {
        fixture.simulation.vcenter.machines.ids.map { fixture.simulation.vcenter.machines[$0] }
            .filter { $0.isControlPlane == controlPlane }
    }

    private func request(
        _ controlPlane: String, _ workers: String, release: String = "v1.26.5"
    ) -> Operation {
        var request = Fixture.tkg("tkc", controlPlane: 3, workers: 2, className: workers)
        guard case .workloadCluster(var spec) = request.body else { return .apply(request) }
        spec.controlPlane.className = controlPlane
        spec.release = release
        request.body = .workloadCluster(spec)
        request.manifest["spec"] = ["class": .string(controlPlane + workers + release)]
        return .apply(request)
    }

    /// Lets a cluster become what it is asked to be, and expects that at no time more than one
    /// machine was in addition or any was missing.
    private func follow(
        _ fixture: inout Fixture, workersWait: Bool
    ) throws -> WorkloadCluster.Phase {
        for _ in 0..<360 {
            fixture.simulation.advance(to: fixture.simulation.now + 10_000)
            let (leaders, workers) = (
                machines(fixture, controlPlane: true), machines(fixture, controlPlane: false)
            )
            #expect((3...4).contains(leaders.count))
            #expect((2...3).contains(workers.count))
            #expect(leaders.count { $0.phase == .running } >= 3)
            #expect(workers.count { $0.phase == .running } >= 2)
            if workersWait, Set(leaders.map(\.release)).count > 1 {
                #expect(workers.count == 2)
            }
        }
        let clusters = fixture.simulation.vcenter.workloadClusters
        return clusters[try #require(clusters.ids.first { _ in true })].phase
    }

    @Test func `a new class of workers replaces them one at a time and nothing else`() throws {
        var fixture = try Fixture(hosts: 4, releases: ["v1.26.5", "v1.27.1"])
        try fixture.simulation.perform(request("best-effort-small", "best-effort-small"))
        fixture.run(minutes: 40)
        let leaders = machines(fixture, controlPlane: true).map(\.name)
        #expect(leaders.count == 3)
        try fixture.simulation.perform(request("best-effort-small", "guaranteed-small"))
        #expect(try follow(&fixture, workersWait: false) == .running)
        #expect(machines(fixture, controlPlane: true).map(\.name) == leaders)
        let workers = machines(fixture, controlPlane: false)
        #expect(workers.allSatisfy { $0.template.className == "guaranteed-small" })
        for worker in workers {
            let vm = try #require(worker.vm)
            #expect(fixture.simulation.vcenter.vms[vm].memory.reservation == 4096)
        }
        fixture.run(minutes: 1)
    }

    @Test func `a new release goes to the control plane first`() throws {
        var fixture = try Fixture(hosts: 4, releases: ["v1.26.5", "v1.27.1"])
        try fixture.simulation.perform(request("best-effort-small", "best-effort-small"))
        fixture.run(minutes: 40)
        let before = Set(fixture.simulation.vcenter.machines.ids)
        try fixture.simulation.perform(
            request("best-effort-small", "best-effort-small", release: "v1.27.1"))
        #expect(try follow(&fixture, workersWait: true) == .running)
        #expect(before.isDisjoint(with: fixture.simulation.vcenter.machines.ids))
        #expect(
            fixture.simulation.vcenter.machines.ids.allSatisfy {
                fixture.simulation.vcenter.machines[$0].release == "v1.27.1"
            })
        fixture.run(minutes: 1)
    }
}
