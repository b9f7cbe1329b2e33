import Model
import Wording

/// What vCenter offers to the VM Service: content libraries, their images, VM classes.
extension Listing {
    /// The content libraries of the vCenter.
    static let libraries = Listing(
        name: "libraries", aliases: ["library"], title: "Content Libraries",
        columns: [
            library("NAME") { $1.name },
            library("TYPE") { $1.subscription == nil ? "Local" : "Subscribed" },
            library("ITEMS", number: true) { "\($1.items.count)" },
            ListingColumn("STORED", number: true) { simulation, row in
                guard case .library(let id) = row, simulation.vcenter.libraries.contains(id) else {
                    return "-"
                }
                return Units.bytes(simulation.vcenter.storedMiB(in: id))
            },
            library("DATASTORE") { simulation, library in
                library.datastore.flatMap { simulation.vcenter.datastores.find($0)?.name } ?? "-"
            },
            library("DOWNLOAD") {
                $1.subscription == nil ? "-" : $1.isOnDemand ? "On demand" : "Immediately"
            },
            library("SYNC", status: true) { _, library in library.stateText },
            library("LAST SYNC") { simulation, library in
                library.syncedAt.map { Units.age(simulation.now - $0) } ?? "-"
            },
            library("PROBLEM", prose: true) { $1.problem?.text ?? "" },
            library("URL", wide: true) { $1.subscription?.url ?? "" },
        ],
        rows: { simulation in simulation.vcenter.libraries.ids.map { .library($0) } },
        namespace: { _, _ in nil })

    private static func library(
        _ title: String, number: Bool = false, wide: Bool = false, prose: Bool = false,
        status: Bool = false, _ text: @escaping @Sendable (Simulation, ContentLibrary) -> String
    ) -> ListingColumn {
        ListingColumn(title, number: number, wide: wide, prose: prose, status: status) {
            simulation, row in
            guard case .library(let id) = row,
                let library = simulation.vcenter.libraries.find(id)
            else { return "-" }
            return text(simulation, library)
        }
    }

    static let contentLibraries: Listing = serve(
        "contentlibraries", ["contentlibrary"], "Content Libraries", isNamespaced: true,
        libraryColumns
    ) { $0.namespacedLibraries }

    static let clusterContentLibraries: Listing = serve(
        "clustercontentlibraries", ["clustercontentlibrary", "ccl"], "Content Libraries",
        isNamespaced: false, libraryColumns
    ) { $0.clusterLibraries }

    static let images: Listing = serve(
        "virtualmachineimages", ["virtualmachineimage", "vmi", "vmimage"], "VM Images",
        isNamespaced: true, imageColumns
    ) { $0.namespacedImages }

    static let clusterImages: Listing = serve(
        "clustervirtualmachineimages", ["clustervirtualmachineimage", "cvmi", "cvmimage"],
        "VM Images", isNamespaced: false, imageColumns
    ) { $0.clusterImages }

    static let vmClasses: Listing = serve(
        "virtualmachineclasses", ["virtualmachineclass", "vmclass"], "VM Classes",
        isNamespaced: true,
        [
            vmClass("CPU", number: true) { "\($0.virtualCPUs)" },
            vmClass("MEMORY", number: true) { Quantity(mebibytes: $0.memoryMiB).description },
            ageColumn,
        ]
    ) { $0.namespacedClasses }

    static let vmClassBindings: Listing = serve(
        "virtualmachineclassbindings", ["virtualmachineclassbinding"], "VM Class Bindings",
        isNamespaced: true, [vmClass("VIRTUALMACHINECLASS") { $0.name }, ageColumn]
    ) { $0.classBindings }

    /// The listings whose rows the Kubernetes API serves though no store holds them.
    public static let served: [Listing] =
        [
            contentLibraries, clusterContentLibraries, images, clusterImages, vmClasses,
            vmClassBindings,
        ] + ofClusterAPI

    static func serve(
        _ name: String, _ aliases: [String], _ title: String, isNamespaced: Bool,
        _ columns: [ListingColumn], _ rows: @escaping @Sendable (VCenter) -> [ServedObject]
    ) -> Listing {
        let namespace = ListingColumn("NAMESPACE") { simulation, row in
            servedNamespace(simulation, row) ?? "-"
        }
        let objectName = ListingColumn("NAME") { simulation, row in row.name(in: simulation) }
        return Listing(
            name: name, aliases: aliases, title: title,
            columns: (isNamespaced ? [namespace] : []) + [objectName] + columns,
            rows: { simulation in rows(simulation.vcenter).map { .served($0) } },
            namespace: servedNamespace)
    }

    private static let libraryColumns: [ListingColumn] = [
        servedLibrary("VSPHERENAME") { $0.name },
        servedLibrary("TYPE") { $0.subscription == nil ? "Local" : "Subscribed" },
        servedLibrary("WRITABLE") { _ in "false" },
        servedLibrary("STORAGETYPE") { $0.datastore == nil ? "Other" : "Datastore" },
        ageColumn,
    ]

    private static let imageColumns: [ListingColumn] = [
        image("DISPLAY NAME") { $0.name }, image("TYPE") { $0.form.rawValue },
        image("IMAGE VERSION") { $0.version }, image("OS NAME") { $0.osName },
        image("OS VERSION") { $0.osVersion },
        image("HARDWARE VERSION") { "\($0.hardwareVersion)" },
    ]

    static let ageColumn = ListingColumn("AGE", number: true) { simulation, row in
        guard case .served(let object) = row else { return "-" }
        return Units.age(simulation.now - simulation.vcenter.createdAt(of: object))
    }

    private static func servedLibrary(
        _ title: String, _ text: @escaping @Sendable (ContentLibrary) -> String
    ) -> ListingColumn {
        ListingColumn(title) { simulation, row in
            guard case .served(.library(let id, _)) = row,
                let library = simulation.vcenter.libraries.find(id)
            else { return "-" }
            return text(library)
        }
    }

    private static func image(
        _ title: String, _ text: @escaping @Sendable (ImageSpec) -> String
    ) -> ListingColumn {
        ListingColumn(title) { simulation, row in
            guard case .served(.image(let id, _)) = row,
                let item = simulation.vcenter.libraryItems.find(id)
            else { return "-" }
            return text(item.image)
        }
    }

    private static func vmClass(
        _ title: String, number: Bool = false, _ text: @escaping @Sendable (VMClass) -> String
    ) -> ListingColumn {
        ListingColumn(title, number: number) { simulation, row in
            let id: VMClassID? =
                switch row {
                case .served(.vmClass(let id, _)), .served(.classBinding(let id, _)): id
                default: nil
                }
            return id.flatMap { simulation.vcenter.classes.find($0) }.map(text) ?? "-"
        }
    }

    private static func servedNamespace(_ simulation: Simulation, _ row: Reference) -> String? {
        guard case .served(let object) = row, let id = simulation.vcenter.namespace(of: object)
        else { return nil }
        return simulation.vcenter.namespaces.find(id)?.name
    }
}

extension ContentLibrary {
    /// How its synchronization is, in a word.
    public var stateText: String {
        if subscription == nil { return "-" }
        if syncEndsAt != nil { return "Synchronizing" }
        return problem != nil ? "Failed" : syncedAt == nil ? "Never" : "Synchronized"
    }
}

extension ServedObject {
    /// The name of the listing that shows it.
    var listing: Listing {
        switch self {
        case .library(_, let namespace):
            namespace == nil ? .clusterContentLibraries : .contentLibraries
        case .image(_, let namespace): namespace == nil ? .clusterImages : .images
        case .vmClass: .vmClasses
        case .classBinding: .vmClassBindings
        case .clusterAPI(let object): object.listing
        case .release: .releases
        }
    }
}
