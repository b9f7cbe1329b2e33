/// What a container prints. The model does not have its program: only how it begins and ends.
extension LogWriter {
    mutating func writeContainer(_ place: Int, of id: PodID) {
        guard let pod = vcenter.pods.find(id), pod.template.allContainers.indices.contains(place)
        else { return }
        let container = pod.template.allContainers[place]
        let behaviour = vcenter.behaviour(of: container)
        guard let life = pod.life.map({ vcenter.lives[$0].containers[place] }) else {
            if let start = pod.startedAt {
                write(start, .info, .containerStarted(name: container.name))
            }
            return
        }
        if let last = life.last { write(run: last, container, behaviour) }
        switch life.state {
        case .waiting: break
        case .terminated(let end): write(run: end, container, behaviour)
        case .running(let since): write(from: since, to: now, container, behaviour)
        }
    }

    private mutating func write(
        run: ContainerLife.Termination, _ container: Container, _ behaviour: ContainerBehaviour
    ) {
        write(from: run.startedAt, to: run.finishedAt, container, behaviour)
        write(
            run.finishedAt, run.exitCode == 0 ? .info : .error,
            .containerEnded(code: run.exitCode, isOutOfMemory: run.isOutOfMemory))
    }

    private mutating func write(
        from start: Int, to end: Int, _ container: Container, _ behaviour: ContainerBehaviour
    ) {
        write(start, .info, .containerStarted(name: container.name))
        let ready = start + max(behaviour.startsAfter, behaviour.readyAfter)
        if behaviour.readyAfter != .max, ready < end { write(ready, .info, .containerReady) }
        if let hangs = behaviour.hangsAfter, start + hangs < end {
            write(start + hangs, .error, .containerHangs)
        }
        if behaviour.leakMiB > 0 {
            let minutes = (end - start) / 60_000
            for minute in max(1, minutes - 60)...max(1, minutes) where minute <= minutes {
                write(
                    start + minute * 60_000, .warning,
                    .memory(mebibytes: minute * behaviour.leakMiB))
            }
        }
    }
}
