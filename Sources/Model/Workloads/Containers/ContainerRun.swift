/// Works out what will become of one run of a container: as no chance is in it, all of it is known
/// when the run begins.
struct ContainerRun {
    let container: Container
    let behaviour: ContainerBehaviour
    let start: Int
    /// Which run it is, from 0.
    let number: Int
    /// How long its work takes where it is to end by itself; nil where it runs on.
    let work: Int?
    /// How long it may take to end when told to.
    let grace: Int
    /// Memory that it may take, in MiB.
    let memoryMiB: Int

    private typealias Step = ContainerLife.Step

    /// The steps, soonest last, up to and with the end of the run, where it has one.
    func steps() -> [ContainerLife.Step] {
        var steps: [Step] = []
        let origin = addStartup(to: &steps)
        if let origin {
            addReadiness(from: origin, to: &steps)
            addLiveness(from: origin, to: &steps)
        }
        addEnd(to: &steps)
        // The earliest that ends the run is the last that counts.
        let ends = steps.filter { Self.ends($0.deed) }.map(\.at)
        let last = ends.min() ?? .max
        var kept: [Step] = []
        for step in steps.enumerated().sorted(by: {
            ($0.element.at, $0.offset) < ($1.element.at, $1.offset)
        }) {
            guard step.element.at <= last else { break }
            kept.append(step.element)
            if Self.ends(step.element.deed) { break }
        }
        return kept.reversed()
    }

    private static func ends(_ deed: ContainerLife.Deed) -> Bool {
        switch deed {
        case .end, .kill: true
        case .unhealthy, .ready, .unready: false
        }
    }

    private var answersFrom: Int { start + behaviour.startsAfter }
    private var hangsAt: Int { behaviour.hangsAfter.map { start + $0 } ?? .max }

    /// When the startup probe has let the container through; nil when it never does.
    private func addStartup(to steps: inout [Step]) -> Int? {
        guard let probe = container.startup else { return start }
        let first = probe.first(atOrAfter: start, origin: start)
        let answer = probe.first(atOrAfter: answersFrom, origin: start)
        if answer > first { steps.append(Step(at: first, deed: .unhealthy(.startup))) }
        let patience = first + (probe.failureThreshold - 1) * probe.period
        guard answer <= patience else {
            steps.append(Step(at: patience, deed: .kill(.startup)))
            return nil
        }
        return answer
    }

    private func addReadiness(from origin: Int, to steps: inout [Step]) {
        guard let probe = container.readiness else {
            steps.append(Step(at: origin, deed: .ready))
            return
        }
        let first = probe.first(atOrAfter: origin, origin: start)
        let never = behaviour.readyAfter == .max
        let well = max(origin, answersFrom, never ? 0 : start + behaviour.readyAfter)
        let answer = probe.first(atOrAfter: well, origin: start)
        if never || answer > first {
            steps.append(Step(at: first, deed: .unhealthy(.readiness)))
        }
        if never { return }
        let ready = answer + (probe.successThreshold - 1) * probe.period
        guard ready < hangsAt else { return }
        steps.append(Step(at: ready, deed: .ready))
        if hangsAt == .max { return }
        let silent = probe.first(atOrAfter: hangsAt, origin: start)
        steps.append(Step(at: silent, deed: .unhealthy(.readiness)))
        steps.append(
            Step(at: silent + (probe.failureThreshold - 1) * probe.period, deed: .unready))
    }

    private func addLiveness(from origin: Int, to steps: inout [Step]) {
        guard let probe = container.liveness else { return }
        let first = probe.first(atOrAfter: origin, origin: start)
        let answer = probe.first(atOrAfter: max(origin, answersFrom), origin: start)
        let patience = (probe.failureThreshold - 1) * probe.period
        if answer > first {
            steps.append(Step(at: first, deed: .unhealthy(.liveness)))
            if answer > first + patience {
                steps.append(Step(at: first + patience, deed: .kill(.liveness)))
                return
            }
        }
        if hangsAt == .max { return }
        let silent = max(first, probe.first(atOrAfter: hangsAt, origin: start))
        steps.append(Step(at: silent, deed: .unhealthy(.liveness)))
        steps.append(Step(at: silent + patience, deed: .kill(.liveness)))
    }

    private func addEnd(to steps: inout [Step]) {
        let ends = behaviour.times.map { number < $0 } ?? true
        if let after = behaviour.endsAfter, ends {
            steps.append(
                Step(
                    at: start + after,
                    deed: .end(exitCode: behaviour.exitCode, isOutOfMemory: false)))
        } else if let work {
            steps.append(
                Step(at: start + work, deed: .end(exitCode: 0, isOutOfMemory: false)))
        }
        if behaviour.leakMiB > 0 {
            let time = memoryMiB * 60_000 / behaviour.leakMiB
            steps.append(
                Step(at: start + max(1, time), deed: .end(exitCode: 137, isOutOfMemory: true)))
        }
    }

    /// How long the program takes to end when a probe has failed too often, in milliseconds, and its
    /// code: 143 when it obeys, 137 when it has to be killed. One that hangs does not obey.
    var stop: (after: Int, exitCode: Int) {
        let hangs = hangsAt != .max
        let needed = behaviour.stopsAfter ?? (hangs ? grace : 1000)
        return needed < grace ? (needed, 143) : (grace, 137)
    }
}
