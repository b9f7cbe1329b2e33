/// A content library of the vCenter: images, kept by itself or fetched from a publisher.
public struct ContentLibrary: Sendable {
    /// Its name.
    public let name: String
    /// What it is for.
    public let description: String
    /// Where it subscribes; nil for a local library.
    public let subscription: Subscription?
    /// Where its files are; nil for a file share that nobody here counts.
    public let datastore: DatastoreID?
    /// Whether it takes signed OVF packages only: a security policy applies to it.
    public let isProtected: Bool
    /// Whether nobody spoke of it: manifests that are applied bring the images along that they name.
    public let isImplied: Bool
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// Its items, oldest first.
    public internal(set) var items: [LibraryItemID] = []
    /// What its publisher offers now; empty for a local library.
    public internal(set) var published: [ImageSpec] = []
    /// Whether its publisher answers.
    public internal(set) var isReachable = true
    /// When the synchronization that runs ends, in milliseconds of simulated time.
    public internal(set) var syncEndsAt: Int?
    /// When it was last synchronized.
    public internal(set) var syncedAt: Int?
    /// Why it could not be synchronized the last time.
    public internal(set) var problem: LibraryProblem?
    /// Items whose files are on their way or wait for their turn, first to last.
    public internal(set) var transfers: [LibraryItemID] = []
    /// When the first of them is there.
    public internal(set) var transferEndsAt: Int?
    /// When it synchronizes by itself again.
    var nextSyncAt: Int?

    /// Whether it takes files from a publisher only as VMs need them.
    public var isOnDemand: Bool { subscription?.isOnDemand ?? false }

    /// The name of the objects by which Kubernetes knows it.
    public var objectName: String { "cl-" + LibraryItem.digits([name]) }

    /// Its identity in vCenter, made up of its name.
    public var uuid: String {
        var hash = StateHash()
        hash.add(name)
        let first = UInt64(hash.text, radix: 16) ?? 0
        return UID(high: first, low: RandomStream.mix(first)).text
    }

    /// Where a library subscribes, and how.
    public struct Subscription: Hashable, Sendable, Codable {
        /// The publisher's address, such as `https://wp-content.vmware.com/v2/latest/lib.json`.
        public var url: String
        /// Whether files are fetched when a VM needs them, not at once.
        public var isOnDemand: Bool
        /// Whether it synchronizes by itself.
        public var isAutomatic: Bool

        /// A subscription.
        public init(url: String, isOnDemand: Bool = true, isAutomatic: Bool = true) {
            self.url = url
            self.isOnDemand = isOnDemand
            self.isAutomatic = isAutomatic
        }
    }
}

/// Names a content library.
public typealias ContentLibraryID = ID<ContentLibrary>
/// Names an item of a content library.
public typealias LibraryItemID = ID<LibraryItem>

/// An item of a content library: an image.
public struct LibraryItem: Sendable {
    /// Its library.
    public let library: ContentLibraryID
    /// What it is.
    public internal(set) var image: ImageSpec
    /// Whether its files are in the library.
    public internal(set) var isDownloaded: Bool
    /// Why its files could not be fetched the last time.
    public internal(set) var problem: LibraryProblem?
    /// When it came to be known, in milliseconds of simulated time.
    public let createdAt: Int
    /// The name of the objects by which Kubernetes knows it, such as `vmi-0a0044d7c690bcbea`.
    public let objectName: String

    init(
        _ image: ImageSpec, of library: ContentLibraryID, named name: String,
        isDownloaded: Bool, at now: Int
    ) {
        self.library = library
        self.image = image
        self.isDownloaded = isDownloaded
        createdAt = now
        objectName = "vmi-" + Self.digits([name, image.name])
    }

    /// Seventeen hexadecimal digits that stand for some texts.
    static func digits(_ texts: [String]) -> String {
        var hash = StateHash()
        for text in texts { hash.add(text) }
        let first = hash.text
        hash.add(1)
        return first + String(hash.text.prefix(1))
    }
}

/// Why the files or the list of a library are not there.
public enum LibraryProblem: Hashable, Sendable {
    /// Its publisher does not answer.
    case unreachable(url: String)
    /// Its datastore has no room for an item, in MiB.
    case noRoom(datastore: String, mebibytes: Int)
    /// Its datastore has lost all paths.
    case inaccessible(datastore: String)
}

/// What a content library is made from.
public struct ContentLibrarySpec: Sendable, Codable {
    /// Its name.
    public var name: String
    /// What it is for.
    public var description = ""
    /// Where it subscribes; nil for a local library.
    public var subscription: ContentLibrary.Subscription?
    /// The name of the datastore that holds its files; nil for a file share.
    public var datastore: String?
    /// Whether it takes signed OVF packages only.
    public var isProtected = false
    /// Its images, or those that its publisher offers.
    public var images: [ImageSpec]
    /// Whether manifests that are applied bring the images along that they name.
    public var isImplied = false
    /// Whether it has been synchronized already; without effect for a local library.
    public var isSynced = true

    /// A local library.
    public init(name: String, images: [ImageSpec] = []) {
        self.name = name
        self.images = images
    }
}
