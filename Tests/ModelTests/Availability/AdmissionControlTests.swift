import Testing

@testable import Model

@Suite struct AdmissionControlTests {
    /// Capacity of one of the fixture's hosts: 16 x 2000 MHz, and what ESXi leaves of 128 GiB.
    private static let host = Resources(cpu: 32_000, memory: 131_072 - 1024 - 131_072 / 50)

    private func fixture(
        hosts: Int, _ change: (inout HASettings, [HostID]) -> Void
    ) throws -> BalancingFixture {
        var fixture = try BalancingFixture(hosts: hosts)
        var settings = HASettings()
        change(&settings, fixture.hosts)
        try fixture.simulation.perform(.setHA(cluster: "c", settings))
        return fixture
    }

    private func vm(cpu: Int = 0, memory: Int = 0) -> StandaloneVM {
        var vm = StandaloneVM(virtualCPUs: 4, memoryMiB: max(1024, memory))
        vm.cpu.reservation = cpu
        vm.memory.reservation = memory
        return vm
    }

    private func create(
        _ name: String, _ vm: StandaloneVM, in fixture: inout BalancingFixture
    ) throws {
        try fixture.simulation.perform(.createVM(name: name, cluster: "c", vm))
        fixture.simulation.advance(to: fixture.simulation.now + 1)
    }

    private func isOn(_ name: String, _ fixture: BalancingFixture) -> Bool {
        let vcenter = fixture.simulation.vcenter
        return vcenter.vms.ids.contains {
            vcenter.vms[$0].name == name && vcenter.vms[$0].power == .poweredOn
        }
    }

    @Test func `a quarter of four hosts is kept back, and a power-on that needs it is refused`()
        throws
    {
        var fixture = try fixture(hosts: 4) { _, _ in }
        for number in 1...3 {
            try create("vm-\(number)", vm(cpu: Self.host.cpu), in: &fixture)
            #expect(isOn("vm-\(number)", fixture))
        }
        try create("vm-4", vm(cpu: 1), in: &fixture)
        #expect(!isOn("vm-4", fixture))
        #expect(fixture.simulation.events.events.last?.body == .failoverCapacity)
        // Without admission control there is room, and it is found by itself.
        try fixture.simulation.perform(.setHA(cluster: "c", .withoutAdmissionControl))
        fixture.advance(minutes: 1)
        #expect(isOn("vm-4", fixture))
    }

    @Test func `HA itself may take what is kept back`() throws {
        var fixture = try fixture(hosts: 4) { _, _ in }
        for number in 1...3 { try create("vm-\(number)", vm(cpu: Self.host.cpu), in: &fixture) }
        let host = try #require(
            fixture.hosts.first { !fixture.simulation.vcenter.hosts[$0].residents.isEmpty })
        try fixture.simulation.perform(
            .failHost(host: fixture.simulation.vcenter.hosts[host].name))
        fixture.advance(minutes: 1)
        #expect((1...3).allSatisfy { isOn("vm-\($0)", fixture) })
        // Two hosts of the three that are left are what admission control now allows.
        let cluster = fixture.simulation.vcenter.clusters[fixture.cluster]
        #expect(cluster.admissible.cpu == 2 * Self.host.cpu)
    }

    @Test func `a slot is as large as the largest reservation`() throws {
        var fixture = try fixture(hosts: 3) { settings, _ in settings.admission = .slots }
        try create("large", vm(cpu: 16_000), in: &fixture)
        // Two slots a host by CPU, and the largest host is taken off.
        #expect(fixture.simulation.vcenter.slots(of: fixture.cluster) == (4, 1))
        for number in 1...3 { try create("vm-\(number)", vm(), in: &fixture) }
        #expect(isOn("vm-3", fixture))
        try create("vm-4", vm(), in: &fixture)
        #expect(!isOn("vm-4", fixture))
    }

    @Test func `a failover host stays empty until another fails`() throws {
        var fixture = try fixture(hosts: 2) { settings, hosts in
            settings.admission = .failoverHosts
            settings.failoverHosts = [hosts[1]]
        }
        for number in 1...3 { try create("vm-\(number)", vm(), in: &fixture) }
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[1]].residents.isEmpty)
        try fixture.simulation.perform(.failHost(host: "esx-1"))
        fixture.advance(minutes: 1)
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[1]].residents.count == 3)
    }

    @Test func `settings that cannot be are refused`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        func refusal(_ change: (inout HASettings) -> Void) -> OperationError? {
            var settings = HASettings()
            change(&settings)
            do throws(OperationError) {
                try fixture.simulation.perform(.setHA(cluster: "c", settings))
                return nil
            } catch {
                return error
            }
        }
        #expect(
            refusal { $0.toleratedFailures = 3 }
                == .wrongSetting(cluster: "c", .toleratedFailures(3)))
        #expect(
            refusal { $0.admission = .failoverHosts }
                == .wrongSetting(cluster: "c", .failoverHosts(0)))
    }

    @Test func `the highest priority restarts first, and a disabled one not at all`() throws {
        var fixture = try BalancingFixture(hosts: 2)
        let priorities: [HASettings.RestartPriority?] = [.low, nil, .highest, .disabled]
        for (number, priority) in priorities.enumerated() {
            var vm = vm()
            vm.restartPriority = priority
            try create("vm-\(number)", vm, in: &fixture)
        }
        for host in ["esx-1", "esx-2"] { try fixture.simulation.perform(.failHost(host: host)) }
        try fixture.simulation.perform(.restoreHost(host: "esx-1"))
        fixture.advance(minutes: 2)
        let restarted = fixture.simulation.events.events.compactMap { event in
            if case .restartedByHA = event.body { event.subject.name } else { nil }
        }
        #expect(Set(restarted) == ["vm-2", "vm-1", "vm-0"])
        #expect(!isOn("vm-3", fixture))
        try fixture.simulation.perform(.powerOnVM(name: "vm-3"))
        fixture.advance(minutes: 1)
        #expect(isOn("vm-3", fixture))
    }
}
