import DequeModule

/// The newest changes of the object store, so that a watcher can follow it from a version on.
public struct ChangeLog: Sendable {
    /// What happened to an object.
    public enum Change: UInt8, Sendable {
        case added, modified, deleted
    }

    /// One change.
    public struct Entry: Sendable {
        /// The store's version after it.
        public let version: Int
        /// What happened.
        public let change: Change
        /// To which object; its row may have gone since.
        public let object: ObjectID
        /// What the object is called.
        public let key: ObjectKey
        /// Its namespace.
        public let namespace: NamespaceID?
    }

    /// The most entries kept.
    public static let capacity = 4096

    /// The store's newest version.
    public private(set) var version = 0
    /// The newest changes, oldest first.
    public private(set) var entries = Deque<Entry>()

    /// Notes a change and gives the store's new version.
    mutating func note(
        _ change: Change, of object: ObjectID, key: ObjectKey, in namespace: NamespaceID?
    ) -> Int {
        version += 1
        if entries.count == Self.capacity { entries.removeFirst() }
        entries.append(
            Entry(version: version, change: change, object: object, key: key, namespace: namespace))
        return version
    }

    /// The changes after a version; nil when they reach back further than the log, and the watcher
    /// must list anew.
    public func changes(after version: Int) -> [Entry]? {
        if version >= self.version { return [] }
        guard let first = entries.first, first.version <= version + 1 else { return nil }
        return Array(entries[(version + 1 - first.version)...])
    }
}
