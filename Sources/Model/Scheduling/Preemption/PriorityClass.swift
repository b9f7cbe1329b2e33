extension Kind {
    /// A class of priorities. Its object is kept as written and asked when pods are created.
    public static let priorityClass = Kind.other(
        group: "scheduling.k8s.io", name: "PriorityClass")
}

/// How important pods of a class are.
struct Priority: Hashable, Sendable {
    /// Higher ones are scheduled first.
    var value = 0
    /// Whether such pods push others off their hosts.
    var preempts = true

    /// The classes that every cluster has.
    static let system = [
        "system-cluster-critical": 2_000_000_000, "system-node-critical": 2_000_001_000,
    ]
}

extension VCenter {
    /// How important a pod is: as its class says, or as the class that is the default.
    /// - Throws: `noPriorityClass` where its class does not exist.
    func priority(
        of template: PodTemplate, named name: String
    ) throws(OperationError) -> Priority {
        let constraints = template.constraints
        var priority = Priority(value: template.priority)
        if let asked = constraints.priorityClass {
            if let value = Priority.system[asked] {
                priority.value = value
            } else if let object = object(.priorityClass, asked) {
                priority = objects[object].priority
            } else {
                throw .noPriorityClass(pod: name, priorityClass: asked)
            }
        } else if template.priority == 0, let standard = standardPriority {
            priority = standard
        }
        priority.preempts = constraints.preempts ?? priority.preempts
        return priority
    }

    /// What pods without a class get; of several defaults the lowest. O(objects without namespace).
    private var standardPriority: Priority? {
        var found: Priority?
        for (key, object) in objectsWithoutNamespace where key.kind == .priorityClass {
            guard objects[object].manifest["globalDefault"] == .bool(true) else { continue }
            let priority = objects[object].priority
            // The lowest of all, so that the order does not matter.
            if let found,
                (found.value, found.preempts ? 1 : 0)
                    <= (priority.value, priority.preempts ? 1 : 0)
            {
                continue
            }
            found = priority
        }
        return found
    }
}

extension KubernetesObject {
    fileprivate var priority: Priority {
        var priority = Priority()
        if case .integer(let value) = manifest["value"] { priority.value = value }
        priority.preempts = manifest["preemptionPolicy"]?.string != "Never"
        return priority
    }
}
