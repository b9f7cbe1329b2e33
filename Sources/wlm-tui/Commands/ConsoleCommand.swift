import ArgumentParser
import CNcurses
import Engine
import Glibc
import Lab
import Manifests
import Model
import WorkloadConsole

/// The options of the console.
struct ConsoleOptions: ParsableArguments {
    enum Colour: String, ExpressibleByArgument, CaseIterable {
        case auto, always, never
        case sixteen = "16"
        case full = "256"
    }

    @Option(help: "Simulated seconds a second, 1 to 3600 (default: 10).")
    var speed: Int?

    @Option(
        help: """
            A theme by name (wlm-tui theme list shows them), or a theme file (default: default-dark).
            """)
    var theme: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "Who asks for what is done, as USER@DOMAIN (default: \(Simulation.administrator)).",
            valueName: "user"))
    var user = Simulation.administrator

    @Flag(help: "Change nothing, only look.")
    var readOnly = false

    @Flag(help: "Draw with ASCII alone.")
    var ascii = false

    @Option(help: "Colours: auto, always, never, 16 or 256.")
    var color = Colour.auto

    @Flag(help: "Leave the mouse to the terminal, so that it can select text.")
    var noMouse = false

    func validate() throws { if let speed { try Self.check(speed) } }

    /// Refuses a speed that the engine does not have.
    static func check(_ speed: Int) throws {
        guard (1...3600).contains(speed) else {
            throw ValidationError("--speed: \(speed) is not between 1 and 3600")
        }
    }

    /// Refuses a theme that cannot be read, also where nothing is drawn.
    func checkTheme() throws { _ = try loadTheme(Settings.ofUser()) }

    private func loadTheme(_ settings: Settings) throws -> Theme {
        try ThemeShelf().theme(theme ?? settings.theme ?? "default-dark")
    }

    private func terminalOptions(_ settings: Settings) -> CursesTerminal.Options {
        var options = CursesTerminal.Options()
        options.isASCII = ascii || settings.isASCII ?? false
        options.hasMouse = !noMouse && settings.hasMouse ?? true
        let isPlain = getenv("NO_COLOR").map { String(cString: $0) != "" } ?? false
        switch color {
        case .auto: options.colours = isPlain ? CursesTerminal.Colours.none : nil
        case .never: options.colours = CursesTerminal.Colours.none
        case .sixteen: options.colours = .sixteen
        case .always, .full: options.colours = nil
        }
        return options
    }

    /// Opens the console on a session; false when the terminal cannot show it.
    /// - Parameter lesson: is taken in it; its debrief is printed when one leaves.
    func open(_ timeline: Timeline, lesson: LessonSession? = nil) throws -> Bool {
        let settings = try Settings.ofUser()
        let theme = try loadTheme(settings)
        let signals = wlm_signals()
        guard let terminal = CursesTerminal(terminalOptions(settings), theme: theme) else {
            return false
        }
        let engine = Engine(timeline, user: user, speed: speed ?? settings.speed ?? 10)
        var loop = ConsoleLoop(
            terminal: terminal, engine: engine, signals: signals,
            console: Console(
                snapshot: engine.snapshot, isReadOnly: readOnly || settings.isReadOnly ?? false,
                settings: settings), lesson: lesson)
        let code = loop.run()
        terminal.restore()
        engine.stop()
        if let lesson = loop.lesson { Output.write(lesson.debrief.text) }
        Glibc.exit(code)
    }
}
