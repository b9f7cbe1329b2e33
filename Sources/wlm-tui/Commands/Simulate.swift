import ArgumentParser
import Glibc
import Manifests
import Model
import WorkloadConsole

struct Simulate: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Let simulated time pass as fast as it can, and report.")

    enum Report: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    @Option(name: .customLong("for"), help: "How long, such as 24h.")
    var length: String

    @Option(help: "Off, or the migration threshold 1 to 5.")
    var drs: String?

    @Option(help: "The form of the report.")
    var report = Report.text

    @OptionGroup var world: WorldOptions

    func validate() throws {
        guard Duration.milliseconds(length) != nil else {
            throw ValidationError("--for: \"\(length)\" is not a duration; write it as 24h or 90m")
        }
        if let drs, drs != "off", !(1...5).contains(Int(drs) ?? 0) {
            throw ValidationError("--drs: \"\(drs)\" is neither off nor a threshold from 1 to 5")
        }
    }

    func run() throws {
        let began = Self.wallMilliseconds
        var simulation = try world.simulation(age: false)
        try setDRS(of: &simulation)
        let before = simulation.vcenter.clusters.ids.map {
            simulation.vcenter.clusters[$0].balance.imbalance
        }
        simulation.advance(to: simulation.now + (Duration.milliseconds(length) ?? 0))
        simulation.checkInvariants()
        let value = SimulationReport.value(
            of: simulation, world: world.world, imbalanceBefore: before.max() ?? 0,
            wallMilliseconds: Self.wallMilliseconds - began)
        switch report {
        case .json: Output.write(JSONText.text(of: value) + "\n")
        case .text: Output.write(SimulationReport.text(of: value))
        }
    }

    private func setDRS(of simulation: inout Simulation) throws {
        guard let drs else { return }
        for id in simulation.vcenter.clusters.ids {
            var settings = simulation.vcenter.clusters[id].drs
            settings.isEnabled = drs != "off"
            settings.threshold = Int(drs) ?? settings.threshold
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
