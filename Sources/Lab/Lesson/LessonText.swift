import WorkloadConsole

/// The Markdown of lessons as lines: paragraphs, `- ` and `1. ` items, `# ` headings, and code in
/// fences; `**strong**` loses its stars, `code` keeps its marks.
public enum LessonText {
    /// A line as it is drawn.
    public struct Line: Hashable, Sendable {
        /// The text, without marks.
        public let text: String
        /// What it is.
        public let style: Style
    }

    /// What a line is.
    public enum Style: Sendable {
        case plain, heading, item, code
    }

    /// The lines of a text.
    /// - Parameter width: the most columns; code is never wrapped.
    public static func lines(of markdown: String, width: Int) -> [Line] {
        var lines: [Line] = []
        var paragraph = ""
        var isCode = false
        func flush() {
            if !paragraph.isEmpty { lines += wrapped(paragraph, width) }
            paragraph = ""
        }
        for row in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if row.hasPrefix("```") {
                flush()
                isCode.toggle()
            } else if isCode {
                lines.append(Line(text: "  " + row, style: .code))
            } else if row.allSatisfy(\.isWhitespace) {
                flush()
                if let last = lines.last, !last.text.isEmpty {
                    lines.append(Line(text: "", style: .plain))
                }
            } else if row.hasPrefix("#") {
                flush()
                let title = row.drop { $0 == "#" || $0 == " " }
                lines.append(Line(text: bare(String(title)), style: .heading))
            } else if isItem(row) {
                flush()
                paragraph = String(row)
            } else {
                paragraph += (paragraph.isEmpty ? "" : " ") + row.drop { $0 == " " }
            }
        }
        flush()
        while lines.last?.text.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func isItem(_ row: Substring) -> Bool {
        if row.hasPrefix("- ") { return true }
        let digits = row.prefix { $0.isNumber }
        return !digits.isEmpty && row.dropFirst(digits.count).hasPrefix(". ")
    }

    private static func bare(_ text: String) -> String { text.replacing("**", with: "") }

    private static func wrapped(_ paragraph: String, _ width: Int) -> [Line] {
        let isItem = isItem(paragraph[...])
        let mark = isItem ? paragraph.prefix { $0 != " " }.count + 1 : 0
        let indent = String(repeating: " ", count: mark)
        var lines: [String] = []
        var line = ""
        for word in bare(paragraph).split(separator: " ") {
            if line.isEmpty {
                line = (lines.isEmpty ? "" : indent) + word
            } else if columns(line) + 1 + columns(String(word)) <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = indent + word
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines.map { Line(text: $0, style: isItem ? .item : .plain) }
    }

    /// How many columns a text takes.
    static func columns(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + Glyphs.width(of: $1) }
    }

    /// The first character that cannot be drawn, or for which ASCII has no stand-in.
    static func unfit(_ text: String) -> Unicode.Scalar? {
        text.unicodeScalars.first { scalar in
            scalar != "\n" && scalar != "?"
                && (Glyphs.isHostile(scalar) || Glyphs.ascii(scalar) == "?")
        }
    }
}
