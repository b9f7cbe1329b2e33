/// An object that the Kubernetes API serves of what vCenter keeps: no store holds it, nobody writes
/// it (`DOMAIN.md` 4.1, 4.2).
public enum ServedObject: Hashable, Sendable {
    /// A content library in a namespace, or for a Supervisor as a whole.
    case library(ContentLibraryID, NamespaceID?)
    /// An image in a namespace, or for a Supervisor as a whole.
    case image(LibraryItemID, NamespaceID?)
    /// A VM class in a namespace.
    case vmClass(VMClassID, NamespaceID)
    /// That a namespace may use a VM class.
    case classBinding(VMClassID, NamespaceID)
    /// An object of Cluster API.
    case clusterAPI(ClusterObject)
    /// A Tanzu Kubernetes release that the libraries of a Supervisor offer, by name.
    case release(String, SupervisorID)
}

extension VCenter {
    /// The namespace that it belongs to; nil for one of the cluster as a whole.
    public func namespace(of object: ServedObject) -> NamespaceID? {
        switch object {
        case .library(_, let id), .image(_, let id): id
        case .vmClass(_, let id), .classBinding(_, let id): id
        case .clusterAPI(let object): cluster(of: object).map { workloadClusters[$0].namespace }
        case .release: nil
        }
    }

    /// Whether it is still served.
    public func serves(_ object: ServedObject) -> Bool {
        if let namespace = namespace(of: object), !namespaces.contains(namespace) { return false }
        return switch object {
        case .library(let id, _): libraries.contains(id)
        case .image(let id, _): libraryItems.contains(id)
        case .vmClass(let id, _), .classBinding(let id, _): classes.contains(id)
        case .clusterAPI(let object): exists(object)
        case .release(let name, let id):
            supervisors.contains(id) && releases(of: id).contains { $0.name == name }
        }
    }

    /// Its name; empty when it is gone.
    public func name(of object: ServedObject) -> String {
        switch object {
        case .library(let id, _): libraries.find(id)?.objectName ?? ""
        case .image(let id, _): libraryItems.find(id)?.objectName ?? ""
        case .vmClass(let id, _), .classBinding(let id, _): classes.find(id)?.name ?? ""
        case .clusterAPI(let object): name(of: object)
        case .release(let name, _): name
        }
    }

    /// The content libraries bound to namespaces, by namespace.
    public var namespacedLibraries: [ServedObject] {
        namespaces.ids.flatMap { id in namespaces[id].libraries.map { .library($0, id) } }
    }

    /// The content libraries of the Supervisors, each once.
    public var clusterLibraries: [ServedObject] {
        supervisorLibraries.map { .library($0, nil) }
    }

    /// The images of libraries that are bound to namespaces, by namespace.
    public var namespacedImages: [ServedObject] {
        namespaces.ids.flatMap { id in
            namespaces[id].libraries.flatMap { visibleItems(of: $0) }.map { .image($0, id) }
        }
    }

    /// The images of the Supervisors' libraries, each once.
    public var clusterImages: [ServedObject] {
        supervisorLibraries.flatMap { visibleItems(of: $0) }.map { .image($0, nil) }
    }

    /// The VM classes that namespaces may use, by namespace.
    public var namespacedClasses: [ServedObject] {
        namespaces.ids.flatMap { id in namespaces[id].classes.map { .vmClass($0, id) } }
    }

    /// The bindings of VM classes to namespaces, by namespace.
    public var classBindings: [ServedObject] {
        namespaces.ids.flatMap { id in namespaces[id].classes.map { .classBinding($0, id) } }
    }

    /// The Tanzu Kubernetes releases that Supervisors offer, each once, by name.
    public var offeredReleases: [ServedObject] {
        var (found, names): ([(name: String, object: ServedObject)], Set<String>) = ([], [])
        for id in supervisors.ids {
            for release in releases(of: id) where names.insert(release.name).inserted {
                found.append((release.name, .release(release.name, id)))
            }
        }
        return found.sorted { $0.name < $1.name }.map(\.object)
    }

    private var supervisorLibraries: [ContentLibraryID] {
        var found: [ContentLibraryID] = []
        for id in supervisors.ids {
            found += supervisors[id].libraries.filter { !found.contains($0) }
        }
        return found
    }
}

extension VCenter {
    /// When it came to be, in milliseconds of simulated time.
    public func createdAt(of object: ServedObject) -> Int {
        switch object {
        case .library(let id, _): libraries.find(id)?.createdAt ?? 0
        case .image(let id, _): libraryItems.find(id)?.createdAt ?? 0
        case .vmClass(_, let id), .classBinding(_, let id): namespaces.find(id)?.createdAt ?? 0
        case .clusterAPI(let object): createdAt(of: object)
        case .release(let name, let id):
            releases(of: id).first { $0.name == name }
                .map { libraryItems[$0.item].createdAt } ?? 0
        }
    }
}
