import Model
import Wording

extension ObjectColumns {
    static func workload(_ kind: Kind) -> [GetColumn] {
        switch kind {
        case .deployment:
            [
                ready, figure("UP-TO-DATE") { $0.updated }, figure("AVAILABLE") { $0.available },
            ]
        case .replicaSet:
            [
                figure("DESIRED") { $0.desired }, figure("CURRENT") { $0.current },
                figure("READY") { $0.ready },
            ]
        case .daemonSet:
            [
                figure("DESIRED") { $0.desired }, figure("CURRENT") { $0.current },
                figure("READY") { $0.ready }, figure("UP-TO-DATE") { $0.updated },
                figure("AVAILABLE") { $0.available },
                workload("NODE SELECTOR") { workload, _ in
                    let pairs = workload.spec.template.nodeSelector.pairs
                    return pairs.isEmpty
                        ? "<none>" : pairs.map { "\($0.key)=\($0.value)" }.joined(separator: ",")
                },
            ]
        case .job:
            [
                workload("STATUS") { workload, _ in
                    if workload.finishedAt != nil {
                        return workload.isComplete ? "Complete" : "Failed"
                    }
                    return workload.spec.isSuspended ? "Suspended" : "Running"
                },
                workload("COMPLETIONS") { workload, _ in
                    if let completions = workload.spec.completions {
                        return "\(workload.succeeded)/\(completions)"
                    }
                    let parallelism = workload.spec.replicas
                    return "\(workload.succeeded)/1"
                        + (parallelism > 1 ? " of \(parallelism)" : "")
                },
                workload("DURATION") { workload, simulation in
                    guard let start = workload.startedAt else { return "" }
                    return Units.age((workload.finishedAt ?? simulation.now) - start)
                },
            ]
        default: [ready]
        }
    }

    private static let ready = status("READY", order: { $0.ready }) { "\($0.ready)/\($0.desired)" }

    private static func figure(
        _ title: String, _ part: @escaping @Sendable (WorkloadStatus) -> Int
    ) -> GetColumn {
        status(title, order: part) { "\(part($0))" }
    }

    private static func status(
        _ title: String, order: @escaping @Sendable (WorkloadStatus) -> Int,
        _ text: @escaping @Sendable (WorkloadStatus) -> String
    ) -> GetColumn {
        @Sendable func status(_ simulation: Simulation, _ object: KubernetesObject)
            -> WorkloadStatus?
        {
            guard case .workload(let id) = object.record else { return nil }
            return simulation.vcenter.status(of: id)
        }
        return GetColumn(title, order: { status($0, $1).map(order) ?? 0 }) {
            status($0, $1).map(text) ?? ""
        }
    }

    private static func workload(
        _ title: String, _ text: @escaping @Sendable (Workload, Simulation) -> String
    ) -> GetColumn {
        GetColumn(title) { simulation, object in
            guard case .workload(let id) = object.record else { return "" }
            return text(simulation.vcenter.workloads[id], simulation)
        }
    }

    /// What `-o wide` adds: what runs in a workload, or which labels a Service asks for.
    static func wide(_ kinds: [Kind]) -> [GetColumn] {
        let isWorkload = kinds.contains {
            [.deployment, .replicaSet, .statefulSet, .daemonSet, .job].contains($0)
        }
        let selector = GetColumn("SELECTOR", wide: true) { simulation, object in
            let selector =
                switch object.record {
                case .workload(let id): simulation.vcenter.workloads[id].spec.selector
                case .service(let id): simulation.vcenter.services[id].selector
                default: nil as LabelSelector?
                }
            return selector?.text ?? "<none>"
        }
        if kinds == [.service] { return [selector] }
        guard isWorkload else { return [] }
        func containers(_ title: String, _ part: @escaping @Sendable (Container) -> String)
            -> GetColumn
        {
            GetColumn(title, wide: true) { simulation, object in
                guard case .workload(let id) = object.record else { return "" }
                return simulation.vcenter.workloads[id].spec.template.containers.map(part)
                    .joined(separator: ",")
            }
        }
        return [containers("CONTAINERS") { $0.name }, containers("IMAGES") { $0.image }, selector]
    }
}

extension LabelSelector {
    /// The selector as `-l` takes it.
    var text: String {
        requirements.map { requirement in
            switch requirement {
            case .equals(let key, let value): "\(key)=\(value)"
            case .notEquals(let key, let value): "\(key)!=\(value)"
            case .isIn(let key, let values): "\(key) in (\(values.joined(separator: ",")))"
            case .notIn(let key, let values): "\(key) notin (\(values.joined(separator: ",")))"
            case .exists(let key): key
            case .absent(let key): "!\(key)"
            }
        }.joined(separator: ",")
    }
}
