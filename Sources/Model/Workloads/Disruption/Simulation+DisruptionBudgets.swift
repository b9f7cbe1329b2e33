/// The disruption controller and the eviction API.
extension Simulation {
    /// Ends a pod if the budgets that count it let it go, as the eviction API does.
    /// - Throws: `disruptionBudget`, `severalBudgets`; nothing happens then.
    mutating func evict(_ id: PodID) throws(OperationError) {
        try vcenter.checkEviction(of: id)
        deleteObject(vcenter.pods[id].object)
    }

    /// Ends a pod by name through the eviction API.
    mutating func evict(
        _ name: String, in namespaceName: String
    ) throws(OperationError) {
        let object = try find(.pod, name, in: namespaceName)
        guard case .pod(let pod) = vcenter.objects[object].record else { return }
        try evict(pod)
    }

    mutating func addBudget(
        _ name: String, _ spec: DisruptionBudgetSpec, _ object: ObjectID,
        in namespace: NamespaceID
    ) {
        let id = vcenter.budgets.insert(
            DisruptionBudget(
                object: object, name: name, namespace: namespace, spec: spec, changedAt: now))
        vcenter.objects[object].record = .budget(id)
        vcenter.namespaces[namespace].budgets.append(id)
        vcenter.budgets[id].pods = vcenter.pods(selectedBy: spec.selector, in: namespace)
        queueBudget(id)
    }

    mutating func changeBudget(_ id: DisruptionBudgetID, to spec: DisruptionBudgetSpec) {
        vcenter.budgets[id].spec = spec
        vcenter.budgets[id].pods = vcenter.pods(
            selectedBy: spec.selector, in: vcenter.budgets[id].namespace)
        queueBudget(id)
    }

    mutating func removeBudget(_ id: DisruptionBudgetID) {
        guard let budget = vcenter.budgets.remove(id) else { return }
        vcenter.namespaces[budget.namespace].budgets.removeFirst(equalTo: id)
        vcenter.removeObject(budget.object)
    }

    /// Has a budget's controller look at it, once however often it is asked.
    mutating func queueBudget(_ id: DisruptionBudgetID) {
        guard vcenter.budgets.contains(id), !vcenter.budgets[id].isPlanned else { return }
        vcenter.budgets[id].isPlanned = true
        schedule(.budget(id))
    }

    /// Counts a budget's pods anew and says what has changed.
    mutating func reconcileBudget(_ id: DisruptionBudgetID) {
        guard vcenter.budgets.contains(id) else { return }
        vcenter.budgets[id].isPlanned = false
        let (before, status) = (vcenter.budgets[id].status, vcenter.disruptionStatus(of: id))
        guard status != before else { return }
        vcenter.budgets[id].status = status
        if (before.disruptionsAllowed > 0) != (status.disruptionsAllowed > 0) {
            vcenter.budgets[id].changedAt = now
        }
        let object = vcenter.budgets[id].object
        vcenter.touchObject(object)
        if let problem = status.problem, problem != before.problem {
            record(vcenter.subject(of: object), .controller(.budgetPodsUncounted(problem)))
        }
    }

    /// A pod came, or bears other labels now: budgets that mean it count it.
    mutating func enrol(_ id: PodID) {
        let namespace = vcenter.pods[id].namespace
        if vcenter.namespaces[namespace].budgets.isEmpty { return }
        for budget in vcenter.namespaces[namespace].budgets
        where vcenter.budgets[budget].pods.contains(id) {
            vcenter.budgets[budget].pods.removeFirst(equalTo: id)
            queueBudget(budget)
        }
        for budget in vcenter.budgets(of: id) {
            vcenter.budgets[budget].pods.append(id)
            queueBudget(budget)
        }
    }

    /// A pod is about to go for good: its budgets count it no more.
    mutating func withdraw(_ id: PodID) {
        for budget in vcenter.budgets(of: id) {
            vcenter.budgets[budget].pods.removeFirst(equalTo: id)
            queueBudget(budget)
        }
    }

    /// Has whoever looks after a pod look at it: its workload, and the budgets that count it.
    mutating func queueKeepers(of id: PodID) {
        if let owner = vcenter.pods[id].owner { queueWorkload(owner) }
        for budget in vcenter.budgets(of: id) { queueBudget(budget) }
    }
}
