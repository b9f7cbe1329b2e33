extension Simulation {
    /// How fast files come from a publisher or are imported, in MiB a second.
    private static let transferSpeed = 50
    /// What a synchronization takes at least, and for each item, in milliseconds.
    private static let (shortestSync, syncTimePerItem) = (10_000, 500)
    /// When a publisher that does not answer is given up, in milliseconds.
    private static let syncTimeout = 60_000
    /// How often a library synchronizes by itself, in milliseconds: vCenter's refresh interval.
    static let syncInterval = 240 * 60_000

    /// Carries out what somebody asks of content libraries.
    mutating func perform(library operation: LibraryOperation) throws(OperationError) {
        switch operation {
        case .create(let spec):
            let id = try vcenter.addLibrary(spec, at: now)
            record(librarySubject(id), .created)
            startSchedule(of: id)
            if spec.subscription != nil, !spec.isSynced { beginSync(id) }
        case .delete(let name): try deleteLibrary(try find(library: name))
        case .sync(let name):
            let id = try find(library: name)
            guard vcenter.libraries[id].subscription != nil else {
                throw .library(name, .notSubscribed)
            }
            guard vcenter.libraries[id].syncEndsAt == nil else {
                throw .library(name, .isSyncing)
            }
            beginSync(id)
        case .setReachable(let name, let isReachable):
            let id = try find(library: name)
            guard vcenter.libraries[id].subscription != nil else {
                throw .library(name, .notSubscribed)
            }
            guard vcenter.libraries[id].isReachable != isReachable else { return }
            vcenter.libraries[id].isReachable = isReachable
            record(librarySubject(id), .library(.reachable(isReachable)))
        case .addItem(let image, let name): try addItem(image, to: try find(library: name))
        case .removeItem(let item, let name):
            try removeItem(named: item, of: try find(library: name))
        case .fetchItem(let item, let name):
            _ = require(try find(item: item, in: try find(library: name)))
        case .evictItem(let item, let name):
            try evict(try find(item: item, in: try find(library: name)))
        case .bind(let names, let name): try bind(names, toSupervisor: name)
        }
    }

    /// Sees to it that subscribed libraries synchronize by themselves from now on.
    mutating func startLibraries() {
        for id in vcenter.libraries.ids {
            startSchedule(of: id)
            if vcenter.libraries[id].subscription != nil, vcenter.libraries[id].syncedAt == nil {
                beginSync(id)
            }
        }
    }

    private mutating func startSchedule(of id: ContentLibraryID) {
        guard vcenter.libraries[id].subscription?.isAutomatic == true else { return }
        vcenter.libraries[id].nextSyncAt = now + Self.syncInterval
        schedule(.library(id), in: Self.syncInterval)
    }

    /// Has the files of an image at hand: where they are not in the library, they are fetched.
    mutating func require(_ item: LibraryItemID) -> ImageAvailability {
        guard let row = vcenter.libraryItems.find(item) else { return .missing }
        if row.isDownloaded { return .ready }
        if vcenter.libraries[row.library].transfers.contains(item) { return .downloading }
        vcenter.libraries[row.library].transfers.append(item)
        beginTransfer(row.library)
        guard let problem = vcenter.libraryItems.find(item)?.problem,
            !vcenter.libraries[row.library].transfers.contains(item)
        else { return .downloading }
        return .failed(problem)
    }

    /// Takes a library further: a synchronization that ends, a file that arrives, a synchronization
    /// that is due. Entries that come too early or too late do nothing.
    mutating func advanceLibrary(_ id: ContentLibraryID) {
        guard vcenter.libraries.contains(id) else { return }
        if let end = vcenter.libraries[id].syncEndsAt, end <= now { finishSync(id) }
        if let end = vcenter.libraries[id].transferEndsAt, end <= now { finishTransfer(id) }
        if let next = vcenter.libraries[id].nextSyncAt, next <= now {
            startSchedule(of: id)
            if vcenter.libraries[id].syncEndsAt == nil { beginSync(id) }
        }
    }

    private mutating func beginSync(_ id: ContentLibraryID) {
        let library = vcenter.libraries[id]
        let time =
            library.isReachable
            ? Self.shortestSync + library.published.count * Self.syncTimePerItem : Self.syncTimeout
        vcenter.libraries[id].syncEndsAt = now + time
        record(librarySubject(id), .library(.syncing))
        schedule(.library(id), in: time)
    }

    /// The list of items becomes the publisher's; files follow, unless they are fetched on demand.
    private mutating func finishSync(_ id: ContentLibraryID) {
        let library = vcenter.libraries[id]
        vcenter.libraries[id].syncEndsAt = nil
        if let problem = vcenter.sourceProblem(of: id) {
            vcenter.libraries[id].problem = problem
            record(librarySubject(id), .library(.syncFailed(problem)))
            return
        }
        vcenter.libraries[id].problem = nil
        vcenter.libraries[id].syncedAt = now
        for item in library.items
        where !library.published.contains(vcenter.libraryItems[item].image) {
            vcenter.removeItem(item)
        }
        let known = vcenter.libraries[id].items.map { vcenter.libraryItems[$0].image.name }
        for image in library.published where !known.contains(image.name) {
            vcenter.addItem(image, to: id, at: now)
        }
        record(librarySubject(id), .library(.synced(items: library.published.count)))
        if !library.isOnDemand {
            for item in vcenter.libraries[id].items { _ = require(item) }
        }
        beginTransfer(id)
    }

    /// Begins with the next file, unless one is on its way. What cannot be fetched is left out.
    mutating func beginTransfer(_ id: ContentLibraryID) {
        while vcenter.libraries[id].transferEndsAt == nil,
            let item = vcenter.libraries[id].transfers.first
        {
            if let problem = vcenter.transferProblem(of: item) {
                giveUp(item, problem)
                continue
            }
            vcenter.takeRoom(of: item, by: 1)
            let image = vcenter.libraryItems[item].image
            let time = max(1000, image.sizeMiB * 1000 / Self.transferSpeed)
            vcenter.libraries[id].transferEndsAt = now + time
            record(librarySubject(id), .library(.downloading(image.name)))
            schedule(.library(id), in: time)
        }
    }

    private mutating func finishTransfer(_ id: ContentLibraryID) {
        guard let item = vcenter.libraries[id].transfers.first else { return }
        vcenter.libraries[id].transferEndsAt = nil
        vcenter.takeRoom(of: item, by: -1)
        if let problem = vcenter.transferProblem(of: item) {
            giveUp(item, problem)
        } else {
            vcenter.libraries[id].transfers.removeFirst()
            vcenter.store(item)
            record(
                librarySubject(id),
                .library(.downloaded(vcenter.libraryItems[item].image.name)))
        }
        beginTransfer(id)
    }

    private mutating func giveUp(_ item: LibraryItemID, _ problem: LibraryProblem) {
        let row = vcenter.libraryItems[item]
        vcenter.libraries[row.library].transfers.removeFirst(equalTo: item)
        if row.problem != problem {
            record(
                librarySubject(row.library), .library(.downloadFailed(row.image.name, problem)))
        }
        vcenter.libraryItems[item].problem = problem
    }

    func librarySubject(_ id: ContentLibraryID) -> Event.Subject {
        Event.Subject(kind: "ContentLibrary", name: vcenter.libraries[id].name)
    }
}

/// Whether the files of an image can be used.
public enum ImageAvailability: Hashable, Sendable {
    case ready
    /// They are on their way, or wait for their turn.
    case downloading
    case failed(LibraryProblem)
    /// There is no such image any more.
    case missing
}

extension VCenter {
    /// Why nothing can be had from a library's publisher; nil where it answers, or none is needed.
    fileprivate func sourceProblem(of library: ContentLibraryID) -> LibraryProblem? {
        guard let subscription = libraries[library].subscription,
            !libraries[library].isReachable
        else { return nil }
        return .unreachable(url: subscription.url)
    }

    /// Why the files of an item cannot be written.
    fileprivate func transferProblem(of item: LibraryItemID) -> LibraryProblem? {
        let row = libraryItems[item]
        if let problem = sourceProblem(of: row.library) { return problem }
        guard let id = libraries[row.library].datastore else { return nil }
        let datastore = datastores[id]
        if datastore.allPathsDown { return .inaccessible(datastore: datastore.name) }
        return datastore.freeMiB < row.image.sizeMiB
            ? .noRoom(datastore: datastore.name, mebibytes: row.image.sizeMiB) : nil
    }
}
