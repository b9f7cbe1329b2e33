extension Simulation {
    func find(library name: String) throws(OperationError) -> ContentLibraryID {
        guard let id = vcenter.library(named: name) else {
            throw .notFound(kind: "content library", name: name)
        }
        return id
    }

    func find(
        item name: String, in library: ContentLibraryID
    ) throws(OperationError) -> LibraryItemID {
        let items = vcenter.libraries[library].items
        guard let item = items.first(where: { vcenter.libraryItems[$0].image.name == name })
        else { throw .notFound(kind: "library item", name: name) }
        return item
    }

    /// Removes a library with its items.
    /// - Throws: `library` while a namespace or a Supervisor uses it.
    mutating func deleteLibrary(_ id: ContentLibraryID) throws(OperationError) {
        let name = vcenter.libraries[id].name
        if let user = vcenter.user(of: id) { throw .library(name, .inUse(by: user)) }
        record(librarySubject(id), .deleted)
        for item in vcenter.libraries[id].items { vcenter.removeItem(item) }
        vcenter.libraries.remove(id)
    }

    /// Imports an image into a local library, which takes its time; a publisher offers it from now
    /// on, and subscribers see it after the next synchronization.
    /// - Throws: `alreadyExists`, `library` when there is no room for it.
    mutating func addItem(
        _ image: ImageSpec, to id: ContentLibraryID
    ) throws(OperationError) {
        let library = vcenter.libraries[id]
        let names =
            library.subscription == nil
            ? library.items.map { vcenter.libraryItems[$0].image.name }
            : library.published.map(\.name)
        guard !names.contains(image.name) else {
            throw .alreadyExists(kind: "library item", name: image.name)
        }
        guard library.subscription == nil else {
            vcenter.libraries[id].published.append(image)
            return
        }
        if let datastore = library.datastore.map({ vcenter.datastores[$0] }),
            datastore.freeMiB < image.sizeMiB || datastore.allPathsDown
        {
            throw .library(
                library.name, .noRoom(datastore: datastore.name, mebibytes: image.sizeMiB))
        }
        let item = vcenter.addItem(image, to: id, at: now)
        record(librarySubject(id), .library(.itemAdded(image.name)))
        // What a world begins with is there already.
        if now > 0 { _ = require(item) } else { vcenter.store(item) }
    }

    /// Deletes an item of a local library; VMs that were made of it stay. A publisher withdraws it,
    /// and subscribers lose it with the next synchronization.
    mutating func removeItem(
        named name: String, of id: ContentLibraryID
    ) throws(OperationError) {
        if vcenter.libraries[id].subscription != nil {
            guard let place = vcenter.libraries[id].published.firstIndex(where: { $0.name == name })
            else { throw .notFound(kind: "library item", name: name) }
            vcenter.libraries[id].published.remove(at: place)
            return
        }
        vcenter.removeItem(try find(item: name, in: id))
        beginTransfer(id)
        record(librarySubject(id), .library(.itemRemoved(name)))
    }

    /// Deletes the files of an item that can be fetched again.
    /// - Throws: `library` for a library that keeps its files.
    mutating func evict(_ item: LibraryItemID) throws(OperationError) {
        let row = vcenter.libraryItems[item]
        guard vcenter.libraries[row.library].isOnDemand else {
            throw .library(vcenter.libraries[row.library].name, .notOnDemand)
        }
        guard row.isDownloaded else { return }
        vcenter.takeRoom(of: item, by: -1)
        vcenter.libraryItems[item].isDownloaded = false
        record(librarySubject(row.library), .library(.evicted(row.image.name)))
    }

    /// Sets the libraries that a Supervisor offers to all its namespaces.
    mutating func bind(
        _ names: [String], toSupervisor name: String
    ) throws(OperationError) {
        let supervisors = vcenter.supervisors
        guard let id = supervisors.ids.first(where: { supervisors[$0].name == name }) else {
            throw .notFound(kind: "Supervisor", name: name)
        }
        let former = vcenter.supervisors[id].libraries
        try vcenter.bind(libraries: names, to: id)
        guard vcenter.supervisors[id].libraries != former else { return }
        record(Event.Subject(kind: "Supervisor", name: name), .settingsChanged)
    }
}

extension VCenter {
    /// The libraries of a Supervisor from now on.
    /// - Throws: `library` for a name that none bears.
    public mutating func bind(
        libraries names: [String], to supervisor: SupervisorID
    ) throws(OperationError) {
        supervisors[supervisor].libraries = try libraries(named: names)
    }
}
