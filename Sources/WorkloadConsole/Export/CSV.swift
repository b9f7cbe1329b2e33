/// Values separated by commas, as RFC 4180 wants them, with line feeds alone.
public enum CSV {
    /// A line of fields.
    public static func line(_ fields: [String]) -> String {
        fields.map { field in
            let isPlain = !field.contains { $0 == "," || $0 == "\"" || $0.isNewline }
            // A spreadsheet takes what begins like this for a formula.
            let isFormula = field.first.map { "=+@\t".contains($0) } ?? false
            let text = isFormula ? "'" + field : field
            return isPlain ? text : "\"" + text.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ",") + "\n"
    }
}
