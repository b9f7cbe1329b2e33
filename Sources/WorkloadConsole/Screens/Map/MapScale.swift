/// How large amounts are drawn on the map.
struct MapScale: Sendable {
    /// The most rows that one block takes.
    private static let highest = 4

    /// The amount of the largest block.
    let largest: Int
    /// The columns that the largest block takes.
    let width: Int
    /// The rows that the largest block takes.
    let height: Int

    /// One scale for all columns, as large as the fullest of them allows.
    init(_ columns: [MapColumn], width: Int, rows room: Int) {
        largest = columns.lazy.flatMap(\.vms).map(\.amount).max() ?? 0
        self.width = max(3, width * 2 / 5)
        let needed = columns.map { $0.vms.count + $0.pods.count }.max() ?? 1
        height = min(Self.highest, max(1, room / max(1, needed)))
    }

    /// The cells of an amount, at least one.
    func cells(_ amount: Int) -> Int {
        guard largest > 0 else { return 1 }
        return max(1, (amount * width * height + largest / 2) / largest)
    }

    /// The columns and rows of a block.
    func size(of amount: Int) -> (columns: Int, rows: Int) {
        let cells = self.cells(amount)
        let rows = max(1, min(height, (cells + width - 1) / width))
        return ((cells + rows - 1) / rows, rows)
    }

    /// The rows that the pods of one namespace take.
    func rows(of blocks: [MapBlock], width: Int) -> Int {
        let room = max(1, width - 2)
        let cells = blocks.reduce(0) { $0 + min(room, self.cells($1.amount)) }
        return (cells + room - 1) / room
    }

    /// One row of a block; what has left or has not come yet is a gap.
    static func bar(_ cells: Int, _ state: MapBlock.State) -> String {
        func parts(_ glyph: String, _ share: Int, _ other: String) -> String {
            let count = cells * share / 1000
            return String(repeating: glyph, count: count)
                + String(repeating: other, count: cells - count)
        }
        return switch state {
        case .running: parts("█", 1000, "")
        case .starting: parts("▒", 1000, "")
        case .leaving(let part): parts("█", 1000 - part, "┄")
        case .arriving(let part): parts("█", part, "┄")
        }
    }
}
