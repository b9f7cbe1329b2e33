import Manifests
import Model
import WorkloadConsole

/// A lesson: at once a test, a demo, a walkthrough, a graded lab and an exam (`docs/lessons.md`).
public struct Lesson: Sendable {
    /// Its name: that of its file.
    public let name: String
    /// The file as it was named, for messages.
    public let file: String
    /// Its title.
    public let title: String
    /// How it is taken.
    public let kind: Kind
    /// The world in which it takes place.
    public let world: String
    /// The seed of all chance; nil for the world's own.
    public let seed: Int?
    /// What the learner is to reach, in a few lines of Markdown.
    public let goal: String
    /// Simulated time that is enough, in milliseconds; each minute beyond costs a point. Nil: any.
    public let softLimit: Int?
    /// Simulated time after which it is over, in milliseconds.
    public let hardLimit: Int
    /// What the learner has to help himself.
    public let aids: Set<Aid>
    /// What is done before it begins.
    public let setup: [Deed]
    /// What breaks while it lasts.
    public let faults: [Fault]
    /// What is to be done, one after the other.
    public let steps: [Step]
    /// What is scored.
    public let checks: [Check]
    /// Repairs that tempt and do not mend it.
    public let wrongs: [WrongTurn]
    /// Questions to answer afterwards.
    public let questions: [String]
    /// What an expert does, in Markdown.
    public let expert: String

    /// The score from which on it is passed, of 100.
    public static let passMark = 66

    /// How a lesson is taken.
    public enum Kind: String, Sendable, CaseIterable {
        case tour, guided, lab, incident, exam

        /// The aids that a learner has where the lesson does not say otherwise.
        public var usualAids: Set<Aid> {
            switch self {
            case .tour, .guided: Set(Aid.allCases)
            case .lab, .incident, .exam: []
            }
        }
    }

    /// What helps a learner beyond state, alarms, events and logs.
    public typealias Aid = Coach.Aid

    /// Something that is done, or time that passes.
    public struct Deed: Sendable {
        /// The line of the file.
        public let line: Int
        /// What.
        public let body: Body

        /// What is done.
        public enum Body: Sendable {
            /// A verb as `do` takes it; `{{ SUBJECT: PATH }}` stands for what is found there.
            case verb(String)
            /// Manifests, and the namespace of those that name none.
            case manifests(String, namespace: String)
            /// So many milliseconds pass.
            case wait(Int)
            /// Time passes until something holds, at most half an hour.
            case until(Expression)
        }

        /// As it is written, in a line.
        public var text: String {
            switch body {
            case .verb(let line): line
            case .manifests(_, let namespace): "apply manifests -n \(namespace)"
            case .wait(let length): "wait \(length / 1000)s"
            case .until(let expression): "wait until \(expression.text)"
            }
        }
    }

    /// Something that breaks.
    public struct Fault: Sendable {
        /// The line of the file.
        public let line: Int
        /// When.
        public let moment: Moment
        /// What is done; of several lists chance takes one.
        public let choices: [[Deed]]
        /// What the learner is told when it happens; nil where it is hidden.
        public let announcement: String?

        /// When a fault happens.
        public enum Moment: Sendable {
            /// So many milliseconds after the lesson began.
            case at(Int)
            /// As soon as something holds.
            case on(Expression)
            /// At a moment that the seed chooses, at most so many milliseconds after the beginning.
            case within(Int)
        }
    }

    /// A step of the way.
    public struct Step: Sendable {
        /// The line of the file.
        public let line: Int
        /// Its title.
        public let title: String
        /// What it says, in Markdown.
        public let text: String
        /// What a presenter says.
        public let notes: String
        /// The screen that is opened for it in the console, by the name that follows `:`; nil for
        /// the one that is seen.
        public let screen: String?
        /// What counts as done; nil where it is enough to have read it.
        public let done: Expression?
        /// What does it.
        public let solution: [Deed]
        /// What helps, and what it costs in points.
        public let hints: [Hint]
    }

    /// Something that helps.
    public struct Hint: Sendable {
        /// What it says.
        public let text: String
        /// What it costs, in points of 100.
        public let cost: Int
    }

    /// Something that is scored, over state and history, never over keystrokes.
    public struct Check: Sendable {
        /// The line of the file.
        public let line: Int
        /// Its name.
        public let name: String
        /// How much of the score it is; of `never` how many points it costs.
        public let weight: Int
        /// Why it matters, said where it is not solved.
        public let reason: String
        /// Whether the learner only hears of it afterwards.
        public let isHidden: Bool
        /// What must be so.
        public let rule: Rule

        /// What must be so.
        public enum Rule: Sendable {
            /// Holds at the end.
            case now(Expression)
            /// Held at some moment, at most so many milliseconds after the last fault.
            case within(Int, Expression)
            /// Holds at every moment from the beginning to the end.
            case always(Expression)
            /// Holds at no moment.
            case never(Expression)
            /// Became so as often as this.
            case count(Expression, ClosedRange<Int>)
            /// Became so one after the other.
            case order([Expression])
        }

        /// Whether it only takes points away.
        public var isPenalty: Bool {
            if case .never = rule { return true }
            return false
        }

        /// Its expressions.
        var expressions: [Expression] {
            switch rule {
            case .now(let one), .within(_, let one), .always(let one), .never(let one),
                .count(let one, _):
                [one]
            case .order(let several): several
            }
        }
    }

    /// A repair that tempts and does not mend it.
    public struct WrongTurn: Sendable {
        /// The line of the file.
        public let line: Int
        /// What is done.
        public let deeds: [Deed]
        /// The name of the check that it fails.
        public let fails: String
        /// Why it is wrong.
        public let why: String
    }
}
