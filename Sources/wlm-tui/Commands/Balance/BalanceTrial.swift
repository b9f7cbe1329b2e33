import Model

/// One trial: a cluster of equal hosts under a trace, with DRS set in one way.
struct BalanceTrial {
    /// A host: 16 cores of 2600 MHz, and memory that is never short.
    private static let (cores, coreMHz, memoryMiB) = (16, 2600, 1_048_576)
    /// What a row of a trace is that does not say how large its machine was.
    private static let (usualMHz, usualMiB) = (2600, 2048)

    /// What all trials share.
    struct Setting {
        let hosts: Int
        let trace: Trace
        let seed: UInt64
        let milliseconds: Int
    }

    /// nil for off.
    let drs: DRSSettings?
    let meter: BalanceMeter

    /// Demand that fills a share of so many hosts, in MHz.
    static func demand(hosts: Int, percent: Int) -> Int { hosts * cores * coreMHz * percent / 100 }

    /// The trace's rows, repeated until they fill a share of the hosts.
    static func tiles(of trace: Trace, hosts: Int, percent: Int, seed: UInt64) -> Trace {
        trace.tiled(
            toMean: demand(hosts: hosts, percent: percent), usualMHz: usualMHz, seed: seed)
    }

    init(_ setting: Setting, drs: DRSSettings?) throws {
        self.drs = drs
        var vcenter = VCenter(name: "balance")
        vcenter.limitsLifted = true
        var spec = ClusterSpec(name: "balance")
        spec.drs = drs ?? spec.drs
        spec.drs.isEnabled = drs != nil
        let cluster = vcenter.addCluster(spec)
        for number in 1...setting.hosts {
            _ = try vcenter.addHost(
                HostSpec(
                    name: "esx-\(number)", cores: Self.cores, coreMHz: Self.coreMHz,
                    memoryMiB: Self.memoryMiB, address: "10.0.\(number / 200).\(number % 200 + 1)"),
                to: cluster)
        }
        var simulation = Simulation(
            vcenter: vcenter, seed: setting.seed, epoch: 0, trace: setting.trace)
        var vms: [VMID] = []
        for (number, row) in setting.trace.rows.enumerated() {
            var vm = StandaloneVM(
                virtualCPUs: row.virtualCPUs ?? 1, memoryMiB: row.memoryMiB ?? Self.usualMiB)
            vm.diskMiB = 0
            vm.fullMHz = row.fullMHz ?? Self.usualMHz
            vm.demand.traceRow = Int32(number)
            vm.demand.seed = UInt32(number)
            vms.append(simulation.addStandaloneVM("vm-\(number + 1)", vm, on: cluster))
        }
        // Three in thirty must be separate, so that rules are tried, too.
        for first in stride(from: 0, to: vms.count - 2, by: 30) {
            simulation.addRule(
                AffinityRule(
                    name: "apart-\(first)", requirement: .separate(Array(vms[first..<first + 3]))),
                to: cluster)
        }
        for number in vms.indices { try simulation.perform(.powerOnVM(name: "vm-\(number + 1)")) }
        meter = Self.run(&simulation, for: setting.milliseconds, cluster)
    }

    private static func run(
        _ simulation: inout Simulation, for milliseconds: Int, _ cluster: ClusterID
    ) -> BalanceMeter {
        var meter = BalanceMeter()
        while simulation.now < milliseconds {
            simulation.advance(to: simulation.now + Simulation.sampleInterval)
            meter.look(at: simulation.vcenter, cluster: cluster)
        }
        return meter
    }

    /// As `3 workload` or `off`.
    var name: String { drs.map { "\($0.threshold) \($0.generation.rawValue)" } ?? "off" }
}
