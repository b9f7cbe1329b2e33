import Testing

@testable import Model

/// Placement that takes more than a look at single hosts, and what DRS says it cannot do.
@Suite struct MakingRoomTests {
    private func vm(reserving mebibytes: Int) -> StandaloneVM {
        var vm = StandaloneVM(virtualCPUs: 2, memoryMiB: mebibytes)
        vm.memory.reservation = mebibytes
        vm.diskMiB = 0
        return vm
    }

    private func create(
        _ name: String, _ vm: StandaloneVM, in fixture: inout BalancingFixture
    ) throws {
        try fixture.simulation.perform(.createVM(name: name, cluster: "c", vm))
    }

    private func power(_ name: String, in fixture: BalancingFixture) -> VirtualMachine.Power? {
        let vms = fixture.simulation.vcenter.vms
        return vms.ids.first { vms[$0].name == name }.map { vms[$0].power }
    }

    @Test func `VMs move away where the cluster has room for a VM and no host has`() throws {
        var fixture = try BalancingFixture(hosts: 3)
        for number in 0..<6 { try create("vm-\(number)", vm(reserving: 30_000), in: &fixture) }
        fixture.advance(minutes: 1)
        // Each host has 127,427 MiB, and 66,747 of it left.
        #expect(
            fixture.hosts.allSatisfy { fixture.simulation.vcenter.hosts[$0].residents.count == 2 })
        try create("big", vm(reserving: 90_000), in: &fixture)
        fixture.advance(minutes: 2)
        #expect(power("big", in: fixture) == .poweredOn)
        let reasons = fixture.simulation.events.events.compactMap { event -> MigrationReason? in
            if case .migrated(_, _, let reason, _) = event.body { reason } else { nil }
        }
        #expect(reasons == [.powerOn])
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `what even that does not help stays off, and nothing moves`() throws {
        var fixture = try BalancingFixture(hosts: 3)
        for number in 0..<6 { try create("vm-\(number)", vm(reserving: 60_000), in: &fixture) }
        fixture.advance(minutes: 1)
        try create("big", vm(reserving: 60_000), in: &fixture)
        fixture.advance(minutes: 5)
        #expect(power("big", in: fixture) == .poweredOff)
        #expect(fixture.moves.isEmpty)
    }

    @Test func `in manual mode a power-on is recommended, and applied`() throws {
        var fixture = try BalancingFixture(hosts: 3)
        fixture.advance(minutes: 1)
        try fixture.set(threshold: 3, .manual)
        try create("db", vm(reserving: 4096), in: &fixture)
        fixture.advance(minutes: 2)
        #expect(power("db", in: fixture) == .poweredOff)
        let found = try #require(fixture.balance.actions.first)
        #expect(found.priority == 1 && found.reason == .powerOn)
        try fixture.simulation.perform(.applyRecommendation(found.number))
        #expect(power("db", in: fixture) == .poweredOn)
        fixture.advance(minutes: 2)
        #expect(fixture.balance.actions.isEmpty)
        #expect(
            fixture.simulation.vcenter.recommendationCount == fixture.balance.recommended)
    }

    @Test func `VMs that belong together move as a group where no single move helps`() throws {
        var fixture = try BalancingFixture(hosts: 3)
        var members: [VMID] = []
        for host in 0..<2 {
            for (name, size) in [("full", 80_000), ("pair", 40_000)] {
                let id = fixture.simulation.addStandaloneVM(
                    "\(name)-\(host)", vm(reserving: size), on: fixture.cluster)
                fixture.simulation.vcenter.startVM(id, on: fixture.hosts[host], at: 0)
                if name == "pair" { members.append(id) }
            }
        }
        fixture.simulation.addRule(
            AffinityRule(name: "pair", requirement: .together(members)), to: fixture.cluster)
        fixture.advance(minutes: 3)
        #expect(members.allSatisfy { fixture.simulation.vcenter.vms[$0].host == fixture.hosts[2] })
        #expect(fixture.moves.count == 2)
    }

    @Test func `a predictive DRS moves before the peak`() throws {
        for isPredictive in [false, true] {
            var fixture = try BalancingFixture(hosts: 2)
            for number in 0..<8 {
                // From half of its CPU at eight o'clock to all of it at two.
                fixture.run(
                    "day-\(number)", on: fixture.hosts[0], virtualCPUs: 2,
                    DemandProfile(
                        cpuBase: 500, cpuWave: 500, cpuNoise: 0, memoryBase: 300, memoryWave: 0))
            }
            fixture.run(
                "even", on: fixture.hosts[1], virtualCPUs: 16,
                DemandProfile(
                    cpuBase: 360, cpuWave: 0, cpuNoise: 0, memoryBase: 300, memoryWave: 0))
            var settings = DRSSettings()
            settings.isPredictive = isPredictive
            try fixture.simulation.perform(.setDRS(cluster: "c", settings))
            fixture.advance(minutes: 21)
            #expect((fixture.balance.migrations > 0) == isPredictive)
        }
    }

    @Test func `a vMotion that does not get through fails, and DRS says so`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        fixture.run("a", on: fixture.hosts[0], DemandProfile())
        try fixture.simulation.perform(.fault(.vMotion(host: "esx-1", isBroken: true)))
        try fixture.simulation.perform(.enterMaintenance(host: "esx-1"))
        fixture.simulation.advance(to: 19_000)
        #expect(!fixture.simulation.vcenter.migrations.isEmpty)
        fixture.simulation.advance(to: 21_000)
        #expect(
            fixture.simulation.events.events.contains { $0.body == .host(.vMotionNetworkFailed) })
        #expect(
            fixture.simulation.vcenter.drsFaults(of: fixture.cluster).map(\.reason)
                == [.vMotionFails])
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[0]].residents.count == 1)
        try fixture.simulation.perform(.fault(.vMotion(host: "esx-1", isBroken: false)))
        fixture.advance(minutes: 2)
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[0]].maintenance == .inMaintenance)
        #expect(fixture.simulation.vcenter.drsFaults(of: fixture.cluster).isEmpty)
        #expect((100...1000).contains(fixture.simulation.counters.longestStun))
    }

    @Test func `a switch-over takes from a tenth of a second to one`() {
        #expect(Simulation.stun(dirtyMiBps: 0, bandwidthMbps: 10_000) == 100)
        #expect(Simulation.stun(dirtyMiBps: 625, bandwidthMbps: 10_000) == 350)
        #expect(Simulation.stun(dirtyMiBps: 10_000, bandwidthMbps: 1000) == 1000)
    }

    @Test func `a VM is moved by hand only where it may run`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        let vm = fixture.run("a", on: fixture.hosts[0], DemandProfile())
        func refusal(_ host: String) -> OperationError? {
            do throws(OperationError) {
                try fixture.simulation.perform(.host(.migrate(vm: "a", host: host)))
                return nil
            } catch { return error }
        }
        #expect(refusal("esx-1") == .host(.cannotMigrate(vm: "a", .sameHost)))
        fixture.simulation.addRule(
            AffinityRule(
                name: "here",
                requirement: .hosts(vms: [vm], hosts: [fixture.hosts[0]], on: true, must: true)),
            to: fixture.cluster)
        #expect(refusal("esx-2") == .host(.cannotMigrate(vm: "a", .rulesForbid)))
        try fixture.simulation.perform(.host(.hang(host: "esx-1")))
        #expect(refusal("esx-2") == .host(.notConnected(host: "esx-1")))
    }

    @Test func `a noisy neighbour and a leak are over when they end, and the leak is given back`()
        throws
    {
        var fixture = try BalancingFixture(hosts: 1)
        let vm = fixture.run(
            "a", on: fixture.hosts[0],
            DemandProfile(cpuBase: 100, cpuWave: 0, cpuNoise: 0, memoryBase: 100, memoryWave: 0))
        var disturbance = DemandDisturbance(cpuPercent: 90, duration: 600_000)
        disturbance.leakMiB = 100
        try fixture.simulation.perform(.host(.disturb(vm: "a", disturbance)))
        fixture.advance(minutes: 9)
        let usage = fixture.simulation.vcenter.usage[vm]
        #expect(usage.demandMHz == 7200)
        // 409 MiB of 4 GiB, and eight or nine minutes of the leak.
        #expect((1190...1320).contains(usage.activeMiB))
        fixture.advance(minutes: 3)
        #expect(fixture.simulation.vcenter.usage[vm].demandMHz == 800)
        #expect(fixture.simulation.vcenter.usage[vm].activeMiB == 409)
        #expect(fixture.simulation.vcenter.disturbed.isEmpty)
    }

    @Test func `a VM's own memory limit holds though its host has room`() throws {
        var fixture = try BalancingFixture(hosts: 1)
        var limited = StandaloneVM(virtualCPUs: 2, memoryMiB: 8192)
        limited.memory.limit = 2048
        limited.diskMiB = 0
        limited.demand = DemandProfile(memoryBase: 800, memoryWave: 0)
        try create("a", limited, in: &fixture)
        fixture.advance(minutes: 2)
        let id = try #require(fixture.simulation.vcenter.vms.ids.first { _ in true })
        let usage = fixture.simulation.vcenter.usage[id]
        #expect(usage.consumedMiB == 2048)
        #expect(usage.claimedMiB > 6000 && usage.balloonedMiB > 0)
    }

    @Test func `advanced options bind`() throws {
        var plans: [Int] = []
        for most in [nil, 1] {
            var fixture = try BalancingFixture(hosts: 2)
            for number in 0..<12 {
                fixture.run(
                    "vm-\(number)", on: fixture.hosts[0],
                    DemandProfile(
                        cpuBase: 700, cpuWave: 0, cpuNoise: 0, memoryBase: 200, memoryWave: 0))
            }
            fixture.simulation.advance(to: 20 * 60_000 - 1)
            var settings = DRSSettings()
            settings.options.maxMovesPerHost = most
            try fixture.simulation.perform(.setDRS(cluster: "c", settings))
            let plan = BalancePlan(
                fixture.simulation.vcenter, cluster: fixture.cluster, at: fixture.simulation.now)
            plans.append(plan.hosts[0].mostMigrations)
        }
        #expect(plans == [8, 1])
        #expect(ClassicGoal.target(threshold: 5, hosts: 4) == 50)
        #expect(ClassicGoal.target(threshold: 5, hosts: 4, least: 0) == 0)
    }
}
