import ArgumentParser
import Glibc
import Manifests
import Model
import WorkloadConsole

struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let simulated time pass as fast as it can, and report.",
        discussion: """
            The world begins at its first instant, not at the age at which the console opens it; \
            the manifests and the trace go in, and so much simulated time passes. The same world, manifests, trace and seed give the same history: \
            stateHash says so in sixteen digits.

            EXAMPLES:
              wlm-tui simulate --for 24h
              wlm-tui simulate --for 1h --apply shop.yaml@shop --apply cluster.yaml --report json
              wlm-tui simulate --world datacenter --trace planetlab.csv --for 24h --drs off
              wlm-tui simulate --for 1h --events events.jsonl
            """)

    enum Report: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(
        name: .customLong("for"),
        help: ArgumentHelp(
            "How long, from the world's beginning, such as 24h, 90m or 1h30m.",
            valueName: "duration"))
    var length: String

    @Option(
        help: ArgumentHelp(
            "off, or DRS's migration threshold: 1 conservative to 5 aggressive (default: the "
                + "world's).", valueName: "off|1..5"))
    var drs: String?

    @Option(
        name: .customLong("drs-generation"),
        help: ArgumentHelp(
            "How DRS judges: workload, each minute, or classic, every five minutes by the hosts' "
                + "deviation (default: the world's).", valueName: "workload|classic"))
    var generation: DRSSettings.Generation?

    @Option(help: "The form of the report: text or json.")
    var report = Report.text

    @Option(
        help: ArgumentHelp(
            "Write every event to this file, one JSON object a line.", valueName: "file.jsonl"))
    var events: String?

    @OptionGroup var world: WorldOptions

    func validate() throws {
        try Duration.check(length, "--for", like: "24h or 90m")
        if let drs, drs != "off", !(1...5).contains(Int(drs) ?? 0) {
            throw ValidationError("--drs: \"\(drs)\" is neither off nor a threshold from 1 to 5")
        }
    }

    func run() throws {
        let began = Self.wallMilliseconds
        var simulation = try world.simulation(age: false)
        try setDRS(of: &simulation)
        let end = simulation.now + (Duration.milliseconds(length) ?? 0)
        var file = try events.map { try EventFile($0) }
        // What the first pass of DRS finds is how things were before it did anything.
        try advance(&simulation, to: min(end, Self.firstPass), &file)
        let before = simulation.vcenter.clusters.ids.map {
            simulation.vcenter.clusters[$0].balance.imbalance
        }
        try advance(&simulation, to: end, &file)
        try file?.close()
        simulation.checkInvariants()
        let value = SimulationReport.value(
            of: simulation, world: world.worldName, imbalanceBefore: before.max() ?? 0,
            wallMilliseconds: Self.wallMilliseconds - began)
        switch report {
        case .json: Output.write(JSONText.text(of: value) + "\n")
        case .text: Output.write(SimulationReport.text(of: value))
        }
    }

    /// When DRS looks for the first time, in milliseconds of simulated time.
    private static let firstPass = 30_000

    /// Lets time pass; where events are wanted, in slices whose events are written before the next.
    private func advance(
        _ simulation: inout Simulation, to end: Int, _ file: inout EventFile?
    ) throws {
        guard file != nil else { return simulation.advance(to: end) }
        let capacity = simulation.events.capacity
        repeat {
            simulation.keepEvents(.max)
            simulation.advance(to: min(end, simulation.now + 60_000))
            try file?.write(simulation)
            simulation.keepEvents(capacity)
        } while simulation.now < end
    }

    private func setDRS(of simulation: inout Simulation) throws {
        guard drs != nil || generation != nil else { return }
        for id in simulation.vcenter.clusters.ids {
            var settings = simulation.vcenter.clusters[id].drs
            if let drs {
                settings.isEnabled = drs != "off"
                settings.threshold = Int(drs) ?? settings.threshold
            }
            settings.generation = generation ?? settings.generation
            try simulation.perform(
                .setDRS(cluster: simulation.vcenter.clusters[id].name, settings))
        }
    }

    private static var wallMilliseconds: Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}

extension DRSSettings.Generation: ExpressibleByArgument {}
