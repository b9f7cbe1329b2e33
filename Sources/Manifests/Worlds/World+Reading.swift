import Worlds

extension World {
    /// Reads a world from a text.
    /// - Throws: the first thing that is wrong, with its line.
    public init(reading bytes: [UInt8], file: String) throws(ManifestError) {
        let result = DocumentReader.read(bytes, file: file)
        if let error = result.errors.first { throw error }
        guard let document = result.documents.first else {
            throw ManifestError(file: file, reason: .missing("a world"))
        }
        self = try WorldDecoder.world(FieldReader(document))
    }

    /// The world of that name among those that ship, or the one in a file of that path.
    /// - Throws: `cannotRead` when there is neither, or what is wrong with the file.
    public init(named name: String) throws(ManifestError) {
        if let shipped = Worlds.all.first(where: { $0.name == name }) {
            self = try World(reading: shipped.yaml, file: "\(name).yaml")
            return
        }
        self = try World(reading: try Files.read(name), file: name)
    }

    /// The worlds that ship.
    public static var shipped: [World] {
        get throws(ManifestError) {
            var worlds: [World] = []
            for (name, yaml) in Worlds.all {
                worlds.append(try World(reading: yaml, file: "\(name).yaml"))
            }
            return worlds
        }
    }
}
