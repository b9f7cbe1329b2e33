/// What somebody asks of content libraries.
public enum LibraryOperation: Sendable, Codable {
    case create(ContentLibrarySpec)
    /// Remove a library that nobody uses.
    case delete(String)
    /// Ask a subscribed library's publisher what there is.
    case sync(String)
    /// The publisher of a library answers from now on, or does not.
    case setReachable(String, Bool)
    /// Import an image into a local library, or have the publisher offer another one.
    case addItem(ImageSpec, library: String)
    /// Delete an item of a local library, or have the publisher withdraw it.
    case removeItem(String, library: String)
    /// Fetch an item's files now.
    case fetchItem(String, library: String)
    /// Delete the files of an item that can be fetched again.
    case evictItem(String, library: String)
    /// The libraries of a Supervisor: all that it offers from now on.
    case bind([String], supervisor: String)
}

/// What stands against an operation on a content library.
public enum LibraryObstacle: Hashable, Sendable {
    case notSubscribed
    case isSyncing
    /// Namespaces or Supervisors use it: one of them.
    case inUse(by: String)
    case noRoom(datastore: String, mebibytes: Int)
    /// It keeps its files: there is nobody to fetch them from, or they would be fetched at once.
    case notOnDemand
    /// A name that no library bears, where one was to be used.
    case unknown
}

/// What happened to a content library.
public enum LibraryEvent: Hashable, Sendable {
    case syncing
    case synced(items: Int)
    case syncFailed(LibraryProblem)
    case downloading(String)
    case downloaded(String)
    case downloadFailed(String, LibraryProblem)
    case evicted(String)
    case itemAdded(String)
    case itemRemoved(String)
    case reachable(Bool)
}
