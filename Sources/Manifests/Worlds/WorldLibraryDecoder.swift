import Model

/// Decodes the content libraries of a world.
enum WorldLibraryDecoder {
    /// What faults may do to libraries.
    static let deeds = ["syncLibrary", "publisherFails", "publisherReturns"]

    /// The libraries; nil where the world says nothing of them.
    static func libraries(_ reader: FieldReader) throws(ManifestError) -> [WorldLibrary]? {
        guard reader.has("contentLibraries") else { return nil }
        var (libraries, names): ([WorldLibrary], Set<String>) = ([], [])
        for row in try reader.list("contentLibraries") {
            _ = try row.newName(&names)
            libraries.append(WorldLibrary(spec: try library(row), place: row.here))
        }
        return libraries
    }

    private static func library(
        _ reader: FieldReader
    ) throws(ManifestError) -> ContentLibrarySpec {
        try reader.allow([
            "name", "description", "url", "onDemand", "automatic", "datastore", "protected",
            "synced", "items",
        ])
        var spec = ContentLibrarySpec(name: try reader.required("name"))
        spec.description = try reader.text("description") ?? ""
        spec.datastore = try reader.text("datastore")
        spec.isProtected = try reader.bool("protected") ?? false
        if let url = try reader.text("url") {
            guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
                throw reader.error(
                    .refused("is no URL such as https://wp-content.vmware.com/v2/latest/lib.json"),
                    at: "url")
            }
            spec.subscription = ContentLibrary.Subscription(
                url: url, isOnDemand: try reader.bool("onDemand") ?? true,
                isAutomatic: try reader.bool("automatic") ?? true)
            spec.isSynced = try reader.bool("synced") ?? true
        } else {
            for key in ["onDemand", "automatic", "synced"] where reader.has(key) {
                throw reader.error(.refused("is only for libraries with a url"), at: key)
            }
        }
        var names: Set<String> = []
        for row in try reader.list("items") { spec.images.append(try image(row, &names)) }
        return spec
    }

    /// An item, by its name or with more about it.
    static func image(
        _ reader: FieldReader, _ names: inout Set<String>
    ) throws(ManifestError) -> ImageSpec {
        try reader.allow([
            "name", "release", "type", "size", "disk", "version", "os", "osVersion", "hardware",
            "tools", "signed",
        ])
        let release = try reader.text("release")
        var image = release.map { ImageSpec(release: $0) } ?? ImageSpec(name: "")
        if release == nil || reader.has("name") { image.name = try reader.required("name") }
        guard names.insert(image.name).inserted else {
            throw reader.error(.nameTaken(image.name), at: reader.has("name") ? "name" : "release")
        }
        let forms = ImageSpec.Form.allCases.map { ($0.rawValue, $0) }
        image.form = try reader.choice("type", forms) ?? image.form
        image.sizeMiB = try reader.mebibytes("size") ?? image.sizeMiB
        image.diskMiB = try reader.mebibytes("disk") ?? image.diskMiB
        image.version = try reader.text("version") ?? image.version
        image.osName = try reader.text("os") ?? image.osName
        image.osVersion = try reader.text("osVersion") ?? image.osVersion
        image.hardwareVersion =
            try reader.integer("hardware", in: 4...22) ?? image.hardwareVersion
        image.hasTools = try reader.bool("tools") ?? true
        image.isSigned = try reader.bool("signed") ?? true
        return image
    }

    /// Refuses libraries on datastores that the world does not build.
    static func checkDatastores(
        _ reader: FieldReader, of world: World
    ) throws(ManifestError) {
        let known = world.datastoreNames
        for row in try reader.list("contentLibraries") {
            _ = try row.name("datastore", of: "datastore", among: known)
        }
    }
}

extension World {
    /// The names of its content libraries.
    var libraryNames: [String] { libraries?.map(\.spec.name) ?? [] }

    /// The names of all datastores that it builds.
    var datastoreNames: [String] {
        var names: [String] = []
        for cluster in clusters {
            for copy in 1...cluster.count {
                names += cluster.datastores.map { $0.name + cluster.suffix(ofCopy: copy) }
            }
        }
        return names
    }
}
