import Testing

@testable import Model

@Suite struct PlacementTests {
    /// A cluster of hosts with 100 GB for VMs each.
    private func cluster(hosts count: Int) throws -> (VCenter, ClusterID, [HostID]) {
        var vcenter = VCenter(name: "vc")
        let cluster = vcenter.addCluster(ClusterSpec(name: "c"))
        var hosts: [HostID] = []
        for number in 1...count {
            let host = try vcenter.addHost(
                HostSpec(
                    name: "esx-\(number)", cores: 32, coreMHz: 2000, memoryMiB: 105_494,
                    address: "10.0.0.\(number)"), to: cluster)
            hosts.append(host)
        }
        return (vcenter, cluster, hosts)
    }

    private func run(
        _ name: String, reservedMiB: Int = 0, on host: HostID, _ vcenter: inout VCenter
    ) -> VMID {
        var spec = VMSpec(
            name: name, kind: .standard,
            pool: vcenter.clusters[vcenter.hosts[host].cluster].rootPool, virtualCPUs: 1,
            memoryMiB: 1024)
        spec.memory.reservation = reservedMiB
        let vm = vcenter.createVM(spec, on: nil)
        vcenter.startVM(vm, on: host, at: 0)
        return vm
    }

    /// The example of `DOMAIN.md` 3: reservations alone cannot tell B from C, use can.
    @Test func `of two hosts alike in reservations the less used one is chosen`() throws {
        var (vcenter, _, hosts) = try cluster(hosts: 3)
        for (host, figures) in zip(hosts, [(60_000, 60_000), (40_000, 70_000), (40_000, 45_000)]) {
            #expect(abs(vcenter.hosts[host].capacity.memory - 102_400) < 50)
            _ = run("vm", reservedMiB: figures.0, on: host, &vcenter)
            vcenter.hosts[host].unsampled = .zero
            vcenter.hosts[host].usage.activeMiB = figures.1
        }
        let needed = Resources(cpu: 0, memory: 35_000)
        #expect(vcenter.chooseHost(for: needed, vm: nil, among: hosts) == hosts[2])
        let loads = hosts.map { vcenter.placementLoad(of: $0, adding: needed) }
        #expect(loads[2] < loads[0] && loads[0] < loads[1])
        // What fits nowhere is placed nowhere.
        let tooMuch = Resources(cpu: 0, memory: 63_000)
        #expect(vcenter.chooseHost(for: tooMuch, vm: nil, among: hosts) == nil)
    }

    /// The same example as the scheduler sees it: it counts reservations only, and hands both on.
    @Test func `Kubernetes holds the two alike and DRS chooses`() throws {
        var (vcenter, cluster, hosts) = try cluster(hosts: 3)
        let supervisor = try vcenter.enableSupervisor(SupervisorSpec(name: "s"), on: cluster)
        for (host, figures) in zip(hosts, [(60_000, 60_000), (40_000, 70_000), (40_000, 45_000)]) {
            _ = run("vm", reservedMiB: figures.0, on: host, &vcenter)
            vcenter.hosts[host].unsampled = .zero
            vcenter.hosts[host].usage.activeMiB = figures.1
        }
        var container = Container(name: "main", image: "nginx")
        container.memoryRequest = 35_000
        let template = PodTemplate(containers: [container])
        let cycle = SchedulingCycle(of: supervisor, in: vcenter)
        let request = PodRequest(
            template, size: PodSize(of: template), coreMHz: vcenter.clusters[cluster].coreMHz)
        let totals = cycle.totals(request, of: [0, 1, 2])
        #expect(totals[1] == totals[2] && totals[0] < totals[1])
        let decision = cycle.decide(request, at: 0, poolAdmits: true)
        #expect(decision.handed >= 2)
        #expect(decision.chosen == hosts[2])
    }

    @Test func `a VM on its way counts where it will be`() throws {
        var (vcenter, _, hosts) = try cluster(hosts: 3)
        let vms = (1...6).map { run("vm-\($0)", on: hosts[0], &vcenter) }
        for vm in vms {
            vcenter.usage[vm].smoothedMHz = 4000
            vcenter.usage[vm].smoothedMiB = 800
        }
        var simulation = Simulation(vcenter: vcenter, seed: 1)
        try simulation.enterMaintenance(hosts[0])
        simulation.evacuate(hosts[0])
        #expect(simulation.vcenter.hosts[hosts[1]].arrivals.count == 3)
        #expect(simulation.vcenter.hosts[hosts[2]].arrivals.count == 3)
    }
}
