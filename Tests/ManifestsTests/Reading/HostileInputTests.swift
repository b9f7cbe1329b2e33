import Model
import Testing

@testable import Manifests

@Suite struct HostileInputTests {
    private static func repeated(_ text: String, _ count: Int) -> String {
        String(repeating: text, count: count)
    }

    @Test(arguments: ["[", "{", "{a: ", "- ", "? ", "{\"a\":", "[{\"a\":"])
    func `deep nesting is refused`(sign: String) throws {
        #expect(try refusal(Self.repeated(sign, 100_000)).reason == .tooDeep(most: 100))
    }

    @Test func `nesting beyond the bound is refused although it could be parsed`() throws {
        for depth in [101, 999] {
            let text = Self.repeated("[", depth) + Self.repeated("]", depth)
            #expect(try refusal(text).reason == .tooDeep(most: 100))
            #expect(try refusal("a:\n- " + text).reason == .tooDeep(most: 100))
        }
        let stairs = (0..<500).map { Self.repeated(" ", $0) + "a:\n" }.joined()
        #expect(try refusal(stairs).reason == .tooDeep(most: 100))
    }

    @Test func `nesting within the bound is read`() throws {
        _ = try document(Self.repeated("[", 100) + Self.repeated("]", 100))
        _ = try document(Self.repeated("{a: ", 99) + "1" + Self.repeated("}", 99))
        // Brackets in text are no nesting.
        _ = try document("a: |\n  " + Self.repeated("[{", 1000) + "\n")
    }

    private static let bomb =
        "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        + (1..<30).map { level in
            let alias = "*a\(level - 1)"
            return "a\(level): &a\(level) ["
                + Array(repeating: alias, count: 10)
                .joined(separator: ", ") + "]\n"
        }.joined()

    @Test func `a bomb of aliases is refused`() throws {
        let error = try refusal(Self.bomb)
        #expect(error.reason == .tooManyNodes(most: 500_000))
        #expect(error.line == 6)
    }

    @Test func `a bomb of aliases cannot hide in a key`() throws {
        let small = Self.bomb.split(separator: "\n").prefix(5).joined(separator: "\n")
        #expect(try refusal(small + "\n? *a4\n: y\n").reason == .unusableKey)
        #expect(try refusal(Self.bomb + "? *a29\n: y\n").reason == .tooManyNodes(most: 500_000))
        #expect(throws: Never.self) { try document(small + "\n") }
    }

    @Test func `a bomb of merges is refused`() throws {
        let bomb =
            "a0: &a0 {x: 1}\n"
            + (1..<40).map {
                "a\($0): &a\($0) {<<: *a\($0 - 1), k\($0): [*a\($0 - 1), *a\($0 - 1)]}\n"
            }
            .joined()
        #expect(try refusal(bomb).reason == .tooManyNodes(most: 500_000))
    }

    @Test func `a long text repeated by aliases is refused`() throws {
        let text = "a: &a \(Self.repeated("x", 1 << 20))\nb: [\(Self.repeated("*a, ", 100))]\n"
        #expect(try refusal(text).reason == .tooManyNodes(most: 500_000))
    }

    @Test func `aliases cannot nest deeper than text may`() throws {
        let text =
            "a0: &a0 [1]\n" + (1..<120).map { "a\($0): &a\($0) [*a\($0 - 1)]\n" }.joined()
        #expect(try refusal(text).reason == .tooDeep(most: 100))
    }

    @Test func `more values than are read are refused before they are`() throws {
        #expect(
            try refusal("[" + Self.repeated("a,", 600_000) + "a]").reason
                == .tooManyNodes(most: 500_000))
        #expect(try refusal(Self.repeated("- a\n", 600_000)).reason == .tooManyNodes(most: 500_000))
    }

    @Test func `too many documents are refused`() {
        let result = read(Self.repeated("---\n", 60_000))
        #expect(result.errors.map(\.reason) == [.tooManyDocuments(most: 50_000)])
    }

    @Test func `a file that is too large is refused`() {
        let result = DocumentReader.read(
            [UInt8](repeating: UInt8(ascii: "#"), count: 16 << 20 + 1), file: "big.yaml")
        #expect(
            result.errors.map(\.description) == [
                "big.yaml: is larger than 16 MiB; split it into smaller files"
            ])
    }

    @Test func `invalid UTF-8 is refused with its line`() {
        let bytes = Array("a: 1\n---\nb: 2\nc: ".utf8) + [0xC3, 0x28] + Array("\n---\nd: 4\n".utf8)
        let result = DocumentReader.read(bytes, file: "x.yaml")
        #expect(result.documents.map(\.value) == [["a": 1], ["d": 4]])
        #expect(result.errors == [ManifestError(file: "x.yaml", line: 4, reason: .notUTF8)])
    }

    @Test(arguments: [[0xED, 0xA0, 0x80], [0xC0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82]])
    func `bytes that no scalar has are refused`(bytes: [UInt8]) {
        let result = DocumentReader.read(Array("a: ".utf8) + bytes, file: "x.yaml")
        #expect(result.errors.map(\.reason) == [.notUTF8])
    }

    @Test(arguments: [UInt8(0), 1, 7, 0x1B, 0x7F])
    func `control characters are refused with their line`(code: UInt8) throws {
        let result = DocumentReader.read(Array("a: 1\nb: x".utf8) + [code], file: "x.yaml")
        #expect(
            result.errors
                == [ManifestError(file: "x.yaml", line: 2, reason: .controlCharacter(code: code))])
    }

    @Test func `UTF-16 is told apart`() {
        for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] {
            let result = DocumentReader.read(mark + [0x61, 0, 0x3A, 0], file: "x.yaml")
            #expect(result.errors.map(\.reason) == [.utf16])
        }
    }

    @Test(arguments: [
        ("\"", 1, "x\n", 100_000), ("", 0, "a:", 100_000), ("", 0, "?\n", 10_000),
        ("", 0, "&a ", 10_000), ("", 0, "! ", 10_000), ("---\n[", 1, "%a\n", 10_000),
        ("a: >", 1, "9", 100), ("x: [", 1, "\t", 100_000), ("- ", 1, "*", 100_000),
    ])
    func `odd texts that go on and on are refused or read`(
        text: String, times: Int, repeated: String, count: Int
    ) {
        let result = read(Self.repeated(text, times) + Self.repeated(repeated, count))
        #expect(result.documents.count + result.errors.count <= 1)
    }

    @Test(arguments: [
        "&a &b c", "*", "&", "!", "|", ">", "%", "@", "`", "- - -\n-", ": :", "[[]", "{{}", "'",
        "\"\\", "\"\\u12", "&a\n*a", "key: &\n", "&a [*b, &b *a]", "{", "[", "\"", "{\"",
        "{\"a", "{\"a\"", "{\"a\":", "{\"a\":\"\\", "{\"a\":-", "--- {", "...", "....",
    ])
    func `odd texts are refused or read`(text: String) {
        let result = read(text)
        #expect(result.documents.count + result.errors.count <= 1)
    }

    @Test func `texts with random damage are refused or read`() {
        let base = Array(
            ("apiVersion: v1\nkind: &k List\nitems:\n- {a: *k, \"b\\u00e9\": 'c'}\n- |\n  text\n"
                + "- <<: &m {x: [1, 2.5]}\n  y: !!str 3\n---\n{\"j\": [true, null, \"\\n\"]}\n")
                .utf8)
        var state: UInt64 = 20_110_303
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        let alphabet = Array("&*!|>%@`'\"{}[]:,-?#\\ \n\t~<=.0aé".utf8)
        for _ in 0..<2000 {
            var bytes = base
            for _ in 0...random(6) {
                let place = random(bytes.count)
                switch random(3) {
                case 0: bytes[place] = alphabet[random(alphabet.count)]
                case 1: bytes.remove(at: place)
                default: bytes.insert(alphabet[random(alphabet.count)], at: place)
                }
            }
            let result = DocumentReader.read(bytes, file: "damaged.yaml")
            for error in result.errors { #expect(error.line >= 1) }
        }
    }
}
