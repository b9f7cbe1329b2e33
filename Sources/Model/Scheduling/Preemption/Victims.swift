/// What a host would have if pods went.
struct Relief {
    var cpu = 0
    var memory = 0
    var pods = 0
    var extended: [Int]
    var antiAffinity: [Int]
    var affinity: [Int]
    var spread: [Int]
    var refusals = 0

    /// What the end of a pod, or of none, would bring to one that waits.
    init(of victim: PodID?, for pod: Pod, in vcenter: VCenter) {
        let asked = pod.template.constraints
        let hard = asked.spread.filter(\.isHard)
        guard let victim else {
            extended = asked.extended.map { _ in 0 }
            antiAffinity = asked.antiAffinity.map { _ in 0 }
            affinity = asked.affinity.map { _ in 0 }
            spread = hard.map { _ in 0 }
            return
        }
        let other = vcenter.pods[victim]
        let home = vcenter.namespaces[pod.namespace].name
        let away = vcenter.namespaces[other.namespace].name
        let labels = other.template.labels
        if let vm = other.vm {
            cpu = vcenter.vms[vm].needed.cpu
            memory = vcenter.vms[vm].needed.memory
        }
        pods = 1
        let has = other.template.constraints
        extended = asked.extended.map { amount in
            has.extended.first { $0.name == amount.name }?.milli ?? 0
        }
        func met(_ term: PodTerm) -> Int {
            term.scope(in: home).matches(labels, in: away) ? 1 : 0
        }
        antiAffinity = asked.antiAffinity.map(met)
        affinity = asked.affinity.map(met)
        spread = hard.map { $0.selector.matches(labels) && home == away ? 1 : 0 }
        refusals = has.antiAffinity.count {
            $0.scope(in: away).matches(pod.template.labels, in: home)
        }
    }

    /// Adds, or takes back, what another pod would bring.
    mutating func add(_ other: Relief, sign: Int = 1) {
        cpu += sign * other.cpu
        memory += sign * other.memory
        pods += sign * other.pods
        refusals += sign * other.refusals
        for place in extended.indices { extended[place] += sign * other.extended[place] }
        for place in antiAffinity.indices {
            antiAffinity[place] += sign * other.antiAffinity[place]
        }
        for place in affinity.indices { affinity[place] += sign * other.affinity[place] }
        for place in spread.indices { spread[place] += sign * other.spread[place] }
    }
}

extension SchedulingCycle {
    /// What is wrong with a node for a pod even if others went; empty where it would fit.
    func findings(_ request: PodRequest, on node: Int, after relief: Relief) -> [NodeFinding] {
        var found: [NodeFinding] = []
        let held = request.held.first { $0.node == node }?.needed ?? .zero
        if nodes.freeCPU[node] + relief.cpu - held.cpu < request.needed.cpu {
            found.append(.insufficientCPU)
        }
        if nodes.freeMemory[node] + relief.memory - held.memory < request.needed.memory {
            found.append(.insufficientMemory)
        }
        for (place, amount) in request.template.constraints.extended.enumerated() {
            let free = nodes.resourceNames.firstIndex(of: amount.name).map {
                nodes.freeExtended[$0][node]
            }
            let column = nodes.resourceNames.firstIndex(of: amount.name)
            // Where nobody goes who has devices, those that are free must do.
            let isShort =
                relief.extended[place] == 0
                && !(column.map { nodes.hasRoom(for: amount.milli, of: $0, on: node) } ?? false)
            if isShort || (free ?? 0) + relief.extended[place] < amount.milli {
                found.append(.insufficient(resource: amount.name))
            }
        }
        if nodes.podRoom[node] <= 0, nodes.podRoom[node] + relief.pods <= 0 {
            found.append(.tooManyPods)
        }
        guard let terms = request.terms, found.isEmpty else { return found }
        for (place, line) in terms.spread.enumerated() {
            if !line.counts.hasDomain(node) { return [.spreadLabelMissing] }
            if line.counts[node] - relief.spread[place] > line.most { return [.spread] }
        }
        for (place, counts) in terms.affinity.enumerated() where !terms.mayBeFirst {
            if counts[node] - relief.affinity[place] <= 0 { return [.podAffinity] }
        }
        for (place, counts) in terms.antiAffinity.enumerated() {
            if counts[node] - relief.antiAffinity[place] > 0 { return [.podAntiAffinity] }
        }
        let refusing = terms.refusals.reduce(0) { $0 + $1[node] }
        return refusing - relief.refusals > 0 ? [.existingAntiAffinity] : []
    }
}
