import Glibc

/// A process that a test has started; it does not outlive its test.
final class Child {
    /// How a process ended.
    enum Exit: Hashable {
        case code(Int32)
        case signal(Int32)
    }

    /// POSIX_SPAWN_SETSID, which Swift does not see.
    private static let setSession: Int32 = 0x80

    let pid: pid_t
    private var ended: Exit?

    /// Starts a program with the streams that `connect` gives it; in a session of its own when it
    /// is to have a terminal.
    init(
        _ arguments: [String], environment: [String: String], ownSession: Bool = false,
        connect: (inout posix_spawn_file_actions_t) -> Void
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        connect(&actions)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var flags = Int32(POSIX_SPAWN_SETSIGMASK)
        if ownSession { flags |= Self.setSession }
        posix_spawnattr_setflags(&attributes, Int16(flags))

        var pid: pid_t = 0
        let program = arguments.first ?? ""
        let result = Self.withCStrings(arguments) { arguments in
            Self.withCStrings(environment.sorted { $0.key < $1.key }.map { "\($0)=\($1)" }) {
                posix_spawnp(&pid, program, &actions, &attributes, arguments, $0)
            }
        }
        guard result == 0 else {
            throw HarnessError(
                "\(program) did not start: \(String(cString: strerror(result)))")
        }
        self.pid = pid
    }

    deinit {
        guard exit == nil else { return }
        kill(pid, SIGKILL)
        waitpid(pid, nil, 0)
    }

    /// How it ended; nil while it runs.
    var exit: Exit? {
        var status: Int32 = 0
        if ended == nil, waitpid(pid, &status, WNOHANG) == pid {
            ended = status & 0x7F == 0 ? .code(status >> 8 & 0xFF) : .signal(status & 0x7F)
        }
        return ended
    }

    /// Sends it a signal, unless it has ended.
    func send(_ signal: Int32) {
        if exit == nil { kill(pid, signal) }
    }

    /// Waits for its end.
    func wait() throws -> Exit {
        try Deadline().wait(for: "the end of the program") { exit }
    }

    private static func withCStrings<Result>(
        _ strings: [String], _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let copies: [UnsafeMutablePointer<CChar>?] = strings.map { strdup($0) }
        defer { copies.forEach { free($0) } }
        return body(copies + [nil])
    }
}
