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

    @Argument(help: "What to explain: pod; pod/NAME is pod NAME.", completion: .list(["pod"]))
    var kind: String

    @Argument(help: "Its name.")
    var name: String?

    @Option(
        help: ArgumentHelp(
            "Let this much simulated time pass first, such as 10m.", valueName: "duration"))
    var after = "1m"

    @OptionGroup var world: WorldOptions

    mutating func validate() throws {
        let parts = kind.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, name == nil { (kind, name) = (String(parts[0]), String(parts[1])) }
        guard ["pod", "pods", "po"].contains(kind.lowercased()) else {
            throw ValidationError("only pods can be explained, not \"\(kind)\"; write pod NAME")
        }
        guard name.map({ !$0.isEmpty }) ?? false else {
            throw ValidationError("the pod's name is missing; write pod NAME")
        }
        try Duration.check(after, "--after", like: "10m")
    }

    func run() throws {
        let name = name ?? ""
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
