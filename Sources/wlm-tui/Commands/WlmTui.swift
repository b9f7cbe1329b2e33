import ArgumentParser
import Engine
import Glibc
import Manifests
import SessionStore
import Wording

@main
struct WlmTui: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "wlm-tui",
        abstract: "A living vSphere Workload Management cluster in the terminal.",
        discussion: """
            Without a subcommand it opens the console on a simulated Supervisor; when its output \
            is not a terminal it prints an overview instead. The subcommands run the same model and \
            print what they find.

            Exit codes: 0 done; 64 wrong usage; 65 a world, manifest, trace, theme or session that cannot \
            be read; 1 anything else, such as a name that is not there.

            EXAMPLES:
              wlm-tui
              wlm-tui --world busy --speed 60
              wlm-tui --session drill
              wlm-tui --apply shop.yaml@shop --read-only
              wlm-tui simulate --for 24h --report json
              wlm-tui get pods -n team-web -o yaml

            Worlds and themes of your own: $XDG_CONFIG_HOME/wlm-tui/{worlds,themes}/NAME.yaml. \
            Completions: wlm-tui --generate-completion-script bash, zsh or fish.
            """,
        version: Program.version,
        subcommands: [
            Simulate.self, Balance.self, Place.self, Get.self, Explain.self, Show.self, Logs.self,
            Login.self,
            Do.self, ForecastCommand.self, CompareCommand.self, SessionCommand.self,
            ListWorlds.self, ThemeCommand.self, LessonCommand.self,
        ])

    @OptionGroup var console: ConsoleOptions

    @OptionGroup var world: WorldOptions

    func run() throws {
        try console.checkTheme()
        if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
            let timeline =
                try world.openSession(as: console.user)?.timeline
                ?? Timeline(start: try world.simulation())
            if try console.open(timeline) { return }
            let term = getenv("TERM").map { String(cString: $0) } ?? ""
            throw CleanError(
                "the terminal \"\(term)\" cannot show the console; set TERM, or pipe the output "
                    + "to read a plain overview")
        }
        Output.write(Overview.text(of: try world.simulation()))
    }

    static func main() {
        signal(SIGPIPE, SIG_DFL)
        var called = "wlm-tui"
        do {
            var command = try parseAsRoot()
            let type = type(of: command)
            if type != WlmTui.self {
                called += " " + (type.configuration.commandName ?? "\(type)".lowercased())
            }
            try command.run()
        } catch let error as ManifestError {
            Output.complain(error.description)
            Glibc.exit(65)
        } catch let error as SessionError {
            Output.complain(error.description)
            Glibc.exit(error.isAboutFile ? 65 : 1)
        } catch let error as Doer.NotKept {
            Output.complain(error.text)
            Glibc.exit(1)
        } catch let error as CleanError {
            Output.note(error.description)
            Glibc.exit(1)
        } catch is NothingApplied {
            Glibc.exit(65)
        } catch {
            let code = exitCode(for: error)
            guard code == .validationFailure else { exit(withError: error) }
            let text = withoutUsage(misspelling(error) ?? fullMessage(for: error))
            // What a command finds only while it runs does not know whose help there is.
            Output.note(text.replacing("See 'wlm-tui --help'", with: "See '\(called) --help'"))
            Glibc.exit(code.rawValue)
        }
    }

    /// What is wrong and where help is to be had, without all the options in between.
    private static func withoutUsage(_ text: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let usage = lines.firstIndex(where: { $0.hasPrefix("Usage: ") }),
            let see = lines.last(where: { $0.hasPrefix("  See '") })
        else { return text }
        return (lines[..<usage] + [see.drop { $0 == " " }]).joined(separator: "\n")
    }

    /// What is said of a word that is no subcommand but close to one; nil for all other errors.
    private static func misspelling(_ error: Error) -> String? {
        let text = fullMessage(for: error)
        let start = "Error: Unexpected argument '"
        guard text.hasPrefix(start),
            let word = text.dropFirst(start.count).split(separator: "'").first
        else { return nil }
        let names = configuration.subcommands.map {
            $0.configuration.commandName ?? "\($0)".lowercased()
        }
        let question = NearMiss.question(String(word), among: names)
        guard !question.isEmpty else { return nil }
        return text.replacing("'\(word)'", with: "'\(word)'\(question)", maxReplacements: 1)
    }
}
