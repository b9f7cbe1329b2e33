import Model

extension LibraryProblem {
    /// What is the matter, as the vSphere Client words it.
    public var text: String {
        switch self {
        case .unreachable(let url): "Unable to connect to \(url)"
        case .noRoom(let datastore, let size):
            "Insufficient disk space on datastore '\(datastore)': \(Units.bytes(size)) needed"
        case .inaccessible(let datastore): "Datastore '\(datastore)' is not accessible"
        }
    }
}

extension LibraryObstacle {
    /// Why nothing is done with a library of that name.
    func text(_ library: String) -> String {
        switch self {
        case .notSubscribed: "content library \(library) is local: it has no publisher"
        case .isSyncing: "content library \(library) is being synchronized already"
        case .inUse(let user): "content library \(library) is in use by \(user)"
        case .noRoom(let datastore, let size):
            "content library \(library): "
                + LibraryProblem.noRoom(datastore: datastore, mebibytes: size).text
        case .notOnDemand:
            "content library \(library) does not fetch its files on demand"
        case .unknown: "Failed to validate Content Library UUID \(library), error: not found"
        }
    }
}

extension LibraryEvent {
    /// The event's reason in a word.
    var reason: String {
        switch self {
        case .syncing: "Synchronizing"
        case .synced: "Synchronized"
        case .syncFailed: "SynchronizationFailed"
        case .downloading: "Downloading"
        case .downloaded: "Downloaded"
        case .downloadFailed: "DownloadFailed"
        case .evicted: "ContentDeleted"
        case .itemAdded: "ItemCreated"
        case .itemRemoved: "ItemDeleted"
        case .reachable: "PublisherChanged"
        }
    }

    /// Whether it is a warning.
    var isWarning: Bool {
        switch self {
        case .syncFailed, .downloadFailed, .reachable(false): true
        default: false
        }
    }

    /// What happened to a library of that name.
    func text(_ library: String) -> String {
        switch self {
        case .syncing: "Synchronizing Library: \(library)"
        case .synced(let count): "Synchronized Library: \(library) (items: \(count))"
        case .syncFailed(let problem):
            "Failed to synchronize Library: \(library): \(problem.text)"
        case .downloading(let item): "Synchronizing Library Item: \(item)"
        case .downloaded(let item): "Synchronized Library Item: \(item)"
        case .downloadFailed(let item, let problem):
            "Failed to synchronize Library Item: \(item): \(problem.text)"
        case .evicted(let item): "Deleted the content of Library Item: \(item)"
        case .itemAdded(let item): "Created Library Item: \(item)"
        case .itemRemoved(let item): "Deleted Library Item: \(item)"
        case .reachable(let isReachable):
            "The publisher of \(library) \(isReachable ? "answers again" : "does not answer")"
        }
    }
}
