extension Surface {
    /// Neighbouring cells of one row that carry the same role.
    struct Run: Hashable, Sendable {
        let x: Int
        /// Columns that it takes.
        let width: Int
        let text: String
        let role: Role
    }

    /// The runs of a row, left to right, its glyphs as a theme draws them.
    func runs(row y: Int, theme: Theme, isASCII: Bool) -> [Run] {
        var runs: [Run] = []
        var x = 0
        while x < size.width {
            let role = cells[y * size.width + x].role
            let start = x
            var text = String.UnicodeScalarView()
            while x < size.width, cells[y * size.width + x].role == role {
                if let glyph = cells[y * size.width + x].glyph {
                    text.append(theme.glyph(for: glyph, role, isASCII: isASCII))
                    if isASCII, Glyphs.width(of: glyph) == 2 { text.append("?") }
                }
                x += 1
            }
            runs.append(Run(x: start, width: x - start, text: String(text), role: role))
        }
        return runs
    }
}
