import Testing

@testable import Model

/// Supervisors come and go while what they depend on breaks and is mended, and services, namespaces
/// and hosts with them; everything that must always hold does.
@Suite struct EnablingSwarmTests {
    @Test(arguments: 1...10)
    func `however Supervisors come and go, everything holds`(seed: Int) throws {
        var swarm = try EnablingSwarm(seed: UInt64(seed))
        for step in 0..<60 {
            let done = swarm.act()
            let found = swarm.fixture.violations
            #expect(found == [], "seed \(seed), step \(step): \(done)")
            if !found.isEmpty { return }
        }
        #expect(swarm.fixture.simulation.counters.violations == [])
        try swarm.expectNothingLeftBehind()
    }

    @Test func `the same seed leads to the same end`() throws {
        var (one, other) = (try EnablingSwarm(seed: 5), try EnablingSwarm(seed: 5))
        for _ in 0..<40 { #expect(one.act() == other.act()) }
        #expect(one.fixture.simulation.stateHash == other.fixture.simulation.stateHash)
    }
}

private struct EnablingSwarm {
    var fixture: EnablingFixture
    private var chance: RandomStream

    init(seed: UInt64) throws {
        chance = RandomStream(seed: seed)
        fixture = try EnablingFixture(hosts: 4, seed: seed)
        let version = { (number: String) in
            SupervisorService.Version(
                number: number,
                workloads: [.init(name: "app", replicas: 2, image: "harbor.lab/app:\(number)")])
        }
        try fixture.simulation.perform(
            .supervisorService(
                .register(
                    SupervisorService(name: "velero.lab", versions: [version("1"), version("2")]))))
    }

    mutating func act() -> String {
        let operation = pick()
        var text = "\(operation)"
        do {
            try fixture.simulation.perform(operation)
        } catch {
            text += " refused: \(error)"
        }
        fixture.simulation.advance(to: fixture.simulation.now + chance.between(1000, 400_000))
        return text
    }

    private mutating func pick() -> Operation {
        let host = "esx-0\(1 + chance.below(4)).lab"
        let isFine = chance.below(3) > 0
        switch chance.below(20) {
        case 0...4:
            var spec = EnablingFixture.spec(chance.below(2) == 0 ? .nsx : .vds)
            spec.controlPlaneCount = chance.below(2) == 0 ? 1 : 3
            return .enableWorkloadManagement(cluster: "wcp-01", spec)
        case 5: return .disableWorkloadManagement(supervisor: "supervisor")
        case 6...9: return .environment(environment(host, isFine))
        case 10: return .failHost(host: host)
        case 11, 12: return .restoreHost(host: host)
        case 13: return .loseControlPlaneVM(number: 1 + chance.below(4), supervisor: "supervisor")
        case 14:
            return .createNamespace(NamespaceSpec(name: "team"), supervisor: "supervisor")
        case 15: return .apply(Fixture.deployment("web", replicas: 2, cpu: 100, memory: nil))
        case 16, 17: return .supervisorService(service())
        case 18:
            let module = SupervisorModule.Name.allCases[chance.below(5)]
            return .setModule(module, supervisor: "supervisor", healthy: isFine)
        default: return .upgradeSupervisor("supervisor", version: "v1.29.7+vmware.wcp.1")
        }
    }

    private mutating func service() -> SupervisorServiceOperation {
        let version = "\(1 + chance.below(2))"
        return switch chance.below(5) {
        case 0, 1: .install(service: "velero.lab", version: version, supervisor: "supervisor")
        case 2: .upgrade(service: "velero.lab", version: version, supervisor: "supervisor")
        case 3: .remove(service: "velero.lab", supervisor: "supervisor")
        default: .setActivated(service: "velero.lab", chance.below(3) > 0)
        }
    }

    private mutating func environment(_ host: String, _ isFine: Bool) -> EnvironmentChange {
        switch chance.below(9) {
        case 0: .nameServer(IPv4(bits: 0x0A00_0003), answers: isFine)
        case 1: .dnsRecord(name: "vcenter.lab", IPv4(bits: isFine ? 0x0A00_0002 : 7))
        case 2: .timeServer("ntp.lab", answers: isFine, offset: 0)
        case 3: .clock(.vCenter, offset: isFine ? 0 : 900_000)
        case 4: .edge(cluster: "wcp-01", isThere: isFine)
        case 5: .datastoreTag(datastore: "vsan", "gold", isThere: isFine)
        case 6:
            .hostImage(host: host, isFine ? ClusterEnvironment.currentImage : "7.0.3")
        case 7:
            .route(
                ManagementRoute.allCases[chance.below(4)], cluster: "wcp-01", isOpen: isFine)
        default: .registry("harbor.lab", isFine ? nil : .unreachable)
        }
    }

    /// Mends everything and disables Workload Management: nothing of it is left.
    mutating func expectNothingLeftBehind() throws {
        for host in fixture.hosts {
            let name = fixture.simulation.vcenter.hosts[host].name
            try? fixture.simulation.perform(.restoreHost(host: name))
        }
        try? fixture.disable()
        #expect(fixture.run(atMost: 60) { $0 == nil })
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.vms.isEmpty && vcenter.pods.isEmpty && vcenter.namespaces.isEmpty)
        #expect(vcenter.objects.isEmpty && vcenter.pools.count == 1)
        #expect(vcenter.datastores.ids.allSatisfy { vcenter.datastores[$0].usedMiB == 0 })
        #expect(fixture.simulation.counters.violations == [])
    }
}
