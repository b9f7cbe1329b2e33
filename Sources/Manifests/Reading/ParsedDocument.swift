import Model

/// One document of a file: its values, and where they stand.
public struct ParsedDocument: Sendable {
    /// The file as it was named.
    public let file: String
    /// What it says.
    public let value: Value
    /// Whether it begins as a configuration for cloud-init does, which is often kept beside
    /// manifests.
    public let isCloudConfig: Bool
    private let places: SourcePlaces

    init(file: String, value: Value, places: SourcePlaces, isCloudConfig: Bool = false) {
        self.file = file
        self.value = value
        self.places = places
        self.isCloudConfig = isCloudConfig
    }

    /// The line on which the document's content begins, counted from 1.
    public var firstLine: Int { places.place.line }

    /// The line of the field or element at the end of a path, or of the last part of the path that
    /// exists. O(length of the path times fields of an object).
    public func line(of path: [PathStep]) -> Int { place(of: path).line }

    /// Line and column of the field or element at the end of a path, or of the last part of the
    /// path that exists.
    public func place(of path: [PathStep]) -> SourcePlace {
        var (value, places) = (value, places)
        var place = places.place
        for step in path {
            switch (step, value, places) {
            case (.key(let key), .object(let fields), .object(_, let entries)):
                guard let index = fields.all.firstIndex(where: { $0.key == key }) else {
                    return place
                }
                place = entries[index].key
                (value, places) = (fields.all[index].value, entries[index].value)
            case (.index(let index), .list(let elements), .list(_, let entries)):
                guard entries.indices.contains(index) else { return place }
                (value, places) = (elements[index], entries[index])
                place = places.place
            default: return place
            }
        }
        return place
    }

    /// The elements of a list as documents of their own.
    func items(at key: String) -> [ParsedDocument] {
        guard case .object(let fields) = value, case .object(_, let entries) = places,
            let index = fields.all.firstIndex(where: { $0.key == key }),
            case .list(let elements) = fields.all[index].value,
            case .list(_, let elementPlaces) = entries[index].value
        else { return [] }
        return zip(elements, elementPlaces).map { element, places in
            ParsedDocument(file: file, value: element, places: places)
        }
    }

    /// The document with other values. What it said itself stands where it stood, the rest where
    /// what holds it stands.
    func replacing(_ value: Value) -> ParsedDocument {
        ParsedDocument(
            file: file, value: value,
            places: Self.places(of: value, like: self.value, places, at: places.place),
            isCloudConfig: isCloudConfig)
    }

    private static func places(
        of value: Value, like old: Value?, _ places: SourcePlaces?, at place: SourcePlace
    ) -> SourcePlaces {
        switch value {
        case .object(let fields):
            let here = places?.place ?? place
            let entries = fields.all.map { field -> (key: SourcePlace, value: SourcePlaces) in
                guard case .object(let known) = old, case .object(_, let rows) = places,
                    let index = known.all.firstIndex(where: { $0.key == field.key })
                else { return (here, self.places(of: field.value, like: nil, nil, at: here)) }
                return (
                    rows[index].key,
                    self.places(
                        of: field.value, like: known.all[index].value, rows[index].value,
                        at: rows[index].key)
                )
            }
            return .object(here, entries)
        case .list(let elements):
            let here = places?.place ?? place
            let rows = elements.enumerated().map { index, element -> SourcePlaces in
                guard case .list(let known) = old, case .list(_, let rows) = places,
                    index < known.count
                else { return self.places(of: element, like: nil, nil, at: here) }
                return self.places(of: element, like: known[index], rows[index], at: here)
            }
            return .list(here, rows)
        default: return .scalar(places?.place ?? place)
        }
    }

    /// The document with fields filled in that its surroundings imply. They stand where the
    /// document begins.
    func adding(_ additions: [(key: String, value: Value)]) -> ParsedDocument {
        guard case .object(let fields) = value, case .object(let place, let entries) = places else {
            return self
        }
        let added = additions.map { Value.Fields.Field(key: $0.key, value: $0.value) }
        let addedPlaces = added.map { _ in (key: place, value: SourcePlaces.scalar(place)) }
        return ParsedDocument(
            file: file, value: .object(Value.Fields(distinct: fields.all + added)),
            places: .object(place, entries + addedPlaces))
    }
}

/// A step into a document.
public enum PathStep: Hashable, Sendable {
    /// Into the field of an object.
    case key(String)
    /// To the element of a list, counted from 0.
    case index(Int)
}

/// A place in a file.
public struct SourcePlace: Hashable, Sendable {
    /// The line, counted from 1.
    public let line: Int
    /// The column, counted from 1: in characters in YAML, in bytes in JSON.
    public let column: Int
}

/// Where the parts of a value stand: a tree of the same shape.
indirect enum SourcePlaces: Sendable {
    case scalar(SourcePlace)
    case list(SourcePlace, [SourcePlaces])
    case object(SourcePlace, [(key: SourcePlace, value: SourcePlaces)])

    /// Where the whole begins.
    var place: SourcePlace {
        switch self {
        case .scalar(let place), .list(let place, _), .object(let place, _): place
        }
    }
}
