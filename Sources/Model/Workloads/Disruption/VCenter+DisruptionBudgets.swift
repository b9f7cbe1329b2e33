extension VCenter {
    /// The budgets that count a pod, oldest first. O(budgets of its namespace).
    public func budgets(of pod: PodID) -> [DisruptionBudgetID] {
        let namespace = pods[pod].namespace
        if namespaces[namespace].budgets.isEmpty { return [] }
        let labels = objects[pods[pod].object].metadata.labels
        return namespaces[namespace].budgets.filter {
            budgets[$0].spec.selector?.matches(labels) ?? false
        }
    }

    /// How the pods of a budget fare now, as the disruption controller counts. O(its pods).
    public func disruptionStatus(of id: DisruptionBudgetID) -> DisruptionStatus {
        let budget = budgets[id]
        var status = DisruptionStatus()
        status.observedGeneration = objects[budget.object].metadata.generation
        status.currentHealthy = budget.pods.count { pods[$0].isReady }
        let needsScale: Bool
        switch (budget.spec.maxUnavailable, budget.spec.minAvailable) {
        case (.some, _), (nil, .percent): needsScale = true
        case (nil, .count), (nil, nil): needsScale = false
        }
        if needsScale {
            let scale = expectedScale(of: budget.pods)
            status.problem = scale.problem
            status.expectedPods = scale.count
        } else if budget.spec.minAvailable != nil {
            status.expectedPods = budget.pods.count
        }
        guard status.problem == nil else {
            // What cannot be counted must not be disrupted; the other figures stay as they were.
            var kept = budget.status
            kept.disruptionsAllowed = 0
            kept.problem = status.problem
            kept.observedGeneration = status.observedGeneration
            return kept
        }
        if let most = budget.spec.maxUnavailable {
            status.desiredHealthy = max(
                0, status.expectedPods - most.scaled(to: status.expectedPods, roundsUp: true))
        } else if let least = budget.spec.minAvailable {
            status.desiredHealthy = least.scaled(to: status.expectedPods, roundsUp: true)
        }
        if status.expectedPods > 0 {
            status.disruptionsAllowed = max(0, status.currentHealthy - status.desiredHealthy)
        }
        return status
    }

    /// How many pods the controllers of some pods want together. Pods without one do not count.
    private func expectedScale(
        of pods: [PodID]
    ) -> (count: Int, problem: DisruptionStatus.Problem?) {
        var (count, last): (Int, WorkloadID?) = (0, nil)
        var seen: Set<WorkloadID> = []
        for pod in pods {
            guard let owner = self.pods[pod].owner, owner != last else { continue }
            last = owner
            guard let row = workloads.find(owner) else {
                return (0, .noController(pod: self.pods[pod].name))
            }
            let keeper = row.owner.flatMap { workloads.contains($0) ? $0 : nil } ?? owner
            guard seen.insert(keeper).inserted else { continue }
            let type = workloads[keeper].type
            guard type.isScalable else {
                return (0, .noScale(resource: type.kind.qualifiedResource))
            }
            count += workloads[keeper].spec.replicas
        }
        return (count, nil)
    }

    /// Refuses the eviction of a pod where a budget forbids it, as the eviction API does. What has
    /// not begun to run, has ended or is ending may always go.
    public func checkEviction(of id: PodID) throws(OperationError) {
        let pod = pods[id]
        if pod.deletedAt != nil || pod.phase != .running { return }
        let budgets = budgets(of: id)
        guard let budget = budgets.first else { return }
        if budgets.count > 1 { throw .severalBudgets(pod: pod.name) }
        let (spec, status) = (self.budgets[budget].spec, disruptionStatus(of: budget))
        if !pod.isReady {
            if spec.evictsUnhealthy { return }
            if status.currentHealthy >= status.desiredHealthy, status.desiredHealthy > 0 { return }
        }
        guard status.disruptionsAllowed == 0 else { return }
        throw .disruptionBudget(
            pod: pod.name, budget: self.budgets[budget].name, needed: status.desiredHealthy,
            healthy: status.currentHealthy)
    }

    /// Whether the eviction API would let a pod go now.
    public func mayEvict(_ id: PodID) -> Bool {
        do throws(OperationError) {
            try checkEviction(of: id)
            return true
        } catch {
            return false
        }
    }

    /// Which of some pods of one node, the most important first, could not go without breaking a
    /// budget if all before them went, as the scheduler reckons.
    func breakingBudgets(_ ordered: [PodID]) -> [Bool] {
        var left: [DisruptionBudgetID: Int] = [:]
        return ordered.map { pod in
            var breaks = false
            for budget in budgets(of: pod) {
                let allowed = left[budget] ?? budgets[budget].status.disruptionsAllowed
                left[budget] = allowed - 1
                breaks = breaks || allowed <= 0
            }
            return breaks
        }
    }
}

extension VCenter {
    /// What budgets count that is not so. O(objects of namespaces that have budgets).
    func checkBudgets(_ found: inout [Violation]) {
        for id in budgets.ids {
            let budget = budgets[id]
            let matching = pods(selectedBy: budget.spec.selector, in: budget.namespace)
            if Set(matching) != Set(budget.pods) || matching.count != budget.pods.count {
                found.append(Violation(invariant: .conservation, detail: "budget \(budget.name)"))
            }
            let isListed = namespaces.find(budget.namespace)?.budgets.contains(id) ?? false
            // What controllers want may have changed since: the budget hears of it with their pods.
            let isStale =
                !budget.isPlanned && budget.status.problem == nil
                && budget.status.currentHealthy != budget.pods.count { pods[$0].isReady }
            if !isListed || isStale {
                found.append(Violation(invariant: .budgets, detail: budget.name))
            }
        }
    }

    /// The pods of a namespace that a selector means, oldest first. O(objects of the namespace).
    func pods(selectedBy selector: LabelSelector?, in namespace: NamespaceID) -> [PodID] {
        guard let selector else { return [] }
        let matching: [PodID] = namespaces[namespace].index.values.compactMap {
            guard case .pod(let pod) = objects[$0].record,
                selector.matches(objects[$0].metadata.labels)
            else { return nil }
            return pod
        }
        return matching.sorted {
            (pods[$0].createdAt, $0) < (pods[$1].createdAt, $1)
        }
    }
}
