import Glibc

/// The program on a terminal of its own, read as raw bytes: for what a screen does not show, such
/// as modes left behind, signals and how it ends.
final class PseudoTerminal {
    let child: Child
    /// All that came out so far.
    private(set) var output: [UInt8] = []
    private let descriptor: Int32

    init(
        _ arguments: String..., columns: UInt16 = 80, rows: UInt16 = 24,
        environment: [String: String] = [:]
    ) throws {
        let binary = try Binary.path.orThrow(Binary.advice)
        // What posix_openpt, unlockpt and ptsname do; Swift does not see them.
        descriptor = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
        var unlocked: Int32 = 0
        var number: Int32 = -1
        guard ioctl(descriptor, Request.lock, &unlocked) == 0,
            ioctl(descriptor, Request.number, &number) == 0
        else { throw HarnessError("no pseudo-terminal to be had") }
        let name = "/dev/pts/\(number)"
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
        child = try Child(
            [binary] + arguments,
            environment: Binary.environment.merging(environment) { $1 }, ownSession: true
        ) { actions in
            // The first terminal that the leader of a session opens becomes its own.
            posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
            posix_spawn_file_actions_adddup2(&actions, 0, 1)
            posix_spawn_file_actions_adddup2(&actions, 0, 2)
        }
    }

    /// The requests TIOCSPTLCK and TIOCGPTN.
    private enum Request {
        static let lock: UInt = 0x4004_5431
        static let number: UInt = 0x8004_5430
    }

    deinit { close(descriptor) }

    /// The output as text.
    var text: String { String(decoding: output, as: UTF8.self) }

    /// What the terminal does with keys and output now.
    var modes: Modes {
        var modes = termios()
        tcgetattr(descriptor, &modes)
        return Modes(input: modes.c_iflag, output: modes.c_oflag, local: modes.c_lflag)
    }

    struct Modes: Hashable {
        let input: tcflag_t
        let output: tcflag_t
        let local: tcflag_t
    }

    func type(_ keys: String) { type(Array(keys.utf8)) }

    func type(_ bytes: [UInt8]) {
        _ = write(descriptor, bytes, bytes.count)
    }

    func resize(columns: UInt16, rows: UInt16) {
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
    }

    /// Reads until the output holds a text.
    func wait(for wanted: String) throws {
        try Deadline().wait(for: "\"\(wanted)\" in \(text.debugDescription)") {
            drain()
            return text.contains(wanted) ? () : nil
        }
    }

    /// Reads to the end of the program.
    func end() throws -> Child.Exit {
        // A program blocks on a terminal that nobody reads.
        let exit = try Deadline().wait(for: "the end of the program") {
            drain()
            return child.exit
        }
        drain()
        return exit
    }

    private func drain() {
        var buffer = [UInt8](repeating: 0, count: 1 << 14)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            if count <= 0 { return }
            output += buffer[..<count]
        }
    }
}
