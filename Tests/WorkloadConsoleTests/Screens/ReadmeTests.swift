import Foundation
import Testing

@testable import WorkloadConsole

@Suite struct ReadmeTests {
    private static let marks = ("<!-- overview -->\n```\n", "```\n<!-- /overview -->")

    @Test func `the picture in the README is the overview of the demo world`() throws {
        let file = Golden.root.deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("README.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let start = try #require(text.range(of: Self.marks.0)).upperBound
        let end = try #require(text.range(of: Self.marks.1)).lowerBound
        let pilot = try Pilot(world: "demo", after: 0)
        let picture = pilot.lines.joined(separator: "\n") + "\n"
        try Golden.expect(text.replacingCharacters(in: start..<end, with: picture), in: file)
    }
}
