import Lessons
import Testing

@testable import Lab

@Suite struct ShippedLessonTests {
    @Test(arguments: LessonShelf().shipped)
    func `a lesson that ships does what it promises`(_ name: String) throws {
        let lesson = try LessonShelf().lesson(name)
        let inspection = LessonInspection(lesson)
        for (part, problem) in inspection.problems {
            Issue.record("\(lesson.file):\(problem.line): \(problem.text) [\(part.rawValue)]")
        }
    }
}
