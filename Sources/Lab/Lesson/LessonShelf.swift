import Lessons
import Manifests
import Model

/// Where lessons are looked for: among one's own first, then among those that ship, then as a file.
public struct LessonShelf: Sendable {
    private let folder = UserFolder("lessons")

    /// The shelf of this user.
    public init() {}

    /// The names of one's own lessons, sorted.
    public var own: [String] { folder.names }

    /// The names of those that ship, in the order in which they are best taken.
    public var shipped: [String] { Lessons.all.map(\.name) }

    /// All names, those that ship first.
    public var names: [String] { shipped + own.filter { !shipped.contains($0) } }

    /// The lesson of a name, or in a file of that path.
    /// - Throws: what is wrong with it, with its line; or that there is none.
    public func lesson(_ name: String) throws(ManifestError) -> Lesson {
        if let own = folder.file(named: name) {
            return try Lesson(reading: try Files.read(own), file: own, name: name)
        }
        if let found = Lessons.all.first(where: { $0.name == name }) {
            return try Lesson(reading: found.yaml, file: "\(name).yaml", name: name)
        }
        if !name.contains("/"), !Files.exists(name) {
            throw ManifestError(file: name, reason: .unknownName("lesson", known: own + shipped))
        }
        let last = name.split(separator: "/").last.map(String.init) ?? name
        let bare = last.hasSuffix(".yaml") ? String(last.dropLast(5)) : last
        return try Lesson(reading: try Files.read(name), file: name, name: bare)
    }
}

extension Lesson {
    /// Reads a lesson from a text.
    /// - Throws: the first thing that is wrong, with its line.
    public init(reading bytes: [UInt8], file: String, name: String) throws(ManifestError) {
        let result = DocumentReader.read(bytes, file: file)
        if let error = result.errors.first { throw error }
        guard let document = result.documents.first else {
            throw ManifestError(file: file, reason: .missing("a lesson"))
        }
        self = try LessonDecoder.lesson(FieldReader(document), name: name)
    }
}
