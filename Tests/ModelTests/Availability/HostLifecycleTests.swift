import Testing

@testable import Model

/// Hosts join, leave, hang and lose the network.
@Suite struct HostLifecycleTests {
    private func spec(_ name: String, mhz: Int = 2000, address: String = "10.0.0.99") -> HostSpec {
        HostSpec(name: name, cores: 16, coreMHz: mhz, memoryMiB: 131_072, address: address)
    }

    @Test func `a host that joins takes VMs at once and is a node after two minutes`() throws {
        var fixture = try Fixture()
        try fixture.deploy("web", replicas: 2)
        fixture.run(minutes: 2)
        try fixture.simulation.perform(
            .host(.add(spec("esx-09.lab", mhz: 1800), cluster: "wcp-01")))
        let id = try #require(fixture.simulation.vcenter.host(named: "esx-09.lab"))
        #expect(fixture.simulation.vcenter.hosts[id].acceptsVMs)
        #expect(!fixture.simulation.vcenter.hosts[id].spherelet.isInstalled)
        // The slowest core of a cluster is what a Kubernetes core is worth there.
        #expect(fixture.simulation.vcenter.clusters[fixture.cluster].coreMHz == 1800)
        fixture.simulation.advance(to: fixture.simulation.now + 119_000)
        #expect(!fixture.simulation.vcenter.hosts[id].spherelet.isInstalled)
        fixture.simulation.advance(to: fixture.simulation.now + 1000)
        #expect(fixture.simulation.vcenter.hosts[id].spherelet.isReady)
        try fixture.deploy("more", replicas: 8)
        fixture.run(minutes: 2)
        #expect(fixture.pods.contains { $0.host == id && $0.isReady })
    }

    @Test func `a host joins no full cluster, under no taken name and no taken address`() throws {
        var fixture = try Fixture()
        #expect(
            fixture.refusal(of: .host(.add(spec("esx-01.lab"), cluster: "wcp-01")))
                == .alreadyExists(kind: "Host", name: "esx-01.lab"))
        #expect(
            fixture.refusal(
                of: .host(.add(spec("x.lab", address: "10.0.0.21"), cluster: "wcp-01")))
                == .host(.addressTaken(address: "10.0.0.21", host: "esx-01.lab")))
        for number in 4...96 {
            try fixture.simulation.perform(
                .host(
                    .add(
                        spec("esx-\(number).lab", address: "10.0.1.\(number)"), cluster: "wcp-01"
                    )))
        }
        #expect(
            fixture.refusal(of: .host(.add(spec("one-more.lab"), cluster: "wcp-01")))
                == .tooManyHosts(cluster: "wcp-01"))
    }

    @Test func `a host leaves only from maintenance mode, and its node with it`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 8)
        fixture.run(minutes: 2)
        #expect(
            fixture.refusal(of: .host(.remove(host: "esx-04.lab")))
                == .hostHasNotLeft(name: "esx-04.lab"))
        try fixture.simulation.perform(.enterMaintenance(host: "esx-04.lab"))
        fixture.run(minutes: 5)
        try fixture.simulation.perform(.host(.remove(host: "esx-04.lab")))
        #expect(fixture.simulation.vcenter.host(named: "esx-04.lab") == nil)
        #expect(fixture.simulation.vcenter.clusters[fixture.cluster].hosts.count == 3)
        #expect(fixture.simulation.events.events.contains { $0.body == .host(.nodeRemoved) })
        fixture.run(minutes: 5)
        #expect(fixture.pods.count { $0.isReady } == 8)
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `a dead host may be removed, and its pods go with it`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 12)
        fixture.run(minutes: 2)
        try fixture.simulation.perform(.failHost(host: "esx-02.lab"))
        fixture.run(minutes: 1)
        try fixture.simulation.perform(.host(.remove(host: "esx-02.lab")))
        fixture.run(minutes: 4)
        #expect(fixture.pods.count { $0.isReady } == 12)
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `on a host whose agent hangs everything runs on, and vCenter can do nothing`() throws
    {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 8)
        fixture.run(minutes: 2)
        let host = try #require(fixture.pods.first?.host)
        let name = fixture.simulation.vcenter.hosts[host].name
        let residents = fixture.simulation.vcenter.hosts[host].residents
        try fixture.simulation.perform(.host(.hang(host: name)))
        #expect(fixture.simulation.vcenter.hosts[host].connection == .notResponding)
        #expect(fixture.refusal(of: .enterMaintenance(host: name)) != nil)
        fixture.run(minutes: 10)
        // Nothing was restarted elsewhere, and the node is ready: the Spherelet is heard.
        #expect(fixture.simulation.vcenter.hosts[host].residents == residents)
        #expect(fixture.simulation.vcenter.hosts[host].spherelet.isReady)
        let victim = try #require(fixture.pods.first { $0.host == host }).name
        try fixture.simulation.perform(.delete(.pod, name: victim, namespace: "team"))
        fixture.run(minutes: 2)
        #expect(fixture.pods.contains { $0.name == victim && $0.deletedAt != nil })
        // New pods do not go there.
        #expect(fixture.pods.count { $0.isReady } == 8)
        try fixture.simulation.perform(.host(.restartAgents(host: name)))
        fixture.run(minutes: 1)
        #expect(!fixture.pods.contains { $0.name == victim })
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `a lost link costs redundancy, the last one isolates the host`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.deploy("web", replicas: 8)
        fixture.run(minutes: 2)
        let host = try #require(fixture.pods.first?.host)
        let name = fixture.simulation.vcenter.hosts[host].name
        func link(_ vmnic: String, _ isUp: Bool) -> Operation {
            .host(.setLink(host: name, vmnic: vmnic, isUp: isUp))
        }
        try fixture.simulation.perform(link("vmnic0", false))
        #expect(fixture.simulation.vcenter.hosts[host].connection == .connected)
        let residents = fixture.simulation.vcenter.hosts[host].residents
        try fixture.simulation.perform(link("vmnic1", false))
        #expect(fixture.simulation.vcenter.hosts[host].connection == .notResponding)
        #expect(fixture.refusal(of: link("vmnic7", false)) != nil)
        fixture.run(minutes: 2)
        #expect(!fixture.simulation.vcenter.hosts[host].spherelet.isReady)
        #expect(fixture.simulation.vcenter.hosts[host].residents == residents)
        // Evicted pods stay, terminating, where nobody can end them; others take their place.
        fixture.run(minutes: 6)
        #expect(fixture.pods.contains { $0.host == host && $0.deletedAt != nil })
        #expect(fixture.pods.count { $0.isReady } == 8)
        try fixture.simulation.perform(link("vmnic0", true))
        fixture.run(minutes: 1)
        #expect(!fixture.pods.contains { $0.host == host && $0.deletedAt != nil })
        #expect(fixture.simulation.vcenter.hosts[host].spherelet.isReady)
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `a host that is disconnected runs on, and HA does not watch it`() throws {
        var fixture = try Fixture(hosts: 4)
        try fixture.simulation.perform(
            .createVM(
                name: "db", cluster: "wcp-01", StandaloneVM(virtualCPUs: 2, memoryMiB: 4096)))
        fixture.run(minutes: 1)
        let vm = try #require(
            fixture.simulation.vcenter.vms.ids.first {
                fixture.simulation.vcenter.vms[$0].name == "db"
            })
        let host = try #require(fixture.simulation.vcenter.vms[vm].host)
        let name = fixture.simulation.vcenter.hosts[host].name
        try fixture.simulation.perform(.host(.disconnect(host: name)))
        #expect(
            fixture.refusal(of: .powerOffVM(name: "db")) == .host(.notConnected(host: name)))
        #expect(fixture.simulation.vcenter.vms[vm].power == .poweredOn)
        try fixture.simulation.perform(.failHost(host: name))
        fixture.run(minutes: 3)
        #expect(fixture.simulation.vcenter.vms[vm].power == .poweredOff)
        #expect(
            fixture.refusal(of: .host(.reconnect(host: name)))
                == .host(.cannotContact(host: name)))
        try fixture.simulation.perform(.restoreHost(host: name))
        try fixture.simulation.perform(.host(.reconnect(host: name)))
        #expect(fixture.simulation.vcenter.hosts[host].isLive)
    }

    @Test func `when the network splits VMs run on and the API lives where vCenter is`() throws {
        var fixture = try Fixture(hosts: 5)
        fixture.run(minutes: 1)
        let vcenter = fixture.simulation.vcenter
        let control = vcenter.supervisors[fixture.supervisor].controlPlane
        let cut = try control.prefix(2).map {
            vcenter.hosts[try #require(vcenter.vms[$0.vm].host)].name
        }
        try fixture.simulation.perform(.host(.partition(cluster: "wcp-01", hosts: Array(cut))))
        fixture.run(minutes: 1)
        #expect(control.allSatisfy { fixture.simulation.vcenter.vms[$0.vm].power == .poweredOn })
        #expect(
            !fixture.simulation.vcenter.answersRequests(
                fixture.supervisor, at: fixture.simulation.now))
        try fixture.simulation.perform(.host(.healPartition(cluster: "wcp-01")))
        fixture.run(minutes: 1)
        #expect(
            fixture.simulation.vcenter.answersRequests(
                fixture.supervisor, at: fixture.simulation.now))
        #expect(fixture.simulation.counters.violations == [])
    }

    @Test func `without VT-x a host runs no VM`() throws {
        var fixture = try Fixture()
        #expect(
            fixture.refusal(of: .host(.setVirtualization(host: "esx-01.lab", false)))
                == .hostHasNotLeft(name: "esx-01.lab"))
        let bare = spec("nested.lab")
        var nested = bare
        nested.hasVirtualization = false
        try fixture.simulation.perform(.host(.add(nested, cluster: "wcp-01")))
        for number in 1...3 {
            try fixture.simulation.perform(.cordon(host: "esx-0\(number).lab", true))
        }
        try fixture.simulation.perform(
            .createVM(
                name: "db", cluster: "wcp-01", StandaloneVM(virtualCPUs: 2, memoryMiB: 4096)))
        fixture.run(minutes: 4)
        let id = try #require(fixture.simulation.vcenter.host(named: "nested.lab"))
        #expect(fixture.simulation.vcenter.hosts[id].residents.isEmpty)
    }
}
