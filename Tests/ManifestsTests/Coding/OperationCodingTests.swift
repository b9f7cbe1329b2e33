import Foundation
import Model
import Testing

@testable import Manifests

struct OperationCodingTests {
    @Test(arguments: OperationCase.allCases)
    func `every operation comes back from its text as it was`(_ name: OperationCase) throws {
        #expect(!name.examples.isEmpty)
        for operation in name.examples {
            #expect(operation.caseName == name)
            let value = try ValueEncoder.value(of: operation)
            let text = JSONText.line(of: value)
            let read = try JSONReader.value(of: text, file: "journal")
            #expect(read == value)
            let back = try ValueDecoder.decode(Operation.self, from: read)
            #expect(back.caseName == name)
            // Everything that it carries is in its text: what comes back says the same of itself.
            #expect(try ValueEncoder.value(of: back) == value)
            #expect(Self.dump(back) == Self.dump(operation))
        }
    }

    @Test func `a key once written stays`() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("operations.jsonl")
        let text = try OperationCase.allCases.flatMap(\.examples).map {
            JSONText.line(of: try ValueEncoder.value(of: $0)) + "\n"
        }.joined()
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded operations.jsonl")
            return
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    @Test(arguments: [
        (
            #"{"cordon":{"host":"a","isCordoned":true,"until":5}}"#, "cordon",
            ValueDecodingError.Problem.unknownKey("until")
        ),
        (#"{"teleport":{"host":"a"}}"#, "", .unknownKey("teleport")),
        (#"{"cordon":{"host":"a"}}"#, "cordon", .missingKey("isCordoned")),
        (#"{"cordon":{"host":5,"isCordoned":true}}"#, "cordon.host", .notA("text")),
        (
            #"{"scale":{"kind":"Pod","name":"a","namespace":"b","replicas":0.5}}"#,
            "scale.replicas", .notA("Int")
        ),
        (
            #"{"setDRS":{"cluster":"a","settings":{"isEnabled":true,"automation":"wild"}}}"#,
            "setDRS.settings.automation", .invalid
        ),
        (
            #"{"rollout":{"command":{"leap":{}},"kind":"Pod","name":"a","namespace":"b"}}"#,
            "rollout.command", .unknownKey("leap")
        ),
        (#"[]"#, "", .notA("object")),
    ])
    func `what another version wrote is refused with its place`(
        _ text: String, _ path: String, _ problem: ValueDecodingError.Problem
    ) throws {
        let value = try JSONReader.value(of: text, file: "journal")
        let error = #expect(throws: ValueDecodingError.self) {
            try ValueDecoder.decode(Operation.self, from: value)
        }
        #expect(error?.path == path)
        #expect(error?.problem == problem)
    }

    /// All stored properties, also those of objects, in one text.
    private static func dump(_ subject: Any) -> String {
        var text = ""
        Swift.dump(subject, to: &text)
        return text
    }
}
