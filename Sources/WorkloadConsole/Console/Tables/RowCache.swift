import Synchronization

/// The rows of the table on screen, worked out once for each snapshot: with 100,000 pods a walk
/// over them costs more than drawing. Derived state only, so that copies of a console may share it.
final class RowCache: Sendable {
    /// What the rows follow from.
    struct Key: Hashable {
        /// The snapshot's version.
        let version: Int
        let listing: String
        let filter: String
        let sortColumn: Int?
        let isReversed: Bool
    }

    private let stored = Mutex<(key: Key, rows: [Reference])?>(nil)

    /// The rows that belong to a key; worked out when they are not those of the last one.
    func rows(for key: Key, else make: () -> [Reference]) -> [Reference] {
        if let rows = stored.withLock({ $0?.key == key ? $0?.rows : nil }) { return rows }
        let rows = make()
        stored.withLock { $0 = (key, rows) }
        return rows
    }
}
