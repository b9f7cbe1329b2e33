import Manifests
import Model
import WorkloadConsole

/// Why a line of a lesson could not be carried out.
public struct LessonProblem: Error, Hashable, Sendable {
    /// The line of the file.
    public let line: Int
    /// Why.
    public let text: String
}

extension Lesson.Deed {
    /// What is asked of the model; nothing where only time passes.
    /// - Throws: what is wrong with the line in this state.
    public func operations(in evidence: Evidence) throws(LessonProblem) -> [Operation] {
        switch body {
        case .wait, .until: return []
        case .manifests(let text, let namespace):
            var (copy, outcome) = (evidence.simulation, ManifestOutcome())
            copy.apply(Array(text.utf8), file: "manifests", fallback: namespace, into: &outcome)
            if let refusal = outcome.refusals.first {
                throw LessonProblem(line: line, text: refusal.description)
            }
            return outcome.operations
        case .verb(let line): return try operations(of: line, in: evidence)
        }
    }

    private func operations(
        of line: String, in evidence: Evidence
    ) throws(LessonProblem) -> [Operation] {
        do {
            let words = LineWords.split(try DeedLine(line).text(in: evidence))
            guard let first = words.first, let verb = Verb.named(first) else {
                throw LessonProblem(line: self.line, text: "there is no such verb")
            }
            let sorted = try VerbWords(Array(words.dropFirst()), for: verb)
            if let word = sorted.rest.first {
                throw LessonProblem(line: self.line, text: "\"\(word)\" is not expected")
            }
            return try verb.operations(with: sorted.values, on: evidence.simulation)
        } catch let error as VerbError {
            throw LessonProblem(line: self.line, text: "\(line): \(error.text)")
        } catch let error as ExpressionError {
            throw LessonProblem(line: self.line, text: "\(line): \(error.text)")
        } catch let error as LessonProblem {
            throw error
        } catch {
            throw LessonProblem(line: self.line, text: "\(line): \(error)")
        }
    }
}
