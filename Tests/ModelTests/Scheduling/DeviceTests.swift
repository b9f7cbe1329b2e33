import Testing

@testable import Model

@Suite struct DeviceTests {
    private static let gpu = "nvidia.com/gpu"

    /// Two hosts with two GPUs each.
    private func fixture() throws -> Fixture {
        var fixture = try Fixture(hosts: 2)
        for host in fixture.hosts {
            fixture.simulation.vcenter.hosts[host].extended = [
                ResourceAmount(name: Self.gpu, milli: 2000)
            ]
            fixture.simulation.vcenter.hosts[host].deviceKinds = [Self.gpu]
        }
        return fixture
    }

    private func create(_ name: String, _ milli: Int, in fixture: inout Fixture) throws -> PodID {
        var constraints = SchedulingConstraints()
        constraints.extended = [ResourceAmount(name: Self.gpu, milli: milli)]
        let template = PodTemplate(
            containers: [Container(name: "main", image: "nginx")], constraints: constraints)
        let pod = try fixture.simulation.createPod(
            name: name, template: template, owner: nil, ordinal: nil, in: fixture.namespace)
        fixture.run(minutes: 1)
        return pod
    }

    private func isPlaced(_ pod: PodID, in fixture: Fixture) -> Bool {
        fixture.simulation.vcenter.pods[pod].host != nil
    }

    @Test func `a share is of one device, and two shares of two devices make no whole`() throws {
        var fixture = try fixture()
        let shares = try (1...4).map { try create("share-\($0)", 600, in: &fixture) }
        #expect(shares.allSatisfy { isPlaced($0, in: fixture) })
        // 1,600 thousandths are free in all, and no device has more than 400 of them.
        let half = try create("half", 500, in: &fixture)
        let whole = try create("whole", 1000, in: &fixture)
        #expect(!isPlaced(half, in: fixture) && !isPlaced(whole, in: fixture))
        let rest = try create("rest", 400, in: &fixture)
        #expect(isPlaced(rest, in: fixture))
        fixture.simulation.deletePod(shares[0])
        fixture.run(minutes: 3)
        #expect(isPlaced(half, in: fixture) || isPlaced(whole, in: fixture))
    }

    @Test func `whole devices must be wholly free`() throws {
        var fixture = try fixture()
        let both = try create("both", 2000, in: &fixture)
        let one = try create("one", 1000, in: &fixture)
        #expect(isPlaced(both, in: fixture) && isPlaced(one, in: fixture))
        let more = try create("more", 2000, in: &fixture)
        #expect(!isPlaced(more, in: fixture))
        guard
            case .noNodeAvailable(_, let failures, _) = fixture.simulation.vcenter.pods[more].reason
        else {
            Issue.record("waits for another reason")
            return
        }
        #expect(
            failures.contains(
                FilterFailure(finding: .insufficient(resource: Self.gpu), nodes: 2)))
    }

    @Test func `a share goes where it leaves least over`() {
        var ledger = DeviceLedger()
        let key = DeviceLedger.Key(host: HostID(index: 0, generation: 1), resource: Self.gpu)
        func pod(_ index: UInt32) -> PodID { PodID(index: index, generation: 1) }
        for (index, milli) in [300, 600, 300, 500].enumerated() {
            let isTaken = ledger.take(milli, key, of: 3, for: pod(UInt32(index)))
            #expect(isTaken)
        }
        // 300 + 600 on the first, where they fit; the third joins nobody, the last joins it.
        #expect(ledger.used[key] == [900, 800, 0])
        for milli in [2000, 1500] {
            let isTaken = ledger.take(milli, key, of: 3, for: pod(9))
            #expect(!isTaken)
        }
        #expect(ledger.room(for: key, of: 3) == DeviceRoom(largest: 1000, free: 1))
        ledger.giveBack(of: pod(1))
        #expect(ledger.used[key] == [300, 800, 0])
    }

    @Test func `pods with a rank of nodes come to have what fits`() throws {
        let nodes = (1...4).map {
            PlacementTrial.Node(
                name: "node-\($0)", milliCPU: 32_000, memoryMiB: 131_072, devices: $0 < 4 ? 2 : 0)
        }
        let jobs = [1000, 400, 400, 0, 2000].enumerated().map {
            PlacementTrial.Job(
                name: "pod-\($0)", milliCPU: 2000, memoryMiB: 4096, devices: $1)
        }
        for policy in PlacementTrial.Policy.allCases {
            var trial = try PlacementTrial(nodes: nodes, policy: policy, seed: 3)
            let results = try trial.run(jobs, loads: [50, 130])
            #expect(results.map(\.load) == [50, 130])
            #expect(results[0].arrived == 5 && results[0].asked.devices == 3800)
            #expect(results[1].placed < results[1].arrived)
            #expect(results[1].given.devices <= trial.capacity.devices)
            var again = try PlacementTrial(nodes: nodes, policy: policy, seed: 3)
            let same = try again.run(jobs, loads: [50, 130])
            #expect(same == results)
        }
    }
}
