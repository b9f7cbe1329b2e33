import Model

/// A path into an object as `get -o json` prints it, such as `status.conditions[type=Ready].status`.
public struct FieldPath: Hashable, Sendable {
    /// A step of a path.
    enum Step: Hashable, Sendable {
        case key(String)
        /// The element at a place, from 0.
        case index(Int)
        /// Elements whose field has that text.
        case select(String, String)
        /// All elements.
        case each
    }

    /// The path as it was written.
    public let text: String
    /// Whether what it leads to may be missing: a step ends in `?`.
    public let isOptional: Bool
    let steps: [Step]

    /// Reads a path; nil where it is none.
    init?(_ text: String) {
        self.text = text
        var steps: [Step] = []
        var isOptional = false
        var rest = text[...]
        while let first = rest.first {
            if first == "." {
                guard !steps.isEmpty else { return nil }
                rest = rest.dropFirst()
                if rest.isEmpty { return nil }
                continue
            }
            if first == "?" {
                guard !steps.isEmpty else { return nil }
                isOptional = true
                rest = rest.dropFirst()
                continue
            }
            if first == "[" {
                guard let end = rest.firstIndex(of: "]") else { return nil }
                let inside = rest[rest.index(after: rest.startIndex)..<end]
                guard let step = Self.step(inside: String(inside)) else { return nil }
                steps.append(step)
                rest = rest[rest.index(after: end)...]
                continue
            }
            let key = rest.prefix { !".?[".contains($0) }
            steps.append(.key(String(key)))
            rest = rest[key.endIndex...]
        }
        guard !steps.isEmpty else { return nil }
        self.steps = steps
        self.isOptional = isOptional
    }

    private static func step(inside text: String) -> Step? {
        func bare(_ text: some StringProtocol) -> String {
            let isQuoted =
                text.count > 1 && (text.first == "\"" || text.first == "'")
                && text.first == text.last
            return isQuoted ? String(text.dropFirst().dropLast()) : String(text)
        }
        if text == "*" { return .each }
        if let index = Int(text) { return index >= 0 ? .index(index) : nil }
        if text.first == "\"" || text.first == "'" { return .key(bare(text)) }
        let parts = text.split(separator: "=", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        return .select(String(parts[0]), bare(parts[1]))
    }

    /// What the path leads to in an object: nothing, one value, or several behind `[*]`.
    public func values(in value: Value) -> [Value] {
        var found = [value]
        for step in steps {
            found = found.flatMap { (value: Value) -> [Value] in
                switch (step, value) {
                case (.key(let key), .object(let fields)):
                    return fields[key].map { [$0] } ?? []
                case (.index(let index), .list(let elements)):
                    return index < elements.count ? [elements[index]] : []
                case (.select(let key, let text), .list(let elements)):
                    return elements.filter { $0[key]?.scalarText == text }
                case (.each, .list(let elements)): return elements
                default: return []
                }
            }
        }
        return found.filter { $0 != .null }
    }
}
