import Model

/// The fields of which a lesson's expressions speak and that no object was seen to have: those
/// that remain are slips. A path that ends a step in `?` is not followed.
public struct UnseenFields: Sendable {
    private var open: [(line: Int, subject: Subject, path: FieldPath)] = []

    init(_ lesson: Lesson) {
        var expressions = lesson.steps.compactMap(\.done) + lesson.checks.flatMap(\.expressions)
        for fault in lesson.faults {
            if case .on(let expression) = fault.moment { expressions.append(expression) }
        }
        for expression in expressions {
            for selection in expression.selections {
                for path in selection.condition?.paths ?? [] where !path.isOptional {
                    open.append((expression.line, selection.subject, path))
                }
            }
        }
    }

    /// Looks for them in a state.
    mutating func see(_ simulation: Simulation, since firstEvent: Int) {
        let evidence = Evidence(simulation, firstEvent: firstEvent)
        open.removeAll { entry in
            entry.subject.objects(in: evidence).contains { !entry.path.values(in: $0).isEmpty }
        }
    }

    /// What remains: the line, and what is wrong.
    public var problems: [LessonProblem] {
        open.map {
            LessonProblem(
                line: $0.line,
                text: "\($0.subject.text) never has a field \($0.path.text); "
                    + "`get \($0.subject.kind) -o json` shows which there are, and ? after the "
                    + "field says that it may be missing")
        }
    }
}
