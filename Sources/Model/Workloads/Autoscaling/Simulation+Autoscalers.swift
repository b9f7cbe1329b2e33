/// The HorizontalPodAutoscaler controller: every 15 s, from the newest statistics of the pods' CRXs.
extension Simulation {
    /// From one look to the next, in milliseconds: Kubernetes' default.
    private static let autoscalerInterval = 15_000

    mutating func addAutoscaler(
        _ name: String, _ spec: AutoscalerSpec, _ object: ObjectID, in namespace: NamespaceID
    ) {
        let id = vcenter.autoscalers.insert(
            Autoscaler(object: object, name: name, namespace: namespace, spec: spec))
        vcenter.objects[object].record = .autoscaler(id)
        schedule(.autoscaler(id), in: Self.autoscalerInterval)
    }

    mutating func deleteAutoscaler(_ id: AutoscalerID) {
        guard let row = vcenter.autoscalers.remove(id) else { return }
        vcenter.removeObject(row.object)
    }

    mutating func reconcileAutoscaler(_ id: AutoscalerID) {
        guard vcenter.autoscalers.contains(id) else { return }
        schedule(.autoscaler(id), in: Self.autoscalerInterval)
        let before = vcenter.autoscalers[id]
        vcenter.autoscalers[id].problem = nil
        vcenter.autoscalers[id].limited = nil
        autoscale(id)
        let after = vcenter.autoscalers[id]
        if before.problem != after.problem || before.measured != after.measured
            || before.replicas != after.replicas || before.limited != after.limited
        {
            vcenter.touchObject(after.object)
        }
        if let problem = after.problem, problem != before.problem {
            record(vcenter.subject(of: after.object), .controller(.autoscalerStands(problem)))
        }
    }

    private mutating func autoscale(_ id: AutoscalerID) {
        let row = vcenter.autoscalers[id]
        let found = vcenter.object(row.spec.kind, row.spec.target, in: row.namespace)
        guard let object = found, case .workload(let target) = vcenter.objects[object].record else {
            return vcenter.autoscalers[id].problem = .noTarget
        }
        let current = vcenter.workloads[target].spec.replicas
        vcenter.autoscalers[id].replicas = (current, current)
        if row.wishes.isEmpty { vcenter.autoscalers[id].wishes = [(now, current)] }
        if current == 0 { return vcenter.autoscalers[id].problem = .disabled }
        var (wanted, reason): (Int, AutoscalerReason) = (current, .allBelow)
        if current > row.spec.most {
            (wanted, reason) = (row.spec.most, .aboveMaximum)
        } else if current < row.spec.least {
            (wanted, reason) = (row.spec.least, .belowMinimum)
        } else {
            guard let wish = wish(of: id, target, current) else { return }
            wanted = limit(stabilize(wish.replicas, current, id), current, id)
            if wanted > current { reason = .above(wish.metric) }
        }
        vcenter.autoscalers[id].replicas.desired = wanted
        guard wanted != current else { return }
        do throws(OperationError) {
            try scale(
                row.spec.kind, row.spec.target, in: vcenter.namespaces[row.namespace].name,
                to: wanted)
        } catch {
            counters.refusals[error.reason, default: 0] += 1
            return
        }
        vcenter.autoscalers[id].scaledAt = now
        record(
            vcenter.subject(of: row.object), .controller(.rescaled(to: wanted, because: reason)))
    }

    /// The most pods that any metric asks for, and which; nil where none can be read.
    private mutating func wish(
        of id: AutoscalerID, _ target: WorkloadID, _ current: Int
    ) -> (replicas: Int, metric: Autoscaler.Metric)? {
        let spec = vcenter.autoscalers[id].spec
        let pods = vcenter.podsKept(by: target)
        var (best, measured): ((replicas: Int, metric: Autoscaler.Metric)?, [Int?]) = (nil, [])
        var problem: Autoscaler.Problem?
        for target in spec.metrics {
            switch vcenter.proposal(for: target, pods, current: current) {
            case .replicas(let replicas, let value):
                measured.append(value)
                if best.map({ replicas > $0.replicas }) ?? true { best = (replicas, target.metric) }
            case .problem(let found):
                measured.append(nil)
                problem = problem ?? found
            }
        }
        vcenter.autoscalers[id].measured = measured
        if best == nil { vcenter.autoscalers[id].problem = problem }
        // What cannot be read must not lead to fewer pods.
        if problem != nil, let found = best, found.replicas < current {
            best = nil
            vcenter.autoscalers[id].problem = problem
        }
        return best
    }

    /// Not less than what was asked for in the last minutes, and not more.
    private mutating func stabilize(_ wish: Int, _ current: Int, _ id: AutoscalerID) -> Int {
        let patience = vcenter.autoscalers[id].spec.patience
        let reach = max(patience.up, patience.down)
        vcenter.autoscalers[id].wishes.removeAll { now - $0.at > reach }
        vcenter.autoscalers[id].wishes.append((now, wish))
        let wishes = vcenter.autoscalers[id].wishes
        let instant = now
        let least =
            wishes.lazy.filter { instant - $0.at < patience.up }.map(\.replicas).min() ?? wish
        let highest =
            wishes.lazy.filter { instant - $0.at < patience.down }.map(\.replicas).max() ?? wish
        let (fewest, most) = (min(least, wish), max(highest, wish))
        let stable = current < fewest ? fewest : current > most ? most : current
        if stable != wish { vcenter.autoscalers[id].limited = .stabilized }
        return stable
    }

    /// Between the bounds, and at most twice as many, or four more, at once.
    private mutating func limit(_ wish: Int, _ current: Int, _ id: AutoscalerID) -> Int {
        let spec = vcenter.autoscalers[id].spec
        let reach = max(current * 2, current + 4)
        if wish > min(spec.most, reach) {
            vcenter.autoscalers[id].limited = spec.most <= reach ? .tooMany : .upLimit
            return min(spec.most, reach)
        }
        if wish < spec.least {
            vcenter.autoscalers[id].limited = .tooFew
            return spec.least
        }
        return wish
    }
}

/// Why an autoscaler changed the number of pods.
public enum AutoscalerReason: Hashable, Sendable {
    case above(Autoscaler.Metric)
    case allBelow
    case aboveMaximum
    case belowMinimum
}

/// What a metric asks for.
private enum Proposal {
    case replicas(Int, measured: Int)
    case problem(Autoscaler.Problem)
}

extension VCenter {
    /// The pods that a workload keeps, through its ReplicaSets where it has such.
    func podsKept(by id: WorkloadID) -> [PodID] {
        workloads[id].pods + workloads[id].replicaSets.flatMap { workloads[$0].pods }
    }

    /// How many pods a metric asks for, as kube-controller-manager works it out. O(pods).
    fileprivate func proposal(
        for target: AutoscalerSpec.Target, _ pods: [PodID], current: Int
    ) -> Proposal {
        var (used, asked, ready, unready, requests): (Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0)
        for id in pods where isActive(id) {
            let pod = self.pods[id]
            if target.isShare {
                for container in pod.template.containers
                where container.request(of: target.metric) == nil {
                    return .problem(
                        .noRequest(target.metric, container: container.name, pod: pod.name))
                }
            }
            let request = pod.template.containers.reduce(0) {
                $0 + ($1.request(of: target.metric) ?? 0)
            }
            requests += request
            guard pod.isReady, let vm = pod.vm else {
                unready += 1
                continue
            }
            ready += 1
            asked += request
            switch target.metric {
            case .cpu:
                used += Int(usage[vm].deliveredMHz) * 1000 / clusters[vms[vm].cluster].coreMHz
            case .memory: used += usage[vm].consumedMiB
            }
        }
        if ready == 0 { return .problem(.noMetrics(target.metric)) }
        let average = target.isShare ? used * 100 / max(1, asked) : used / ready
        func isNear(_ value: Int) -> Bool { abs(value - target.value) * 10 <= target.value }
        func wanted(_ value: Int, of count: Int) -> Int {
            (value * count + target.value - 1) / target.value
        }
        let isAbove = average > target.value
        guard unready > 0, isAbove else {
            return .replicas(
                isNear(average) ? current : wanted(average, of: ready), measured: average)
        }
        // Pods that are not ready yet count as idle, so that one does not wait for them in vain.
        let all = ready + unready
        let damped = target.isShare ? used * 100 / max(1, requests) : used / all
        if isNear(damped) || damped < target.value { return .replicas(current, measured: average) }
        return .replicas(max(current, wanted(damped, of: all)), measured: average)
    }
}

extension Container {
    /// What it asks for, in millicores or MiB.
    fileprivate func request(of metric: Autoscaler.Metric) -> Int? {
        switch metric {
        case .cpu: cpuRequest ?? cpuLimit
        case .memory: memoryRequest ?? memoryLimit
        }
    }
}
