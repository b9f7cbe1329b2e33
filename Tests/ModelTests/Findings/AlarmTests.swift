import Testing

@testable import Model

@Suite struct AlarmTests {
    private func statuses(_ fixture: Fixture) -> [AlarmDefinition: AlarmStatus] {
        var found: [AlarmDefinition: AlarmStatus] = [:]
        for alarm in fixture.simulation.triggeredAlarms { found[alarm.definition] = alarm.status }
        return found
    }

    @Test func `a datastore's alarm is yellow, red, and lets go a little below`() throws {
        var fixture = try Fixture(hosts: 3)
        let capacity = 10_485_760
        func fill(_ percent: Int) throws {
            let used = fixture.simulation.vcenter.datastores.ids.map {
                fixture.simulation.vcenter.datastores[$0].usedMiB
            }.reduce(0, +)
            try fixture.simulation.perform(
                .occupyDatastore(
                    datastore: "vsan", occupiedMiB: capacity * percent / 100 - used + 1))
            fixture.run(minutes: 1)
        }
        try fill(60)
        #expect(statuses(fixture)[.datastoreUsage] == nil)
        try fill(76)
        #expect(statuses(fixture)[.datastoreUsage] == .yellow)
        try fill(86)
        #expect(statuses(fixture)[.datastoreUsage] == .red)
        try fill(84)
        #expect(statuses(fixture)[.datastoreUsage] == .red)
        try fill(82)
        #expect(statuses(fixture)[.datastoreUsage] == .yellow)
        try fill(60)
        #expect(statuses(fixture)[.datastoreUsage] == nil)
    }

    @Test func `a VM's alarm needs five minutes over its threshold, and as long below it`() throws {
        var fixture = try Fixture(hosts: 3)
        var vm = StandaloneVM(virtualCPUs: 2, memoryMiB: 4096)
        vm.demand = DemandProfile(
            seed: 1, cpuBase: 950, cpuWave: 0, cpuNoise: 0, memoryBase: 100, memoryWave: 0)
        try fixture.simulation.perform(.createVM(name: "hot", cluster: "wcp-01", vm))
        fixture.run(minutes: 4)
        #expect(statuses(fixture)[.vmCPU] == nil)
        fixture.run(minutes: 4)
        #expect(statuses(fixture)[.vmCPU] == .red)
        try fixture.simulation.perform(.powerOffVM(name: "hot"))
        fixture.run(minutes: 4)
        #expect(statuses(fixture)[.vmCPU] == .red)
        fixture.run(minutes: 3)
        #expect(statuses(fixture)[.vmCPU] == nil)
    }

    @Test func `alarms are acknowledged and reset, and a reset holds until something changes`()
        throws
    {
        var fixture = try Fixture(hosts: 4)
        let name = fixture.simulation.vcenter.hosts[fixture.hosts[0]].name
        try fixture.simulation.perform(.failHost(host: name))
        fixture.run(minutes: 1)
        #expect(statuses(fixture)[.hostConnection] == .red)
        try fixture.simulation.perform(.alarm(.acknowledge(.hostConnection, object: name)))
        let alarm = try #require(
            fixture.simulation.triggeredAlarms.first { $0.definition == .hostConnection })
        #expect(alarm.acknowledgedAt == fixture.simulation.now)
        try fixture.simulation.perform(.alarm(.reset(.hostConnection, object: name)))
        fixture.run(minutes: 2)
        #expect(statuses(fixture)[.hostConnection] == nil)
        #expect(throws: OperationError.notFound(kind: "alarm", name: name)) {
            try fixture.simulation.perform(.alarm(.acknowledge(.hostConnection, object: name)))
        }
        try fixture.simulation.perform(.restoreHost(host: name))
        fixture.run(minutes: 2)
        try fixture.simulation.perform(.failHost(host: name))
        fixture.run(minutes: 1)
        #expect(statuses(fixture)[.hostConnection] == .red)
    }

    @Test func `while vpxd is down no alarm changes`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.simulation.perform(.service(.vCenter(.vpxd, .stop)))
        let name = fixture.simulation.vcenter.hosts[fixture.hosts[0]].name
        try fixture.simulation.perform(.failHost(host: name))
        fixture.run(minutes: 3)
        #expect(statuses(fixture) == [:])
        try fixture.simulation.perform(.service(.vCenter(.vpxd, .start)))
        fixture.run(minutes: 1)
        #expect(statuses(fixture)[.hostConnection] == .red)
    }
}

@Suite struct TaskTests {
    private func states(_ fixture: Fixture, _ work: TaskRecord.Work) -> [TaskRecord.State] {
        fixture.simulation.tasks.filter { $0.work == work }.map(\.state)
    }

    @Test func `maintenance is a task that runs, ends, or is cancelled`() throws {
        var fixture = try Fixture(hosts: 5)
        fixture.run(minutes: 1)
        let name = fixture.simulation.vcenter.hosts[fixture.hosts[0]].name
        try fixture.simulation.perform(.enterMaintenance(host: name))
        #expect(states(fixture, .enterMaintenance) == [.running])
        fixture.run(minutes: 5)
        #expect(states(fixture, .enterMaintenance) == [.success])
        let moves = fixture.simulation.tasks.filter {
            if case .migrate = $0.work { true } else { false }
        }
        #expect(!moves.isEmpty && moves.allSatisfy { $0.state == .success && $0.progress == 100 })
        try fixture.simulation.perform(.exitMaintenance(host: name))
        try fixture.simulation.perform(.enterMaintenance(host: name))
        try fixture.simulation.perform(.cancel(.maintenance(host: name)))
        #expect(states(fixture, .enterMaintenance).first == .cancelled)
    }

    @Test func `a vMotion has progress and can be cancelled`() throws {
        var fixture = try Fixture(hosts: 5)
        fixture.run(minutes: 3)
        let host = fixture.hosts[0]
        let name = fixture.simulation.vcenter.hosts[host].name
        try fixture.simulation.perform(.enterMaintenance(host: name))
        fixture.simulation.advance(to: fixture.simulation.now + 2000)
        let migration = try #require(fixture.simulation.vcenter.migrations.ids.first { _ in true })
        let row = fixture.simulation.vcenter.migrations[migration]
        let vm = fixture.simulation.vcenter.vms[row.vm].name
        let task = try #require(
            fixture.simulation.tasks.first { $0.target.name == vm && $0.state == .running })
        #expect(task.isCancelable && (1...99).contains(task.progress))
        try fixture.simulation.perform(.cancel(.migration(vm: vm)))
        #expect(fixture.simulation.vcenter.vms[row.vm].host == host)
        let ended = fixture.simulation.tasks.first { $0.number == task.number }
        #expect(ended?.state == .error)
    }

    @Test func `a TKG cluster that is created is a task with progress`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.simulation.perform(.apply(Fixture.tkg("box", workers: 2)))
        fixture.run(minutes: 1)
        #expect(states(fixture, .createWorkloadCluster) == [.running])
        fixture.run(minutes: 30)
        #expect(states(fixture, .createWorkloadCluster) == [.success])
    }
}
