import Model
import Wording

/// Rows that were marked, so that something is done to all of them at once.
extension Console {
    /// The marked rows of the table on screen, in the order in which it shows them; those that are
    /// gone are left out.
    var marked: [Reference] {
        guard let listing, let marks = tables[listing.name]?.marks, !marks.isEmpty else {
            return []
        }
        return rows(of: listing).filter { marks.contains($0) }
    }

    /// Marks the row under the cursor, or takes its mark away, and goes on to the next.
    mutating func toggleMark() {
        guard let listing, let row = selected else { return }
        var state = tables[listing.name, default: TableState()]
        if state.marks.remove(row) == nil { state.marks.insert(row) }
        state.markAnchor = row
        tables[listing.name] = state
        moveRow(by: 1)
    }

    /// Marks everything from the row that was marked last to the cursor.
    mutating func markRange() {
        guard let listing, let row = selected else { return }
        var state = tables[listing.name, default: TableState()]
        let rows = rows(of: listing)
        let here = rows.firstIndex(of: row) ?? 0
        let there = state.markAnchor.flatMap { rows.firstIndex(of: $0) } ?? here
        state.marks.formUnion(rows[min(here, there)...max(here, there)])
        state.markAnchor = row
        tables[listing.name] = state
    }

    /// Marks all rows that the filter lets through; where all are marked, none.
    mutating func markAll() {
        guard let listing else { return }
        let rows = rows(of: listing)
        let isWhole = rows.allSatisfy { tables[listing.name]?.marks.contains($0) ?? false }
        tables[listing.name, default: TableState()].marks = isWhole ? [] : Set(rows)
    }

    /// Takes all marks of the table on screen away; whether there were any.
    mutating func clearMarks() -> Bool {
        guard let listing, tables[listing.name]?.marks.isEmpty == false else { return false }
        tables[listing.name]?.marks = []
        return true
    }
}

/// A verb for many things: `@` stands for each marked row, or for the one under the cursor.
extension Console {
    /// The word that stands for what is marked.
    static let markedWord = "@"

    /// What `@` stands for: the marked rows, else what the cursor stands on.
    var meant: [Reference] {
        let marked = marked
        return marked.isEmpty ? subject.map { [$0] } ?? [] : marked
    }

    /// The words of a line for each thing that `@` stands for. Where a verb wants a namespace and the
    /// line names none, each thing brings its own.
    func lines(_ words: [String], for verb: Verb) -> [[String]] {
        guard words.contains(Self.markedWord) else { return [words] }
        let wantsNamespace = verb.arguments.contains { $0.name == "namespace" && $0.isOption }
        let hasNamespace = words.contains { $0 == "-n" || $0.hasPrefix("--namespace") }
        return meant.map { row in
            var line = words.map { $0 == Self.markedWord ? row.name(in: simulation) : $0 }
            if wantsNamespace, !hasNamespace,
                let namespace = Listing.of(row).namespace(simulation, row)
            {
                line += ["-n", namespace]
            }
            return line
        }
    }

    /// Asks about operations on many things: each is tried on a copy first, and what would be refused
    /// there is named and left out.
    mutating func askForAll(_ operations: [Operation], by verb: Verb, of count: Int) {
        var copy = simulation
        var (accepted, refused): ([Operation], [String]) = ([], [])
        for operation in operations {
            do throws(OperationError) {
                try copy.perform(operation, as: Principal(snapshot.user))
                accepted.append(operation)
            } catch {
                refused.append("\(operation.title): refused. \(error.text)")
            }
        }
        guard !accepted.isEmpty else {
            message =
                refused.count == 1 ? refused[0] : "All \(count) would be refused: \(refused[0])"
            return
        }
        var lines = accepted.prefix(Self.mostNamed).map(\.title)
        if accepted.count > Self.mostNamed {
            lines.append("… and \(accepted.count - Self.mostNamed) more")
        }
        lines += refused.prefix(Self.mostNamed).map { "! " + $0 }
        if refused.count > Self.mostNamed {
            lines.append("! … and \(refused.count - Self.mostNamed) more are refused")
        }
        let left = refused.isEmpty ? "" : ", and leave \(refused.count) that would be refused"
        ask(
            Question(
                title: "\(verb.name): \(accepted.count) of \(count)\(left)?", consequences: lines,
                operations: accepted,
                name: verb.danger == .destroys ? "\(accepted.count)" : nil))
    }

    /// How many things a question names.
    private static let mostNamed = 6
}

extension Console {
    /// What copying gives: the text on screen as a whole; else the names of what is marked, or of
    /// what the cursor stands on, a line each.
    var copyable: String? {
        if let document {
            return document.rows(in: simulation).map(\.text).joined(separator: "\n")
        }
        let rows = meant
        return rows.isEmpty ? nil : rows.map { $0.name(in: simulation) }.joined(separator: "\n")
    }
}
