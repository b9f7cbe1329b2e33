import Model

/// Reads typed fields out of a document and names the place when one is not as it should be.
package struct FieldReader {
    package let document: ParsedDocument
    package let value: Value
    package let path: [PathStep]

    package init(_ document: ParsedDocument) {
        self.document = document
        value = document.value
        path = []
    }

    private init(_ document: ParsedDocument, _ value: Value, _ path: [PathStep]) {
        self.document = document
        self.value = value
        self.path = path
    }

    /// A reader of what a text below a key was taken apart to.
    package func reading(_ value: Value, at key: String) -> FieldReader {
        FieldReader(document, value, path + [.key(key)])
    }

    /// An error at this place, or at a key below it.
    package func error(_ reason: ManifestError.Reason, at key: String? = nil) -> ManifestError {
        let place = key.map { path + [.key($0)] } ?? path
        return ManifestError(
            file: document.file, line: document.line(of: place), path: Self.text(place),
            reason: reason)
    }

    /// A refusal at this place whose reason is still to come.
    package var here: ManifestError { error(.refused("")) }

    package static func text(_ path: [PathStep]) -> String {
        path.reduce(into: "") { text, step in
            switch step {
            case .key(let key): text += text.isEmpty ? key : ".\(key)"
            case .index(let index): text += "[\(index)]"
            }
        }
    }

    /// Whether a key is there and holds something.
    package func has(_ key: String) -> Bool { value[key].map { $0 != .null } ?? false }

    /// Refuses keys that nobody would read.
    package func allow(_ keys: [String]) throws(ManifestError) {
        for field in value.fields.all where !keys.contains(field.key) {
            throw error(.unknownField(field.key, known: keys), at: field.key)
        }
    }

    /// What is below a key, to be read further; an empty one when nothing is there.
    package func object(_ key: String) throws(ManifestError) -> FieldReader {
        let below = value[key] ?? .null
        switch below {
        case .object, .null: return FieldReader(document, below, path + [.key(key)])
        default: throw error(.wrongType(expected: "an object"), at: key)
        }
    }

    /// The elements below a key; none when nothing is there.
    package func list(_ key: String) throws(ManifestError) -> [FieldReader] {
        switch value[key] ?? .null {
        case .null: return []
        case .list(let elements):
            return elements.enumerated().map { index, element in
                FieldReader(document, element, path + [.key(key), .index(index)])
            }
        default: throw error(.wrongType(expected: "a list"), at: key)
        }
    }

    package func string(_ key: String) throws(ManifestError) -> String? {
        switch value[key] ?? .null {
        case .null: return nil
        case .string(let text): return text
        default: throw error(.wrongType(expected: "a string"), at: key)
        }
    }

    /// A text that may have been written so that YAML takes it for a number.
    package func text(_ key: String) throws(ManifestError) -> String? {
        switch value[key] ?? .null {
        case .null: return nil
        case let scalar:
            guard let text = scalar.scalarText else {
                throw error(.wrongType(expected: "a string"), at: key)
            }
            return text
        }
    }

    /// The texts of a list; nil where the key is not there.
    package func texts(_ key: String) throws(ManifestError) -> [String]? {
        guard has(key) else { return nil }
        var texts: [String] = []
        for element in try list(key) {
            guard let text = element.value.scalarText else {
                throw element.error(.wrongType(expected: "a string"))
            }
            texts.append(text)
        }
        return texts
    }

    /// The texts of a list of names, all of which must be known; nil where the key is not there.
    package func names(
        _ key: String, of kind: String, among known: [String]
    ) throws(ManifestError) -> [String]? {
        guard let names = try texts(key) else { return nil }
        for (place, name) in names.enumerated() where !known.contains(name) {
            throw try list(key)[place].error(.unknownReference(name, kind: kind, known: known))
        }
        return names
    }

    /// A name that must be known; nil where the key is not there.
    package func name(
        _ key: String, of kind: String, among known: [String]
    ) throws(ManifestError) -> String? {
        guard let name = try text(key) else { return nil }
        guard known.contains(name) else {
            throw error(.unknownReference(name, kind: kind, known: known), at: key)
        }
        return name
    }

    /// The name of a thing of its own: there, well-formed, and not taken yet.
    package func newName(
        _ taken: inout Set<String>, isValid: (String) -> Bool = { _ in true }
    ) throws(ManifestError) -> String {
        let name = try required("name")
        guard isValid(name) else { throw error(.notAName(name), at: "name") }
        guard taken.insert(name).inserted else { throw error(.nameTaken(name), at: "name") }
        return name
    }

    package func required(_ key: String) throws(ManifestError) -> String {
        guard let text = try text(key), !text.isEmpty else { throw error(.missing(key)) }
        return text
    }

    package func integer(
        _ key: String, in range: ClosedRange<Int> = 0...Int.max
    ) throws(ManifestError) -> Int? {
        switch value[key] ?? .null {
        case .null: return nil
        case .integer(let number):
            guard range.contains(number) else {
                let bounds =
                    range.upperBound == .max
                    ? "\(range.lowerBound) or more"
                    : "from \(range.lowerBound) to \(range.upperBound)"
                throw error(.outOfRange(bounds), at: key)
            }
            return number
        default: throw error(.wrongType(expected: "a whole number"), at: key)
        }
    }

    package func bool(_ key: String) throws(ManifestError) -> Bool? {
        switch value[key] ?? .null {
        case .null: return nil
        case .bool(let truth): return truth
        default: throw error(.wrongType(expected: "true or false"), at: key)
        }
    }

    package func quantity(_ key: String) throws(ManifestError) -> Quantity? {
        guard let written = value[key], written != .null else { return nil }
        let quantity: Quantity
        do throws(QuantityError) {
            quantity = try Quantity(written)
        } catch {
            throw self.error(.notAQuantity(written.scalarText ?? "", error), at: key)
        }
        if quantity < .zero { throw error(.outOfRange("0 or more"), at: key) }
        return quantity
    }

    /// Millicores, at most those of a billion cores: what is more is a slip, and sums stay exact.
    package func millicores(_ key: String) throws(ManifestError) -> Int? {
        try quantity(key).map { (quantity) throws(ManifestError) in
            guard let milli = try? quantity.milli, milli <= 1_000_000_000_000 else {
                throw error(.outOfRange("at most 1G cores"), at: key)
            }
            return milli
        }
    }

    /// MiB, at most 8 EiB, which is the most that Kubernetes counts.
    package func mebibytes(_ key: String) throws(ManifestError) -> Int? {
        try quantity(key).map { (quantity) throws(ManifestError) in
            guard let mebibytes = try? quantity.mebibytes, mebibytes <= 1 << 43 else {
                throw error(.outOfRange("at most 8Ei bytes"), at: key)
            }
            return mebibytes
        }
    }

    /// A whole number that may be written as a quantity.
    package func count(_ key: String) throws(ManifestError) -> Int? {
        try quantity(key).map { (quantity) throws(ManifestError) in
            guard let units = try? quantity.units else {
                throw error(.outOfRange("at most \(Int.max)"), at: key)
            }
            return units
        }
    }

    package func duration(_ key: String) throws(ManifestError) -> Int? {
        guard let text = try text(key) else { return nil }
        guard let duration = Duration.milliseconds(text) else {
            throw error(.notADuration(text), at: key)
        }
        return duration
    }

    /// One of some words.
    package func choice<Choice>(
        _ key: String, _ choices: [(String, Choice)]
    ) throws(ManifestError) -> Choice? {
        guard let text = try text(key) else { return nil }
        guard let found = choices.first(where: { $0.0.lowercased() == text.lowercased() }) else {
            throw error(.unknownValue(text, known: choices.map(\.0)), at: key)
        }
        return found.1
    }

    package func labels(_ key: String) throws(ManifestError) -> Labels {
        let below = try object(key)
        var labels = Labels()
        for field in below.value.fields.all {
            guard let text = field.value.scalarText else {
                throw below.error(.wrongType(expected: "a string"), at: field.key)
            }
            labels[field.key] = text
        }
        return labels
    }
}

/// Durations as people write them.
public enum Duration {
    /// A duration such as `90s`, `5m`, `1h30m`, `250ms` or `1d`, in milliseconds; nil when the text
    /// is none.
    public static func milliseconds(_ text: String) -> Int? {
        var total = 0
        var rest = Substring(text)
        guard !rest.isEmpty else { return nil }
        while !rest.isEmpty {
            let digits = rest.prefix { $0.isASCII && $0.isNumber }
            guard let number = Int(digits) else { return nil }
            rest = rest.dropFirst(digits.count)
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count)
            let factors = [
                "ms": 1, "s": 1000, "m": 60_000, "h": 3_600_000, "d": 86_400_000,
            ]
            guard let factor = factors[String(unit)] else { return nil }
            let (product, overflow) = number.multipliedReportingOverflow(by: factor)
            guard !overflow, product < 1 << 50 else { return nil }
            total += product
        }
        return total
    }
}
