import Manifests
import Model
import Wording

extension Records {
    /// A content library with its items.
    static func library(_ id: ContentLibraryID, _ vcenter: VCenter) -> Value {
        let library = vcenter.libraries[id]
        return [
            "name": .string(library.name),
            "type": library.subscription == nil ? "LOCAL" : "SUBSCRIBED",
            "url": library.subscription.map { .string($0.url) } ?? .null,
            "onDemand": .bool(library.isOnDemand),
            "datastore": library.datastore.map { .string(vcenter.datastores[$0].name) } ?? .null,
            "protected": .bool(library.isProtected), "sync": .string(library.stateText),
            "syncedAtSeconds": library.syncedAt.map { .decimal(thousandths($0)) } ?? .null,
            "problem": library.problem.map { .string($0.text) } ?? .null,
            "storedMiB": .integer(vcenter.storedMiB(in: id)),
            "items": .list(
                library.items.map { item in
                    let row = vcenter.libraryItems[item]
                    return [
                        "name": .string(row.image.name), "sizeMiB": .integer(row.image.sizeMiB),
                        "downloaded": .bool(row.isDownloaded),
                        "release": row.image.release.map { .string($0) } ?? .null,
                    ]
                }),
        ]
    }
}
