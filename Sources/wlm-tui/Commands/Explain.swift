import ArgumentParser
import Manifests
import Model
import Wording

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say why a pod is where it is, or why it is nowhere.",
        discussion: """
            The newest decision of the scheduler and of DRS: how many nodes fell out and why, how \
            those that were left scored, and what DRS made of them.

            EXAMPLES:
              wlm-tui explain pod ledger-0 -n team-payments
              wlm-tui explain pod my-pod -n shop --apply shop.yaml@shop --after 5m
            """)

    enum Kind: String, ExpressibleByArgument, CaseIterable {
        case pod
    }

    @Argument(help: "What to explain.")
    var kind: Kind

    @Argument(help: "Its name.")
    var name: String

    @Option(
        help: ArgumentHelp(
            "Let this much simulated time pass first, such as 10m.", valueName: "duration"))
    var after = "1m"

    @OptionGroup var world: WorldOptions

    func validate() throws {
        try Duration.check(after, "--after", like: "10m")
    }

    func run() throws {
        var simulation = try world.simulation()
        simulation.advance(to: simulation.now + (Duration.milliseconds(after) ?? 0))
        let vcenter = simulation.vcenter
        let found = vcenter.pods.ids.filter {
            vcenter.pods[$0].name == name
                && (world.namespace == nil
                    || vcenter.namespaces[vcenter.pods[$0].namespace].name == world.namespace)
        }
        guard let pod = found.first else { throw CleanError.notFound("pods", name) }
        if found.count > 1 {
            let namespaces = found.map { vcenter.namespaces[vcenter.pods[$0].namespace].name }
            throw CleanError(
                "Error: pods \"\(name)\" are in several namespaces; choose one with -n: "
                    + namespaces.joined(separator: ", "))
        }
        let lines = ExplanationText.lines(for: pod, in: simulation)
        Output.write(lines.joined(separator: "\n") + "\n")
    }
}
