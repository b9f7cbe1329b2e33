import ArgumentParser
import Manifests
import Model
import Wording

struct Balance: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Try every setting of DRS on a trace, and compare.",
        discussion: """
            The rows of the trace become VMs, over and over from places in time that the seed \
            draws, until their mean demand fills so much of the hosts (16 cores of 2600 MHz each, \
            memory that is never short); three VMs in thirty must be separate. DRS off, and each \
            threshold from 2 to 5 of both generations, then have the same VMs for the same time.

            DELIVERED is the demand that was delivered, WORST that of the VM that got least, \
            DEVIATION the standard deviation of the hosts' load (BOUND could all VMs be divided \
            but those larger than an even share), FULLEST the load of the fullest host (MEAN could \
            they), all averaged over time; UNDONE are \
            vMotions that took a VM back within half an hour; BROKEN are samples at which a rule \
            did not hold.

            EXAMPLES:
              wlm-tui balance --trace bitbrains-vms.csv --hosts 16 --load 90
              wlm-tui balance --trace planetlab.csv --hosts 64 --load 85 --report json
            """)

    @Option(help: "How many hosts, 2 to 1000.")
    var hosts = 16

    @Option(help: ArgumentHelp("Mean demand, in percent of the hosts' CPU.", valueName: "percent"))
    var load = 90

    @Option(name: .customLong("for"), help: ArgumentHelp("How long.", valueName: "duration"))
    var length = "24h"

    @Option(help: "The form of the report: text or json.")
    var report = Simulate.Report.text

    @OptionGroup var world: WorldOptions

    func validate() throws {
        guard world.trace != nil else {
            throw ValidationError("--trace is missing: the file with the demand")
        }
        guard world.manifests.isEmpty, world.world == nil else {
            throw ValidationError(
                "--world and --apply have no place here: the trace is all there is")
        }
        try Duration.check(length, "--for", like: "24h or 90m")
        guard (2...1000).contains(hosts) else {
            throw ValidationError("--hosts: \(hosts) is not from 2 to 1000")
        }
        guard (1...200).contains(load) else {
            throw ValidationError("--load: \(load) is not from 1 to 200 percent")
        }
    }

    func run() throws {
        let trace = try TraceReader.read(
            world.trace ?? "", interval: Duration.milliseconds(world.traceInterval) ?? 300_000)
        let seed = UInt64(bitPattern: Int64(world.seed ?? 1))
        let setting = BalanceTrial.Setting(
            hosts: hosts,
            trace: BalanceTrial.tiles(of: trace, hosts: hosts, percent: load, seed: seed),
            seed: seed, milliseconds: Duration.milliseconds(length) ?? 0)
        let trials = try Self.settings.map { try BalanceTrial(setting, drs: $0) }
        let table = BalanceTable(
            trials: trials, hosts: hosts, virtualMachines: setting.trace.rows.count)
        Output.write(report == .json ? JSONText.text(of: table.value) + "\n" : table.text)
    }

    /// Off, and thresholds 2 to 5 of both generations.
    private static var settings: [DRSSettings?] {
        let all = DRSSettings.Generation.allCases.flatMap { generation in
            (2...5).map { threshold in
                var settings = DRSSettings()
                settings.generation = generation
                settings.threshold = threshold
                return Optional(settings)
            }
        }
        return [nil] + all
    }
}
