import ArgumentParser
import Glibc
import Manifests

@main
struct WlmTui: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wlm-tui",
        abstract: "A living vSphere Workload Management cluster in the terminal.",
        discussion: """
            Without a subcommand it opens the console on a simulated Supervisor; when its output \
            is not a terminal it prints an overview instead. The subcommands run the same model and \
            print what they find.
            """,
        version: "0.1.0",
        subcommands: [Simulate.self, Get.self, Explain.self, ListWorlds.self])

    @OptionGroup var console: ConsoleOptions

    @OptionGroup var world: WorldOptions

    func run() throws {
        let simulation = try world.simulation()
        if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
            if try console.open(simulation) { return }
            let term = getenv("TERM").map { String(cString: $0) } ?? ""
            throw CleanError(
                "the terminal \"\(term)\" cannot show the console; set TERM, or pipe the output "
                    + "to read a plain overview")
        }
        Output.write(Overview.text(of: simulation))
    }

    static func main() {
        signal(SIGPIPE, SIG_DFL)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as ManifestError {
            Output.complain(error.description)
            Glibc.exit(65)
        } catch let error as CleanError {
            Output.note(error.description)
            Glibc.exit(1)
        } catch is NothingApplied {
            Glibc.exit(65)
        } catch {
            exit(withError: error)
        }
    }
}
