import Manifests
import Model

/// Which rows of a table are shown (`docs/filter.md`): alternatives, each of terms that must all hold.
struct RowFilter: Sendable {
    /// The alternatives; a row is shown when it satisfies one of them.
    let alternatives: [[Term]]

    /// One condition on a row.
    struct Term: Sendable {
        let test: Test
        /// Whether the test must fail.
        let isInverse: Bool
    }

    /// What a term asks of a row.
    enum Test: Sendable {
        /// The text is somewhere in the row; lowercase.
        case contains(String)
        /// Its letters are in one cell in this order; lowercase.
        case fuzzy(String)
        case pattern(Pattern)
        case labels(LabelSelector)
        /// A column compared with a value, by the column's place.
        case column(Int, Comparison, Operand)
        /// A column that matches a pattern.
        case columnPattern(Int, Pattern)
    }

    /// A regular expression. Built once, never changed, used by one thread after the other.
    struct Pattern: @unchecked Sendable {
        let regex: Regex<AnyRegexOutput>

        func matches(_ text: String) -> Bool { text.firstMatch(of: regex) != nil }
    }

    /// How two values are compared.
    enum Comparison: String, Sendable, CaseIterable {
        case atLeast = ">="
        case atMost = "<="
        case differs = "!="
        case equals = "=="
        case more = ">"
        case less = "<"
        case same = "="
    }

    /// What a column is compared with.
    struct Operand: Sendable {
        /// As it was typed, lowercase.
        let text: String
        /// What it amounts to, where it is a number.
        let amount: Amount?
    }

    /// Whether a row is shown.
    func matches(_ row: Reference, of listing: Listing, in simulation: Simulation) -> Bool {
        var cells: [String]?
        func lowercased() -> [String] {
            if let cells { return cells }
            let made = listing.columns.map { $0.text(simulation, row).lowercased() }
            cells = made
            return made
        }
        func holds(_ test: Test) -> Bool {
            switch test {
            case .contains(let text): lowercased().contains { $0.contains(text) }
            case .fuzzy(let text): lowercased().contains { Self.holds(text, inOrderIn: $0) }
            case .pattern(let pattern):
                listing.columns.contains { pattern.matches($0.text(simulation, row)) }
            case .labels(let selector): selector.matches(row.labels(in: simulation))
            case .column(let place, let comparison, let operand):
                operand.compares(listing.columns[place].text(simulation, row), comparison)
            case .columnPattern(let place, let pattern):
                pattern.matches(listing.columns[place].text(simulation, row))
            }
        }
        return alternatives.contains { terms in
            terms.allSatisfy { holds($0.test) != $0.isInverse }
        }
    }

    /// Whether the letters of a text are in another one in the same order.
    static func holds(_ letters: String, inOrderIn text: String) -> Bool {
        var rest = letters[...]
        for letter in text where letter == rest.first { rest.removeFirst() }
        return rest.isEmpty
    }
}

extension RowFilter.Operand {
    /// Whether what a cell says stands so to the operand: as amounts where both are some of one
    /// dimension, as texts otherwise.
    func compares(_ cell: String, _ comparison: RowFilter.Comparison) -> Bool {
        if let amount, let other = Amount(cell), let order = other.order(to: amount) {
            return switch comparison {
            case .atLeast: order >= 0
            case .atMost: order <= 0
            case .differs: order != 0
            case .equals, .same: order == 0
            case .more: order > 0
            case .less: order < 0
            }
        }
        let cell = cell.lowercased()
        return switch comparison {
        case .differs: cell != text
        case .equals, .same: cell == text
        // What is no amount is neither more nor less.
        case .atLeast, .atMost, .more, .less: false
        }
    }
}
