/// What DRS before vSphere 7 strives for: an even load of the hosts (`DOMAIN.md` 5.1).
struct ClassicGoal {
    /// The most moves from or to a host in one pass; those that empty a host are not counted.
    static let movesPerHost = 8

    /// The standard deviation of the hosts' load that a threshold tolerates, in thousandths:
    /// (5 - threshold) x 0.1 / the root of the number of hosts, and never below MinImbalance's
    /// 0.05.
    static func target(threshold: Int, hosts: Int, least: Int = 50) -> Int {
        // The root in thousandths: (100 (5 - t))^2 / n.
        let step = 100 * (5 - threshold)
        return max(least, (step * step / max(1, hosts)).squareRoot)
    }

    /// The priority of a move where the load deviates by that much, in thousandths
    /// (VMware KB 1007485): 6 - ceil(deviation / 0.1 x root of the number of hosts), 2 at best.
    static func priority(deviation: Int, hosts: Int) -> Int {
        let scaled = (deviation * deviation * hosts).squareRoot
        return min(5, max(2, 6 - (scaled + 99) / 100))
    }

    /// The standard deviation of loads, in thousandths.
    static func deviation(_ loads: [Int]) -> Int {
        guard !loads.isEmpty else { return 0 }
        let sum = loads.reduce(0, +)
        let squares = loads.reduce(0) { $0 + $1 * $1 }
        return (loads.count * squares - sum * sum).squareRoot / loads.count
    }
}

extension VCenter {
    /// The moves that classic DRS makes in a pass: as long as the deviation is above its target,
    /// the one that lessens it most, costs considered. Greedy.
    /// O(moves x VMs of the fullest hosts x emptiest hosts).
    func classicMoves(
        _ plan: BalancePlan, threshold: Int, options: DRSSettings.Options, coreMHz: Int
    ) -> [Recommendation] {
        var plan = plan
        var found: [Recommendation] = []
        let target = ClassicGoal.target(
            threshold: threshold, hosts: plan.hosts.count, least: options.minImbalance)
        let most = options.maxMovesPerHost ?? ClassicGoal.movesPerHost
        var counts = [Int](repeating: 0, count: plan.hosts.count)
        while found.count < most * plan.hosts.count {
            let deviation = ClassicGoal.deviation(plan.hosts.map(\.load))
            guard deviation > target,
                let move = evenestMove(plan, coreMHz: coreMHz, within: counts, most: most)
            else { break }
            found.append(
                Recommendation(
                    vm: plan.movable[move.source][move.vm].id,
                    source: plan.hosts[move.source].id,
                    destination: plan.hosts[move.destination].id,
                    priority: ClassicGoal.priority(
                        deviation: deviation, hosts: plan.hosts.count),
                    reason: move.reason, gainMHz: move.gain, costMHz: move.cost))
            counts[move.source] += 1
            counts[move.destination] += 1
            plan.apply(move.vm, from: move.source, to: move.destination)
        }
        return found
    }

    /// The move that lessens the sum of the loads' squares most; nil when none pays.
    private func evenestMove(
        _ plan: BalancePlan, coreMHz: Int, within counts: [Int], most: Int
    ) -> Move? {
        let order = plan.hosts.indices.filter {
            counts[$0] < most
                && plan.hosts[$0].migrations < plan.hosts[$0].mostMigrations
        }.sorted {
            let (first, second) = (plan.hosts[$0].load, plan.hosts[$1].load)
            return first == second ? $0 < $1 : first > second
        }
        var best: (move: Move, gain: Int)?
        for source in order.prefix(Self.breadth) {
            for destination in order.reversed().prefix(Self.breadth)
            where plan.hosts[destination].load < plan.hosts[source].load {
                for vm in plan.movable[source].indices {
                    let gain = plan.evenness(of: vm, from: source, to: destination)
                    guard gain > best?.gain ?? 0,
                        let move = judge(
                            vm, source, destination, plan, tolerance: 0, coreMHz: coreMHz)
                    else { continue }
                    best = (move, gain)
                }
            }
        }
        return best?.move
    }
}

extension BalancePlan {
    /// By how much a move lessens the sum of the squares of two hosts' loads, in thousandths
    /// squared.
    fileprivate func evenness(of vm: Int, from source: Int, to destination: Int) -> Int {
        var (from, to) = (hosts[source], hosts[destination])
        let before = from.load * from.load + to.load * to.load
        from.smoothed -= movable[source][vm].smoothed
        to.smoothed += movable[source][vm].smoothed
        return before - from.load * from.load - to.load * to.load
    }
}
