import ArgumentParser
import Engine
import Glibc
import Lab
import Manifests
import WorkloadConsole

/// Lists, shows, checks and plays lessons.
struct LessonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lesson",
        abstract: "List, show, check and play lessons.",
        discussion: """
            A lesson is one file: at once a test, a demo, a walkthrough, a graded lab and an exam. Your \
            own are files NAME.yaml in $XDG_CONFIG_HOME/wlm-tui/lessons (usually \
            ~/.config/wlm-tui/lessons); of two with one name yours is taken. docs/lessons.md says how \
            they are written, docs/write-a-lesson.md leads to a first one.

            EXAMPLES:
              wlm-tui lesson list
              wlm-tui lesson show deploy-a-pod
              wlm-tui lesson take deploy-a-pod
              wlm-tui lesson check my-lesson.yaml
              wlm-tui lesson run deploy-a-pod --solution -o md > debrief.md
            """,
        subcommands: [List.self, Show.self, Take.self, Check.self, Run.self],
        defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "All lessons, one line each.")

        func run() throws {
            let shelf = LessonShelf()
            var rows: [[String]] = []
            for name in shelf.names {
                do {
                    let lesson = try shelf.lesson(name)
                    let isOwn = shelf.own.contains(name)
                    rows.append([
                        name, lesson.kind.rawValue, lesson.world,
                        lesson.title + (isOwn ? " (yours)" : ""),
                    ])
                } catch {
                    rows.append([name, "-", "-", "(yours, but not readable: \(error))"])
                }
            }
            Output.write(
                TextTable.text(
                    ["NAME", "KIND", "WORLD", "TITLE"].map { (title: $0, isNumber: false) }, rows,
                    hasHeaders: true))
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "What a lesson asks for and says, without its solution.")

        @Argument(help: "A name or a file.")
        var lesson: String

        func run() throws {
            Output.write(LessonPage.text(of: try LessonShelf().lesson(lesson)))
        }
    }

    struct Take: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take a lesson in the living console, with a coach beside it.",
            discussion: """
                The coach says what is to be done and sees when it is done. ^N goes on where there is \
                only something to read, ^O gives a hint, ^R begins the step again, ^D ends the \
                lesson; ^G folds the coach, ^T moves it. The debrief is printed when you leave.
                """)

        @Argument(help: "A name or a file.")
        var lesson: String

        @Option(help: "The seed of all chance; the lesson's own unless given.")
        var seed: Int?

        @OptionGroup var console: ConsoleOptions

        func run() throws {
            try console.checkTheme()
            let lesson = try LessonShelf().lesson(lesson)
            guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
                throw CleanError(
                    "a lesson is taken at a terminal; wlm-tui lesson run \(lesson.name) plays it "
                        + "without one")
            }
            let stage = try LessonStage(lesson, seed: seed)
            let session = LessonSession(stage)
            if try console.open(Timeline(start: stage.simulation), lesson: session) { return }
            throw CleanError("this terminal cannot show the console; set TERM")
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Play lessons in all their ways and say what is wrong with them.",
            discussion: """
                Nothing may be solved at the beginning; the solution scores 100, with three other \
                seeds too; doing nothing and each wrong repair fail; every field that is spoken of \
                exists; the text fits 80x24. Exit code 65 where a file cannot be read, 1 where a \
                lesson is not as it should be.
                """)

        @Argument(help: "Names or files.")
        var lessons: [String] = []

        @Flag(help: "All that ship, and your own.")
        var all = false

        func validate() throws {
            if lessons.isEmpty != all {
                throw ValidationError("lesson check: name lessons or files, or say --all")
            }
        }

        func run() throws {
            let shelf = LessonShelf()
            var isWrong = false
            for name in all ? shelf.names : lessons {
                let inspection = LessonInspection(try shelf.lesson(name))
                for (part, problem) in inspection.problems {
                    Output.write(
                        "\(inspection.lesson.file):\(problem.line): \(problem.text) "
                            + "[\(part.rawValue)]\n")
                }
                isWrong = isWrong || !inspection.isRight
                if inspection.isRight { Output.write("\(name): right in every way\n") }
            }
            if isWrong { throw ExitCode(1) }
        }
    }

    struct Run: ParsableCommand {
        enum Form: String, ExpressibleByArgument, CaseIterable { case text, json, md }

        static let configuration = CommandConfiguration(
            abstract: "Play a lesson in simulated time and print its debrief.")

        @Argument(help: "A name or a file.")
        var lesson: String

        @Flag(help: "As its solution says (this is what happens unless something else is said).")
        var solution = false

        @Flag(help: "Nobody does anything.")
        var nothing = false

        @Flag(help: "The tempting wrong repair.")
        var wrong = false

        @Option(help: "The seed of all chance; the lesson's own unless given.")
        var seed: Int?

        @Option(name: .shortAndLong, help: "The form of the output: text, json or md.")
        var output = Form.text

        func validate() throws {
            guard [solution, nothing, wrong].count(where: { $0 }) <= 1 else {
                throw ValidationError("lesson run: choose one of --solution, --nothing, --wrong")
            }
        }

        func run() throws {
            let lesson = try LessonShelf().lesson(lesson)
            if wrong, lesson.wrongs.isEmpty {
                throw CleanError("\(lesson.name) has no wrong repair")
            }
            let way: LessonPlay.Way = nothing ? .nothing : wrong ? .wrong(0) : .solution
            let stage: LessonStage
            do {
                stage = try LessonStage(lesson, seed: seed)
            } catch let error as LessonProblem {
                throw CleanError("\(lesson.file):\(error.line): \(error.text)")
            }
            let play = LessonPlay(stage, way)
            let debrief = Debrief(play)
            switch output {
            case .text: Output.write(debrief.text)
            case .md: Output.write(debrief.markdown)
            case .json: Output.write(JSONText.text(of: debrief.value) + "\n")
            }
            if let problem = play.problem {
                throw CleanError("\(lesson.file):\(problem.line): \(problem.text)")
            }
        }
    }
}
