import Model
import Testing

@testable import Manifests

@Suite struct YAMLTextTests {
    @Test func `objects and lists are indented as kubectl indents them`() {
        let value: Value = [
            "a": ["b": [["c": 1, "d": []], [2, ["e"]], .object(.init())]], "f": "x\ny\n",
            "g": .null, "h": true, "i": .decimal("0.5"), "j": "x\n\n  y",
        ]
        let text = """
            a:
              b:
              - c: 1
                d: []
              - - 2
                - - e
              - {}
            f: |
              x
              y
            g: null
            h: true
            i: 0.5
            j: |-
              x

                y

            """
        #expect(YAMLText.text(of: value) == text)
    }

    @Test(arguments: [
        "", " ", "a ", " a", "true", "yes", "null", "~", "1", "010", "1e3", "0x1f", "1.5", ".5",
        "-",
        "- a", "-a", "a: b", "a:", "a:b", "#a", "a #b", "a#b", "!a", "&a", "*a", "%a", "@a", "`a",
        "'a'", "\"a\"", "{a", "[a", "]", ",", "|", ">", "?", "? a", "<<", "=", "---", "...", "---a",
        "2026-03-03T08:00:00Z", "10.0.0.1", "1:20", "a\tb", "a\u{7}b", "\u{85}",
        "\u{2028}", "ä€😀", "\n", "a\n", "a\n\n", "\na", "a\n b\n", "a\n \nb", "---\na\n", "a\r\nb",
        "x\n---\ny\n", "x\n...\n", "null\nx", "a\\b", "%\n%",
    ])
    func `every text reads back as it was`(text: String) throws {
        let value: Value = [
            "plain": .string(text), "list": [.string(text)],
            "deep": ["er": [["x": .string(text)]]],
        ]
        #expect(try document(YAMLText.text(of: value)).value == value)
        let json = try document(JSONText.text(of: value), file: "x.json").value
        #expect(json == value)
        #expect(try document(JSONText.line(of: value)).value == value)
        #expect(!JSONText.line(of: value).contains("\n"))
    }

    @Test(arguments: ["true", "a: b", "2026-03-03", "a b", "", "1", "<<", "x\ny"])
    func `every text can be a key`(key: String) throws {
        let inner = Value.object(Value.Fields([(key, .integer(2))]))
        let value = Value.object(
            Value.Fields([(key, .integer(1)), ("z2", ["y2": .list([inner])])]))
        #expect(try document(YAMLText.text(of: value)).value == value)
    }
}
