import Engine
import Model
import Wording
import WorkloadConsole

/// A lesson that somebody takes in the living console: shown every snapshot of the engine, it says
/// what is to be asked of the engine, and what the coach beside the screen says.
public struct LessonSession: Sendable {
    /// The lesson as far as it has come.
    public private(set) var run: LessonRun
    /// The stage on which it began.
    public let stage: LessonStage
    /// Something that was said just now, such as what broke; taken away once it was shown.
    public private(set) var announcement: String?
    /// What cannot go on, such as a fault that cannot happen here.
    public private(set) var problem: LessonProblem?
    /// The step whose screen was opened last, by place.
    private var opened = -1
    /// The steps of a tour that were shown, by place.
    private var shown: Set<Int> = []
    /// How it stood when each step began.
    private var beginnings: [(step: Int, time: Int, run: LessonRun)] = []
    /// The newest operation that was noted, by its number.
    private var newest = 0
    /// What the engine was asked to do, and what that is for: not a learner's deed.
    private var expected: [String] = []
    /// Whether a step was set back, and the engine has not gone there yet.
    private var isSetBack = false
    /// Whether the end was asked for once: a second time ends it.
    private var isEndAsked = false

    /// A lesson that begins.
    public init(_ stage: LessonStage) {
        self.stage = stage
        run = LessonRun(stage.lesson, on: stage.simulation)
        run.goesOnByItself = stage.lesson.kind != .tour
        beginnings = [(0, stage.simulation.now, run)]
    }

    /// Takes in a snapshot: what is to be asked of the engine now.
    public mutating func see(_ snapshot: Engine.Snapshot) -> [Engine.Request] {
        guard !run.isOver, problem == nil else { return [] }
        if isSetBack {
            // Until the engine has gone back, it still shows what came after.
            guard snapshot.simulation.now <= run.now else { return [] }
            isSetBack = false
        }
        noteDeeds(snapshot)
        var requests: [Engine.Request] = []
        do throws(LessonProblem) {
            let said = run.record.count
            for operation in try run.faultsDue(in: snapshot.simulation) {
                expected.append(operation.title)
                requests.append(.perform(operation))
            }
            for moment in run.record.dropFirst(said) {
                if case .announced(let text) = moment.what { announcement = text }
            }
        } catch {
            problem = error
            return []
        }
        let step = run.step
        run.observe(snapshot.simulation)
        if run.step != step { beginnings.append((run.step, snapshot.simulation.now, run)) }
        return Self.byAdministrator(requests, snapshot)
    }

    /// What a lesson does itself is done whoever the learner is just now.
    private static func byAdministrator(
        _ requests: [Engine.Request], _ snapshot: Engine.Snapshot
    ) -> [Engine.Request] {
        if requests.isEmpty || snapshot.user == Simulation.administrator { return requests }
        return [.setUser(Simulation.administrator)] + requests + [.setUser(snapshot.user)]
    }

    /// Notes what the learner did since the last snapshot.
    private mutating func noteDeeds(_ snapshot: Engine.Snapshot) {
        let branch = snapshot.place.branches.first { $0.id == snapshot.place.branch }
        for entry in branch?.operations ?? [] where entry.id > newest {
            newest = entry.id
            if let place = expected.firstIndex(of: entry.operation.title) {
                expected.remove(at: place)
            } else {
                run.note(entry.operation, by: entry.user, at: entry.time)
            }
        }
    }

    /// Takes in what the learner asks: what is to be asked of the engine for it.
    public mutating func ask(
        _ request: Coach.Request, _ snapshot: Engine.Snapshot
    ) -> [Engine.Request] {
        guard !run.isOver else { return [] }
        let wasEndAsked = isEndAsked
        isEndAsked = request == .finish
        switch request {
        case .next: return next(snapshot)
        case .hint:
            if run.takeHint() == nil {
                announcement =
                    run.lesson.kind == .exam
                    ? "An exam has no hints" : "There is no further hint for this step"
            }
        case .reset:
            guard let beginning = beginnings.last else { return [] }
            run = beginning.run
            isSetBack = true
            announcement = "Everything is as it was when this step began"
            return [.seek(to: beginning.time, on: nil), .fork(named: nil), .setPaused(false)]
        case .finish:
            guard wasEndAsked || run.isSolved || run.currentStep == nil else {
                announcement = "Not all is done: ^D once more ends the lesson"
                return []
            }
            run.finish(snapshot.simulation)
            return [.setPaused(true)]
        }
        return []
    }

    /// On to the next step. What was only to be read is done with; a tour does by itself what its
    /// step shows; elsewhere a step is done, not passed over.
    private mutating func next(_ snapshot: Engine.Snapshot) -> [Engine.Request] {
        guard let step = run.currentStep else {
            announcement = "All steps are done: ^D ends the lesson"
            return []
        }
        guard step.done == nil || run.lesson.kind == .tour else {
            announcement = "Not yet: this step is done once what it asks for is so"
            return []
        }
        // What a step of a tour shows is seen before it is left.
        if run.lesson.kind == .tour, !step.solution.isEmpty, shown.insert(run.step).inserted {
            var requests: [Engine.Request] = []
            do throws(LessonProblem) {
                for deed in step.solution {
                    for operation in try deed.operations(in: Evidence(snapshot.simulation)) {
                        expected.append(operation.title)
                        requests.append(.perform(operation))
                    }
                }
            } catch {
                announcement = error.text
                return []
            }
            return Self.byAdministrator(requests, snapshot)
        }
        run.goOn()
        beginnings.append((run.step, snapshot.simulation.now, run))
        return []
    }

    /// The screen that the present step is about, once.
    public mutating func takeScreen() -> String? {
        guard opened != run.step else { return nil }
        opened = run.step
        return run.currentStep?.screen
    }

    /// What was announced, once.
    public mutating func takeAnnouncement() -> String? {
        defer { announcement = nil }
        return announcement
    }

    /// The debrief as far as it has come.
    public var debrief: Debrief {
        Debrief(run, seed: stage.seed, epoch: stage.simulation.epoch)
    }

    /// What the coach says, at most so many columns wide.
    public func coach(width: Int) -> Coach {
        Coach(
            title: title, standing: standing, lines: lines(width: width),
            without: Set(Coach.Aid.allCases).subtracting(run.lesson.aids))
    }

    private var title: String {
        if run.isOver { return "\(run.lesson.title): the end" }
        guard let step = run.currentStep else { return "\(run.lesson.title): all steps are done" }
        return "\(run.step + 1)/\(run.lesson.steps.count)  \(step.title)"
    }

    private var standing: String {
        let left = max(0, run.beganAt + run.lesson.hardLimit - run.now) / 60_000
        let time = run.lesson.kind == .tour ? "" : "\(Units.count(left, "minute")) left   "
        let hidden = run.lesson.kind == .exam || run.lesson.kind == .tour
        return run.isOver || !hidden ? "\(time)\(run.score.points) points" : time
    }

    private func lines(width: Int) -> [Coach.Line] {
        if let problem { return wrapped(problem.text, width, .statusCritical) }
        if run.isOver {
            let checks = run.checks.map { progress in
                Coach.Line(
                    (progress.state == .solved ? "● " : "■ ") + progress.check.name
                        + (progress.state == .solved ? "" : ": \(progress.check.reason)"),
                    progress.state == .solved ? .statusOK : .statusCritical)
            }
            return [Coach.Line(debrief.scoreLine, .title)] + checks
                + [Coach.Line("q leaves, and prints the debrief.", .dim)]
        }
        var lines: [Coach.Line] = []
        if run.step == 0, !run.lesson.goal.isEmpty, run.lesson.kind != .tour {
            lines += LessonText.lines(of: run.lesson.goal, width: width).map {
                Coach.Line($0.text, .dim)
            }
        }
        lines += run.lines(width: width).map {
            Coach.Line($0.text, $0.style == .code ? .key : $0.style == .heading ? .title : .text)
        }
        let taken = run.hintsTaken[run.step] ?? 0
        for hint in run.currentStep?.hints.prefix(taken) ?? [] {
            lines += wrapped("Hint: \(hint.text)", width, .accent)
        }
        if let next = nextLine { lines.append(Coach.Line(next, .dim)) }
        return lines
    }

    /// What leads on from here.
    private var nextLine: String? {
        guard let step = run.currentStep else { return "^D ends the lesson and shows the debrief." }
        if run.lesson.kind == .tour {
            return step.solution.isEmpty || shown.contains(run.step)
                ? "^N goes on." : "^N shows it."
        }
        if step.done == nil { return "^N goes on once you have read this." }
        let left = step.hints.count - (run.hintsTaken[run.step] ?? 0)
        guard run.lesson.kind != .exam, left > 0 else { return nil }
        let cost = step.hints[step.hints.count - left].cost
        return "^O gives a hint for \(Units.count(cost, "point"))."
    }

    private func wrapped(_ text: String, _ width: Int, _ role: Role) -> [Coach.Line] {
        LessonText.lines(of: text, width: width).map { Coach.Line($0.text, role) }
    }
}
