import ArgumentParser
import Engine
import Glibc
import Manifests
import Model
import SessionStore
import Wording
import WorkloadConsole

struct SessionCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "session",
        abstract: "List, show, verify, export and delete sessions.",
        discussion: """
            A session is a file in $XDG_DATA_HOME/wlm-tui/sessions (usually \
            ~/.local/share/wlm-tui/sessions): its world, its seed and every operation. \
            `wlm-tui --session NAME` opens it in the console, `wlm-tui do VERB --session NAME` works \
            in it.
            """,
        subcommands: [
            List.self, Show.self, Fork.self, Export.self, Import.self, Verify.self, Delete.self,
        ])

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List all sessions.")

        func run() throws {
            let folder = try SessionFolder()
            var cells: [[String]] = []
            for name in folder.names {
                do throws(SessionError) {
                    let content = try Session.content(of: name, in: folder)
                    cells.append([
                        name, content.header.world, "\(content.records.count)",
                        "\(content.branches.count)",
                        Units.age(content.branches.map(\.end).max() ?? 0),
                        content.header.createdAt, content.header.writer,
                    ])
                } catch {
                    cells.append([name, "-", "-", "-", "-", "-", error.description])
                }
            }
            if cells.isEmpty { return Output.note("There is no session in \(folder.path).") }
            Output.write(
                TextTable.text(
                    [
                        ("NAME", false), ("WORLD", false), ("OPERATIONS", true),
                        ("BRANCHES", true), ("TIME", true), ("BEGUN", false), ("BY", false),
                    ], cells, hasHeaders: true))
        }
    }

    struct Fork: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "branch", abstract: "Begin a branch at a moment of a session.",
            discussion: """
                What is done in the session then is done on the branch; the others stay as they are. \
                A branch's name alone goes back to its end.

                EXAMPLES:
                  wlm-tui session branch drill main@36h --name second-try
                  wlm-tui session branch drill main
                """)

        @Argument(help: "The session.")
        var session: String

        @Argument(help: "The moment: 36h, end-10m, BRANCH@36h; or a branch to go on with.")
        var moment: String

        @Option(help: "The new branch's name.")
        var name: String?

        func run() throws {
            var open = try Session(named: session, in: try SessionFolder())
            let moment = try Moment(self.moment, on: open.timeline)
            if let name, open.timeline.branches.contains(where: { $0.name == name }) {
                throw ValidationError("--name: there is a branch \"\(name)\" already")
            }
            do throws(JournalError) {
                try open.timeline.seek(to: moment.time, on: moment.branch.id)
                if !open.timeline.isLive || name != nil {
                    try open.timeline.fork(named: name)
                }
                try open.timeline.noteProgress()
            } catch {
                throw CleanError(error.text)
            }
            Output.write("On branch \(open.timeline.current.name) now.\n")
        }
    }

    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write a session as text: one JSON object a line.")

        @Argument(help: "The session.")
        var session: String

        @Option(
            name: .shortAndLong,
            help: ArgumentHelp("The file, which must not be there yet.", valueName: "file"))
        var output: String?

        @Flag(help: "Write what can still be read of a damaged one.")
        var salvage = false

        func run() throws {
            let content = try Session.content(
                of: session, in: try SessionFolder(), salvages: salvage)
            let text = SessionExport.text(of: content)
            guard let output else { return Output.write(text) }
            do throws(FileProblem) {
                try Output.write(text, toNew: output)
            } catch let problem {
                throw CleanError("\(output) cannot be written: \(problem.text)")
            }
        }
    }

    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make a session of what `wlm-tui session export` wrote.")

        @Argument(help: "The file, or - for standard input.")
        var file: String

        @Argument(help: "The name of the session.")
        var name: String

        func run() throws {
            let bytes = try Files.read(file, mostMebibytes: 1024)
            try SessionExport.read(
                String(decoding: bytes, as: UTF8.self), file: file, as: name,
                in: try SessionFolder())
            Output.write("\(name) is there.\n")
        }
    }

    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Play a session again from its beginning and compare every hash.")

        @Argument(help: "The session.")
        var session: String

        @Flag(
            help: "Take over the history that this version of the model makes, beside a backup.")
        var adopt = false

        func run() throws {
            let folder = try SessionFolder()
            let found = try Session.verify(session, in: folder)
            let hashes =
                found.hashes == 1 ? "1 hash" : "\(Units.count(found.hashes)) hashes"
            let counts =
                "\(Units.count(found.operations, "operation")) done again, \(hashes) compared"
            if found.differences.isEmpty {
                return Output.write("\(session): all as it was recorded (\(counts)).\n")
            }
            if adopt {
                let backup = try Session.adopt(session, in: folder)
                return Output.write(
                    "\(session): the history is this version's now; as it was: \(backup)\n")
            }
            var lines: [String] = []
            for difference in found.differences {
                lines.append(
                    SessionError.differs(
                        name: session, difference, writtenBy: found.header.writer
                    ).description)
            }
            throw CleanError(lines.joined(separator: "\n") + "\n(\(counts))")
        }
    }

    struct Delete: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Delete a session for good.")

        @Argument(help: "The session.")
        var session: String

        func run() throws {
            try Session.delete(session, in: try SessionFolder())
            Output.write("\(session) is gone.\n")
        }
    }
}
