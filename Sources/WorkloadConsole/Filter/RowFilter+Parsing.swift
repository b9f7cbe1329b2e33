import Manifests
import Model

/// What is wrong with a filter, in words.
struct FilterError: Error, Hashable {
    let description: String
}

extension RowFilter {
    /// Reads a filter.
    /// - Throws: what is wrong with it, while it is being typed as well.
    init(parsing text: String, for listing: Listing) throws(FilterError) {
        var alternatives: [[Term]] = []
        for part in text.split(separator: "||", omittingEmptySubsequences: true) {
            let terms = try Self.terms(String(part), for: listing)
            if !terms.isEmpty { alternatives.append(terms) }
        }
        self.alternatives = alternatives.isEmpty ? [[]] : alternatives
    }

    private static func terms(
        _ text: String, for listing: Listing
    ) throws(FilterError) -> [Term] {
        var terms: [Term] = []
        var words = Self.words(text)[...]
        while let word = words.popFirst() {
            if word == "&&" { continue }
            if word == "-l" {
                guard let selector = words.popFirst() else {
                    throw FilterError(description: "-l wants labels, as -l app=web")
                }
                do throws(SelectorError) {
                    let labels = try LabelSelector(parsing: selector)
                    terms.append(Term(test: .labels(labels), isInverse: false))
                } catch { throw FilterError(description: error.description) }
                continue
            }
            let isInverse = word.hasPrefix("!")
            let bare = isInverse ? String(word.dropFirst()) : word
            if bare.isEmpty { continue }
            terms.append(Term(test: try test(bare, for: listing), isInverse: isInverse))
        }
        return terms
    }

    /// Words with blanks between them; quotes and slashes hold a word together.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word = ""
        var closing: Character?
        var wasQuoted = false
        for character in text {
            if let end = closing {
                if character == end {
                    closing = nil
                    if end == "/" { word.append(character) }
                } else {
                    word.append(character)
                }
            } else if character == "\"" {
                closing = "\""
                wasQuoted = true
            } else if character == "/", word.isEmpty || word == "!" || word.hasSuffix("~") {
                closing = "/"
                word.append(character)
            } else if character == " " {
                if !word.isEmpty || wasQuoted { words.append(word) }
                (word, wasQuoted) = ("", false)
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static func test(
        _ word: String, for listing: Listing
    ) throws(FilterError) -> Test {
        if word.hasPrefix("/") {
            let isClosed = word.count > 1 && word.hasSuffix("/")
            return .pattern(try pattern(String(word.dropFirst().dropLast(isClosed ? 1 : 0))))
        }
        if word.hasPrefix("~") { return .fuzzy(word.dropFirst().lowercased()) }
        if let match = word.firstIndex(of: "~"), match != word.startIndex {
            let place = try column(String(word[..<match]), of: listing)
            var said = word[word.index(after: match)...]
            if said.hasPrefix("/"), said.count > 1, said.hasSuffix("/") {
                said = said.dropFirst().dropLast()
            }
            return .columnPattern(place, try pattern(String(said)))
        }
        for comparison in Comparison.allCases {
            guard let range = word.firstRange(of: comparison.rawValue),
                range.lowerBound != word.startIndex
            else { continue }
            // `a>=b` holds `=` as well: the sign that begins first is meant.
            guard !word[..<range.lowerBound].contains(where: { "<>=!".contains($0) }) else {
                continue
            }
            let value = String(word[range.upperBound...])
            let place = try column(String(word[..<range.lowerBound]), of: listing)
            guard !value.isEmpty else {
                throw FilterError(
                    description: "what \(listing.columns[place].field) is compared with is missing")
            }
            return .column(
                place, comparison, Operand(text: value.lowercased(), amount: Amount(value)))
        }
        return .contains(word.lowercased())
    }

    private static func pattern(_ text: String) throws(FilterError) -> Pattern {
        do {
            return Pattern(regex: try Regex(text).ignoresCase())
        } catch {
            throw FilterError(description: "/\(text)/ is no regular expression")
        }
    }

    /// The place of a column by its title or field, or by a beginning that only one has.
    private static func column(
        _ name: String, of listing: Listing
    ) throws(FilterError) -> Int {
        let wanted = name.lowercased() == "ns" ? "namespace" : name.lowercased()
        func names(_ column: ListingColumn) -> [String] {
            [column.title.lowercased(), column.field.lowercased()]
        }
        if let exact = listing.columns.firstIndex(where: { names($0).contains(wanted) }) {
            return exact
        }
        let begun = listing.columns.indices.filter { place in
            names(listing.columns[place]).contains { $0.hasPrefix(wanted) }
        }
        if begun.count == 1 { return begun[0] }
        let known = listing.columns.map { $0.title.lowercased() }.joined(separator: ", ")
        throw FilterError(description: "no column \"\(name)\": there are \(known)")
    }
}
