import Model
import Testing

@testable import Manifests

@Suite struct YAMLComposerTests {
    @Test func `aliases repeat what their anchor holds`() throws {
        let value = try document(
            "a: &a [1, {x: z}]\nb: *a\nc: {d: *a, e: [*a]}\n"
        ).value
        #expect(value["b"] == [1, ["x": "z"]])
        #expect(value["c"]?["d"] == [1, ["x": "z"]])
        #expect(value["c"]?["e"] == [[1, ["x": "z"]]])
    }

    @Test func `an alias can be a key`() throws {
        #expect(try document("a: &a name\n*a : 1\n").value == ["a": "name", "name": 1])
    }

    @Test func `an anchor can be set anew`() throws {
        #expect(try document("- &a 1\n- *a\n- &a 2\n- *a\n").value == [1, 1, 2, 2])
    }

    @Test func `asterisks that are no aliases stay as they are`() throws {
        let text = "a: &x 2 * 3\nb: '*x'\nc: \"*x\"\nd: |\n  *x\n  2*3\n\"*x\": 1\ne*: f*\ng: *x\n"
        let expected: Value = [
            "a": "2 * 3", "b": "*x", "c": "*x", "d": "*x\n2*3\n", "*x": 1, "e*": "f*",
            "g": "2 * 3",
        ]
        #expect(try document(text).value == expected)
    }

    @Test func `characters of the private area stay as they are beside aliases`() throws {
        let value = try document("a: &a \"\u{E000}\u{E001}\"\nb: *a\n").value
        #expect(value == ["a": "\u{E000}\u{E001}", "b": "\u{E000}\u{E001}"])
    }

    @Test(arguments: [
        ("a: *nope\n", ManifestError.Reason.syntax("found undefined alias"), 1),
        ("b: &b 1\na: *nope\n", .unknownAnchor("nope"), 2),
        ("a: &a [*a]\n", .selfReference("a"), 1),
    ])
    func `aliases that lead nowhere are refused`(
        text: String, reason: ManifestError.Reason, line: Int
    ) throws {
        let error = try refusal(text)
        #expect(error.reason == reason)
        #expect(error.line == line)
    }

    @Test(arguments: ["b: &b 1\na: &x *b\n", "b: &b 1\na: !!str *b\n", "b: &b 1\na: *b c\n"])
    func `an alias with anything beside it is refused`(text: String) throws {
        #expect(try refusal(text).line == 2)
    }

    @Test func `merged fields give way to those that follow and replace those before`() throws {
        let base = "b: &b {x: 1, z: 2}\nc: &c {x: 5, w: 6}\n"
        let one = try document(base + "d: {<<: *b, x: 3}\n").value["d"]
        #expect(one == ["x": 3, "z": 2])
        let two = try document(base + "d: {x: 3, <<: *b}\n").value["d"]
        #expect(two == ["x": 1, "z": 2])
        let several = try document(base + "d:\n  <<: [*b, *c]\n  v: 7\n").value["d"]
        #expect(several?["x"] == 1)
        #expect(several?["w"] == 6)
        #expect(several?["v"] == 7)
        #expect(try document("d: {<<: {q: 1}, '<': 5}\n").value["d"] == ["q": 1, "<": 5])
    }

    @Test(arguments: ["a: &a [1]\nb: {<<: *a}\n", "b:\n  <<: 3\n", "a: &a {}\nb: {<<: [*a, 3]}\n"])
    func `only objects can be merged`(text: String) throws {
        #expect(try refusal(text).reason == .badMerge)
    }

    @Test func `keys that are no strings become their text`() throws {
        let value = try document("1: a\ntrue: b\n1.5: c\n0x10: d\n2020-01-01: e\n").value
        #expect(value.fields.all.map(\.key) == ["1", "true", "1.5", "16", "2020-01-01"])
    }

    @Test(arguments: ["? [a]\n: x\n", "~: x\n", "{a: 1}: x\n", "a: &a [1]\n*a : x\n"])
    func `keys that are lists, objects or null are refused`(text: String) throws {
        #expect(try refusal(text).reason == .unusableKey)
    }

    @Test(arguments: [
        ("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n", "c", 3), ("x: {a: 1, a: 2}\n", "a", 1),
        ("1: a\n'1': b\n", "1", 1), ("yes: a\ntrue: b\n", "true", 2),
        ("a: &a b\nb: 1\n*a : 2\n", "b", 3),
    ])
    func `duplicate keys are refused`(text: String, key: String, line: Int) throws {
        let error = try refusal(text)
        #expect(error.reason == .duplicateKey(key))
        #expect(error.line == line)
    }

    @Test func `tags decide over the form of a scalar`() throws {
        let text =
            "a: !!str 1\nb: !!int '3'\nc: !!float 1\nd: !!bool yes\ne: !!null ''\n"
            + "f: ! 3\ng: !local x\nh: !!timestamp 2020-01-01\ni: !local {a: 1}\n"
        let expected: Value = [
            "a": "1", "b": 3, "c": 1, "d": true, "e": nil, "f": "3", "g": "x", "h": "2020-01-01",
            "i": ["a": 1],
        ]
        #expect(try document(text).value == expected)
        #expect(try refusal("a: 1\nb: !!int x\n").reason == .badTag("!!int", text: "x"))
        #expect(try refusal("a: !!binary aGk=\n").reason == .badTag("!!binary", text: "aGk="))
    }

    @Test func `what is indented with a tab is told so`() throws {
        let error = try refusal("a:\n  b: 1\n\tc: 2\n")
        #expect(error.reason == .tabIndentation)
        #expect(error.line == 3)
    }

    @Test func `a syntax error names its line and where it began`() throws {
        let error = try refusal("# x\na: 1\nb: [1,\n  2\nc: 3\n")
        #expect(error.line == 5)
        #expect(error.description.hasPrefix("test.yaml:5: "))
        #expect(error.description.contains("line 3"))
    }
}
