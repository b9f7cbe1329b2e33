import ArgumentParser
import Manifests
import Model
import Wording

struct Place: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill a list of nodes with a list of pods, and see how much of it they get.",
        discussion: """
            Both are files as the openb traces have them: nodes with the columns sn, cpu_milli, \
            memory_mib and gpu, pods with name, cpu_milli, memory_mib, num_gpu and gpu_milli. The \
            pods arrive in the file's order, over and over, until they have asked for so much of \
            the nodes' GPUs (of their CPU, where they have none); what fits nowhere goes away. A \
            pod gets whole GPUs, or a share of a single one.

            Among the nodes that the scheduler's filters leave, bestFit takes the one with the \
            least left, random any, default the one that the scheduler and DRS choose.

            ALLOCATED is what was given, in percent of what the nodes have; of several seeds, which \
            only random draws from, the mean, then the least and the most.

            EXAMPLE:
              wlm-tui place --nodes openb_node_list_all_node.csv --pods openb_pod_list_default.csv
            """)

    @Option(help: ArgumentHelp("The file with the nodes.", valueName: "file"))
    var nodes: String

    @Option(help: ArgumentHelp("The file with the pods.", valueName: "file"))
    var pods: String

    @Option(help: "Who chooses: bestFit, random or default; all three unless said.")
    var policy: PlacementTrial.Policy?

    @Option(
        help: ArgumentHelp(
            "How much is to arrive, in percent, lowest first.", valueName: "percent,..."))
    var load = "100,130"

    @Option(help: "How many seeds random is tried with, 1 to 100.")
    var seeds = 5

    @Option(help: "The form of the report: text or json.")
    var report = Simulate.Report.text

    private var loads: [Int] { load.split(separator: ",").compactMap { Int($0) } }

    func validate() throws {
        guard (1...100).contains(seeds) else {
            throw ValidationError("--seeds: \(seeds) is not from 1 to 100")
        }
        let parts = load.split(separator: ",", omittingEmptySubsequences: false)
        guard loads.count == parts.count, loads == loads.sorted(),
            loads.allSatisfy({ (1...1000).contains($0) })
        else {
            throw ValidationError(
                "--load: \"\(load)\" is not percentages from 1 to 1000, lowest first; write it as "
                    + "100,130")
        }
    }

    func run() throws {
        let nodes = try PlacementReader.nodes(nodes)
        let jobs = try PlacementReader.pods(pods)
        var rows: [PlacementTable.Row] = []
        var capacity = PlacementTrial.Sums()
        for policy in policy.map({ [$0] }) ?? PlacementTrial.Policy.allCases {
            // Nothing but random draws from the seed.
            let results = try (1...(policy == .random ? seeds : 1)).map { seed in
                do throws(OperationError) {
                    var trial = try PlacementTrial(
                        nodes: nodes, policy: policy, seed: UInt64(seed))
                    capacity = trial.capacity
                    return try trial.run(jobs, loads: loads)
                } catch {
                    throw CleanError(error.text)
                }
            }
            for place in results[0].indices {
                rows.append(
                    PlacementTable.Row(policy: policy, results: results.map { $0[place] }))
            }
        }
        let table = PlacementTable(rows: rows, nodes: nodes.count, capacity: capacity)
        Output.write(report == .json ? JSONText.text(of: table.value) + "\n" : table.text)
    }
}

extension PlacementTrial.Policy: ExpressibleByArgument {}
