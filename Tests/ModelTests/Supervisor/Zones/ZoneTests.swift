import Testing

@testable import Model

/// A Supervisor that spans three vSphere Zones.
@Suite struct ZoneTests {
    /// Three clusters of three hosts, each a zone, and a namespace with limits.
    private struct Zones {
        var simulation: Simulation
        let supervisor: SupervisorID
        var namespace: NamespaceID

        init(isEnabled: Bool = true) throws {
            var vcenter = VCenter(name: "vc")
            for letter in ["a", "b", "c"] {
                let cluster = vcenter.addCluster(ClusterSpec(name: "cluster-\(letter)"))
                for number in 1...3 {
                    let host = HostSpec(
                        name: "\(letter)-\(number)", cores: 12, coreMHz: 2000, memoryMiB: 98_304,
                        address: "10.0.\(number).\(letter.utf8.first ?? 0)")
                    _ = try vcenter.addHost(host, to: cluster)
                }
                _ = vcenter.addDatastore(
                    name: "vsan-\(letter)", type: .vsan, capacityMiB: 4_194_304, tags: ["gold"],
                    on: [cluster])
            }
            for vmClass in VMClass.defaults { _ = vcenter.addClass(vmClass) }
            _ = vcenter.addPolicy(StoragePolicy(name: "gold", tag: "gold"))
            let first = try #require(vcenter.cluster(named: "cluster-a"))
            supervisor = try vcenter.enableSupervisor(Self.spec, on: first, seed: 7)
            try vcenter.addLibrary(
                ContentLibrarySpec(
                    name: "images",
                    images: [ImageSpec(name: "photon"), ImageSpec(release: "v1.26.5")]))
            try vcenter.bind(libraries: ["images"], to: supervisor)
            simulation = Simulation(vcenter: vcenter, seed: 7)
            var spec = NamespaceSpec(name: "team")
            spec.cpuLimitMHz = 40_000
            spec.memoryLimitMiB = 100_001
            spec.storage = [StorageSpec(policy: "gold")]
            spec.classes = ["best-effort-small", "guaranteed-small"]
            namespace = try simulation.createNamespace(spec, on: supervisor)
        }

        static var spec: SupervisorSpec {
            var spec = SupervisorSpec(name: "supervisor")
            spec.size = .tiny
            spec.zones = ["a", "b", "c"].map {
                ZoneSpec(name: "zone-\($0)", cluster: "cluster-\($0)")
            }
            return spec
        }

        /// How many of these VMs each zone has.
        func spread(_ vms: [VMID]) -> [Int] {
            simulation.vcenter.supervisors[supervisor].zones.map { zone in
                vms.count { simulation.vcenter.vms[$0].cluster == zone.cluster }
            }
        }

        mutating func createCluster(workers: Int, zone: String? = nil) throws {
            var pool = NodePool(
                name: "workers", replicas: workers, className: "best-effort-small",
                storageClass: "gold")
            pool.failureDomain = zone
            try simulation.perform(
                .apply(
                    ObjectRequest(
                        kind: .tanzuKubernetesCluster, apiVersion: "run.tanzu.vmware.com/v1alpha3",
                        name: "tkg", namespace: "team", manifest: ["metadata": ["name": "tkg"]],
                        body: .workloadCluster(
                            WorkloadClusterSpec(
                                controlPlane: NodePool(
                                    name: "control-plane", replicas: 3,
                                    className: "best-effort-small", storageClass: "gold"),
                                workers: [pool], release: "v1.26.5")))))
        }

        var machines: [Machine] {
            simulation.vcenter.machines.ids.map { simulation.vcenter.machines[$0] }
        }
    }

    @Test func `each zone has a control plane VM, and all their hosts are nodes`() throws {
        let zones = try Zones()
        let supervisor = zones.simulation.vcenter.supervisors[zones.supervisor]
        #expect(zones.spread(supervisor.controlPlane.map(\.vm)) == [1, 1, 1])
        let hosts = zones.simulation.vcenter.hosts(of: supervisor)
        #expect(hosts.count == 9)
        #expect(hosts.allSatisfy { zones.simulation.vcenter.hosts[$0].spherelet.isReady })
        #expect(zones.simulation.vcenter.violations(at: 0).isEmpty)
    }

    @Test func `a limit is split evenly between the zones`() throws {
        var zones = try Zones()
        let vcenter = zones.simulation.vcenter
        let pools = vcenter.namespaces[zones.namespace].pools.map { vcenter.pools[$0] }
        // DOMAIN.md 1.5: 300 MHz are 100 in each cluster.
        #expect(pools.map(\.cpu.limit) == [13_334, 13_333, 13_333])
        #expect(pools.map(\.memory.limit) == [33_334, 33_334, 33_333])
        var update = NamespaceUpdate()
        update.cpuLimit = .most(300)
        try zones.simulation.perform(.updateNamespace(name: "team", update))
        let changed = zones.simulation.vcenter
        let limits = changed.namespaces[zones.namespace].pools.map { changed.pools[$0].cpu.limit }
        #expect(limits == [100, 100, 100])
        #expect(changed.cpuLimit(of: changed.namespaces[zones.namespace]) == 300)
    }

    @Test func `vSphere Pods are refused a place, and why is said`() throws {
        var zones = try Zones()
        try zones.simulation.perform(
            .apply(Fixture.deployment("web", replicas: 1, cpu: 100, memory: 64, "nginx")))
        zones.simulation.advance(to: 60_000)
        let pod = try #require(zones.simulation.vcenter.pods.ids.first { _ in true })
        #expect(zones.simulation.vcenter.pods[pod].reason == .podsNotOnZones)
        #expect(
            zones.simulation.findings.contains {
                $0.remedies.contains { $0.action == .runInTKG }
            })
    }

    @Test func `machines of a TKG cluster are spread over the zones`() throws {
        var zones = try Zones()
        try zones.createCluster(workers: 6)
        zones.simulation.advance(to: 3_600_000)
        #expect(zones.machines.count == 9)
        #expect(zones.machines.allSatisfy { $0.phase == .running })
        let planes = zones.machines.filter(\.isControlPlane).compactMap(\.vm)
        let workers = zones.machines.filter { !$0.isControlPlane }.compactMap(\.vm)
        #expect(zones.spread(planes) == [1, 1, 1])
        #expect(zones.spread(workers) == [2, 2, 2])
        let guest = try #require(zones.simulation.vcenter.guests.ids.first { _ in true })
        let labels = Set(
            zones.simulation.vcenter.guests[guest].nodes.map { $0.labels[VSphereZone.label] })
        #expect(labels == ["zone-a", "zone-b", "zone-c"])
        #expect(zones.simulation.vcenter.violations(at: zones.simulation.now).isEmpty)
    }

    @Test func `a failure domain places a pool, and one that is none holds it`() throws {
        var zones = try Zones()
        try zones.createCluster(workers: 2, zone: "zone-c")
        zones.simulation.advance(to: 3_600_000)
        let workers = zones.machines.filter { !$0.isControlPlane }.compactMap(\.vm)
        #expect(zones.spread(workers) == [0, 0, 2])

        var others = try Zones()
        try others.createCluster(workers: 2, zone: "zone-x")
        others.simulation.advance(to: 3_600_000)
        #expect(others.machines.filter { !$0.isControlPlane }.allSatisfy { $0.vm == nil })
        let cluster = try #require(
            others.simulation.vcenter.workloadClusters.ids.first { _ in true })
        #expect(
            others.simulation.vcenter.workloadClusters[cluster].problem == .zoneNotFound("zone-x"))
    }

    @Test func `the loss of a zone leaves the API, and the TKG cluster with two thirds`() throws {
        var zones = try Zones()
        try zones.createCluster(workers: 3)
        zones.simulation.advance(to: 3_600_000)
        for number in 1...3 { try zones.simulation.perform(.failHost(host: "b-\(number)")) }
        zones.simulation.advance(to: 3_600_000 + 120_000)
        let vcenter = zones.simulation.vcenter
        #expect(vcenter.answersRequests(zones.supervisor, at: zones.simulation.now))
        let down = zones.machines.filter { machine in
            machine.vm.map { vcenter.vms[$0].power != .poweredOn } ?? true
        }
        #expect(down.count == 2)
        // A zone more cannot be lost.
        for number in 1...3 { try zones.simulation.perform(.failHost(host: "c-\(number)")) }
        zones.simulation.advance(to: 3_600_000 + 240_000)
        #expect(
            !zones.simulation.vcenter.answersRequests(zones.supervisor, at: zones.simulation.now))
    }

    @Test func `an upgrade leaves one control plane VM in each zone`() throws {
        var zones = try Zones()
        let version = "v1.29.3+vmware.wcp.1"
        try zones.simulation.perform(.upgradeSupervisor("supervisor", version: version))
        zones.simulation.advance(to: 2 * 3_600_000)
        let supervisor = zones.simulation.vcenter.supervisors[zones.supervisor]
        #expect(supervisor.version == version)
        #expect(supervisor.rollout == nil)
        #expect(zones.spread(supervisor.controlPlane.map(\.vm)) == [1, 1, 1])
    }

    @Test func `a Supervisor over three zones is enabled, and disabled without a trace`() throws {
        var zones = try Zones()
        try zones.simulation.perform(.disableWorkloadManagement(supervisor: "supervisor"))
        zones.simulation.advance(to: 3_600_000)
        #expect(zones.simulation.vcenter.supervisors.isEmpty)
        #expect(
            zones.simulation.vcenter.clusters.ids.allSatisfy {
                zones.simulation.vcenter.clusters[$0].supervisor == nil
            })
        try zones.simulation.perform(
            .enableWorkloadManagement(cluster: "cluster-a", EnableSpec(Zones.spec, policy: "gold")))
        zones.simulation.advance(to: 2 * 3_600_000)
        let id = try #require(zones.simulation.vcenter.supervisors.ids.first { _ in true })
        let supervisor = zones.simulation.vcenter.supervisors[id]
        #expect(supervisor.configStatus == .running)
        let members = supervisor.controlPlane.map { zones.simulation.vcenter.vms[$0.vm].cluster }
        #expect(Set(members).count == 3)
        #expect(zones.simulation.vcenter.violations(at: zones.simulation.now).isEmpty)
    }

    @Test(
        arguments: [
            (["zone-a=cluster-a"], EnableProblem.Reason.zoneCount(1)),
            (
                ["zone-a=cluster-a", "zone-b=cluster-b", "zone-c=cluster-b"],
                .zoneRepeated("cluster-b")
            ),
            (
                ["zone-a=cluster-a", "zone-b=cluster-b", "zone-c=cluster-z"],
                .unknownCluster("cluster-z")
            ),
            (
                ["zone-a=cluster-b", "zone-b=cluster-a", "zone-c=cluster-c"],
                .zoneElsewhere("cluster-b", cluster: "cluster-a")
            ),
        ] as [([String], EnableProblem.Reason)])
    func `zones that make no Supervisor are refused, and nothing is half done`(
        zones rows: [String], reason: EnableProblem.Reason
    ) throws {
        var zones = try Zones()
        try zones.simulation.perform(.disableWorkloadManagement(supervisor: "supervisor"))
        zones.simulation.advance(to: 3_600_000)
        let before = zones.simulation.stateHash
        var spec = Zones.spec
        spec.zones = rows.map { row in
            let words = row.split(separator: "=").map(String.init)
            return ZoneSpec(name: words[0], cluster: words[1])
        }
        let refusal = #expect(throws: OperationError.self) {
            try zones.simulation.perform(
                .enableWorkloadManagement(
                    cluster: "cluster-a", EnableSpec(spec, policy: "gold")))
        }
        guard case .enableRefused(_, let problem) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(problem.reason == reason)
        #expect(zones.simulation.stateHash == before)
    }
}
