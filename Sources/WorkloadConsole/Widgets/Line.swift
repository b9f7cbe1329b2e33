/// A part of a line.
enum Span: Sendable {
    case text(String, Role)
    /// Goes on at this column of the line.
    case column(Int)
    /// A text that ends at the line's right edge.
    case right(String, Role)
    /// A bar filled by thousandths; of all that is left of the line when no width is given.
    case bar(Int, width: Int?)
    /// A bar that is no measure of fullness: of all that is left, without a ground or a warning.
    case share(Int, Role)
    /// A line of blocks of all that is left, each figure in thousandths, the newest at the right.
    case sparkline([Int], Role)
}

/// One line of a card: what it says, and where Enter leads from it.
struct Line: Sendable {
    var spans: [Span]
    var target: Console.Screen?

    init(_ spans: [Span], to target: Console.Screen? = nil) {
        self.spans = spans
        self.target = target
    }

    init(_ text: String, _ role: Role = .text, to target: Console.Screen? = nil) {
        self.init([.text(text, role)], to: target)
    }

    /// Nothing.
    static let blank = Line([])

    /// Where the values of facts begin.
    static let valueColumn = 14

    /// A name and its value.
    static func fact(
        _ name: String, _ value: String, _ role: Role = .text, to target: Console.Screen? = nil
    ) -> Line {
        Line([.text(name, .dim), .column(valueColumn), .text(value, role)], to: target)
    }

    /// Columns that the text at the right takes, with a blank before it.
    private var rightWidth: Int {
        spans.reduce(0) { width, span in
            guard case .right(let text, _) = span, !text.isEmpty else { return width }
            return width + text.unicodeScalars.count + 1
        }
    }

    /// Draws the line into so many columns.
    func draw(on surface: inout Surface, x: Int, y: Int, width: Int) {
        var column = x
        let edge = x + width
        // What stands at the right keeps its place; what stands before it is cut.
        let end = edge - max(0, min(width / 2, rightWidth))
        for span in spans {
            switch span {
            case .text(let text, let role):
                guard column < end else { continue }
                column = surface.draw(text, x: column, y: y, role, width: end - column)
            case .column(let place): column = max(column + 1, x + place)
            case .right(let text, let role):
                let start = max(x, edge - text.unicodeScalars.count)
                surface.draw(text, x: start, y: y, role, width: edge - start)
            case .bar(let thousandths, let wanted):
                let length = max(0, min(wanted ?? end - column, end - column))
                let bar = Chart.bar(thousandths, width: length)
                column = surface.draw(bar.filled, x: column, y: y, Chart.role(thousandths))
                column = surface.draw(bar.empty, x: column, y: y, .chartEmpty)
            case .share(let thousandths, let role):
                let bar = Chart.bar(thousandths, width: max(0, end - column))
                column = surface.draw(bar.filled, x: column, y: y, role)
            case .sparkline(let figures, let role):
                let text = Chart.sparkline(figures, width: end - column)
                column = surface.draw(text, x: column, y: y, role)
            }
        }
    }
}
