import CNcurses
import Engine
import Glibc
import Lab
import WorkloadConsole

/// Draws the newest snapshot and waits for a key, a signal or the engine.
struct ConsoleLoop {
    /// Resizes that follow each other this closely, in milliseconds, are drawn once.
    private static let resizePause: Int32 = 40

    /// After the first frame the start is over; by the later one everything that goes on has been
    /// done once, and what only a first time needs is no longer wanted either.
    private static let framesOfStart: Set = [1, 12]

    let terminal: CursesTerminal
    let engine: Engine
    let signals: Int32
    var console: Console
    /// The lesson that is taken; nil where none is.
    var lesson: LessonSession?
    private var frames = 0

    init(
        terminal: CursesTerminal, engine: Engine, signals: Int32, console: Console,
        lesson: LessonSession? = nil
    ) {
        self.terminal = terminal
        self.engine = engine
        self.signals = signals
        self.console = console
        self.lesson = lesson
        followLesson()
    }

    /// Runs until the user leaves, or the terminal does. The exit code.
    mutating func run() -> Int32 {
        var mustDraw = true
        while true {
            if mustDraw { draw() }
            mustDraw = false
            var sources = [
                pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
                pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
                pollfd(fd: engine.wakeDescriptor, events: Int16(POLLIN), revents: 0),
            ]
            let count = poll(&sources, 3, -1)
            if count < 0, errno != EINTR { return 1 }
            let gone = Int16(POLLHUP) | Int16(POLLERR) | Int16(POLLNVAL)
            if sources[0].revents & gone != 0 { return 1 }
            if sources[1].revents != 0 {
                if let code = takeSignals() { return code }
                followLesson()
                mustDraw = true
            }
            if sources[2].revents != 0 {
                engine.acknowledge()
                console.snapshot = engine.snapshot
                followLesson()
                mustDraw = true
            }
            if sources[0].revents & Int16(POLLIN) != 0 {
                if let code = takeInputs() { return code }
                mustDraw = true
            }
        }
    }

    /// Hands all that was typed on; the exit code when the user leaves or the terminal has gone.
    private mutating func takeInputs() -> Int32? {
        var hasHeard = false
        while true {
            switch terminal.next() {
            case .input(let input):
                hasHeard = true
                if take(input) { return 0 }
            case .noise: hasHeard = true
            case .nothing:
                // Readable and yet nothing to read: the terminal has gone.
                return !hasHeard && hasHungUp ? 1 : nil
            }
        }
    }

    private mutating func draw() {
        terminal.present(console.view(size: terminal.size))
        frames += 1
        if Self.framesOfStart.contains(frames) { wlm_release_code_of_start() }
    }

    /// Whether the terminal says that there is something to read, and there is nothing: bytes that
    /// are no character were read and thrown away, but then it says so no longer.
    private var hasHungUp: Bool {
        var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        guard poll(&source, 1, 0) > 0 else { return false }
        var available: Int32 = 0
        return ioctl(STDIN_FILENO, UInt(FIONREAD), &available) != 0 || available == 0
    }

    /// Hands an input on; whether the user leaves.
    private mutating func take(_ input: Input) -> Bool {
        if input == .redraw {
            terminal.redraw()
            return false
        }
        switch console.handle(input, size: terminal.size) {
        case .none: break
        case .quit: return true
        case .send(let request): engine.send(request)
        case .several(let requests): for request in requests { engine.send(request) }
        case .save(let file, let format): save(file, format)
        case .copy(let text): terminal.copy(text)
        case .lesson(let request):
            for asked in lesson?.ask(request, console.snapshot) ?? [] { engine.send(asked) }
            followLesson()
        }
        return false
    }

    /// Shows the lesson what has happened, does what it asks for, and has the coach say it.
    private mutating func followLesson() {
        guard var lesson else { return }
        for request in lesson.see(console.snapshot) { engine.send(request) }
        if let screen = lesson.takeScreen() { _ = console.open(screen, size: terminal.size) }
        if let text = lesson.takeAnnouncement() { console.say(text) }
        let coach = lesson.coach(width: max(1, terminal.size.width - 2))
        console.coach = console.coach?.saying(coach) ?? coach
        self.lesson = lesson
    }

    /// Writes what is on screen to a file that is not there yet.
    private mutating func save(_ file: String, _ format: ScreenFormat) {
        let text = console.written(as: format, size: terminal.size, theme: terminal.theme) ?? ""
        do throws(FileProblem) {
            try Output.write(text, toNew: file)
            console.say("Saved as \(file)")
        } catch {
            console.say("\(file): \(error.text)")
        }
    }

    /// Does what signals ask for; the exit code when they ask to end.
    private mutating func takeSignals() -> Int32? {
        var isResized = false
        while true {
            let signal = wlm_next_signal(signals)
            switch signal {
            case 0:
                guard isResized else { return nil }
                // Waits for the last of a row of resizes.
                var source = pollfd(fd: signals, events: Int16(POLLIN), revents: 0)
                if poll(&source, 1, Self.resizePause) > 0 { continue }
                terminal.resize()
                return nil
            case SIGWINCH: isResized = true
            case SIGTSTP:
                terminal.restore()
                wlm_suspend()
                isResized = true
            case SIGCONT: isResized = true
            default: return 128 + signal
            }
        }
    }
}
