import Model

/// Reads JSON (RFC 8259): values that follow one another, with where their parts stand.
struct JSONComposer {
    private let bytes: ArraySlice<UInt8>
    private let file: String
    private var place: Int
    private var line: Int
    private var lineStart: Int
    private var nodes = 0

    /// The documents of a text that holds nothing but JSON.
    /// - Throws: the first thing that is wrong, with its line.
    static func documents(
        in chunk: DocumentChunk, file: String
    ) throws(ManifestError) -> [ParsedDocument] {
        var composer = JSONComposer(chunk, file: file)
        var documents: [ParsedDocument] = []
        composer.skipSpace()
        while composer.place < composer.bytes.endIndex {
            composer.nodes = 0
            let (value, places) = try composer.value(depth: 0)
            if value != .null {
                documents.append(ParsedDocument(file: file, value: value, places: places))
            }
            composer.skipSpace()
        }
        return documents
    }

    private init(_ chunk: DocumentChunk, file: String) {
        bytes = chunk.bytes
        self.file = file
        place = chunk.bytes.startIndex
        line = chunk.firstLine
        lineStart = place
    }

    private var current: UInt8? { place < bytes.endIndex ? bytes[place] : nil }

    private var here: SourcePlace { SourcePlace(line: line, column: place - lineStart + 1) }

    private func error(_ reason: ManifestError.Reason) -> ManifestError {
        ManifestError(file: file, line: line, reason: reason)
    }

    private func unexpected(_ wanted: String) -> ManifestError {
        guard place < bytes.endIndex else {
            return error(.syntax("JSON ends where \(wanted) should be"))
        }
        let rest = String(decoding: bytes[place..<min(place + 4, bytes.endIndex)], as: UTF8.self)
        let found = rest.unicodeScalars.first.map(String.init) ?? ""
        return error(.syntax("invalid character '\(found)' where \(wanted) should be"))
    }

    private mutating func skipSpace() {
        while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D {
            place += 1
            if byte == 0x0A {
                line += 1
                lineStart = place
            }
        }
    }

    /// Moves behind a character, or leaves everything as it is.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard current == UInt8(ascii: character) else { return false }
        place += 1
        return true
    }

    private mutating func value(depth: Int) throws(ManifestError) -> (Value, SourcePlaces) {
        nodes += 1
        if nodes > DocumentReader.mostNodes {
            throw error(.tooManyNodes(most: DocumentReader.mostNodes))
        }
        if depth >= DocumentReader.mostDepth,
            current == UInt8(ascii: "{") || current == UInt8(ascii: "[")
        {
            throw error(.tooDeep(most: DocumentReader.mostDepth))
        }
        let start = here
        switch current {
        case UInt8(ascii: "{"): return try object(start, depth)
        case UInt8(ascii: "["): return try list(start, depth)
        case UInt8(ascii: "\""): return (.string(try string()), .scalar(start))
        case UInt8(ascii: "t"): return (try word("true", .bool(true)), .scalar(start))
        case UInt8(ascii: "f"): return (try word("false", .bool(false)), .scalar(start))
        case UInt8(ascii: "n"): return (try word("null", .null), .scalar(start))
        default: return (try number(), .scalar(start))
        }
    }

    private mutating func object(
        _ start: SourcePlace, _ depth: Int
    ) throws(ManifestError) -> (Value, SourcePlaces) {
        var object = ObjectBuilder()
        place += 1
        skipSpace()
        if !take("}") {
            repeat {
                skipSpace()
                let keyPlace = here
                guard current == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
                let key = try string()
                skipSpace()
                guard take(":") else { throw unexpected("a colon") }
                skipSpace()
                let (value, places) = try value(depth: depth + 1)
                guard object.add(key, at: keyPlace, value, places) else {
                    throw ManifestError(
                        file: file, line: keyPlace.line, reason: .duplicateKey(key))
                }
                skipSpace()
            } while take(",")
            guard take("}") else { throw unexpected("a comma or }") }
        }
        return (.object(Value.Fields(distinct: object.fields)), .object(start, object.places))
    }

    private mutating func list(
        _ start: SourcePlace, _ depth: Int
    ) throws(ManifestError) -> (Value, SourcePlaces) {
        var (values, places): ([Value], [SourcePlaces]) = ([], [])
        place += 1
        skipSpace()
        if !take("]") {
            repeat {
                skipSpace()
                let element = try value(depth: depth + 1)
                values.append(element.0)
                places.append(element.1)
                skipSpace()
            } while take(",")
            guard take("]") else { throw unexpected("a comma or ]") }
        }
        return (.list(values), .list(start, places))
    }

    private mutating func word(_ word: String, _ value: Value) throws(ManifestError) -> Value {
        guard bytes[place...].starts(with: word.utf8) else { throw unexpected("a value") }
        place += word.utf8.count
        return value
    }

    private mutating func number() throws(ManifestError) -> Value {
        let text = bytes[place...].prefix { byte in
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || "+-.eE".utf8.contains(byte)
        }
        let digits = text.drop { $0 == UInt8(ascii: "-") }
        guard let first = digits.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
            digits.count + 1 >= text.count, text.last.map({ $0 != UInt8(ascii: ".") }) ?? false,
            !(first == UInt8(ascii: "0")
                && digits.dropFirst().first.map {
                    $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")
                }
                    ?? false),
            let number = WrittenDecimal(text)
        else { throw unexpected("a value") }
        place = text.endIndex
        return number.value
    }
}

// MARK: Strings

extension JSONComposer {
    /// The string that begins here. A half of a surrogate pair without the other becomes U+FFFD, as
    /// it does in kubectl.
    private mutating func string() throws(ManifestError) -> String {
        place += 1
        var text: [UInt8] = []
        while true {
            let plain = bytes[place...].prefix {
                $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") && $0 >= 0x20
            }
            text += plain
            place = plain.endIndex
            if take("\"") { return String(decoding: text, as: UTF8.self) }
            guard take("\\") else { throw unexpected("the end of a string") }
            let scalar = try escape()
            text += Array(String(scalar).utf8)
        }
    }

    private mutating func escape() throws(ManifestError) -> Unicode.Scalar {
        let escapes: [UInt8: Unicode.Scalar] = [
            UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/",
            UInt8(ascii: "b"): "\u{8}", UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n",
            UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
        ]
        if let byte = current, let scalar = escapes[byte] {
            place += 1
            return scalar
        }
        guard take("u") else { throw unexpected("an escape") }
        let high = try hexadecimal()
        if let scalar = Unicode.Scalar(high) { return scalar }
        let afterHigh = place
        if high < 0xDC00, take("\\"), take("u") {
            let low = try hexadecimal()
            if (0xDC00...0xDFFF).contains(low) {
                let code = 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
                if let scalar = Unicode.Scalar(code) { return scalar }
            }
        }
        place = afterHigh
        return "\u{FFFD}"
    }

    private mutating func hexadecimal() throws(ManifestError) -> UInt32 {
        let digits = bytes[place...].prefix(4)
        guard digits.count == 4, digits.allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
            let code = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        else { throw unexpected("four hexadecimal digits") }
        place += 4
        return code
    }
}
