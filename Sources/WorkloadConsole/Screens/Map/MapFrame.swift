import Model

/// Where hosts stand on the map: side by side as columns, or as tiles where they are too many.
struct MapFrame: Sendable {
    /// The fewest columns in which a host's blocks can be told apart.
    private static let leastColumn = 9
    private static let mostColumn = 24
    /// Columns between two hosts.
    static let gap = 2
    /// Columns of a tile.
    private static let tile = 13

    /// Whether blocks are drawn, or tiles.
    let isColumns: Bool
    /// Columns of each host.
    let width: Int
    /// Hosts in one row.
    let perRow: Int

    /// The frame for so many hosts in so many columns.
    init(hosts: Int, width room: Int) {
        let each = (room + Self.gap) / max(1, hosts) - Self.gap
        if each >= Self.leastColumn {
            isColumns = true
            width = min(Self.mostColumn, each)
            perRow = max(1, hosts)
        } else {
            isColumns = false
            perRow = max(1, (room + Self.gap) / (Self.tile + Self.gap))
            width = Self.tile
        }
    }

    /// Where a host begins, counted from the left edge.
    func x(of place: Int) -> Int { place % perRow * (width + Self.gap) }
}
