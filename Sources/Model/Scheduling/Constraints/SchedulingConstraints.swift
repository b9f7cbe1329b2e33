/// What a pod asks of its place beyond room, as its manifest says.
public struct SchedulingConstraints: Hashable, Sendable, Codable {
    /// Terms of which a node must meet one; empty for any node.
    public var nodeTerms: [NodeTerm] = []
    /// Terms that make a node better, with their weights.
    public var preferredNodes: [Weighted<NodeTerm>] = []
    /// Pods near which it must be: all of them.
    public var affinity: [PodTerm] = []
    /// Pods near which it must not be.
    public var antiAffinity: [PodTerm] = []
    /// Pods near which it would rather be; those with a negative weight it would rather avoid.
    public var preferredPods: [Weighted<PodTerm>] = []
    /// How evenly its like must be spread.
    public var spread: [SpreadConstraint] = []
    /// What its containers ask for beyond CPU and memory, by name, in thousandths.
    public var extended: [ResourceAmount] = []

    /// Its priority class by name.
    public var priorityClass: String?
    /// Whether it pushes less important pods off their hosts; nil for what its class says.
    public var preempts: Bool?

    /// A pod that may go anywhere.
    public init() {}

    /// Whether nothing is asked.
    public var isEmpty: Bool { self == Self() }
}

/// A wish and how much it counts.
public struct Weighted<Term: Hashable & Sendable & Codable>: Hashable, Sendable, Codable {
    /// How much it counts, 1 to 100; negative for what is to be avoided.
    public var weight: Int
    /// The wish.
    public var term: Term

    /// A wish.
    public init(weight: Int, term: Term) {
        self.weight = weight
        self.term = term
    }
}

/// An amount of an extended resource such as `nvidia.com/gpu`.
public struct ResourceAmount: Hashable, Sendable, Codable {
    /// The resource's name.
    public var name: String
    /// How much, in thousandths of one.
    public var milli: Int

    /// An amount.
    public init(name: String, milli: Int) {
        self.name = name
        self.milli = milli
    }
}

/// Conditions on a node; all must hold.
public struct NodeTerm: Hashable, Sendable, Codable {
    /// The conditions. A term without any matches no node.
    public var requirements: [NodeRequirement]

    /// A term.
    public init(_ requirements: [NodeRequirement]) { self.requirements = requirements }

    /// Whether a node with these labels meets it. O(conditions).
    func matches(name: String, _ label: (String) -> String?) -> Bool {
        !requirements.isEmpty
            && requirements.allSatisfy { $0.matches($0.isField ? name : label($0.key)) }
    }
}

/// One condition on a node's label, or on its name.
public struct NodeRequirement: Hashable, Sendable, Codable {
    /// The operators of node affinity.
    public enum Operator: String, Sendable, CaseIterable, Codable {
        case isIn = "In"
        case notIn = "NotIn"
        case exists = "Exists"
        case absent = "DoesNotExist"
        case greater = "Gt"
        case less = "Lt"
    }

    /// The label's key.
    public var key: String
    /// What is asked of its value.
    public var operation: Operator
    /// The values to compare with.
    public var values: [String]
    /// Whether the node's name is meant (`matchFields`), whatever the key.
    public var isField: Bool

    /// A condition.
    public init(_ key: String, _ operation: Operator, _ values: [String], isField: Bool = false) {
        self.key = key
        self.operation = operation
        self.values = values
        self.isField = isField
    }

    /// Whether a value, or nil for a label that is not there, meets it.
    func matches(_ value: String?) -> Bool {
        switch operation {
        case .isIn: value.map(values.contains) ?? false
        case .notIn: !(value.map(values.contains) ?? false)
        case .exists: value != nil
        case .absent: value == nil
        case .greater: compare(value) { $0 > $1 }
        case .less: compare(value) { $0 < $1 }
        }
    }

    private func compare(_ value: String?, _ holds: (Int, Int) -> Bool) -> Bool {
        guard let number = value.flatMap({ Int($0) }), let bound = values.first.flatMap({ Int($0) })
        else { return false }
        return holds(number, bound)
    }
}

/// Pods that share a topology domain, such as a host or a zone, with a place.
public struct PodTerm: Hashable, Sendable, Codable {
    /// The node label whose values are the domains.
    public var topologyKey: String
    /// Which pods.
    public var selector: LabelSelector
    /// In which namespaces; nil for the pod's own, empty for all.
    public var namespaces: [String]?

    /// A term.
    public init(topologyKey: String, selector: LabelSelector, namespaces: [String]? = nil) {
        self.topologyKey = topologyKey
        self.selector = selector
        self.namespaces = namespaces
    }

    /// The pods that are meant, for a pod of that namespace.
    func scope(in namespace: String) -> PodScope {
        PodScope(namespaces: namespaces?.sorted() ?? [namespace], selector: selector)
    }
}

/// How unevenly pods may be spread over topology domains.
public struct SpreadConstraint: Hashable, Sendable, Codable {
    /// How many more there may be in a domain than in the emptiest.
    public var maxSkew: Int
    /// The node label whose values are the domains.
    public var topologyKey: String
    /// Which pods of the namespace are counted.
    public var selector: LabelSelector
    /// Whether a node that breaks it is out; otherwise it is only worse.
    public var isHard: Bool
    /// With fewer domains than these the emptiest counts as empty.
    public var minDomains = 1
    /// Whether nodes whose taints the pod does not tolerate are left out of the count.
    public var honorsTaints = false
    /// Whether nodes that the pod's node affinity excludes are left out of the count.
    public var honorsAffinity = true

    /// A constraint.
    public init(maxSkew: Int, topologyKey: String, selector: LabelSelector, isHard: Bool) {
        self.maxSkew = maxSkew
        self.topologyKey = topologyKey
        self.selector = selector
        self.isHard = isHard
    }
}

/// A taint of a node.
public struct Taint: Hashable, Sendable, Codable {
    /// Its key.
    public var key: String
    /// Its value.
    public var value: String
    /// What it does.
    public var effect: Effect

    /// What a taint does to pods that do not tolerate it.
    public enum Effect: String, Sendable, CaseIterable, Codable {
        case noSchedule = "NoSchedule"
        case preferNoSchedule = "PreferNoSchedule"
        case noExecute = "NoExecute"
    }

    /// A taint.
    public init(key: String, value: String = "", effect: Effect = .noSchedule) {
        self.key = key
        self.value = value
        self.effect = effect
    }
}
