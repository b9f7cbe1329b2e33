import Model
import Testing

@testable import Manifests

@Suite struct DocumentReaderTests {
    @Test func `keys keep their order and quoted scalars stay strings`() throws {
        let value = try document("z: '1'\na: 1\nm: \"yes\"\nb: yes\nt: |\n  1\n").value
        #expect(value == ["z": "1", "a": 1, "m": "yes", "b": true, "t": "1\n"])
        #expect(value.fields.all.map(\.key) == ["z", "a", "m", "b", "t"])
    }

    @Test func `documents are cut at marks and empty ones left out`() throws {
        let text = "---\n# only a comment\n---\na: 1\n...\n---\n---\nb: 2\n--- # c\nc: 3\n---\n~\n"
        let result = read(text)
        #expect(result.errors.isEmpty)
        #expect(result.documents.map(\.value) == [["a": 1], ["b": 2], ["c": 3]])
        #expect(result.documents.map(\.firstLine) == [4, 8, 10])
    }

    @Test func `what only looks like a mark does not cut`() throws {
        let value = try document("a: |\n  ---\n  b: 1\nc: ---x\nd: '----'\n").value
        #expect(value == ["a": "---\nb: 1\n", "c": "---x", "d": "----"])
    }

    @Test func `a mark ends a block scalar`() {
        let result = read("a: |\n  text\n---\nb: 1\n")
        #expect(result.documents.map(\.value) == [["a": "text\n"], ["b": 1]])
    }

    @Test func `directives belong to the document that follows`() throws {
        #expect(try document("%YAML 1.1\n# hello\n---\na: 1\n").value == ["a": 1])
    }

    @Test func `a document that cannot be read does not keep the others out`() {
        let result = read("a: 1\n---\nb: [\n---\nc: 3\n---\nd: 'x\n---\ne: 5\n")
        #expect(result.documents.map(\.value) == [["a": 1], ["c": 3], ["e": 5]])
        #expect(result.errors.map(\.line) == [4, 8])
    }

    @Test func `lines are those of the file`() throws {
        let text = "# head\n---\nx: 1\n---\nspec:\n  list:\n  - a: 1\n    b: 2\n  replicas: x\n"
        let document = try #require(read(text).documents.last)
        #expect(document.firstLine == 5)
        #expect(document.line(of: [.key("spec"), .key("replicas")]) == 9)
        #expect(document.line(of: [.key("spec"), .key("list"), .index(0), .key("b")]) == 8)
        #expect(
            document.place(of: [.key("spec"), .key("list"), .index(0), .key("b")])
                == SourcePlace(line: 8, column: 5))
        #expect(document.line(of: [.key("spec"), .key("nowhere"), .key("x")]) == 5)
        #expect(document.line(of: [.key("spec"), .key("list"), .index(7)]) == 6)
    }

    @Test func `a List is unfolded into its items, each with its own line`() throws {
        let text = """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: v1
              kind: Pod
            - apiVersion: v1
              kind: List
              items:
              - kind: Service
            """
        let result = read(text)
        #expect(result.documents.map { $0.value["kind"]?.string } == ["Pod", "Service"])
        #expect(result.documents.map(\.firstLine) == [4, 9])
    }

    @Test func `items of a typed list are told what they are`() throws {
        let text = "apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- metadata: {name: a}\n"
        let value = try document(text).value
        #expect(value["kind"] == "Deployment")
        #expect(value["apiVersion"] == "apps/v1")
    }

    @Test func `a byte order mark and carriage returns are no matter`() throws {
        #expect(try document("\u{FEFF}a: 1\r\nb: x\r\n").value == ["a": 1, "b": "x"])
        #expect(read("a: 1\r\n---\r\nb: 2\r\n").documents.count == 2)
        #expect(try document("\u{FEFF}{\"a\": 1}").value == ["a": 1])
    }

    @Test func `nothing is no document`() {
        for text in ["", "\n\n", "# comment", "---", "---\n...\n", "...\n", "null\n"] {
            let result = read(text)
            #expect(result.documents.isEmpty)
            #expect(result.errors.isEmpty, "\(result.errors)")
        }
    }
}
