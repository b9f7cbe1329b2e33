import Model

/// Decodes what a pod asks of its place beyond room, and what hosts have to say to it.
enum ConstraintDecoder {
    static func constraints(_ spec: FieldReader) throws(ManifestError) -> SchedulingConstraints {
        var found = SchedulingConstraints()
        let affinity = try spec.object("affinity")
        try addNodeAffinity(try affinity.object("nodeAffinity"), to: &found)
        let near = try affinity.object("podAffinity")
        let away = try affinity.object("podAntiAffinity")
        found.affinity = try podTerms(near)
        found.antiAffinity = try podTerms(away)
        found.preferredPods = try wishes(near, sign: 1) + wishes(away, sign: -1)
        for reader in try spec.list("topologySpreadConstraints") {
            if let constraint = try spread(reader) { found.spread.append(constraint) }
        }
        found.priorityClass = try spec.text("priorityClassName")
        found.preempts = try preempts(spec)
        for container in try spec.list("containers") {
            let resources = try container.object("resources")
            let limits = try extended(try resources.object("limits"))
            let requests = try extended(try resources.object("requests"))
            // What is only limited is asked for, too.
            let missing = limits.filter { limit in !requests.contains { $0.name == limit.name } }
            for amount in requests + missing {
                if let place = found.extended.firstIndex(where: { $0.name == amount.name }) {
                    found.extended[place].milli += amount.milli
                } else {
                    found.extended.append(amount)
                }
            }
        }
        return found
    }

    /// Refuses a priority class that could not be asked.
    static func checkPriorityClass(_ reader: FieldReader) throws(ManifestError) {
        guard try reader.integer("value", in: -2_147_483_648...1_000_000_000) != nil else {
            throw reader.error(.missing("value"))
        }
        _ = try reader.bool("globalDefault")
        _ = try preempts(reader)
    }

    private static func preempts(_ reader: FieldReader) throws(ManifestError) -> Bool? {
        try reader.choice("preemptionPolicy", [("PreemptLowerPriority", true), ("Never", false)])
    }

    /// Extended resources: all but those that Kubernetes names itself.
    static func extended(_ reader: FieldReader) throws(ManifestError) -> [ResourceAmount] {
        var found: [ResourceAmount] = []
        for field in reader.value.fields.all where field.key.contains("/") {
            guard let milli = try reader.millicores(field.key) else { continue }
            found.append(ResourceAmount(name: field.key, milli: milli))
        }
        return found
    }

    static func toleration(_ reader: FieldReader) throws(ManifestError) -> Toleration {
        let operators = [("Equal", false), ("Exists", true)]
        let isAnyValue = try reader.choice("operator", operators) ?? false
        if !isAnyValue, !reader.has("key"), reader.has("operator") {
            throw reader.error(
                .refused("must be Exists when `key` is empty"), at: "operator")
        }
        if isAnyValue, reader.has("value") {
            throw reader.error(.refused("must be empty when `operator` is Exists"), at: "value")
        }
        let effects = Taint.Effect.allCases.map { ($0.rawValue, $0) }
        var toleration = Toleration(
            key: try reader.text("key"), value: try reader.text("value"),
            effect: try reader.choice("effect", effects)?.rawValue,
            seconds: try reader.integer("tolerationSeconds", in: Int.min...Int.max))
        toleration.isAnyValue = isAnyValue
        return toleration
    }

    static func taints(
        _ reader: FieldReader, at key: String = "taints"
    ) throws(ManifestError) -> [Taint] {
        var found: [Taint] = []
        for taint in try reader.list(key) {
            try taint.allow(["key", "value", "effect"])
            let effects = Taint.Effect.allCases.map { ($0.rawValue, $0) }
            guard let effect = try taint.choice("effect", effects) else {
                throw taint.error(.missing("effect"))
            }
            found.append(
                Taint(
                    key: try taint.required("key"), value: try taint.text("value") ?? "",
                    effect: effect))
        }
        return found
    }

    private static func addNodeAffinity(
        _ reader: FieldReader, to found: inout SchedulingConstraints
    ) throws(ManifestError) {
        let required = "requiredDuringSchedulingIgnoredDuringExecution"
        if reader.has(required) {
            let selector = try reader.object(required)
            for term in try selector.list("nodeSelectorTerms") {
                found.nodeTerms.append(try nodeTerm(term))
            }
            if found.nodeTerms.isEmpty { throw selector.error(.missing("nodeSelectorTerms")) }
        }
        for wish in try reader.list("preferredDuringSchedulingIgnoredDuringExecution") {
            found.preferredNodes.append(
                Weighted(weight: try weight(wish), term: try nodeTerm(wish.object("preference"))))
        }
    }

    private static func weight(_ reader: FieldReader) throws(ManifestError) -> Int {
        guard let weight = try reader.integer("weight", in: 1...100) else {
            throw reader.error(.missing("weight"))
        }
        return weight
    }

    private static func nodeTerm(_ reader: FieldReader) throws(ManifestError) -> NodeTerm {
        var requirements: [NodeRequirement] = []
        for (key, isField) in [("matchExpressions", false), ("matchFields", true)] {
            for condition in try reader.list(key) {
                requirements.append(try requirement(condition, isField: isField))
            }
        }
        return NodeTerm(requirements)
    }

    private static func requirement(
        _ reader: FieldReader, isField: Bool
    ) throws(ManifestError) -> NodeRequirement {
        let operators = NodeRequirement.Operator.allCases.map { ($0.rawValue, $0) }
        guard let operation = try reader.choice("operator", operators) else {
            throw reader.error(.missing("operator"))
        }
        let key = try reader.required("key")
        if isField, key != "metadata.name" {
            throw reader.error(.unknownValue(key, known: ["metadata.name"]), at: "key")
        }
        let values = try reader.texts("values") ?? []
        switch operation {
        case .isIn, .notIn:
            if values.isEmpty { throw reader.error(.missing("values")) }
        case .greater, .less:
            guard values.count == 1, Int(values[0]) != nil else {
                throw reader.error(.outOfRange("a list of one whole number"), at: "values")
            }
        case .exists, .absent:
            if !values.isEmpty {
                throw reader.error(
                    .refused("must be empty for Exists and DoesNotExist"), at: "values")
            }
        }
        return NodeRequirement(key, operation, values, isField: isField)
    }

    private static func podTerms(_ reader: FieldReader) throws(ManifestError) -> [PodTerm] {
        var found: [PodTerm] = []
        for term in try reader.list("requiredDuringSchedulingIgnoredDuringExecution") {
            found.append(try podTerm(term))
        }
        return found
    }

    private static func wishes(
        _ reader: FieldReader, sign: Int
    ) throws(ManifestError) -> [Weighted<PodTerm>] {
        var found: [Weighted<PodTerm>] = []
        for wish in try reader.list("preferredDuringSchedulingIgnoredDuringExecution") {
            found.append(
                Weighted(
                    weight: sign * (try weight(wish)),
                    term: try podTerm(wish.object("podAffinityTerm"))))
        }
        return found
    }

    private static func podTerm(_ reader: FieldReader) throws(ManifestError) -> PodTerm {
        var namespaces = try reader.texts("namespaces")
        if reader.has("namespaceSelector") {
            guard
                try WorkloadDecoder.selector(reader.object("namespaceSelector"))
                    .requirements.isEmpty
            else {
                throw reader.error(
                    .refused("only {} is understood; name them in `namespaces`"),
                    at: "namespaceSelector")
            }
            namespaces = []
        } else if namespaces?.isEmpty == true {
            namespaces = nil
        }
        return PodTerm(
            topologyKey: try reader.required("topologyKey"), selector: try selected(reader),
            namespaces: namespaces)
    }

    /// What is selected; without a selector it is nothing.
    private static func selected(_ reader: FieldReader) throws(ManifestError) -> LabelSelector {
        guard reader.has("labelSelector") else {
            return LabelSelector([.isIn("", [])])
        }
        return try WorkloadDecoder.selector(reader.object("labelSelector"))
    }

    private static func spread(_ reader: FieldReader) throws(ManifestError) -> SpreadConstraint? {
        guard let skew = try reader.integer("maxSkew", in: 1...Int.max) else {
            throw reader.error(.missing("maxSkew"))
        }
        let modes = [("DoNotSchedule", true), ("ScheduleAnyway", false)]
        guard let isHard = try reader.choice("whenUnsatisfiable", modes) else {
            throw reader.error(.missing("whenUnsatisfiable"))
        }
        var constraint = SpreadConstraint(
            maxSkew: skew, topologyKey: try reader.required("topologyKey"),
            selector: try selected(reader), isHard: isHard)
        constraint.minDomains = try reader.integer("minDomains", in: 1...Int.max) ?? 1
        let policies = [("Honor", true), ("Ignore", false)]
        constraint.honorsTaints = try reader.choice("nodeTaintsPolicy", policies) ?? false
        constraint.honorsAffinity = try reader.choice("nodeAffinityPolicy", policies) ?? true
        return constraint
    }
}
