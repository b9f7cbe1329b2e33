import Model

/// A line of a lesson with places that are filled in from the state: `evict {{ pods -n web: metadata.name }}`.
/// Places may stand in places; the inner ones are filled in first.
struct DeedLine {
    private let line: String

    /// Reads a line.
    /// - Throws: what is wrong with one of its places.
    init(_ line: String) throws(ExpressionError) {
        self.line = line
        // What is found inside of a place is not known yet: a name stands for it.
        _ = try Self.filled(line) { (_, _) throws(ExpressionError) in "name" }
    }

    /// The line as it is now: the first of what is found stands in each place.
    func text(in evidence: Evidence) throws(ExpressionError) -> String {
        try Self.filled(line) { (selection, path) throws(ExpressionError) in
            let found = selection.matches(in: evidence).lazy.flatMap { path.values(in: $0) }
            guard let text = found.first?.scalarText else {
                throw ExpressionError(
                    text: "nothing is found for {{ \(selection.subject.text): \(path.text) }}")
            }
            return text
        }
    }

    private static func filled(
        _ line: String,
        _ find: (Selection, FieldPath) throws(ExpressionError) -> String
    ) throws(ExpressionError) -> String {
        var text = line
        while let end = text.firstRange(of: "}}") {
            guard let start = text[..<end.lowerBound].ranges(of: "{{").last else {
                throw ExpressionError(text: "}} closes nothing; write {{ before it")
            }
            let inside = String(text[start.upperBound..<end.lowerBound])
            let (selection, path) = try ExpressionParser.lookup(inside)
            text.replaceSubrange(start.lowerBound..<end.upperBound, with: try find(selection, path))
        }
        guard text.firstRange(of: "{{") == nil else {
            throw ExpressionError(text: "{{ is never closed; write }} behind it")
        }
        return text
    }
}
