import Model

/// Reads YAML and JSON into documents. A document that cannot be read is refused by itself: the
/// others of its file still go in.
public struct DocumentReader: Sendable {
    /// The largest file, in MiB.
    public static let mostMebibytes = 16
    /// The deepest nesting.
    public static let mostDepth = 100
    /// The most values of a document, aliases expanded.
    public static let mostNodes = 500_000
    /// The most documents of a file.
    public static let mostDocuments = 50_000

    /// What was read: documents and refusals, in the order of the file.
    public struct Result: Sendable {
        /// Documents that could be read.
        public var documents: [ParsedDocument] = []
        /// Why others could not.
        public var errors: [ManifestError] = []
    }

    /// Reads all documents of a text.
    public static func read(_ bytes: [UInt8], file: String) -> Result {
        var result = Result()
        do throws(ManifestError) {
            try check(bytes, file: file)
        } catch {
            result.errors.append(error)
            return result
        }
        var count = 0
        for chunk in DocumentSplitter(bytes) {
            count += 1
            guard count <= mostDocuments else {
                let reason = ManifestError.Reason.tooManyDocuments(most: mostDocuments)
                result.errors.append(
                    ManifestError(file: file, line: chunk.firstLine, reason: reason))
                break
            }
            do throws(ManifestError) {
                for document in try read(chunk, file: file) {
                    result.documents += document.unfolded
                }
            } catch {
                result.errors.append(error)
            }
        }
        return result
    }

    /// What makes a whole file unreadable.
    private static func check(_ bytes: [UInt8], file: String) throws(ManifestError) {
        guard bytes.count <= mostMebibytes << 20 else {
            throw ManifestError(file: file, reason: .tooLarge(mebibytes: mostMebibytes))
        }
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            throw ManifestError(file: file, line: 1, reason: .utf16)
        }
    }

    /// The documents of a chunk: one, or several where JSON values follow one another.
    private static func read(
        _ chunk: DocumentChunk, file: String
    ) throws(ManifestError) -> [ParsedDocument] {
        if chunk.isEmpty { return [] }
        let text = try chunk.checkedText(file: file)
        guard let json = chunk.json else { return try readYAML(text, chunk, file: file) }
        do throws(ManifestError) {
            return try JSONComposer.documents(in: json, file: file)
        } catch let jsonError {
            // What begins as JSON may be YAML in flow style all the same.
            do throws(ManifestError) {
                return try readYAML(text, chunk, file: file)
            } catch let yamlError {
                throw json.looksLikeJSON ? jsonError : yamlError
            }
        }
    }

    private static func readYAML(
        _ text: String, _ chunk: DocumentChunk, file: String
    ) throws(ManifestError) -> [ParsedDocument] {
        var composer = YAMLComposer(chunk: chunk, file: file)
        guard let (value, places) = try composer.compose(text), value != .null else { return [] }
        return [
            ParsedDocument(
                file: file, value: value, places: places, isCloudConfig: chunk.isCloudConfig)
        ]
    }
}

extension ParsedDocument {
    /// The items of a `kind: List`, or of a `PodList` and its like, or the document itself. Items of
    /// a typed list may leave out what they are.
    var unfolded: [ParsedDocument] {
        guard let kind = value["kind"]?.string, kind.hasSuffix("List"),
            case .list = value["items"] ?? .null
        else { return [self] }
        var implied: [(key: String, value: Value)] = []
        if kind != "List", let version = value["apiVersion"] {
            implied = [("apiVersion", version), ("kind", .string(String(kind.dropLast(4))))]
        }
        return items(at: "items").flatMap { item in
            item.adding(implied.filter { item.value[$0.key] == nil }).unfolded
        }
    }
}
