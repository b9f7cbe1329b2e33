/// Values beside the rows of a `Table`, one for each place, in pages of the same size.
///
/// What changes at every sample stands here, apart from what hardly ever changes, so that a sample
/// after a snapshot copies small pages only.
@frozen
public struct Column<Value: Sendable>: Sendable {
    @usableFromInline var pages: [ContiguousArray<Value>] = []
    @usableFromInline let empty: Value

    /// A column that holds `empty` wherever nothing was written.
    public init(empty: Value) { self.empty = empty }

    /// The value beside a row. O(1). The column grows as far as it is written.
    @inlinable
    public subscript<Row>(id: ID<Row>) -> Value {
        @inline(__always)
        get {
            let (page, slot) = Table<Value>.locate(id.index)
            return page < pages.count ? pages[page][slot] : empty
        }
        @inline(__always)
        _modify {
            let (page, slot) = Table<Value>.locate(id.index)
            while page >= pages.count {
                pages.append(
                    ContiguousArray(repeating: empty, count: Int(Table<Value>.pageSize)))
            }
            yield &pages[page][slot]
        }
    }

    /// Forgets what stands beside a row, so that the next tenant of its place starts afresh.
    public mutating func reset<Row>(_ id: ID<Row>) { self[id] = empty }
}
