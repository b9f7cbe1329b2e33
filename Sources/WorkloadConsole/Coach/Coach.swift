/// What stands beside the living console while somebody takes a lesson: what is to be done now, and
/// how far one is. Whoever drives the console writes it; the console shows it and hands on the keys
/// that are meant for it.
public struct Coach: Sendable {
    /// What is written, line by line.
    public struct Line: Hashable, Sendable {
        /// The text; what does not fit is cut.
        public var text: String
        /// What it is.
        public var role: Role

        /// A line.
        public init(_ text: String, _ role: Role = .text) {
            self.text = text
            self.role = role
        }
    }

    /// What a learner may not use, as lessons call it.
    public enum Aid: String, Hashable, Sendable, CaseIterable {
        case findings, why, forecast, rewind, undo, faults
    }

    /// Where one is, such as `Step 2 of 5: Apply a Deployment`.
    public var title: String
    /// How far one is, such as `60 points`, to the right of the title.
    public var standing: String
    /// What is said.
    public var lines: [Line]
    /// Aids that this lesson is taken without.
    public var without: Set<Aid>
    /// Whether only the title is shown.
    var isFolded = false
    /// Whether it stands above the screen, not below.
    var isOnTop = false
    /// The first line that is seen.
    var offset = 0

    /// A coach.
    public init(title: String, standing: String = "", lines: [Line], without: Set<Aid> = []) {
        self.title = title
        self.standing = standing
        self.lines = lines
        self.without = without
    }

    /// The same coach with something new to say, where and how large it was; read from the first
    /// line where it is another step.
    public func saying(_ other: Coach) -> Coach {
        var next = other
        (next.isFolded, next.isOnTop) = (isFolded, isOnTop)
        if other.title == title { next.offset = min(offset, max(0, other.lines.count - 1)) }
        return next
    }

    /// What a learner asks of a lesson.
    public enum Request: Hashable, Sendable {
        /// On to the next step: what was read, or what somebody else is to do.
        case next
        /// A hint, at its cost.
        case hint
        /// Everything as it was when the step began.
        case reset
        /// The end, and the debrief.
        case finish
    }

    /// How many rows it takes of a screen with so many.
    func height(of rows: Int) -> Int {
        if isFolded { return 1 }
        return min(lines.count + 1, max(2, rows * 2 / 5))
    }
}

extension Console {
    /// The part of the screen that is left beside the coach.
    static func size(beside coach: Coach?, of size: Size) -> Size {
        guard let coach, size.height >= leastSize.height + 4 else { return size }
        return Size(width: size.width, height: size.height - coach.height(of: size.height))
    }

    /// Draws the coach beside the screen.
    func draw(_ coach: Coach, beside inner: Surface, of size: Size) -> Surface {
        var surface = Surface(size)
        let height = size.height - inner.size.height
        surface.draw(inner, y: coach.isOnTop ? height : 0)
        let top = coach.isOnTop ? 0 : inner.size.height
        surface.paint(row: top, .dialog)
        let more = coach.lines.count - coach.offset - (height - 1)
        var standing = coach.standing
        if !coach.isFolded, more > 0 { standing = "▼ \(more) more (^F)   " + standing }
        let end = size.width - standing.unicodeScalars.count - 1
        surface.draw(standing, x: max(0, end), y: top, .dialogTitle)
        surface.draw(coach.title, x: 1, y: top, .dialogTitle, width: max(0, end - 3))
        for (row, line) in coach.lines.dropFirst(coach.offset).prefix(height - 1).enumerated() {
            surface.draw(line.text, x: 1, y: top + 1 + row, line.role, width: size.width - 2)
        }
        return surface
    }
}
