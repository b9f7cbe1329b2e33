import Foundation
import Testing

@testable import WorkloadConsole

/// Screens as they were when somebody looked at them and found them good.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes them anew and fails, so that a recording is never taken
/// for a pass.
enum Golden {
    static let isRecording = ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1"
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()

    /// Compares a screen with the one kept under a name: its text, and below it its roles.
    static func expect(
        _ surface: Surface, is name: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try expect(
            text(of: surface), in: root.appendingPathComponent("Golden/\(name).txt"),
            sourceLocation: sourceLocation)
    }

    static func expect(
        _ text: String, in file: URL, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        if isRecording {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.lastPathComponent)", sourceLocation: sourceLocation)
            return
        }
        let kept = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        guard text != kept else { return }
        let (new, old) = (lines(text), lines(kept))
        let place = zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset
        let line = place ?? min(new.count, old.count)
        Issue.record(
            """
            \(file.lastPathComponent) differs first in line \(line + 1):
            kept  \(line < old.count ? old[line] : "")
            now   \(line < new.count ? new[line] : "")
            RECORD_SNAPSHOTS=1 swift test writes it anew.
            """, sourceLocation: sourceLocation)
    }

    private static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The glyphs, then a letter for the role of each cell.
    private static func text(of surface: Surface) -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        var text = surface.lines.joined(separator: "\n") + "\n\n"
        for y in 0..<surface.size.height {
            var row = surface.cells[y * surface.size.width..<(y + 1) * surface.size.width].map {
                $0.role == .text ? "." : letters[$0.role.place]
            }
            while row.last == "." { row.removeLast() }
            text += String(row) + "\n"
        }
        text += "\n"
        for role in Role.allCases where role != .text {
            text += "\(letters[role.place]) \(role.rawValue)\n"
        }
        return text
    }
}
