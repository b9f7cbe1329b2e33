import Model
import Testing

@testable import Manifests

@Suite struct JSONComposerTests {
    @Test func `JSON is read with its order, its numbers and its escapes`() throws {
        let text =
            #"{"z": [1, -2.50, 1e3, 12345678901234567890], "a": {"t": true, "f": false, "#
            + #""n": null}, "s": "\"\\\/\b\f\n\r\t\u00e9 \ud83d\ude00 😀"}"#
        let expected: Value = [
            "z": [1, .decimal("-2.50"), 1000, .decimal("12345678901234567890")],
            "a": ["t": true, "f": false, "n": nil],
            "s": "\"\\/\u{8}\u{C}\n\r\té 😀 😀",
        ]
        #expect(try document(text).value == expected)
    }

    @Test func `tabs may indent JSON`() throws {
        #expect(try document("{\n\t\"a\": [\n\t\t1\n\t]\n}\n").value == ["a": [1]])
    }

    @Test func `half a surrogate pair becomes the replacement character`() throws {
        let value = try document(#"{"a": "\ud83d x \ude00 \ud83dA"}"#).value
        #expect(value == ["a": "\u{FFFD} x \u{FFFD} \u{FFFD}A"])
    }

    @Test func `values that follow one another are documents`() {
        let result = read("{\"a\": 1}\n{\"b\": 2}{\"c\": 3}\n")
        #expect(result.documents.map(\.value) == [["a": 1], ["b": 2], ["c": 3]])
        #expect(result.documents.map(\.firstLine) == [1, 2, 2])
    }

    @Test func `lines and columns are known`() throws {
        let document = try document("{\n  \"spec\": {\n    \"replicas\": [1,\n 2]}\n}")
        #expect(
            document.place(of: [.key("spec"), .key("replicas")])
                == SourcePlace(line: 3, column: 5))
        #expect(document.line(of: [.key("spec"), .key("replicas"), .index(1)]) == 4)
    }

    @Test func `duplicate keys are refused`() throws {
        let error = try refusal("{\"a\": 1,\n \"b\": 2,\n \"a\": 3}")
        #expect(error.reason == .duplicateKey("a"))
    }

    @Test func `YAML in flow style may begin like JSON`() throws {
        #expect(try document("{apiVersion: v1, kind: Pod}\n").value["kind"] == "Pod")
        #expect(try document("--- {\"a\": 1, b: 2}\n").value == ["a": 1, "b": 2])
        #expect(try document("--- {\"a\": 1}\n").value == ["a": 1])
    }

    @Test(arguments: [
        "{\"a\": 1", "{\"a\" 1}", "{\"a\": \"x\n\"}x", "{\"a\": tru}]", "[1,]]",
        "{\"a\": \"\\x\"}", "{\"a\": \"\\u12\"}",
    ])
    func `what is neither JSON nor YAML is refused with its line`(text: String) throws {
        #expect(try refusal("\n\n" + text).line >= 3)
    }

    @Test func `an error of JSON says what should be there`() throws {
        let error = try refusal("{\n\"a\": 1,\n\"b\": \"\\q\"}\n")
        #expect(error.line == 3)
        #expect(error.description.contains("'q'"))
    }
}
