/// A place on the screen that Enter or a click opens.
struct Spot: Hashable, Sendable {
    var x: Int
    var y: Int
    var width: Int
    var target: Console.Screen

    /// How far another spot lies in a direction; nil where it does not lie that way.
    func distance(to other: Spot, _ direction: Console.Direction) -> Int? {
        let (middle, theirs) = (2 * x + width, 2 * other.x + other.width)
        switch direction {
        case .left, .right:
            let ahead = direction == .right ? other.x - x : x - other.x
            return ahead > 0 ? ahead + 20 * abs(other.y - y) : nil
        case .up, .down:
            let ahead = direction == .down ? other.y - y : y - other.y
            // Of two in one row the one that is nearer below or above.
            let isBelow = other.x < x + width && x < other.x + other.width
            return ahead > 0
                ? 100 * ahead + (isBelow ? 0 : 10 * abs(theirs - middle)) + abs(theirs - middle)
                : nil
        }
    }
}

/// A screen as drawn, and where one can go from it.
struct Picture: Sendable {
    var surface: Surface
    /// In the order in which the cursor visits them; rows may lie outside of what is seen.
    var spots: [Spot] = []
    /// How many rows the body has in all, more than are seen when it scrolls.
    var bodyHeight = 0

    init(_ size: Size) { surface = Surface(size) }
}
