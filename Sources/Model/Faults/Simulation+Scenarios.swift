extension Simulation {
    /// Has a scenario happen: its first steps now, the others later.
    /// - Throws: `wrongState` where there is nothing that it could happen to; what its first steps
    ///   are refused with.
    mutating func inject(_ injection: FaultInjection) throws(OperationError) {
        guard var plan = FaultPlan(injection, in: vcenter), plan.prepare() else {
            throw .wrongState(
                kind: "scenario", name: "\(injection.scenario.number)",
                state: "not possible here")
        }
        for step in plan.steps {
            if step.delay == 0 {
                try perform(step.operation)
            } else {
                self.plan(step.operation, at: now + step.delay)
            }
        }
    }

    /// Plans scenarios at random times, and that somebody mends what they did.
    mutating func inject(_ random: RandomFaults) {
        let scenarios = random.scenarios.isEmpty ? FaultScenario.allCases : random.scenarios
        for _ in 0..<max(0, random.count) {
            let instant = now + streams[.faults].below(max(1, random.span))
            let scenario = scenarios[streams[.faults].below(scenarios.count)]
            plan(.fault(.injectSomewhere(scenario)), at: instant)
            if let after = random.repairedAfter { plan(.fault(.mend), at: instant + after) }
        }
    }

    /// Has a scenario happen to any host and any namespace of any Supervisor.
    mutating func injectSomewhere(_ scenario: FaultScenario) throws(OperationError) {
        var injection = FaultInjection(scenario)
        let supervisors = Array(vcenter.supervisors.ids)
        guard !supervisors.isEmpty else {
            throw .wrongState(
                kind: "scenario", name: "\(scenario.number)", state: "not possible here")
        }
        let id = supervisors[streams[.faults].below(supervisors.count)]
        let row = vcenter.supervisors[id]
        injection.supervisor = row.name
        let hosts = vcenter.clusters[row.cluster].hosts.filter { vcenter.hosts[$0].isInService }
        if !hosts.isEmpty {
            injection.host = vcenter.hosts[hosts[streams[.faults].below(hosts.count)]].name
        }
        let namespaces = row.namespaces.filter { !vcenter.namespaces[$0].isTerminating }
        if !namespaces.isEmpty {
            let namespace = namespaces[streams[.faults].below(namespaces.count)]
            injection.namespace = vcenter.namespaces[namespace].name
        }
        try inject(injection)
    }

    /// Carries out what mends each finding of a warning or worse, as far as operations do: the
    /// first remedy of each. What is refused is counted as a refusal.
    mutating func mendFindings() {
        for finding in findings where finding.severity >= .warning {
            guard let remedy = finding.remedies.first(where: { !$0.operations.isEmpty }) else {
                continue
            }
            for operation in remedy.operations {
                do throws(OperationError) {
                    try perform(operation)
                } catch {
                    // Counted where it was refused.
                }
            }
        }
    }
}
