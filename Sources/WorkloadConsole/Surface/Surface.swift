/// How many columns and rows there are.
public struct Size: Hashable, Sendable {
    /// Columns.
    public var width: Int
    /// Rows.
    public var height: Int

    /// A size; less than nothing counts as nothing.
    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
    }
}

/// A grid of cells that carry roles: what a screen draws and a test compares.
public struct Surface: Sendable {
    /// One cell. The right half of a wide glyph holds no glyph.
    public struct Cell: Hashable, Sendable {
        /// The glyph; nil in the right half of a wide one.
        public var glyph: Unicode.Scalar?
        /// What it means.
        public var role: Role
    }

    /// Its size.
    public let size: Size
    /// Its cells, row by row.
    public private(set) var cells: [Cell]

    /// A blank surface.
    public init(_ size: Size) {
        self.size = size
        cells = Array(
            repeating: Cell(glyph: " ", role: .text), count: size.width * size.height)
    }

    /// Draws a text from a place on, cut at `width` columns and at the edge; what does not fit ends
    /// in an ellipsis. Returns the column after it.
    @discardableResult
    public mutating func draw(
        _ text: String, x: Int, y: Int, _ role: Role = .text, width: Int = .max
    ) -> Int {
        guard y >= 0, y < size.height, x < size.width else { return x }
        let end = min(size.width, width < size.width ? x + width : size.width)
        var column = x
        for scalar in text.unicodeScalars {
            let glyph = Glyphs.isHostile(scalar) ? "?" : scalar
            let columns = Glyphs.width(of: glyph)
            if columns == 0 { continue }
            if column + columns > end {
                if end - 1 >= max(0, x) {
                    cells[y * size.width + end - 1] = Cell(glyph: Glyphs.ellipsis, role: role)
                }
                return end
            }
            if column >= 0 {
                cells[y * size.width + column] = Cell(glyph: glyph, role: role)
                if columns == 2 {
                    cells[y * size.width + column + 1] = Cell(glyph: nil, role: role)
                }
            }
            column += columns
        }
        return column
    }

    /// Draws another surface as wide as this one from a row on.
    mutating func draw(_ other: Surface, y: Int) {
        precondition(other.size.width == size.width && y >= 0)
        let start = min(cells.count, y * size.width)
        let count = min(other.cells.count, cells.count - start)
        cells.replaceSubrange(start..<start + count, with: other.cells.prefix(count))
    }

    /// Gives a whole row a role, keeping its glyphs.
    public mutating func paint(row y: Int, _ role: Role) {
        guard y >= 0, y < size.height else { return }
        for place in y * size.width..<(y + 1) * size.width { cells[place].role = role }
    }

    /// Gives a part of a row a role, keeping its glyphs.
    public mutating func paint(x: Int, y: Int, width: Int, _ role: Role) {
        guard y >= 0, y < size.height else { return }
        for column in max(0, x)..<max(0, max(x, min(size.width, x + width))) {
            cells[y * size.width + column].role = role
        }
    }

    /// The rows as text, blanks at their ends cut off.
    public var lines: [String] {
        (0..<size.height).map { y in
            var scalars = String.UnicodeScalarView()
            for place in y * size.width..<(y + 1) * size.width {
                if let glyph = cells[place].glyph { scalars.append(glyph) }
            }
            while scalars.last == " " { scalars.removeLast() }
            return String(scalars)
        }
    }
}
