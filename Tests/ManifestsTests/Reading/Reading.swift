import Model
import Testing

@testable import Manifests

/// Reads a text as if it were a file.
func read(_ text: String, file: String = "test.yaml") -> DocumentReader.Result {
    DocumentReader.read(Array(text.utf8), file: file)
}

/// The one document of a text.
func document(_ text: String, file: String = "test.yaml") throws -> ParsedDocument {
    let result = read(text, file: file)
    try #require(result.errors.isEmpty, "\(result.errors)")
    try #require(result.documents.count == 1)
    return result.documents[0]
}

/// The one refusal of a text that holds no good document.
func refusal(_ text: String) throws -> ManifestError {
    let result = read(text)
    #expect(result.documents.isEmpty)
    try #require(result.errors.count == 1)
    return result.errors[0]
}
