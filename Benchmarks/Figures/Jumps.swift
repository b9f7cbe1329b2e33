import Engine
import Manifests
import Measured
import Model

/// A day of a session, and how long it takes to come to another moment of it.
func printJumps(_ line: Substring) {
    for world in ["demo", "datacenter"] where line.isEmpty || line == world {
        guard let world = try? World(named: world), let start = try? world.simulation() else {
            continue
        }
        var timeline = Timeline(start: start)
        let day = 86_400_000
        let began = Clock.now
        for hour in 1...24 {
            let hosts = timeline.simulation.vcenter.hosts
            let host = hosts.ids.map { hosts[$0].name }[hour % hosts.count]
            try? timeline.perform(
                .cordon(host: host, hour % 2 == 0), as: Simulation.administrator)
            try? timeline.advance(to: hour * day / 24)
        }
        let lived = Clock.now - began
        var stream = RandomStream(seed: 1)
        var jumps: [Int] = []
        for _ in 0..<200 {
            let goal = stream.below(day)
            let began = Clock.now
            try? timeline.seek(to: goal)
            jumps.append(Clock.now - began)
        }
        jumps.sort()
        var replay = Timeline(start: start, branches: timeline.branches)
        let again = Clock.now
        try? replay.seek(to: .max)
        let replayed = Clock.now - again
        print(
            "\(world.name): a day lived in \(lived / 1000) ms, replayed in "
                + "\(replayed / 1000) ms; \(timeline.copies) copies; jump: median "
                + "\(jumps[100] / 1000) ms, longest \(jumps[199] / 1000) ms; \(Clock.residentMebibytes) MiB"
        )
    }
}
