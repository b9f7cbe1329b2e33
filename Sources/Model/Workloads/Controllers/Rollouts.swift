/// What `kubectl rollout` asks of a workload.
public enum RolloutCommand: Hashable, Sendable, Codable {
    /// Replace all pods by such as they are.
    case restart
    /// Go back to a former revision, 0 for the one before the present.
    case undo(revision: Int)
    /// Have a Deployment not roll out what changes.
    case pause
    case resume
}

/// Why kubectl refuses to do something to a rollout.
public enum RolloutRefusal: Hashable, Sendable {
    /// Of such objects there are no rollouts.
    case unsupported
    case restartsPaused
    case restartedJustNow
    case rollsBackPaused
    case alreadyPaused
    case notPaused
    case noHistory
    case noRevision(Int)
}

extension Simulation {
    /// Carries out what `kubectl rollout` asks of a Deployment, StatefulSet or DaemonSet.
    mutating func carryOut(
        _ command: RolloutCommand, of kind: Kind, _ name: String, in namespace: String
    ) throws(OperationError) {
        let object = try find(kind, name, in: namespace)
        func refusal(_ refusal: RolloutRefusal) -> OperationError {
            .rollout(kind: kind, name: name, refusal)
        }
        guard case .workload(let id) = vcenter.objects[object].record,
            [.deployment, .statefulSet, .daemonSet].contains(vcenter.workloads[id].type)
        else { throw refusal(.unsupported) }
        let workload = vcenter.workloads[id]
        switch command {
        case .restart:
            if workload.spec.isPaused { throw refusal(.restartsPaused) }
            guard let (template, manifest) = restarted(workload) else {
                throw refusal(.restartedJustNow)
            }
            setTemplate(of: id, template, manifest)
        case .undo(let revision):
            if workload.spec.isPaused { throw refusal(.rollsBackPaused) }
            guard let former = formerTemplate(of: id, revision) else {
                throw refusal(revision == 0 ? .noHistory : .noRevision(revision))
            }
            setTemplate(of: id, former.template, former.manifest)
        case .pause, .resume:
            guard workload.type == .deployment else { throw refusal(.unsupported) }
            let pauses = command == .pause
            if workload.spec.isPaused == pauses {
                throw refusal(pauses ? .alreadyPaused : .notPaused)
            }
            vcenter.workloads[id].spec.isPaused = pauses
            var spec = vcenter.objects[object].manifest["spec"] ?? .object(.init())
            spec["paused"] = pauses ? Value.bool(true) : Value?.none
            vcenter.objects[object].manifest["spec"] = spec
            vcenter.touchObject(object, specChanged: true)
            queueWorkload(id)
        }
    }

    /// The template with the annotation that makes it differ; nil where it bears the same already.
    private func restarted(_ workload: Workload) -> (PodTemplate, Value)? {
        let key = "kubectl.kubernetes.io/restartedAt"
        let instant = UTCTime(seconds: epoch + now / 1000).text
        var annotations = workload.spec.template.annotations
        if annotations[key] == instant { return nil }
        annotations[key] = instant
        var manifest =
            vcenter.objects[workload.object].manifest["spec"]?["template"] ?? .object(.init())
        var metadata = manifest["metadata"] ?? .object(.init())
        var written = metadata["annotations"] ?? .object(.init())
        written[key] = .string(instant)
        metadata["annotations"] = written
        manifest["metadata"] = metadata
        return (workload.spec.template.copy(annotations: annotations, isAnother: true), manifest)
    }

    /// The template of a revision; nil where it is not known.
    private func formerTemplate(
        of id: WorkloadID, _ revision: Int
    ) -> (template: PodTemplate, manifest: Value?)? {
        let workload = vcenter.workloads[id]
        let known: [TemplateRevision]
        if workload.type == .deployment {
            known = workload.replicaSets.map { replicaSet in
                let row = vcenter.workloads[replicaSet]
                return TemplateRevision(
                    number: row.revision,
                    template: row.spec.template.unlabelled("pod-template-hash"),
                    manifest: vcenter.objects[row.object].manifest["spec"]?["template"])
            }
        } else {
            known = workload.history
        }
        let sorted = known.sorted { $0.number > $1.number }
        let found =
            revision == 0
            ? sorted.dropFirst().first : sorted.first { $0.number == revision }
        return found.map { ($0.template, $0.manifest) }
    }

    private mutating func setTemplate(
        of id: WorkloadID, _ template: PodTemplate, _ manifest: Value?
    ) {
        // The present template is kept as it is: there is nothing to roll back.
        if vcenter.workloads[id].spec.template.hash == template.hash { return }
        vcenter.workloads[id].spec.template = template
        let object = vcenter.workloads[id].object
        if let manifest {
            var spec = vcenter.objects[object].manifest["spec"] ?? .object(.init())
            spec["template"] = manifest
            vcenter.objects[object].manifest["spec"] = spec
        }
        vcenter.touchObject(object, specChanged: true)
        queueWorkload(id)
    }
}
