/// Measures how well balancing serves VMs: looks at a simulation after every sample, from outside.
public struct BalanceMeter: Sendable {
    /// What one VM asked for and got, summed over samples, and where it last moved from.
    private struct VMSum {
        var demand = 0
        var delivered = 0
        var lastMove: VirtualMachine.Move?
    }

    /// A move back to where the VM came from within this long undoes the one before, in
    /// milliseconds.
    private static let undoneWithin = 30 * 60_000

    /// By the VM's place in the table: no VM takes the place of another while one is measured.
    private var sums: [VMSum] = []
    private var samples = 0
    private var deviations = 0
    private var bounds = 0
    private var peaks = 0
    private var means = 0
    /// vMotions that ended.
    public private(set) var moves = 0
    /// vMotions that took a VM back to where it had left within half an hour.
    public private(set) var undone = 0
    /// Samples at which two VMs that must be separate shared a host.
    public private(set) var brokenRules = 0

    /// Has seen nothing yet.
    public init() {}

    /// Looks once; the cluster has just been sampled. O(VMs + rules).
    public mutating func look(at vcenter: VCenter, cluster: ClusterID) {
        samples += 1
        for id in vcenter.vms.ids where vcenter.vms[id].cluster == cluster {
            lookAt(id, in: vcenter)
        }
        let hosts = vcenter.clusters[cluster].hosts
        let loads = hosts.map {
            vcenter.hosts[$0].usage.demandMHz * 1000 / max(1, vcenter.hosts[$0].capacity.cpu)
        }
        deviations += ClassicGoal.deviation(loads)
        bounds += ClassicGoal.deviation(Self.evenest(vcenter, cluster))
        peaks += loads.max() ?? 0
        means += loads.reduce(0, +) / max(1, loads.count)
        for rule in vcenter.clusters[cluster].rules {
            guard case .separate(let vms) = rule.requirement else { continue }
            let places = vms.compactMap { vcenter.vms.find($0)?.host }
            if Set(places).count < places.count { brokenRules += 1 }
        }
    }

    private mutating func lookAt(_ id: VMID, in vcenter: VCenter) {
        let usage = vcenter.usage[id]
        let place = Int(id.index)
        while sums.count <= place { sums.append(VMSum()) }
        var sum = sums[place]
        sum.demand += Int(usage.demandMHz)
        sum.delivered += Int(usage.deliveredMHz)
        if let move = vcenter.vms[id].lastMove, move != sum.lastMove {
            moves += 1
            if let before = sum.lastMove, before.source == vcenter.vms[id].host,
                move.at - before.at <= Self.undoneWithin
            {
                undone += 1
            }
            sum.lastMove = move
        }
        sums[place] = sum
    }

    /// Demand delivered to all VMs, in hundredths of a percent.
    public var delivered: Int {
        let demand = sums.reduce(0) { $0 + $1.demand }
        return demand == 0 ? 10_000 : sums.reduce(0) { $0 + $1.delivered } * 10_000 / demand
    }

    /// Demand delivered to the VM that got least of it, in hundredths of a percent.
    public var worst: Int {
        sums.map { $0.demand == 0 ? 10_000 : $0.delivered * 10_000 / $0.demand }.min()
            ?? 10_000
    }

    /// Standard deviation of the hosts' CPU load, averaged over time, in thousandths.
    public var deviation: Int { deviations / max(1, samples) }

    /// The least that the deviation could have been at each sample, averaged over time, in
    /// thousandths: with every VM divided over the hosts as one likes, but for those that alone ask
    /// for more than an even share of a host.
    public var bound: Int { bounds / max(1, samples) }

    /// The loads of the hosts of a cluster if its VMs were spread as evenly as they can be. Whoever
    /// asks for more than what the others leave an even share of needs a host of his own, so that
    /// the squares of the loads sum up to the least. O(VMs log VMs).
    private static func evenest(_ vcenter: VCenter, _ cluster: ClusterID) -> [Int] {
        let capacities = vcenter.clusters[cluster].hosts.map { vcenter.hosts[$0].capacity.cpu }
        var demands: [Int] = []
        for host in vcenter.clusters[cluster].hosts {
            for vm in vcenter.hosts[host].residents {
                demands.append(Int(vcenter.usage[vm].demandMHz))
            }
        }
        // Hosts are taken as large as the largest: a bound for hosts that are not alike, too.
        guard let capacity = capacities.max(), capacity > 0 else { return [] }
        demands.sort(by: >)
        var left = demands.reduce(0, +)
        var hosts = capacities.count
        var loads: [Int] = []
        for demand in demands {
            guard hosts > 1, demand * hosts > left else { break }
            loads.append(demand * 1000 / capacity)
            left -= demand
            hosts -= 1
        }
        return loads
            + Array(repeating: left * 1000 / max(1, hosts) / capacity, count: hosts)
    }

    /// Load of the fullest host, averaged over time, in thousandths.
    public var peak: Int { peaks / max(1, samples) }

    /// Load of all hosts, averaged over time, in thousandths: no peak can be lower.
    public var mean: Int { means / max(1, samples) }
}
