/// Lines of fields with commas between them, and where one stands when it is wrong.
struct CSVText: IteratorProtocol {
    private let bytes: [UInt8]
    private let file: String
    private var place = 0
    /// The line that was read last, counted from 1.
    private(set) var line = 0

    init(_ bytes: [UInt8], file: String) {
        self.bytes = bytes
        self.file = file
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { place = 3 }
    }

    /// The fields of the next line that is not empty.
    mutating func next() -> [ArraySlice<UInt8>]? {
        while place < bytes.count {
            line += 1
            let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
            var text = bytes[place..<end]
            place = end + 1
            if text.last == 0x0D { text.removeLast() }
            if text.isEmpty { continue }
            return text.split(separator: 0x2C, omittingEmptySubsequences: false)
        }
        return nil
    }

    /// A refusal at the line that was read last.
    func error(_ reason: String) -> ManifestError {
        ManifestError(file: file, line: line, reason: .refused(reason))
    }

    /// A field as it may be shown in an error: without control characters, and not too long.
    static func shown(_ field: ArraySlice<UInt8>) -> String {
        let text = String(decoding: field.prefix(64), as: UTF8.self)
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            shown.append(scalar.value < 0x20 || scalar.value == 0x7F ? "\u{FFFD}" : scalar)
        }
        return String(shown)
    }

    /// A whole number of at most twelve digits; nil for anything else.
    static func integer(_ field: ArraySlice<UInt8>) -> Int? {
        guard !field.isEmpty, field.count <= 12 else { return nil }
        var value = 0
        for byte in field {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// A number with or without a fraction, rounded to a whole one.
    static func rounded(_ field: ArraySlice<UInt8>) -> Int? {
        let parts = field.split(separator: 0x2E, maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let whole = integer(first) else { return nil }
        guard parts.count == 2 else { return whole }
        guard let digit = parts[1].first, parts[1].allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return whole + (digit >= 0x35 ? 1 : 0)
    }
}
