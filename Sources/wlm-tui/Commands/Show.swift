import ArgumentParser
import Manifests
import Model
import WorkloadConsole

/// Prints a screen without a terminal.
struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print a screen of the console as it would look.",
        discussion: """
            The screen is named as after `:` in the console (overview, map, pods, team-web, ...); \
            --press goes on from there. The output is made by the same code that draws the console.

            EXAMPLES:
              wlm-tui show map --size 120x40
              wlm-tui show hosts --press "Down Enter"
              wlm-tui show drs --as svg --theme nord > drs.svg
              wlm-tui show pods --as csv --world busy
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case txt, ansi, svg, html, csv, json, yaml
    }

    @Argument(help: "A screen, or the name of something.")
    var screen = "overview"

    @Option(
        help: ArgumentHelp(
            "Keys to press then, by name or as they are: Enter, Esc, Down, PgDn, m, ...",
            valueName: "keys"))
    var press = ""

    @Option(help: ArgumentHelp("Columns and rows.", valueName: "80x24"))
    var size = "80x24"

    @Option(help: "txt, ansi, svg, html; of tables also csv, json, yaml.")
    var `as` = Format.txt

    @Option(help: "A theme by name, or a theme file.")
    var theme = "default-dark"

    @Flag(help: "ASCII alone (txt and ansi).")
    var ascii = false

    @Option(
        help: ArgumentHelp(
            "Let this much simulated time pass first, such as 10m.", valueName: "duration"))
    var after = "1m"

    @OptionGroup var world: WorldOptions

    func validate() throws {
        _ = try parsedSize()
        for key in press.split(separator: " ") where Input(named: String(key)) == nil {
            throw ValidationError("--press: \"\(key)\" is no key; write Enter, Down or a character")
        }
        try Duration.check(after, "--after", like: "10m")
    }

    private func parsedSize() throws -> Size {
        let parts = size.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let width = parts[0], let height = parts[1],
            (1...1000).contains(width), (1...1000).contains(height)
        else {
            throw ValidationError(
                "--size: \"\(size)\" is not a size; write columns x rows, as 80x24")
        }
        return Size(width: width, height: height)
    }

    func run() throws {
        let size = try parsedSize()
        let theme = try ThemeShelf().theme(theme)
        var simulation = try world.simulation()
        simulation.advance(to: simulation.now + (Duration.milliseconds(after) ?? 0))
        var console = Console(still: simulation, isReadOnly: true)
        guard console.open(screen, size: size) else {
            throw CleanError("there is no screen and nothing else called \"\(screen)\"")
        }
        for key in press.split(separator: " ") {
            guard let input = Input(named: String(key)) else { continue }
            if case .quit = console.handle(input, size: size) { return }
        }
        guard let format = ScreenFormat(rawValue: self.as.rawValue),
            let text = console.written(as: format, size: size, theme: theme, isASCII: ascii)
        else {
            throw CleanError(
                "only tables have rows: this screen can be had as txt, ansi, svg or html")
        }
        Output.write(text)
    }
}
