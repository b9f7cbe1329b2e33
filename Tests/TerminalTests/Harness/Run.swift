import Glibc

/// One run of a program without a terminal: what it said, and how it ended.
struct Run {
    let output: String
    let complaint: String
    let exit: Child.Exit

    /// Runs wlm-tui to its end.
    init(_ arguments: String...) throws { try self.init(arguments) }

    /// Runs wlm-tui to its end with this on its standard input, and this beside the environment of
    /// every run.
    init(
        _ arguments: [String], input: String = "", environment: [String: String] = [:]
    ) throws {
        let binary = try Binary.path.orThrow(Binary.advice)
        try self.init(program: binary, arguments, input: input, environment: environment)
    }

    /// Runs a program to its end. The input must fit into a channel.
    init(
        program: String, _ arguments: [String], input: String = "",
        environment: [String: String] = [:]
    ) throws {
        let environment = Binary.environment.merging(environment) { $1 }
        let (given, said, complained) = (try Channel(), try Channel(), try Channel())
        let text = Array(input.utf8)
        _ = write(given.writing, text, text.count)
        close(given.writing)
        let child = try Child([program] + arguments, environment: environment) { actions in
            posix_spawn_file_actions_adddup2(&actions, given.reading, STDIN_FILENO)
            posix_spawn_file_actions_adddup2(&actions, said.writing, STDOUT_FILENO)
            posix_spawn_file_actions_adddup2(&actions, complained.writing, STDERR_FILENO)
        }
        for end in [given.reading, said.writing, complained.writing] { close(end) }
        (output, complaint) = try Self.drain(said.reading, complained.reading)
        exit = try child.wait()
    }

    /// Reads both streams as they come until both have ended, so that neither fills up.
    private static func drain(_ first: Int32, _ second: Int32) throws -> (String, String) {
        defer {
            close(first)
            close(second)
        }
        let deadline = Deadline(seconds: 300)
        var open = [pollfd(fd: first, events: Int16(POLLIN), revents: 0)]
        open.append(pollfd(fd: second, events: Int16(POLLIN), revents: 0))
        var texts: [Int32: [UInt8]] = [:]
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while open.contains(where: { $0.fd >= 0 }) {
            let found = poll(&open, nfds_t(open.count), Int32(deadline.left))
            // The end of another child may break in.
            if found < 0, errno == EINTR { continue }
            guard found > 0 else {
                throw HarnessError("no end of the output in time (\(found), \(errno))")
            }
            for place in open.indices where open[place].fd >= 0 && open[place].revents != 0 {
                let count = read(open[place].fd, &buffer, buffer.count)
                if count > 0 {
                    texts[open[place].fd, default: []] += buffer[..<count]
                } else {
                    open[place].fd = -1
                }
            }
        }
        return (
            String(decoding: texts[first] ?? [], as: UTF8.self),
            String(decoding: texts[second] ?? [], as: UTF8.self)
        )
    }
}

/// Two ends of a channel that no other child inherits, even one started at the same moment; a pair
/// of sockets, because Swift does not see `pipe2`.
struct Channel {
    let reading: Int32
    let writing: Int32

    init() throws {
        var ends: [Int32] = [0, 0]
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, type, 0, &ends) == 0 else {
            throw HarnessError("no sockets to be had")
        }
        (reading, writing) = (ends[0], ends[1])
    }
}

extension Optional {
    func orThrow(_ reason: String) throws -> Wrapped {
        guard let self else { throw HarnessError(reason) }
        return self
    }
}
