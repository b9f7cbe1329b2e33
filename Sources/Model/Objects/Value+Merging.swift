extension Value {
    /// What an object becomes when somebody applies a manifest: what he wrote is so, what he no
    /// longer writes is gone, and what others set stays (`kubectl apply`'s three-way merge).
    /// - Parameters:
    ///   - last: what he applied before; nil where that is not known, so that nothing is removed.
    ///   - live: the object as it is.
    ///   - isKnown: whether the kind is Kubernetes' own, whose lists of containers, ports and the
    ///     like are merged element by element; lists of other kinds are replaced.
    public func merged(after last: Value?, into live: Value, isKnown: Bool) -> Value {
        Merge(isKnown: isKnown).merge(self, last, live, key: "", below: "")
    }
}

/// One three-way merge.
private struct Merge {
    let isKnown: Bool

    func merge(
        _ new: Value, _ last: Value?, _ live: Value?, key: String, below parent: String
    ) -> Value {
        guard let live else { return new }
        switch (new, live) {
        case (.object(let written), .object(let present)):
            var result = present
            for field in last?.fields.all ?? [] where written[field.key] == nil {
                result[field.key] = Value?.none
            }
            for field in written.all {
                // Null takes a field away whoever set it.
                if field.value == .null {
                    result[field.key] = Value?.none
                } else {
                    result[field.key] = merge(
                        field.value, last?[field.key], present[field.key], key: field.key,
                        below: key)
                }
            }
            return .object(result)
        case (.list(let written), .list(let present)):
            if isKnown, key == "finalizers" { return union(written, last, present) }
            guard isKnown, let name = Self.identity(of: key, below: parent) else { return new }
            return mergeList(written, last?.elements ?? [], present, by: name, key: key)
        default: return new
        }
    }

    /// Elements in the order written, then those that others added.
    private func mergeList(
        _ written: [Value], _ last: [Value], _ present: [Value], by name: String, key: String
    ) -> Value {
        func find(_ id: Value?, in list: [Value]) -> Value? {
            list.first { $0[name] == id && id != nil }
        }
        var result = written.map { element in
            merge(
                element, find(element[name], in: last), find(element[name], in: present),
                key: "", below: key)
        }
        for element in present
        where find(element[name], in: written) == nil && find(element[name], in: last) == nil {
            result.append(element)
        }
        return .list(result)
    }

    private func union(_ written: [Value], _ last: Value?, _ present: [Value]) -> Value {
        let gone = (last?.elements ?? []).filter { !written.contains($0) }
        let kept = present.filter { !gone.contains($0) }
        return .list(kept + written.filter { !kept.contains($0) })
    }

    /// The field by which elements of a list are told apart; nil for lists that are replaced.
    private static func identity(of key: String, below parent: String) -> String? {
        switch key {
        case "containers", "initContainers", "env", "volumes", "imagePullSecrets", "secrets":
            "name"
        case "ports": parent == "" ? "containerPort" : "port"
        case "volumeMounts": "mountPath"
        case "volumeDevices": "devicePath"
        case "hostAliases": "ip"
        case "topologySpreadConstraints": "topologyKey"
        case "ownerReferences": "uid"
        default: nil
        }
    }
}
