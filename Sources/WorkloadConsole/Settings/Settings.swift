import Manifests
import Model

/// What a user has said once and for all, in `config.yaml` below the program's own folder. What is
/// said on the command line counts more.
public struct Settings: Sendable {
    /// The theme, by name or file.
    public var theme: String?
    /// Simulated seconds a second, 1 to 3600.
    public var speed: Int?
    /// Whether the mouse belongs to the console.
    public var hasMouse: Bool?
    /// Whether ASCII alone is drawn.
    public var isASCII: Bool?
    /// Whether nothing may be changed.
    public var isReadOnly: Bool?
    /// The keys.
    public var keymap = Keymap.standard
    /// Views of tables by name.
    public var views: [SavedView] = []

    private static let fields = ["theme", "speed", "mouse", "ascii", "readOnly", "keys", "views"]

    /// Nothing said.
    public init() {}

    /// The settings of this user; nothing said where there is no file.
    /// - Throws: what is wrong with the file, with its line.
    public static func ofUser() throws(ManifestError) -> Settings {
        guard let folder = UserFolder("").path else { return Settings() }
        let file = folder + "config.yaml"
        guard Files.exists(file) else { return Settings() }
        return try Settings(reading: try Files.read(file), file: file)
    }

    /// The settings that a document says.
    /// - Throws: what is wrong with it, with its line.
    public init(reading bytes: [UInt8], file: String) throws(ManifestError) {
        let read = DocumentReader.read(bytes, file: file)
        if let error = read.errors.first { throw error }
        guard let document = read.documents.first else { return }
        let reader = SettingsReader(document: document)
        try reader.check(document.value, among: Self.fields, at: [])
        theme = try reader.text("theme")
        speed = try reader.number("speed", in: 1...3600)
        hasMouse = try reader.truth("mouse")
        isASCII = try reader.truth("ascii")
        isReadOnly = try reader.truth("readOnly")
        keymap = try reader.keymap()
        views = try reader.views()
    }
}

/// Takes the document of settings apart and says where something is wrong.
private struct SettingsReader {
    let document: ParsedDocument

    func refuse(_ path: [String], _ reason: ManifestError.Reason) -> ManifestError {
        ManifestError(
            file: document.file, line: document.line(of: path.map { PathStep.key($0) }),
            path: path.joined(separator: "."), reason: reason)
    }

    func check(
        _ value: Value, among known: [String], at path: [String]
    ) throws(ManifestError) {
        for field in value.fields.all where !known.contains(field.key) {
            throw refuse(path + [field.key], .unknownField(field.key, known: known))
        }
    }

    func text(_ field: String) throws(ManifestError) -> String? {
        guard let found = document.value[field], found != .null else { return nil }
        guard let text = found.string else {
            throw refuse([field], .wrongType(expected: "a text"))
        }
        return text
    }

    func number(_ field: String, in range: ClosedRange<Int>) throws(ManifestError) -> Int? {
        guard let found = document.value[field], found != .null else { return nil }
        guard case .integer(let number) = found, range.contains(number) else {
            throw refuse(
                [field],
                .wrongType(expected: "a number from \(range.lowerBound) to \(range.upperBound)"))
        }
        return number
    }

    func truth(_ field: String) throws(ManifestError) -> Bool? {
        guard let found = document.value[field], found != .null else { return nil }
        guard case .bool(let truth) = found else {
            throw refuse([field], .wrongType(expected: "true or false"))
        }
        return truth
    }

    func keymap() throws(ManifestError) -> Keymap {
        var changes: [(command: String, keys: [String])] = []
        for field in document.value["keys"]?.fields.all ?? [] {
            var keys: [String] = []
            for said in field.value.elements.isEmpty ? [field.value] : field.value.elements {
                guard let key = said.scalarText else {
                    throw refuse(
                        ["keys", field.key],
                        .wrongType(expected: "a key such as F, PgDn or ^X, or a list of them"))
                }
                keys.append(key)
            }
            changes.append((field.key, keys))
            // One after the other, so that the error names the line of the change that is wrong.
            do throws(Keymap.Problem) {
                _ = try Keymap(changes)
            } catch {
                if case .taken(_, let other) = error,
                    document.value["keys"]?[other] != nil
                {
                    continue
                }
                throw refuse(["keys", field.key], error.reason)
            }
        }
        do throws(Keymap.Problem) {
            return try Keymap(changes)
        } catch {
            throw refuse(["keys"], error.reason)
        }
    }

    func views() throws(ManifestError) -> [SavedView] {
        var views: [SavedView] = []
        for field in document.value["views"]?.fields.all ?? [] {
            let path = ["views", field.key]
            try check(field.value, among: SavedView.fields, at: path)
            guard let name = field.value["table"]?.string, let listing = Listing.named(name) else {
                throw refuse(
                    path,
                    .unknownValue(
                        field.value["table"]?.string ?? "", known: Listing.all.map(\.name)))
            }
            func column(_ key: String, _ text: String) throws(ManifestError) -> Int {
                let titles = listing.columns.map(\.title)
                guard let place = titles.firstIndex(where: { $0 == text.uppercased() }) else {
                    throw refuse(path + [key], .unknownValue(text, known: titles))
                }
                return place
            }
            var view = SavedView(name: field.key, listing: listing.name)
            view.filter = field.value["filter"]?.string ?? ""
            do throws(FilterError) {
                _ = try RowFilter(parsing: view.filter, for: listing)
            } catch { throw refuse(path + ["filter"], .refused(error.description)) }
            if let sort = field.value["sort"]?.string { view.sort = try column("sort", sort) }
            if case .bool(let isReversed) = field.value["reversed"] { view.isReversed = isReversed }
            if let columns = field.value["columns"] {
                var places: [Int] = []
                for title in columns.elements {
                    places.append(try column("columns", title.string ?? ""))
                }
                view.columns = places
            }
            views.append(view)
        }
        return views
    }
}

extension Keymap.Problem {
    /// What is wrong, as errors in files say it.
    fileprivate var reason: ManifestError.Reason {
        switch self {
        case .unknownCommand(let name, let known): .unknownField(name, known: known)
        case .unknownKey(let key):
            .refused("\"\(key)\" is no key; write a character, a name such as PgDn, or ^X")
        case .reserved(let key): .refused("\(key) is spoken for; take another key")
        case .taken(let key, let other):
            .refused(
                "\(key) is \(other)'s already; give that another key, too, or take another one")
        }
    }
}
