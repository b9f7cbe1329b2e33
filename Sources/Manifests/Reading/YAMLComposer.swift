import Model
import Yams

/// Makes the value of one YAML document.
///
/// The library that parses would follow aliases while it looks for duplicate keys, without bound.
/// So it never sees any (`HiddenAliases`): they are resolved here, where what they repeat is shared
/// and counted. Time and memory grow with the text alone.
struct YAMLComposer {
    let chunk: DocumentChunk
    let file: String
    private var aliases = HiddenAliases()
    private var anchors: [String: Part] = [:]
    private var openAnchors: Set<String> = []

    /// What a node and all below it became.
    private struct Part {
        var value: Value
        var places: SourcePlaces
        /// How much it is: the number of values, long texts counting more.
        var weight = 1
        /// How many levels are below it.
        var height = 0
    }

    init(chunk: DocumentChunk, file: String) {
        self.chunk = chunk
        self.file = file
    }

    /// The document's value and where its parts stand; nil where it is empty.
    /// - Throws: the first thing that is wrong, with its line.
    mutating func compose(_ text: String) throws(ManifestError) -> (Value, SourcePlaces)? {
        try checkSize()
        guard let text = aliases.hide(in: text) else {
            throw error(.syntax("uses too many private characters beside aliases"))
        }
        do {
            let parser = try Parser(yaml: text, resolver: .basic)
            // Anchors live as long as their parser.
            defer { withExtendedLifetime(parser) {} }
            guard let root = try parser.singleRoot() else { return nil }
            let part = try part(of: root, depth: 0)
            return (part.value, part.places)
        } catch let error as ManifestError {
            throw error
        } catch {
            throw refusal(of: error)
        }
    }

    /// Refuses a document that must have more values than are read before it costs memory: in YAML
    /// no value comes without one of these signs, and a colon is between two.
    private func checkSize() throws(ManifestError) {
        var signs = 0
        var isAfterDash = false
        for byte in chunk.bytes {
            switch byte {
            case UInt8(ascii: ":"): signs += 2
            case UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "{"): signs += 1
            case 0x20, 0x0A: if isAfterDash { signs += 1 }
            default: break
            }
            isAfterDash = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?")
        }
        if signs > DocumentReader.mostNodes {
            throw error(.tooManyNodes(most: DocumentReader.mostNodes))
        }
    }

    private func error(_ reason: ManifestError.Reason, at mark: Mark? = nil) -> ManifestError {
        ManifestError(
            file: file, line: chunk.firstLine + max(1, mark?.line ?? 1) - 1, reason: reason)
    }

    private func place(_ node: Node) -> SourcePlace {
        let mark = node.mark
        return SourcePlace(
            line: chunk.firstLine + (mark?.line ?? 1) - 1, column: mark?.column ?? 1)
    }

    // MARK: Nodes

    private mutating func part(of node: Node, depth: Int) throws(ManifestError) -> Part {
        if case .scalar(let scalar) = node, let name = aliases.name(in: scalar) {
            return try target(
                of: name, scalar, depth: depth, isBare: scalar.tag.description.isEmpty)
        }
        let anchor = node.anchor?.rawValue
        if let anchor { openAnchors.insert(anchor) }
        var part: Part
        if node.scalar == nil, depth >= DocumentReader.mostDepth {
            throw error(.tooDeep(most: DocumentReader.mostDepth), at: node.mark)
        }
        switch node {
        case .scalar(let scalar):
            part = Part(value: try value(of: scalar), places: .scalar(place(node)))
            part.weight += scalar.string.utf8.count / 64
        case .sequence(let sequence): part = try self.part(of: sequence, node, depth: depth)
        case .mapping(let mapping): part = try self.part(of: mapping, node, depth: depth)
        case .alias: throw error(.syntax("found an alias where none can be"), at: node.mark)
        }
        if let anchor {
            openAnchors.remove(anchor)
            anchors[anchor] = part
        }
        return part
    }

    private func target(
        of name: String, _ scalar: Node.Scalar, depth: Int, isBare: Bool
    ) throws(ManifestError) -> Part {
        guard HiddenAliases.isName(name), scalar.anchor == nil, isBare else {
            throw error(
                .syntax("did not find what an alias must be: * and a name"), at: scalar.mark)
        }
        if openAnchors.contains(name) { throw error(.selfReference(name), at: scalar.mark) }
        guard let part = anchors[name] else {
            throw error(.unknownAnchor(name), at: scalar.mark)
        }
        guard depth + part.height <= DocumentReader.mostDepth else {
            throw error(.tooDeep(most: DocumentReader.mostDepth), at: scalar.mark)
        }
        return part
    }

    private mutating func part(
        of sequence: Node.Sequence, _ node: Node, depth: Int
    ) throws(ManifestError) -> Part {
        var (values, places): ([Value], [SourcePlaces]) = ([], [])
        var whole = Part(value: .null, places: .scalar(place(node)))
        for element in sequence {
            let part = try part(of: element, depth: depth + 1)
            try add(part, to: &whole, element)
            values.append(part.value)
            places.append(part.places)
        }
        whole.value = .list(values)
        whole.places = .list(place(node), places)
        return whole
    }

    private mutating func part(
        of mapping: Node.Mapping, _ node: Node, depth: Int
    ) throws(ManifestError) -> Part {
        var object = ObjectBuilder()
        var whole = Part(value: .null, places: .scalar(place(node)))
        for (key, content) in mapping {
            let part = try part(of: content, depth: depth + 1)
            try add(part, to: &whole, content)
            if case .scalar(let scalar) = key, scalar.style == .plain, scalar.string == "<<" {
                guard object.merge(part.value, part.places) else {
                    throw error(.badMerge, at: key.mark)
                }
                continue
            }
            let name = try self.key(of: key, depth: depth + 1)
            guard object.add(name, at: place(key), part.value, part.places) else {
                throw error(.duplicateKey(name), at: key.mark)
            }
        }
        whole.value = .object(Value.Fields(distinct: object.fields))
        whole.places = .object(place(node), object.places)
        return whole
    }

    private func add(
        _ part: Part, to whole: inout Part, _ node: Node
    ) throws(ManifestError) {
        whole.weight += part.weight
        whole.height = max(whole.height, part.height + 1)
        if whole.weight > DocumentReader.mostNodes {
            throw error(.tooManyNodes(most: DocumentReader.mostNodes), at: node.mark)
        }
    }

    /// The text of a key. Numbers and truth values become their text, as JSON wants it.
    private func key(of node: Node, depth: Int) throws(ManifestError) -> String {
        guard case .scalar(let scalar) = node else { throw error(.unusableKey, at: node.mark) }
        let value: Value
        if let name = aliases.name(in: scalar) {
            value = try target(of: name, scalar, depth: depth, isBare: true).value
        } else {
            // The parser has set the tags of keys by now: their form alone tells what they are.
            let text = aliases.shown(scalar.string)
            value = scalar.style == .plain ? PlainScalar.value(of: text) : .string(text)
        }
        guard let text = value.scalarText else { throw error(.unusableKey, at: node.mark) }
        return text
    }

    private func value(of scalar: Node.Scalar) throws(ManifestError) -> Value {
        let text = aliases.shown(scalar.string)
        let tag = scalar.tag.description
        guard tag.hasPrefix("tag:yaml.org,2002:") else {
            return tag.isEmpty && scalar.style == .plain
                ? PlainScalar.value(of: text) : .string(text)
        }
        let value = PlainScalar.value(of: text)
        switch (tag.dropFirst("tag:yaml.org,2002:".count), value) {
        case ("str", _), ("timestamp", _): return .string(text)
        case ("int", .integer), ("float", .integer), ("float", .decimal), ("bool", .bool),
            ("null", .null):
            return value
        case (let tag, _): throw error(.badTag("!!\(tag)", text: text), at: scalar.mark)
        }
    }
}

// MARK: Refusals

extension YAMLComposer {
    /// Why the library could not parse the text.
    private func refusal(of problem: any Error) -> ManifestError {
        switch problem as? YamlError {
        case .scanner(let context, let problem, let mark, _),
            .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            if problem.hasPrefix("Maximum nesting level") {
                return error(.tooDeep(most: DocumentReader.mostDepth), at: mark)
            }
            if isTabIndented(mark) { return error(.tabIndentation, at: mark) }
            return error(.syntax(problem + text(of: context)), at: mark)
        case .duplicatedKeysInMapping(let keys, let context):
            return error(.duplicateKey(aliases.shown(keys.first ?? "")), at: context.mark)
        case .reader(let problem, _, _, _): return error(.syntax(problem))
        default: return error(.syntax("cannot be understood"))
        }
    }

    private func text(of context: YamlError.Context?) -> String {
        guard let context else { return "" }
        return " \(context.text) that begins on line \(chunk.firstLine + context.mark.line - 1)"
    }

    private func isTabIndented(_ mark: Mark) -> Bool {
        let lines = chunk.bytes.split(
            separator: 0x0A, maxSplits: mark.line, omittingEmptySubsequences: false)
        guard mark.line >= 1, mark.line <= lines.count else { return false }
        let indentation = lines[mark.line - 1].prefix { $0 == 0x20 || $0 == 0x09 }
        return indentation.contains(0x09)
    }
}
