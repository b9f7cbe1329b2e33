import ArgumentParser
import Engine
import Manifests
import Model
import SessionStore
import Wording
import WorkloadConsole

extension SessionCommand {
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show a session's branches and its record: who did what, when, to what end.",
            discussion: """
                -o csv and json write the record alone, with the operations themselves.

                EXAMPLES:
                  wlm-tui session show drill
                  wlm-tui session show drill --by ann@lab --result refused
                  wlm-tui session show drill --contains scale -o csv > record.csv
                """)

        enum Form: String, ExpressibleByArgument, CaseIterable { case text, csv, json }
        enum Result: String, ExpressibleByArgument, CaseIterable { case done, refused }

        @Argument(help: "The session.")
        var session: String

        @Option(help: ArgumentHelp("Only what this user asked for.", valueName: "user"))
        var by: String?

        @Option(help: "Only what was done, or refused.")
        var result: Result?

        @Option(help: ArgumentHelp("Only what has this text in it.", valueName: "text"))
        var contains: String?

        @Option(
            help: ArgumentHelp(
                "Only what was asked for from this simulated time on, such as 36h.",
                valueName: "duration"))
        var since: String?

        @Option(name: .shortAndLong, help: "The form of the output: text, csv or json.")
        var output = Form.text

        func validate() throws {
            if let since { try Duration.check(since, "--since", like: "36h") }
        }

        func run() throws {
            let content = try Session.content(of: session, in: try SessionFolder())
            let record = content.audit.filter(isWanted)
            switch output {
            case .csv: Output.write(csv(record, content))
            case .json: Output.write(JSONText.text(of: json(record, content)) + "\n")
            case .text: Output.write(text(record, content))
            }
        }

        private func isWanted(_ row: AuditRecord) -> Bool {
            if let by, row.user != by { return false }
            if let result, (row.number == nil) != (result == .refused) { return false }
            if let since, row.time < Duration.milliseconds(since) ?? 0 { return false }
            guard let contains = contains?.lowercased() else { return true }
            return row.title.lowercased().contains(contains)
                || row.result.lowercased().contains(contains)
        }

        private func branchName(_ id: Branch.ID, _ content: SessionContent) -> String {
            content.branches.first { $0.id == id }?.name ?? "\(id.number)"
        }

        private func text(_ record: [AuditRecord], _ content: SessionContent) -> String {
            let header = content.header
            var text = """
                \(session): world \(header.world)\(header.seed.map { ", seed \($0)" } ?? ""), \
                begun \(header.createdAt) by \(header.writer)

                """
            let branches = content.branches.map { branch in
                [
                    (branch.id == content.current ? "* " : "  ") + branch.name,
                    branch.origin.map {
                        "\(branchName($0.parent, content))@\($0.time / 60_000)m"
                    } ?? "-",
                    "\(branch.end / 60_000)m", "\(branch.operations.count)",
                ]
            }
            text +=
                "\n"
                + TextTable.text(
                    [("  BRANCH", false), ("FROM", false), ("TO", true), ("OPERATIONS", true)],
                    branches, hasHeaders: true)
            let rows = record.map { row in
                [
                    row.number.map(String.init) ?? "-", "\(row.time / 60_000)m", row.at,
                    branchName(row.branch, content), row.user, row.title, row.forecast ?? "-",
                    row.result,
                ]
            }
            if rows.isEmpty { return text + "\nNothing has been asked for.\n" }
            return text + "\n"
                + TextTable.text(
                    [
                        ("NO", true), ("TIME", true), ("WHEN", false), ("BRANCH", false),
                        ("WHO", false), ("WHAT", false), ("FORECAST", false), ("RESULT", false),
                    ], rows, hasHeaders: true)
        }

        private func csv(_ record: [AuditRecord], _ content: SessionContent) -> String {
            let head = [
                "number", "at", "milliseconds", "branch", "user", "what", "forecast", "result",
                "operation",
            ]
            let rows = record.map { row in
                [
                    row.number.map(String.init) ?? "", row.at, "\(row.time)",
                    branchName(row.branch, content), row.user, row.title, row.forecast ?? "",
                    row.result, row.operation,
                ]
            }
            return ([head] + rows).map(CSV.line).joined()
        }

        private func json(_ record: [AuditRecord], _ content: SessionContent) -> Value {
            .list(
                record.map { row in
                    [
                        "number": row.number.map { .integer($0) } ?? .null, "at": .string(row.at),
                        "milliseconds": .integer(row.time),
                        "branch": .string(branchName(row.branch, content)),
                        "user": .string(row.user), "what": .string(row.title),
                        "forecast": row.forecast.map { .string($0) } ?? .null,
                        "result": .string(row.result),
                        "operation": (try? JSONReader.value(of: row.operation, file: ""))
                            ?? .string(row.operation),
                    ]
                })
        }
    }
}
