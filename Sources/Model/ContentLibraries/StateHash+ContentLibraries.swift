extension VCenter {
    func addLibraries(to hash: inout StateHash) {
        for id in libraries.ids {
            let library = libraries[id]
            hash.add(id)
            hash.add(library.name)
            hash.add(library.isReachable ? 1 : 0)
            hash.add(library.syncEndsAt ?? -1)
            hash.add(library.syncedAt ?? -1)
            hash.add(library.transferEndsAt ?? -1)
            hash.add(library.published.count)
            for item in library.transfers { hash.add(item) }
        }
        for id in libraryItems.ids {
            hash.add(id)
            hash.add(libraryItems[id].image.name)
            hash.add(libraryItems[id].isDownloaded ? 1 : 0)
        }
    }
}
