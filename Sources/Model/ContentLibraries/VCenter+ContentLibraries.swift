extension VCenter {
    /// The content library of that name. O(libraries).
    public func library(named name: String) -> ContentLibraryID? {
        libraries.ids.first { libraries[$0].name == name }
    }

    /// The libraries of these names.
    /// - Throws: `library` with `unknown` for a name that none bears.
    func libraries(named names: [String]) throws(OperationError) -> [ContentLibraryID] {
        var found: [ContentLibraryID] = []
        for name in names {
            guard let library = library(named: name) else { throw .library(name, .unknown) }
            if !found.contains(library) { found.append(library) }
        }
        return found
    }

    /// Adds a content library with what it begins with: a local one has all its images, a
    /// subscribed one knows them once it was synchronized.
    /// - Throws: `alreadyExists`, `notFound` for a datastore that does not exist, `library` when
    ///   the images do not fit.
    @discardableResult
    public mutating func addLibrary(
        _ spec: ContentLibrarySpec, at now: Int = 0
    ) throws(OperationError) -> ContentLibraryID {
        if library(named: spec.name) != nil {
            throw .alreadyExists(kind: "content library", name: spec.name)
        }
        var datastore: DatastoreID?
        if let name = spec.datastore {
            datastore = datastores.ids.first { datastores[$0].name == name }
            if datastore == nil { throw .notFound(kind: "datastore", name: name) }
        }
        let isLocal = spec.subscription == nil
        let isKnown = isLocal || spec.isSynced
        let isHere = isLocal || spec.isSynced && spec.subscription?.isOnDemand == false
        let size = isHere ? spec.images.reduce(0) { $0 + $1.sizeMiB } : 0
        if let datastore, datastores[datastore].freeMiB < size {
            throw .library(
                spec.name, .noRoom(datastore: datastores[datastore].name, mebibytes: size))
        }
        let id = libraries.insert(
            ContentLibrary(
                name: spec.name, description: spec.description, subscription: spec.subscription,
                datastore: datastore, isProtected: spec.isProtected,
                isImplied: spec.isImplied, createdAt: now))
        if !isLocal { libraries[id].published = spec.images }
        if isKnown, !isLocal { libraries[id].syncedAt = now }
        for image in isKnown ? spec.images : [] {
            let item = addItem(image, to: id, at: now)
            if isHere { store(item) }
        }
        return id
    }

    @discardableResult
    mutating func addItem(
        _ image: ImageSpec, to library: ContentLibraryID, at now: Int
    ) -> LibraryItemID {
        let item = libraryItems.insert(
            LibraryItem(
                image, of: library, named: libraries[library].name, isDownloaded: false, at: now))
        libraries[library].items.append(item)
        return item
    }

    /// Notes that an item's files are there. Its room is taken with them.
    mutating func store(_ item: LibraryItemID) {
        takeRoom(of: item, by: 1)
        libraryItems[item].isDownloaded = true
        libraryItems[item].problem = nil
    }

    /// Takes the room of an item's files on the datastore, or gives it back.
    mutating func takeRoom(of item: LibraryItemID, by sign: Int) {
        guard let datastore = libraries[libraryItems[item].library].datastore else { return }
        datastores[datastore].usedMiB += sign * libraryItems[item].image.sizeMiB
    }

    /// Takes an item out of its library, with its files.
    mutating func removeItem(_ item: LibraryItemID) {
        let row = libraryItems[item]
        if row.isDownloaded || hasBegun(item) { takeRoom(of: item, by: -1) }
        libraries[row.library].items.removeFirst(equalTo: item)
        if libraries[row.library].transfers.first == item {
            libraries[row.library].transferEndsAt = nil
        }
        libraries[row.library].transfers.removeFirst(equalTo: item)
        libraryItems.remove(item)
    }

    /// Whether an item's files are on their way at this moment.
    func hasBegun(_ item: LibraryItemID) -> Bool {
        let library = libraries[libraryItems[item].library]
        return library.transfers.first == item && library.transferEndsAt != nil
    }

    /// What the files of a library take, in MiB.
    public func storedMiB(in library: ContentLibraryID) -> Int {
        libraries[library].items.reduce(0) {
            $0 + (libraryItems[$1].isDownloaded ? libraryItems[$1].image.sizeMiB : 0)
        }
    }

    /// What makes use of a library: the first namespace or Supervisor; nil for nothing.
    func user(of library: ContentLibraryID) -> String? {
        for id in supervisors.ids where supervisors[id].libraries.contains(library) {
            return supervisors[id].name
        }
        for id in namespaces.ids where namespaces[id].libraries.contains(library) {
            return namespaces[id].name
        }
        return nil
    }
}
