import Testing

@testable import Model

@Suite struct PathTests {
    /// A VM whose disk is on NFS, and the host that it runs on.
    private func running(
        _ change: (inout ComponentProtection) -> Void = { _ in }
    ) throws -> (fixture: Fixture, vm: VMID, host: String) {
        var fixture = try Fixture()
        _ = fixture.simulation.vcenter.addDatastore(
            name: "nfs", type: .nfs, capacityMiB: 20_971_520, tags: [], on: [fixture.cluster])
        var settings = fixture.simulation.vcenter.clusters[fixture.cluster].ha
        var protection = ComponentProtection()
        change(&protection)
        settings.componentProtection = protection
        try fixture.simulation.perform(.setHA(cluster: "wcp-01", settings))
        var vm = StandaloneVM(virtualCPUs: 1, memoryMiB: 1024)
        vm.diskMiB = 1024
        try fixture.simulation.perform(.createVM(name: "till", cluster: "wcp-01", vm))
        fixture.run(minutes: 2)
        let vms = fixture.simulation.vcenter.vms
        let id = try #require(vms.ids.first { vms[$0].name == "till" })
        let host = try #require(vms[id].host)
        return (fixture, id, fixture.simulation.vcenter.hosts[host].name)
    }

    private func paths(_ fixture: Fixture) -> [PathEvent] {
        fixture.storageEvents.compactMap {
            if case .paths("nfs", let event) = $0 { event } else { nil }
        }
    }

    private func hostName(_ fixture: Fixture, _ vm: VMID) -> String? {
        fixture.simulation.vcenter.vms[vm].host.map { fixture.simulation.vcenter.hosts[$0].name }
    }

    @Test func `all paths down: after 140 s ESXi gives up, and three minutes later HA answers`()
        throws
    {
        var (fixture, vm, host) = try running()
        try fixture.simulation.perform(
            .storage(.paths(host: host, datastore: "nfs", .allPathsDown)))
        #expect(paths(fixture) == [.started])
        let start = fixture.simulation.now
        fixture.simulation.advance(to: start + 140_000)
        #expect(paths(fixture) == [.started, .timedOut])
        fixture.simulation.advance(to: start + 319_000)
        #expect(hostName(fixture, vm) == host)
        fixture.simulation.advance(to: start + 330_000)
        let other = try #require(hostName(fixture, vm))
        #expect(other != host)
        #expect(fixture.storageEvents.contains(.terminatedByHA(datastore: "nfs")))
        fixture.run(minutes: 5)
        #expect(hostName(fixture, vm) == other)
        try fixture.simulation.perform(.storage(.paths(host: host, datastore: "nfs", .up)))
        #expect(paths(fixture) == [.started, .timedOut, .ended])
    }

    @Test func `permanent device loss is answered at once`() throws {
        var (fixture, vm, host) = try running()
        try fixture.simulation.perform(
            .storage(.paths(host: host, datastore: "nfs", .permanentLoss)))
        fixture.simulation.advance(to: fixture.simulation.now + 10_000)
        #expect(try #require(hostName(fixture, vm)) != host)
        #expect(paths(fixture) == [.permanentlyLost])
    }

    @Test func `paths that return in time change nothing`() throws {
        var (fixture, vm, host) = try running()
        try fixture.simulation.perform(
            .storage(.paths(host: host, datastore: "nfs", .allPathsDown)))
        fixture.run(minutes: 4)
        try fixture.simulation.perform(.storage(.paths(host: host, datastore: "nfs", .up)))
        fixture.run(minutes: 10)
        #expect(hostName(fixture, vm) == host)
        #expect(!fixture.storageEvents.contains(.terminatedByHA(datastore: "nfs")))
    }

    @Test(arguments: [ComponentProtection.Response.disabled, .warning])
    func `where HA is not to answer VMs stay`(response: ComponentProtection.Response) throws {
        var (fixture, vm, host) = try running { $0.pdl = response }
        try fixture.simulation.perform(
            .storage(.paths(host: host, datastore: "nfs", .permanentLoss)))
        fixture.run(minutes: 10)
        #expect(hostName(fixture, vm) == host)
        #expect(
            fixture.storageEvents.contains(.lostDatastore(datastore: "nfs"))
                == (response == .warning))
    }

    @Test func `where no host reaches the datastore VMs stay, and it is lost as a whole`() throws {
        var (fixture, vm, host) = try running()
        try fixture.simulation.perform(
            .storage(.paths(host: nil, datastore: "nfs", .permanentLoss)))
        fixture.run(minutes: 2)
        #expect(hostName(fixture, vm) == host)
        let vcenter = fixture.simulation.vcenter
        let nfs = try #require(
            vcenter.datastores.ids.first { vcenter.datastores[$0].name == "nfs" })
        #expect(vcenter.datastores[nfs].allPathsDown && vcenter.datastores[nfs].hostsWithout == 3)
        // One host that has it again takes the VM.
        let other = try #require(vcenter.hosts.ids.first { vcenter.hosts[$0].name != host })
        let name = vcenter.hosts[other].name
        try fixture.simulation.perform(.storage(.paths(host: name, datastore: "nfs", .up)))
        fixture.run(minutes: 2)
        #expect(hostName(fixture, vm) == name)
        #expect(!fixture.simulation.vcenter.datastores[nfs].allPathsDown)
    }

    @Test func `a host without paths is no place for a VM, and its alarm says so`() throws {
        var (fixture, vm, host) = try running { $0.apd = .disabled }
        for name in ["esx-01.lab", "esx-02.lab", "esx-03.lab"] where name != host {
            try fixture.simulation.perform(
                .storage(.paths(host: name, datastore: "nfs", .allPathsDown)))
            #expect(
                fixture.refusal(of: .host(.migrate(vm: "till", host: name))) != nil)
        }
        fixture.run(minutes: 2)
        #expect(hostName(fixture, vm) == host)
        #expect(
            fixture.simulation.triggeredAlarms.contains { $0.definition == .storageConnection })
        #expect(
            fixture.simulation.findings.contains { $0.cause == .pathsLost(hosts: 2) })
    }

    @Test func `a pod does not start where its volume is out of reach`() throws {
        var fixture = try Fixture()
        try fixture.simulation.perform(.apply(Fixture.claim("data", sizeMiB: 1024)))
        try fixture.simulation.perform(
            .storage(.paths(host: "esx-01.lab", datastore: "vsan", .allPathsDown)))
        try fixture.simulation.perform(
            .apply(Fixture.pod("one", mounting: ["data"], on: "esx-01.lab")))
        fixture.run(minutes: 3)
        #expect(try fixture.pod(named: "one").stage == .poweringOn)
        let undo = fixture.simulation.undo(
            of: .storage(.paths(host: "esx-01.lab", datastore: "vsan", .up)))
        guard case .with(let operations) = undo else {
            Issue.record("nothing takes it back")
            return
        }
        try fixture.simulation.perform(
            .storage(.paths(host: "esx-01.lab", datastore: "vsan", .up)))
        fixture.run(minutes: 1)
        #expect(try fixture.pod(named: "one").isReady)
        for operation in operations { try fixture.simulation.perform(operation) }
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[0]].lostPaths.count == 1)
    }
}
