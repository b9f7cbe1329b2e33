import Foundation
import Manifests
import Testing

@testable import Lab

@Suite struct WriteALessonTests {
    private let page: String

    init() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../docs/write-a-lesson.md")
        page = try String(contentsOf: file, encoding: .utf8)
    }

    private var yaml: String {
        let from = page.firstRange(of: "```yaml\n").map { page[$0.upperBound...] } ?? ""
        return from.firstRange(of: "```").map { String(from[..<$0.lowerBound]) } ?? ""
    }

    private func inspect(_ text: String) throws -> LessonInspection {
        LessonInspection(
            try Lesson(reading: Array(text.utf8), file: "larger.yaml", name: "larger"))
    }

    @Test func `what the page has one write is right in every way`() throws {
        #expect(page.contains("larger.yaml: right in every way"))
        #expect(try inspect(yaml).problems.isEmpty)
    }

    @Test func `the slip that the page has one make is answered as the page says`() throws {
        let now = "now: 'deployment/hello -n sandbox: status.readyReplicas"
        #expect(yaml.contains(now))
        let inspection = try inspect(yaml.replacing(now, with: String(now.dropLast()) + "z"))
        let said = try #require(
            inspection.problems.first { $0.part == .fields }.map {
                "larger.yaml:\($0.problem.line): \($0.problem.text)"
            })
        let line = try #require(page.split(separator: "\n").first { $0.contains("larger.yaml:23") })
        #expect(said.hasPrefix(line.drop { $0 == " " }))
    }

    @Test func `the debrief that the page has one print can be printed`() throws {
        let lesson = try Lesson(
            reading: Array(yaml.utf8), file: "larger.yaml", name: "larger")
        let stage = try LessonStage(lesson)
        #expect(Debrief(LessonPlay(stage, .solution)).text.contains("100 of 100, passed"))
        #expect(
            Debrief(LessonPlay(stage, .wrong(0))).markdown.contains("| never-none | -50 | failed |")
        )
    }
}
