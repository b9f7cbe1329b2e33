import Model

/// Reads one JSON text, such as `JSONText` writes.
public enum JSONReader {
    /// The value that a text holds, and nothing beside it.
    /// - Throws: what is wrong with the text, and where.
    public static func value(
        of text: some StringProtocol, file: String
    ) throws(ManifestError) -> Value {
        let chunk = DocumentChunk(bytes: ArraySlice(Array(text.utf8)), firstLine: 1)
        let documents = try JSONComposer.documents(in: chunk, file: file)
        guard let document = documents.first, documents.count == 1 else {
            throw ManifestError(file: file, reason: .syntax("one JSON value is expected"))
        }
        return document.value
    }
}
