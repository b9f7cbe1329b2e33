import Model

extension Console {
    /// The rows of the screen between the tabs and the message line.
    static func body(of size: Size) -> Range<Int> { 2..<max(2, size.height - 2) }

    /// What stands under the cursor: it costs a drawing, or a walk over a table's rows.
    struct Memo: Sendable {
        let spots: [Spot]
        let selected: Reference?

        init(_ console: Console, picture: Picture? = nil) {
            spots = (picture ?? console.picture(size: console.size)).spots
            selected = console.selected
        }
    }

    /// The spot under the cursor, on a screen that has some.
    var spot: Spot? {
        let spots = memo?.spots ?? picture(size: size).spots
        guard !spots.isEmpty else { return nil }
        return spots[min(places[screen, default: Place()].cursor, spots.count - 1)]
    }

    /// Where an arrow points.
    enum Direction: Sendable {
        case up, down, left, right
    }

    /// Whether the map is on screen.
    var isOnMap: Bool {
        if case .map = screen { true } else { false }
    }

    /// Moves the cursor: on the map to the nearest block that way, elsewhere from row to row, and
    /// on a page sideways to the nearest line beside it.
    mutating func moveCursor(_ direction: Direction) {
        if isOnMap {
            moveAcross(direction)
        } else {
            switch direction {
            case .down: moveCursor(by: 1)
            case .up: moveCursor(by: -1)
            case .left, .right: moveAcross(direction)
            }
        }
    }

    /// To the nearest spot in a direction: what lies straight ahead before what lies aside.
    private mutating func moveAcross(_ direction: Direction) {
        let picture = self.picture(size: size)
        var place = places[screen, default: Place()]
        guard !picture.spots.isEmpty else { return }
        let here = picture.spots[min(place.cursor, picture.spots.count - 1)]
        let next = picture.spots.indices.compactMap { index -> (distance: Int, index: Int)? in
            here.distance(to: picture.spots[index], direction).map { ($0, index) }
        }.min { $0.distance < $1.distance }
        guard let next else { return }
        place.cursor = next.index
        places[screen] = place
        let body = Self.body(of: size)
        let y = picture.spots[next.index].y
        if y < body.lowerBound + 1 { scroll(by: y - body.lowerBound - 2, picture) }
        if y >= body.upperBound - 2 { scroll(by: y - body.upperBound + 3, picture) }
    }

    /// Moves the cursor by so many rows.
    mutating func moveCursor(by count: Int) {
        if document != nil {
            scrollDocument(by: count)
        } else if listing != nil {
            moveRow(by: count)
        } else {
            moveSpot(by: count)
        }
    }

    /// Moves by a screenful.
    mutating func movePage(down isDown: Bool) {
        let height = max(1, Self.body(of: size).count - 2)
        if document != nil {
            scrollDocument(by: isDown ? height : -height)
            return
        }
        if listing != nil {
            moveRow(by: isDown ? height : -height)
            return
        }
        let picture = self.picture(size: size)
        scroll(by: isDown ? height : -height, picture)
        // The cursor comes along: to the first spot that is seen.
        let body = Self.body(of: size)
        let seen = self.picture(size: size).spots.firstIndex { body.contains($0.y) }
        if let seen { places[screen, default: Place()].cursor = seen }
    }

    /// Scrolls a page without moving the cursor.
    mutating func scroll(by count: Int, _ picture: Picture) {
        var place = places[screen, default: Place()]
        let most = max(0, picture.bodyHeight - (Self.body(of: size).count - 1))
        place.offset = min(most, max(0, place.offset + count))
        places[screen] = place
    }

    private mutating func moveSpot(by count: Int) {
        let picture = self.picture(size: size)
        var place = places[screen, default: Place()]
        let former = min(place.cursor, max(0, picture.spots.count - 1))
        place.cursor = min(max(0, picture.spots.count - 1), max(0, former + count))
        places[screen] = place
        if place.cursor == former {
            // Beyond the last spot there may be more to read.
            scroll(by: count, picture)
            return
        }
        let body = Self.body(of: size)
        let y = picture.spots[place.cursor].y
        if y < body.lowerBound + 1 { scroll(by: y - body.lowerBound - 2, picture) }
        if y >= body.upperBound { scroll(by: y - body.upperBound + 1, picture) }
    }

    /// What a click or the wheel does.
    mutating func point(at input: Input) -> Effect {
        switch input {
        case .click(let x, 1):
            if let tab = Self.tabPlaces(width: size.width).first(where: { $0.columns.contains(x) })
            {
                go(to: screen(of: tab.tab))
            }
        case .click(let x, let y):
            if listing != nil {
                clickRow(x: x, y: y)
            } else {
                clickSpot(x: x, y: y)
            }
        case .wheel(let isUp):
            if document != nil {
                scrollDocument(by: isUp ? -3 : 3)
            } else if listing != nil {
                moveRow(by: isUp ? -3 : 3)
            } else {
                scroll(by: isUp ? -3 : 3, picture(size: size))
            }
        default: break
        }
        return .none
    }

    /// The first click on a spot takes the cursor there, the second one opens it.
    private mutating func clickSpot(x: Int, y: Int) {
        let spots = picture(size: size).spots
        let hit = spots.firstIndex { $0.y == y && ($0.x..<$0.x + $0.width).contains(x) }
        guard let hit else { return }
        if places[screen, default: Place()].cursor == hit {
            go(to: spots[hit].target)
        } else {
            places[screen, default: Place()].cursor = hit
        }
    }
}
