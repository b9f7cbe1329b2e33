/// Boxes in layers, one layer over the other, with what each consists of inside.
struct Diagram: Sendable {
    /// A part: how it is, what it is called, and where it leads.
    struct Part: Sendable {
        var text: String
        var health = Health.well
        var target: Console.Screen?
    }

    /// How a part is, with a glyph, so that colour alone says nothing.
    enum Health: Sendable {
        case well, weak, broken, away

        var glyph: String {
            switch self {
            case .well: "●"
            case .weak: "▲"
            case .broken: "■"
            case .away: "○"
            }
        }

        /// Which of two is shown where there is room for one.
        var urgency: Int {
            switch self {
            case .well: 0
            case .away: 1
            case .weak: 2
            case .broken: 3
            }
        }

        var role: Role {
            switch self {
            case .well: .statusOK
            case .weak: .statusWarn
            case .broken: .statusCritical
            case .away: .statusMaintenance
            }
        }
    }

    /// A titled frame around parts.
    struct Box: Sendable {
        var title: String
        var parts: [Part]
        /// Where its title leads, and what it leaves out.
        var target: Console.Screen?

        /// Parts in rows of so many columns. O(parts).
        func rows(width: Int) -> [[Part]] {
            var rows: [[Part]] = []
            var x = 0
            for part in parts {
                let length = Diagram.length(of: part, width: width)
                if x == 0 || x + length > width {
                    rows.append([])
                    x = 0
                }
                rows[rows.count - 1].append(part)
                x += length + 2
            }
            return rows
        }
    }

    /// Boxes side by side, and what leads to the layer below.
    struct Layer: Sendable {
        var boxes: [Box]
        /// What passes from here to the next layer.
        var link = ""
    }

    var layers: [Layer]

    private static func length(of part: Part, width: Int) -> Int {
        min(width, Glyphs.width(of: part.text) + 2)
    }

    /// How wide each box of a layer is.
    private static func widths(_ layer: Layer, width: Int) -> [Int] {
        let (count, gaps) = (layer.boxes.count, layer.boxes.count - 1)
        let each = (width - gaps) / max(1, count)
        return layer.boxes.indices.map {
            $0 == count - 1 ? width - gaps - each * (count - 1) : each
        }
    }

    /// Rows inside the boxes of each layer so that all fit: the fullest layers give up rows first,
    /// none its last. Whether there is room for links between them.
    func heights(width: Int, height: Int) -> (rows: [Int], hasLinks: Bool) {
        var rows = layers.map { layer in
            zip(layer.boxes, Self.widths(layer, width: width)).map { box, width in
                max(1, box.rows(width: width - 4).count)
            }.max() ?? 1
        }
        let frames = 2 * layers.count
        let links = layers.count - 1
        let hasLinks = rows.reduce(frames + links, +) <= height
        while rows.reduce(frames + (hasLinks ? links : 0), +) > height,
            let most = rows.max(), most > 1, let place = rows.lastIndex(of: most)
        {
            rows[place] -= 1
        }
        return (rows, hasLinks)
    }

    /// Draws it, and notes where its parts lead.
    func draw(on picture: inout Picture, x: Int, y top: Int, width: Int, to bottom: Int) {
        let (rows, hasLinks) = heights(width: width, height: bottom - top)
        var y = top
        for (layer, count) in zip(layers, rows) {
            guard y + count + 2 <= bottom else { return }
            var left = x
            for (box, width) in zip(layer.boxes, Self.widths(layer, width: width)) {
                draw(box, on: &picture, x: left, y: y, width: width, rows: count)
                left += width + 1
            }
            y += count + 2
            if hasLinks, y + 1 < bottom {
                if !layer.link.isEmpty {
                    picture.surface.draw("│ " + layer.link, x: x + 4, y: y, .dim)
                }
                y += 1
            }
        }
    }

    private func draw(
        _ box: Box, on picture: inout Picture, x: Int, y: Int, width: Int, rows count: Int
    ) {
        let bar = String(repeating: "─", count: max(0, width - 2))
        picture.surface.draw("┌\(bar)┐", x: x, y: y, .dim)
        picture.surface.draw("└\(bar)┘", x: x, y: y + count + 1, .dim)
        for row in 1...count {
            picture.surface.draw("│", x: x, y: y + row, .dim)
            picture.surface.draw("│", x: x + width - 1, y: y + row, .dim)
        }
        let title = Glyphs.cut(box.title, to: width - 6)
        picture.surface.draw(" \(title) ", x: x + 2, y: y, .cardTitle)
        if let target = box.target {
            picture.spots.append(
                Spot(x: x + 2, y: y, width: Glyphs.width(of: title) + 2, target: target))
        }
        var box = box
        if box.rows(width: width - 4).count > count {
            // Where not all are seen, what is unwell is.
            box.parts = box.parts.enumerated().sorted { left, right in
                left.element.health == right.element.health
                    ? left.offset < right.offset
                    : left.element.health.urgency > right.element.health.urgency
            }.map(\.element)
        }
        let laid = box.rows(width: width - 4)
        let left = laid.dropFirst(count).reduce(0) { $0 + $1.count }
        for (place, parts) in laid.prefix(count).enumerated() {
            var column = x + 2
            let isLast = place == count - 1 && left > 0
            let note = isLast ? " +\(left)" : ""
            for part in parts {
                let end = x + width - 2 - note.count
                let room = end - column
                guard room > 2 else { break }
                let start = column
                column = picture.surface.draw(
                    part.health.glyph + " ", x: column, y: y + 1 + place, part.health.role)
                column = picture.surface.draw(
                    Glyphs.cut(part.text, to: room - 2), x: column, y: y + 1 + place, .text)
                if let target = part.target {
                    picture.spots.append(
                        Spot(x: start, y: y + 1 + place, width: column - start, target: target))
                }
                column += 2
            }
            if isLast {
                picture.surface.draw(
                    note, x: x + width - 2 - note.count, y: y + 1 + place, .dim)
            }
        }
    }
}
