extension VCenter {
    /// Items belong to libraries, and what is on its way is not there yet.
    func checkLibraries(_ found: inout [Violation]) {
        var count = 0
        for id in libraries.ids {
            let library = libraries[id]
            count += library.items.count
            let isSound =
                library.items.allSatisfy { libraryItems.find($0)?.library == id }
                && library.transfers.allSatisfy {
                    library.items.contains($0) && !libraryItems[$0].isDownloaded
                }
                && (library.transferEndsAt == nil) == library.transfers.isEmpty
            if !isSound {
                found.append(Violation(invariant: .libraries, detail: library.name))
            }
        }
        if count != libraryItems.count {
            found.append(Violation(invariant: .conservation, detail: "library items"))
        }
    }
}
