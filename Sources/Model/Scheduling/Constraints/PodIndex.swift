/// Pods that are meant by a label selector in some namespaces.
struct PodScope: Hashable, Sendable {
    /// The namespaces by name, sorted; empty for all.
    let namespaces: [String]
    /// Which of their pods.
    let selector: LabelSelector

    /// Whether a pod of that namespace with those labels is meant.
    func matches(_ labels: Labels, in namespace: String) -> Bool {
        (namespaces.isEmpty || namespaces.contains(namespace)) && selector.matches(labels)
    }
}

/// Pods that refuse company: which, and within what kind of domain.
struct Refusal: Hashable, Sendable {
    let scope: PodScope
    let topologyKey: String
}

/// How many bound pods of a Supervisor there are on each host, for every selector that a pod has
/// asked about, kept up to date as pods are bound and end: no decision walks over pods.
struct PodIndex: Sendable {
    /// The most selectors that are kept; what is asked about again later is counted again.
    static let mostScopes = 1024

    /// Numbers by the place of a host in its table.
    typealias Counts = [Int32]

    private(set) var scopes: [PodScope] = []
    private(set) var counts: [Counts] = []
    private var numbers: [PodScope: Int] = [:]
    private var byLabel: [Labels.Pair: [Int]] = [:]
    private var withoutLabel: [Int] = []
    private(set) var refusals: [Refusal] = []
    private(set) var refusalCounts: [Counts] = []
    private var refusalNumbers: [Refusal: Int] = [:]
    private var refusalsByLabel: [Labels.Pair: [Int]] = [:]
    private var refusalsWithoutLabel: [Int] = []
    /// How often it has begun to count anew.
    private(set) var round = 0
    /// Extended resources in use, in thousandths, by name and then by a host's place.
    private(set) var resourceNames: [String] = []
    private(set) var used: [[Int]] = []

    /// How many bound pods there are of each priority.
    private(set) var priorities: [Int: Int] = [:]

    /// The lowest priority of a bound pod. O(priorities).
    var lowestPriority: Int? { priorities.keys.min() }

    /// Counts bound pods of a priority.
    mutating func count(priority: Int, by sign: Int) {
        priorities[priority, default: 0] += sign
        if priorities[priority] == 0 { priorities[priority] = nil }
    }

    /// The number of a scope; nil where nobody has asked yet.
    func number(of scope: PodScope) -> Int? { numbers[scope] }

    /// How many pods of a scope there are, by a host's place.
    func counts(of scope: PodScope) -> Counts { numbers[scope].map { counts[$0] } ?? [] }

    /// Begins to count a scope that is new. The caller counts what is there already.
    mutating func register(_ scope: PodScope) -> Int {
        if let number = numbers[scope] { return number }
        if scopes.count >= Self.mostScopes { forgetScopes() }
        let number = scopes.count
        scopes.append(scope)
        counts.append([])
        numbers[scope] = number
        if let label = scope.firstLabel {
            byLabel[label, default: []].append(number)
        } else {
            withoutLabel.append(number)
        }
        return number
    }

    private mutating func forgetScopes() {
        (scopes, counts, numbers, byLabel, withoutLabel) = ([], [], [:], [:], [])
        round += 1
    }

    /// Counts one pod more or less in one scope.
    mutating func count(_ scope: Int, on host: HostID, by change: Int32) {
        Self.add(change, at: host, to: &counts[scope])
    }

    /// Counts a pod that is bound, or one less when it ends. O(labels and scopes that it is in).
    mutating func count(
        _ template: PodTemplate, in namespace: String, on host: HostID, by sign: Int32
    ) {
        for number in matching(template.labels, in: namespace) {
            Self.add(sign, at: host, to: &counts[number])
        }
        for term in template.constraints.antiAffinity {
            let refusal = Refusal(
                scope: term.scope(in: namespace), topologyKey: term.topologyKey)
            Self.add(sign, at: host, to: &refusalCounts[number(of: refusal)])
        }
        for amount in template.constraints.extended {
            if !resourceNames.contains(amount.name) {
                resourceNames.append(amount.name)
                used.append([])
            }
            guard let column = resourceNames.firstIndex(of: amount.name) else { continue }
            Self.add(Int(sign) * amount.milli, at: host, to: &used[column])
        }
    }

    /// The scopes that mean a pod. O(labels and scopes that ask for one of them).
    func matching(_ labels: Labels, in namespace: String) -> [Int] {
        if scopes.isEmpty { return [] }
        var found: [Int] = []
        for pair in labels.pairs {
            for number in byLabel[pair] ?? []
            where scopes[number].matches(labels, in: namespace) { found.append(number) }
        }
        for number in withoutLabel where scopes[number].matches(labels, in: namespace) {
            found.append(number)
        }
        return found
    }

    /// The refusals that mean a pod. O(labels and refusals that name one of them).
    func refusing(_ labels: Labels, in namespace: String) -> [Int] {
        if refusals.isEmpty { return [] }
        let named = labels.pairs.flatMap { refusalsByLabel[$0] ?? [] }
        return (named + refusalsWithoutLabel).filter {
            refusals[$0].scope.matches(labels, in: namespace)
        }
    }

    private mutating func number(of refusal: Refusal) -> Int {
        if let number = refusalNumbers[refusal] { return number }
        if refusals.count >= Self.mostScopes { forgetIdleRefusals() }
        restore(refusal, [])
        return refusals.count - 1
    }

    /// Keeps those refusals only that a bound pod still makes.
    private mutating func forgetIdleRefusals() {
        let kept = refusals.indices.filter { refusalCounts[$0].contains { $0 != 0 } }
        let (old, oldCounts) = (refusals, refusalCounts)
        (refusals, refusalCounts, refusalNumbers) = ([], [], [:])
        (refusalsByLabel, refusalsWithoutLabel) = ([:], [])
        for number in kept { restore(old[number], oldCounts[number]) }
    }

    private mutating func restore(_ refusal: Refusal, _ counts: Counts) {
        if let label = refusal.scope.firstLabel {
            refusalsByLabel[label, default: []].append(refusals.count)
        } else {
            refusalsWithoutLabel.append(refusals.count)
        }
        refusalNumbers[refusal] = refusals.count
        refusals.append(refusal)
        refusalCounts.append(counts)
    }

    /// Extended resources in use on a host, in thousandths.
    func used(_ name: String, on host: HostID) -> Int {
        guard let column = resourceNames.firstIndex(of: name),
            Int(host.index) < used[column].count
        else { return 0 }
        return used[column][Int(host.index)]
    }

    private static func add<Number: FixedWidthInteger>(
        _ change: Number, at host: HostID, to counts: inout [Number]
    ) {
        let place = Int(host.index)
        while counts.count <= place { counts.append(0) }
        counts[place] += change
    }
}

extension PodScope {
    /// A label that all its pods bear; nil where the selector names none.
    fileprivate var firstLabel: Labels.Pair? {
        for case .equals(let key, let value) in selector.requirements {
            return Labels.Pair(key: key, value: value)
        }
        return nil
    }
}

extension SchedulingConstraints {
    /// The pods that a pod of a namespace asks about.
    func scopes(in namespace: String) -> [PodScope] {
        let terms = affinity + antiAffinity + preferredPods.map(\.term)
        return terms.map { $0.scope(in: namespace) }
            + spread.map { PodScope(namespaces: [namespace], selector: $0.selector) }
    }
}

extension VCenter {
    /// Has the index of a Supervisor count what a pod asks about. O(1) but for what nobody has asked
    /// about before: O(objects of the namespaces).
    mutating func registerScopes(of pod: Pod, on supervisor: SupervisorID) {
        let constraints = pod.template.constraints
        if constraints.isEmpty { return }
        let name = namespaces[pod.namespace].name
        for scope in constraints.scopes(in: name)
        where supervisors[supervisor].podIndex.number(of: scope) == nil {
            let number = supervisors[supervisor].podIndex.register(scope)
            for namespace in supervisors[supervisor].namespaces {
                let name = namespaces[namespace].name
                // Counted only: the order means nothing.
                for object in namespaces[namespace].index.values {
                    guard case .pod(let id) = objects[object].record, pods[id].vm != nil,
                        let host = pods[id].host,
                        scope.matches(pods[id].template.labels, in: name)
                    else { continue }
                    supervisors[supervisor].podIndex.count(number, on: host, by: 1)
                }
            }
        }
    }

    /// Counts a pod that was bound, or one that ends.
    mutating func indexPod(_ id: PodID, by sign: Int32) {
        guard let host = pods[id].host else { return }
        let namespace = pods[id].namespace
        let supervisor = namespaces[namespace].supervisor
        supervisors[supervisor].podIndex.count(
            pods[id].template, in: namespaces[namespace].name, on: host, by: sign)
        supervisors[supervisor].podIndex.count(priority: pods[id].priority, by: Int(sign))
        if !pods[id].template.constraints.extended.isEmpty {
            indexDevices(of: id, on: host, by: sign)
        }
    }
}

extension VCenter {
    /// What an index counts that is not so. O(pods and scopes that they are in).
    func checkPodIndices(_ found: inout [Violation]) {
        for supervisor in supervisors.ids {
            var fresh = supervisors[supervisor].podIndex.emptied
            for namespace in supervisors[supervisor].namespaces {
                // Counted only: the order means nothing.
                for object in namespaces[namespace].index.values {
                    guard case .pod(let id) = objects[object].record, pods[id].vm != nil,
                        let host = pods[id].host
                    else { continue }
                    fresh.count(
                        pods[id].template, in: namespaces[namespace].name, on: host, by: 1)
                    fresh.count(priority: pods[id].priority, by: 1)
                }
            }
            if !fresh.agrees(with: supervisors[supervisor].podIndex) {
                found.append(
                    Violation(
                        invariant: .hostSums,
                        detail: "\(supervisors[supervisor].name): pods by selector"))
            }
        }
    }
}

extension PodIndex {
    /// The same questions, with nothing counted.
    fileprivate var emptied: PodIndex {
        var empty = self
        empty.clearCounts()
        return empty
    }

    fileprivate mutating func clearCounts() {
        for number in counts.indices { counts[number] = [] }
        for number in refusalCounts.indices { refusalCounts[number] = [] }
        for column in used.indices { used[column] = [] }
        priorities = [:]
    }

    fileprivate func agrees(with other: PodIndex) -> Bool {
        func same<Number: FixedWidthInteger>(_ one: [[Number]], _ two: [[Number]]) -> Bool {
            one.count == two.count
                && zip(one, two).allSatisfy { one, two in
                    let count = max(one.count, two.count)
                    return (0..<count).allSatisfy {
                        ($0 < one.count ? one[$0] : 0) == ($0 < two.count ? two[$0] : 0)
                    }
                }
        }
        return same(counts, other.counts) && same(refusalCounts, other.refusalCounts)
            && same(used, other.used) && priorities == other.priorities
    }
}
