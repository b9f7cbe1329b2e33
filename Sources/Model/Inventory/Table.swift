/// Rows with stable identities in pages of 256.
///
/// A copy of a table shares its pages, and a write copies one page only: that is what makes a
/// snapshot of the vCenter cheap while the original moves on. Looking up, inserting and removing
/// are O(1); walking is in order of place, the same on every machine.
@frozen
public struct Table<Row: Sendable>: Sendable {
    @usableFromInline static var pageBits: UInt32 { 8 }
    @usableFromInline static var pageSize: UInt32 { 1 << pageBits }
    @usableFromInline static var pageMask: UInt32 { pageSize - 1 }

    /// One page: a row is alive where its generation is odd.
    @usableFromInline
    struct Page: Sendable {
        @usableFromInline var generations: ContiguousArray<UInt32> = []
        @usableFromInline var rows: ContiguousArray<Row> = []
    }

    @usableFromInline var pages: [Page] = []
    @usableFromInline var free: [UInt32] = []
    /// How many rows are alive.
    public private(set) var count = 0
    /// How many rows were ever inserted.
    public private(set) var created = 0

    /// An empty table.
    public init() {}

    /// Whether no row is alive.
    public var isEmpty: Bool { count == 0 }

    /// One past the highest place ever used; columns beside the table are this long.
    @inlinable public var places: Int {
        guard let last = pages.last else { return 0 }
        return (pages.count - 1) * Int(Self.pageSize) + last.rows.count
    }

    /// Puts a row in and gives its identity. A place that became free last is taken first.
    public mutating func insert(_ row: Row) -> ID<Row> {
        count += 1
        created += 1
        if let place = free.popLast() {
            let (page, slot) = Self.locate(place)
            pages[page].rows[slot] = row
            pages[page].generations[slot] += 1
            return ID(index: place, generation: pages[page].generations[slot])
        }
        if pages.last.map({ $0.rows.count == Int(Self.pageSize) }) ?? true {
            pages.append(Page())
        }
        let page = pages.count - 1
        pages[page].rows.append(row)
        pages[page].generations.append(1)
        return ID(index: UInt32(places - 1), generation: 1)
    }

    /// Takes a row out; nil when it had gone before.
    @discardableResult
    public mutating func remove(_ id: ID<Row>) -> Row? {
        guard contains(id) else { return nil }
        let (page, slot) = Self.locate(id.index)
        pages[page].generations[slot] += 1
        free.append(id.index)
        count -= 1
        return pages[page].rows[slot]
    }

    /// Whether the row is alive.
    @inlinable
    public func contains(_ id: ID<Row>) -> Bool {
        let (page, slot) = Self.locate(id.index)
        return page < pages.count && slot < pages[page].rows.count
            && pages[page].generations[slot] == id.generation
    }

    /// The row, where it is alive.
    @inlinable
    public func find(_ id: ID<Row>) -> Row? {
        contains(id) ? self[id] : nil
    }

    /// The row. It must be alive: a stale identity here is a fault of the model and traps.
    @inlinable
    public subscript(id: ID<Row>) -> Row {
        @inline(__always)
        _read {
            let (page, slot) = Self.locate(id.index)
            precondition(pages[page].generations[slot] == id.generation, "stale identity")
            yield pages[page].rows[slot]
        }
        @inline(__always)
        _modify {
            let (page, slot) = Self.locate(id.index)
            precondition(pages[page].generations[slot] == id.generation, "stale identity")
            yield &pages[page].rows[slot]
        }
    }

    /// The identities of all living rows, in order of place.
    @inlinable
    public var ids: Identities { Identities(table: self) }

    /// The identity of the living row at a place; nil where the place is empty.
    @inlinable
    public func id(at place: Int) -> ID<Row>? {
        let index = UInt32(place)
        let (page, slot) = Self.locate(index)
        guard page < pages.count, slot < pages[page].rows.count else { return nil }
        let generation = pages[page].generations[slot]
        return generation & 1 == 1 ? ID(index: index, generation: generation) : nil
    }

    @inlinable
    static func locate(_ index: UInt32) -> (page: Int, slot: Int) {
        (Int(index >> pageBits), Int(index & pageMask))
    }

    /// A walk over the identities of a table as it was when the walk began.
    @frozen
    public struct Identities: Sequence, IteratorProtocol, Sendable {
        @usableFromInline let table: Table
        @usableFromInline var place = 0

        @inlinable
        init(table: Table) { self.table = table }

        /// The next living identity.
        @inlinable
        public mutating func next() -> ID<Row>? {
            let end = table.places
            while place < end {
                defer { place += 1 }
                if let id = table.id(at: place) { return id }
            }
            return nil
        }
    }
}
