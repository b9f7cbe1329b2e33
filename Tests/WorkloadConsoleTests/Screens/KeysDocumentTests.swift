import Foundation
import Testing

@testable import WorkloadConsole

@Suite struct KeysDocumentTests {
    @Test func `the document of keys is what the table of commands says`() throws {
        let file = Golden.root.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("docs/keys.md")
        try Golden.expect(KeysDocument.text, in: file)
    }

    @Test func `no key stands for two commands`() {
        var seen: [Input: String] = [:]
        for command in Command.all {
            for input in command.inputs {
                #expect(seen[input] == nil, "\(command.description), \(seen[input] ?? "")")
                seen[input] = command.description
            }
        }
    }
}
