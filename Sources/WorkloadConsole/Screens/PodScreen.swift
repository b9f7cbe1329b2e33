import Model
import Wording

extension Console {
    /// A vSphere Pod: its cards as in the vSphere Client, and why it is where it is.
    func podCards(_ id: PodID) -> [Card] {
        let vcenter = simulation.vcenter
        let pod = vcenter.pods[id]
        let namespace = vcenter.namespaces[pod.namespace].name
        let why = ExplanationText.lines(for: id, in: simulation)
        return [
            statusCard(of: pod, namespace), capacityCard(of: pod), containerCard(of: pod),
            metadataCard(of: pod),
            Card("Why", isWide: true) { width in
                why.enumerated().flatMap { place, line in
                    Prose.wrapped(line, width: width).map { Line($0, place == 0 ? .title : .text) }
                }
            },
            eventCard(["Pod"], named: pod.name, namespace: namespace),
        ]
    }

    private func statusCard(of pod: Pod, _ namespace: String) -> Card {
        let vcenter = simulation.vcenter
        let phase = vcenter.statusText(of: pod)
        let host = pod.host.flatMap { vcenter.hosts.find($0)?.name }
        var lines: [Line] = [
            .fact("Status", "\(phase)  \(vcenter.readyText(of: pod)) ready", .status(phase)),
            .fact("Stage", pod.stage.text),
            .fact("Namespace", namespace, to: .detail(.namespace(pod.namespace))),
            .fact("Host", host ?? "-", to: pod.host.map { .detail(.host($0)) }),
            .fact("Address", pod.address ?? "-"), .fact("Restarts", "\(vcenter.restarts(of: pod))"),
        ]
        if let started = pod.startedAt {
            lines.append(.fact("Started", "\(Units.age(simulation.now - started)) ago"))
            lines.append(.fact("Took", Units.age(started - pod.createdAt)))
        }
        return Card("Status", lines, problem: pod.reason?.text)
    }

    private func capacityCard(of pod: Pod) -> Card {
        let size = pod.size
        var lines: [Line] = []
        if let vm = pod.vm, let row = simulation.vcenter.vms.find(vm) {
            let usage = simulation.vcenter.usage[vm]
            lines += Self.meter("CPU", Int(usage.deliveredMHz), of: row.fullMHz, Units.cpu)
            lines += Self.meter("Memory", usage.consumedMiB, of: row.memoryMiB, Units.bytes)
            lines.append(.fact("DRS score", "\(usage.score) %"))
        }
        return Card(
            "Capacity and usage",
            lines + [
                .fact("CRX", "\(size.virtualCPUs) vCPU, \(Units.bytes(size.memoryMiB))"),
                .fact("Requests", "\(size.cpuRequest)m, \(Units.bytes(size.memoryRequest))"),
                .fact("QoS class", size.qos.rawValue),
            ])
    }

    private func containerCard(of pod: Pod) -> Card {
        let life = simulation.vcenter.life(of: pod)
        let skipped = life == nil ? pod.template.initContainers.count : 0
        return Card(
            "Containers",
            pod.template.allContainers.dropFirst(skipped).enumerated().flatMap { index, container in
                let row = life?.containers[index]
                let isRunning = row?.isReady ?? (pod.stage == .running)
                let isInit = index < life?.initCount ?? 0
                var said = isInit ? " (init)" : ""
                switch row?.state {
                case .waiting(let reason): said += " " + reason.rawValue
                case .terminated(let end): said += " \(end.reason), exit code \(end.exitCode)"
                case .running, nil: break
                }
                return [
                    Line([
                        .text(isRunning ? "● " : "○ ", isRunning ? .statusOK : .dim),
                        .text(container.name, .text), .text(said, .dim),
                    ]), Line("  " + container.image, .dim),
                ]
            })
    }

    private func metadataCard(of pod: Pod) -> Card {
        let vcenter = simulation.vcenter
        guard let object = vcenter.objects.find(pod.object) else { return Card("Metadata", []) }
        var lines: [Line] = []
        if let owner = pod.owner, let row = vcenter.workloads.find(owner) {
            lines.append(
                .fact(
                    "Controlled by", "\(row.type.kind.name) \(row.name)",
                    to: .detail(.workload(owner))))
        }
        lines.append(.fact("UID", object.metadata.uid.text))
        for label in object.metadata.labels.pairs.prefix(6) {
            lines.append(.fact(label.key, label.value))
        }
        return Card("Metadata", lines)
    }
}
