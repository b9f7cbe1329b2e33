/// A place on the screen that Enter or a click opens.
struct Spot: Hashable, Sendable {
    var x: Int
    var y: Int
    var width: Int
    var target: Console.Screen
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
