import Foundation
import Manifests
import Model
import Testing

@testable import Lab

@Suite struct LessonFileTests {
    static let sound = """
        title: A trial
        kind: lab
        world: lab
        minutes: {soft: 10, hard: 20}
        steps:
          - title: Scale
            text: Scale hello.
            done: 'deployment/hello -n sandbox: spec.replicas == 4'
            solution: [scale deployment hello -n sandbox --replicas 4]
            hints: [{text: It is a verb., cost: 7}]
        checks:
          - name: four
            weight: 60
            reason: Four were wanted.
            now: 'deployment/hello -n sandbox: spec.replicas == 4'
          - name: alive
            weight: 40
            reason: It was to be there all the time.
            always: 'exists(deployment/hello -n sandbox)'
          - name: harm
            weight: 25
            reason: That was too many.
            never: 'deployment/hello -n sandbox: spec.replicas > 5'
        wrong:
          - do: [scale deployment hello -n sandbox --replicas 9]
            fails: four
            why: Nine is not four.
        """

    static func lesson(_ text: String) throws(ManifestError) -> Lesson {
        try Lesson(reading: Array(text.utf8), file: "trial.yaml", name: "trial")
    }

    private static func replacing(_ old: String, _ new: String) -> String {
        precondition(sound.contains(old))
        return sound.replacing(old, with: new, maxReplacements: 1)
    }

    @Test func `a sound lesson has nothing wrong`() throws {
        #expect(LessonInspection(try Self.lesson(Self.sound)).problems.isEmpty)
    }

    @Test(arguments: [
        ("kind: lab", "kind: labor", "trial.yaml:2: kind: \"labor\" is not known"),
        ("title: A trial", "titel: A trial", "trial.yaml:1: titel: titel is not known here"),
        ("weight: 60", "weight: 160", "trial.yaml:13: checks[0].weight: must be from 1 to 100"),
        (
            "spec.replicas == 4'\n    solution", "spec.replicas = 4'\n    solution",
            "trial.yaml:8: steps[0].done: \"=\" means nothing here"
        ),
        (
            "deployment/hello -n sandbox: spec.replicas > 5", "deploiment/hello: spec.replicas > 5",
            "trial.yaml:23: checks[2].never: there is no kind \"deploiment\""
        ),
        (
            "[scale deployment hello -n sandbox --replicas 4]", "[scael deployment hello]",
            "trial.yaml:9: steps[0].solution[0]: there is no verb \"scael\""
        ),
        ("fails: four", "fails: for", "trial.yaml:26: wrong[0].fails: there is no check \"for\""),
        ("hard: 20", "hard: 5", "trial.yaml:4: minutes.soft: must be at most hard"),
        ("name: alive", "name: four", "the name \"four\" is taken already"),
        ("always: 'exists", "sometimes: 'exists", "sometimes is not known here"),
    ])
    func `what cannot be read is named with its line`(
        _ old: String, _ new: String, _ expected: String
    ) {
        do throws(ManifestError) {
            _ = try Self.lesson(Self.replacing(old, new))
            Issue.record("was read")
        } catch {
            #expect(error.description.contains(expected), "\(error)")
        }
    }

    @Test(arguments: [
        ("spec.replicas > 5", "spec.copies > 5", 23, LessonInspection.Part.fields),
        ("spec.replicas == 4'\n  - name", "spec.replicas == 3'\n  - name", 12, .unsolved),
        ("--replicas 4]", "--replicas 5]", 6, .solution),
        ("--replicas 9]", "--replicas 4]", 25, .wrong),
        (
            "deployment hello -n sandbox --replicas 4]",
            "deployment nobody -n sandbox --replicas 4]", 9,
            .solution
        ),
        ("always: 'exists(deployment/hello", "always: 'exists(deployment/nobody", 16, .unsolved),
        ("Scale hello.", "Scale hëllo.", 6, .text),
    ])
    func `what is not as promised is named with its line`(
        _ old: String, _ new: String, _ line: Int, _ part: LessonInspection.Part
    ) throws {
        let inspection = LessonInspection(try Self.lesson(Self.replacing(old, new)))
        #expect(
            inspection.problems.contains { $0.part == part && $0.problem.line == line },
            "\(inspection.problems)")
    }

    @Test func `the schema names the keys that are read, and no others`() throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../lessons/schema.json")
        let schema = try #require(
            JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
        let properties = try #require(schema["properties"] as? [String: Any])
        #expect(Set(properties.keys) == Set(LessonDecoder.keys))
    }
}
