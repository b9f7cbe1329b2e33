extension VCenter {
    /// The images that VMs of a namespace may be made of: those of its own libraries, then those of
    /// its Supervisor's.
    ///
    /// A protected library that holds any package without a valid signature shows none of its
    /// images (`DOMAIN.md` 7, scenario 21).
    public func images(in namespace: NamespaceID) -> [LibraryItemID] {
        let row = namespaces[namespace]
        let ofSupervisor = supervisors[row.supervisor].libraries
        let all = row.libraries + ofSupervisor.filter { !row.libraries.contains($0) }
        return all.flatMap { visibleItems(of: $0) }
    }

    /// The items of a library that are images to Kubernetes.
    public func visibleItems(of library: ContentLibraryID) -> [LibraryItemID] {
        let items = libraries[library].items
        let isHidden =
            libraries[library].isProtected && items.contains { !libraryItems[$0].image.isSigned }
        return isHidden ? [] : items
    }

    /// The image that a VM names: by the name of its object, or by the name of its item where only
    /// one bears it. The first library's goes before the others'. O(images).
    public func image(_ name: String, in namespace: NamespaceID) -> LibraryItemID? {
        let images = images(in: namespace)
        return images.first { libraryItems[$0].objectName == name }
            ?? images.first { libraryItems[$0].image.name == name }
    }

    /// The Tanzu Kubernetes releases that the libraries of a Supervisor offer, each once, by name;
    /// of two images of one release the one counts whose files are there. O(images).
    public func releases(of supervisor: SupervisorID) -> [OfferedRelease] {
        releases(supervisors[supervisor].libraries)
    }

    /// The releases that clusters of a namespace may be made of: its libraries' and its Supervisor's.
    public func releases(in namespace: NamespaceID) -> [OfferedRelease] {
        let row = namespaces[namespace]
        return releases(row.libraries + supervisors[row.supervisor].libraries)
    }

    private func releases(_ libraries: [ContentLibraryID]) -> [OfferedRelease] {
        var found: [OfferedRelease] = []
        for item in libraries.flatMap({ visibleItems(of: $0) }) {
            guard let name = libraryItems[item].image.release else { continue }
            let release = OfferedRelease(
                name: name, item: item, isDownloaded: libraryItems[item].isDownloaded)
            if let place = found.firstIndex(where: { $0.name == name }) {
                if release.isDownloaded, !found[place].isDownloaded { found[place] = release }
            } else {
                found.append(release)
            }
        }
        return found.sorted { $0.name < $1.name }
    }
}

/// A Tanzu Kubernetes release that a content library offers.
public struct OfferedRelease: Hashable, Sendable {
    /// Its name, such as `v1.26.5---vmware.2-fips.1-tkg.1`.
    public let name: String
    /// The image that holds it; `Simulation.require` has its files fetched.
    public let item: LibraryItemID
    /// Whether its files are in the library.
    public let isDownloaded: Bool
}
