/// The text of one document within a file.
struct DocumentChunk {
    let bytes: ArraySlice<UInt8>
    /// The line of the file on which it begins, counted from 1.
    let firstLine: Int
}

/// Cuts a file into documents at the lines that begin with `---` or `...`.
///
/// Wherever they stand, also within a block scalar or a string, YAML ends the document there: so
/// each document can be read, or refused, by itself. Comments and directives before the first mark
/// belong to the document that it begins.
struct DocumentSplitter: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var place: Int
    private var line = 1

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        place = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func next() -> DocumentChunk? {
        guard place < bytes.count else { return nil }
        var (start, firstLine) = (place, line)
        var hasBegun = false
        while place < bytes.count {
            let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
            let text = bytes[place..<end]
            let isStart = isMark(text, "-")
            if isStart, hasBegun { break }
            place = end + 1
            line += 1
            if isMark(text, ".") {
                if hasBegun { break }
                (start, firstLine) = (place, line)
                continue
            }
            if isStart || !isPreface(text) { hasBegun = true }
        }
        let end = Swift.min(place, bytes.count)
        return DocumentChunk(bytes: bytes[Swift.min(start, end)..<end], firstLine: firstLine)
    }

    private func isMark(_ line: ArraySlice<UInt8>, _ sign: Unicode.Scalar) -> Bool {
        guard line.count >= 3, line.prefix(3).allSatisfy({ $0 == UInt8(ascii: sign) }) else {
            return false
        }
        return line.count == 3 || isSpace(line[line.startIndex + 3])
    }

    /// Whether a line is blank, a comment or a directive.
    private func isPreface(_ line: ArraySlice<UInt8>) -> Bool {
        if line.first == UInt8(ascii: "%") { return true }
        guard let first = line.first(where: { !isSpace($0) }) else { return true }
        return first == UInt8(ascii: "#")
    }
}

private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

extension DocumentChunk {
    /// Whether it begins with the line by which cloud-init knows its configurations.
    var isCloudConfig: Bool { bytes.starts(with: "#cloud-config".utf8) }

    /// Whether it is the mark of a document with nothing after it.
    var isEmpty: Bool {
        let content = bytes.starts(with: "---".utf8) ? bytes.dropFirst(3) : bytes
        return content.allSatisfy { $0 == 0x0A || isSpace($0) }
    }

    /// The part that may be JSON, with the line on which it begins: what follows the mark, when it
    /// begins as JSON does.
    var json: DocumentChunk? {
        var place = bytes.startIndex
        if bytes.starts(with: "---".utf8) { place += 3 }
        var line = firstLine
        while place < bytes.endIndex, bytes[place] == 0x0A || isSpace(bytes[place]) {
            if bytes[place] == 0x0A { line += 1 }
            place += 1
        }
        guard place < bytes.endIndex, [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(bytes[place])
        else { return nil }
        return DocumentChunk(bytes: bytes[place...], firstLine: line)
    }

    /// Whether the first thing within brackets is in quotes, as keys are in JSON.
    var looksLikeJSON: Bool {
        bytes.first { !isSpace($0) && !"\n[{".utf8.contains($0) } == UInt8(ascii: "\"")
    }

    /// The chunk as a text, once nothing is in it that no text may hold.
    /// - Throws: `notUTF8` or `controlCharacter`, with the line.
    func checkedText(file: String) throws(ManifestError) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw refusal(file, .notUTF8) { String(validating: $0, as: UTF8.self) == nil }
        }
        let isControl: (UInt8) -> Bool = { $0 < 0x20 && $0 != 0x0A && !isSpace($0) || $0 == 0x7F }
        if let control = bytes.first(where: isControl) {
            throw refusal(file, .controlCharacter(code: control)) { $0.contains(control) }
        }
        return text
    }

    /// A refusal at the first line for which something holds.
    private func refusal(
        _ file: String, _ reason: ManifestError.Reason, where isBad: (ArraySlice<UInt8>) -> Bool
    ) -> ManifestError {
        var line = firstLine
        for text in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            if isBad(text) { break }
            line += 1
        }
        return ManifestError(file: file, line: line, reason: reason)
    }
}
