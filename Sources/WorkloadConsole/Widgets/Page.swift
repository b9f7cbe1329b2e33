/// Cards that flow into as many columns as there is room for, and scroll.
struct Page: Sendable {
    /// The fewest columns in which a card can be read.
    static let leastCardWidth = 37
    /// Columns between two cards.
    private static let gap = 3

    var cards: [Card]

    /// A line and where it stands, counted from the page's first row.
    struct Placed: Sendable {
        var x: Int
        var y: Int
        var width: Int
        var line: Line
    }

    /// Where everything stands when the page has so many columns, card by card.
    func placed(width: Int) -> (lines: [Placed], height: Int) {
        let count = max(1, (width + Self.gap) / (Self.leastCardWidth + Self.gap))
        let narrow = (width - (count - 1) * Self.gap) / count
        var placed: [Placed] = []
        var bottoms = Array(repeating: 0, count: count)
        for card in cards {
            var (x, y, columns) = (0, bottoms.max() ?? 0, width)
            if card.isWide {
                bottoms = Array(repeating: y, count: count)
            } else {
                // The shortest column takes it; of equal ones the first.
                let column = bottoms.indices.min { bottoms[$0] < bottoms[$1] } ?? 0
                (x, y, columns) = (column * (narrow + Self.gap), bottoms[column], narrow)
            }
            placed.append(Placed(x: x, y: y, width: columns, line: card.titleLine))
            y += 1
            for line in card.lines(columns) {
                placed.append(Placed(x: x, y: y, width: columns, line: line))
                y += 1
            }
            y += 1
            for column in bottoms.indices where card.isWide || column == x / (narrow + Self.gap) {
                bottoms[column] = y
            }
        }
        return (placed, max(0, (bottoms.max() ?? 0) - 1))
    }

    /// Draws the part of the page that begins at a row, below and above the given rows of the
    /// screen, and notes where Enter leads.
    func draw(on picture: inout Picture, from top: Int, to bottom: Int, offset: Int) {
        let margin = 1
        let (lines, height) = placed(width: picture.surface.size.width - 2 * margin)
        picture.bodyHeight = height
        for place in lines {
            let y = top + place.y - offset
            if let target = place.line.target {
                picture.spots.append(
                    Spot(x: margin + place.x, y: y, width: place.width, target: target))
            }
            guard y >= top, y < bottom else { continue }
            place.line.draw(
                on: &picture.surface, x: margin + place.x, y: y, width: place.width)
        }
    }
}
