/// Judges whether a namespace takes another object: its object limits, its storage, and the
/// ResourceQuotas that users made.
public enum Admission {
    /// What is to be created.
    struct Ask {
        let kind: Kind
        let name: String
        let body: ObjectRequest.Body
    }

    /// What an object adds to the line of a quota, in the line's unit; nil where the line counts
    /// what one of a pod's containers does not say.
    static func demand(of ask: Ask, on resource: ResourceQuota.Resource) -> Int? {
        switch (resource, ask.body) {
        case (.count(let kind), _): kind == ask.kind ? 1 : 0
        case (.requestsStorage, .claim(_, let size)): size
        case (.storageOfClass(let name), .claim(let storageClass?, let size)):
            name == storageClass ? size : 0
        case (.requestsCPU, .pod(let template)), (.requestsMemory, .pod(let template)),
            (.limitsCPU, .pod(let template)), (.limitsMemory, .pod(let template)):
            template.allContainers.allSatisfy { amount(of: $0, resource) != nil }
                ? amount(of: template, resource) : nil
        default: 0
        }
    }

    /// What a pod's containers ask for, in the resource's unit.
    static func amount(of template: PodTemplate, _ resource: ResourceQuota.Resource) -> Int {
        max(
            template.containers.reduce(0) { $0 + (amount(of: $1, resource) ?? 0) },
            template.initContainers.lazy.map { amount(of: $0, resource) ?? 0 }.max() ?? 0)
    }

    /// What a container asks for, in the resource's unit; nil where it does not say.
    private static func amount(
        of container: Container, _ resource: ResourceQuota.Resource
    ) -> Int? {
        switch resource {
        case .requestsCPU: container.cpuRequest ?? container.cpuLimit
        case .requestsMemory: container.memoryRequest ?? container.memoryLimit
        case .limitsCPU: container.cpuLimit
        case .limitsMemory: container.memoryLimit
        default: 0
        }
    }

    /// An amount, in the resource's unit, as Kubernetes prints it.
    static func text(_ amount: Int, of resource: ResourceQuota.Resource) -> String {
        switch resource {
        case .requestsCPU, .limitsCPU: Quantity(milli: amount).description
        case .requestsMemory, .limitsMemory, .requestsStorage, .storageOfClass:
            Quantity(mebibytes: amount).description
        case .count, .uncounted: "\(amount)"
        }
    }
}

extension VCenter {
    /// Refuses what a namespace has no room for.
    func admit(_ ask: Admission.Ask, in namespace: NamespaceID) throws(OperationError) {
        let row = namespaces[namespace]
        if row.isTerminating {
            throw .namespaceTerminating(kind: ask.kind, name: ask.name, namespace: row.name)
        }
        if row.index[ObjectKey(ask.kind, ask.name)] != nil {
            throw .alreadyExists(kind: ask.kind.qualifiedResource, name: ask.name)
        }
        try admitCount(ask, in: namespace)
        var ask = ask
        if case .claim(let asked, let size) = ask.body {
            let storageClass = try grantedClass(
                asked, kind: ask.kind, name: ask.name, in: namespace)
            try admitStorage(
                size, of: storageClass, kind: ask.kind, name: ask.name, in: namespace)
            ask = Admission.Ask(
                kind: ask.kind, name: ask.name,
                body: .claim(storageClass: storageClass, sizeMiB: size))
        }
        for quota in row.quotas {
            guard case .quota(let lines) = objects[quota].record else { continue }
            try admit(ask, lines, named: objects[quota].metadata.name, in: namespace)
        }
    }

    /// The object limits of a namespace stand in a quota that bears its name.
    private func admitCount(
        _ ask: Admission.Ask, in namespace: NamespaceID
    ) throws(OperationError) {
        let row = namespaces[namespace]
        for limit in row.objectLimits where limit.kind == ask.kind {
            // Only where all together are too many is it worth leaving out those that ended.
            guard row.counts[ask.kind] ?? 0 >= limit.most else { continue }
            let used = self.used(.count(ask.kind), in: namespace)
            guard used >= limit.most else { continue }
            throw .exceededQuota(
                kind: ask.kind, name: ask.name, quota: row.name,
                lines: [
                    OperationError.QuotaExcess(
                        name: Self.countName(ask.kind), requested: "1", used: "\(used)",
                        limited: "\(limit.most)")
                ])
        }
    }

    /// What a quota on the number of objects of a kind is called: a few kinds of the core have
    /// names of their own.
    static func countName(_ kind: Kind) -> String {
        let own = [
            "pods", "services", "configmaps", "secrets", "persistentvolumeclaims",
            "replicationcontrollers", "resourcequotas",
        ]
        return own.contains(kind.qualifiedResource)
            ? kind.resource : "count/\(kind.qualifiedResource)"
    }

    func admit(
        _ ask: Admission.Ask, _ quota: ResourceQuota, named name: String,
        in namespace: NamespaceID
    ) throws(OperationError) {
        var excess: [OperationError.QuotaExcess] = []
        var unspecified: [String] = []
        for line in quota.lines {
            guard let demand = Admission.demand(of: ask, on: line.resource) else {
                unspecified.append(line.name)
                continue
            }
            guard demand > 0 else { continue }
            let used = self.used(line.resource, in: namespace)
            guard used + demand > line.hard else { continue }
            excess.append(
                OperationError.QuotaExcess(
                    name: line.name, requested: Admission.text(demand, of: line.resource),
                    used: Admission.text(used, of: line.resource), limited: line.written))
        }
        if !unspecified.isEmpty {
            throw .unspecifiedForQuota(
                kind: ask.kind, name: ask.name, quota: name, resources: unspecified.sorted())
        }
        if !excess.isEmpty {
            throw .exceededQuota(
                kind: ask.kind, name: ask.name, quota: name,
                lines: excess.sorted { $0.name < $1.name })
        }
    }

    /// How much of what a quota counts is used in a namespace: of pods those that have not ended,
    /// of claims all, bound or not. O(objects of the namespace), O(1) for counts of other kinds.
    public func used(_ resource: ResourceQuota.Resource, in namespace: NamespaceID) -> Int {
        switch resource {
        case .count(.pod): livePods(in: namespace).count
        case .count(let kind): namespaces[namespace].counts[kind] ?? 0
        case .uncounted: 0
        case .requestsStorage: claimedStorage(in: namespace, \.sizeMiB)
        case .storageOfClass(let name):
            claimedStorage(in: namespace) { policies[$0.policy].name == name ? $0.sizeMiB : 0 }
        default:
            livePods(in: namespace).reduce(0) {
                $0 + Admission.amount(of: pods[$1].template, resource)
            }
        }
    }

    /// Counted and summed only: their order means nothing.
    private func livePods(in namespace: NamespaceID) -> [PodID] {
        namespaces[namespace].index.values.compactMap {
            if case .pod(let id) = objects[$0].record, !pods[id].isFinished { id } else { nil }
        }
    }
}
