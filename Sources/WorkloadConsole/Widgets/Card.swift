/// A titled group of lines. How many columns it gets is decided by the page it stands on.
struct Card: Sendable {
    let title: String
    /// What stands beside the title.
    let note: String
    /// Whether it takes all of the page's width.
    let isWide: Bool
    /// What stands in the row of the title, as titles of the columns below.
    var titles: [Span] = []
    /// Its lines for so many columns.
    let lines: @Sendable (_ width: Int) -> [Line]

    /// The row of its title.
    var titleLine: Line {
        var spans: [Span] = [.text(title.uppercased(), .cardTitle)] + titles
        // On a wide card the right edge is too far away to belong to the title.
        if !note.isEmpty { spans.append(isWide ? .text("  " + note, .dim) : .right(note, .dim)) }
        return Line(spans)
    }

    init(
        _ title: String, note: String = "", isWide: Bool = false,
        lines: @escaping @Sendable (_ width: Int) -> [Line]
    ) {
        self.title = title
        self.note = note
        self.isWide = isWide
        self.lines = lines
    }

    init(_ title: String, note: String = "", isWide: Bool = false, _ lines: [Line]) {
        self.init(title, note: note, isWide: isWide) { _ in lines }
    }

    /// Lines, and below them what is wrong, in as many lines as that takes.
    init(_ title: String, _ lines: [Line], problems: [(text: String, role: Role)]) {
        self.init(title) { width in
            lines
                + problems.flatMap { problem in
                    Prose.wrapped(problem.text, width: width).map { Line($0, problem.role) }
                }
        }
    }

    /// Lines, and below them what is wrong, if anything.
    init(_ title: String, _ lines: [Line], problem: String?) {
        self.init(title, lines, problems: problem.map { [($0, .statusWarn)] } ?? [])
    }
}
