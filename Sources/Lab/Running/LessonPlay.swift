import Engine
import Model

/// A lesson that was played from its beginning to its end in simulated time.
public struct LessonPlay: Sendable {
    /// How it is played.
    public enum Way: Hashable, Sendable {
        /// As its steps' solutions say.
        case solution
        /// Nobody does anything.
        case nothing
        /// The tempting wrong repair at that place.
        case wrong(Int)
    }

    /// How it was played.
    public let way: Way
    /// The seed of all chance.
    public let seed: Int
    /// What became of it.
    public private(set) var run: LessonRun
    /// The state at its end.
    public private(set) var simulation: Simulation
    /// The line that could not be carried out, and why; nil where all could.
    public private(set) var problem: LessonProblem?
    /// Steps whose solution did not bring about what counts as done, by their lines.
    public private(set) var undone: [Int] = []
    /// Fields that were never seen though an expression speaks of them.
    public private(set) var unseen: UnseenFields

    /// Plays a lesson. O(simulated time).
    public init(_ stage: LessonStage, _ way: Way) {
        self.way = way
        seed = stage.seed
        run = LessonRun(stage.lesson, on: stage.simulation)
        simulation = stage.simulation
        unseen = UnseenFields(stage.lesson)
        var player = LessonPlayer(Timeline(start: stage.simulation), run: run)
        unseen.see(stage.simulation, since: stage.simulation.events.total)
        do throws(LessonProblem) {
            try play(&player, stage.lesson)
        } catch {
            problem = error
        }
        if var run = player.run {
            run.finish(player.simulation)
            self.run = run
        }
        simulation = player.simulation
    }

    private mutating func play(
        _ player: inout LessonPlayer, _ lesson: Lesson
    ) throws(LessonProblem) {
        let firstEvent = player.simulation.events.total
        try player.look()
        switch way {
        case .nothing: break
        case .wrong(let place):
            try awaitFaults(&player)
            for deed in lesson.wrongs[place].deeds where !player.isOver {
                try player.carryOut(deed)
            }
        case .solution:
            try awaitFaults(&player)
            for (place, step) in lesson.steps.enumerated() where !player.isOver {
                for deed in step.solution where !player.isOver {
                    try player.carryOut(deed)
                    unseen.see(player.simulation, since: firstEvent)
                }
                guard step.done != nil else {
                    if player.run?.step == place { player.run?.goOn() }
                    continue
                }
                let run = { (run: LessonRun?) -> Bool in (run?.step ?? 0) > place }
                while !run(player.run), !player.isOver,
                    player.simulation.now < (player.run?.beganAt ?? 0) + lesson.hardLimit
                {
                    try player.pass(to: player.simulation.now + LessonPlayer.interval)
                }
                unseen.see(player.simulation, since: firstEvent)
                if !run(player.run) { undone.append(step.line) }
            }
            while player.run?.isSolved == false, !player.isOver {
                try player.pass(to: player.simulation.now + LessonPlayer.interval)
            }
            unseen.see(player.simulation, since: firstEvent)
            return
        }
        try player.pass(to: player.simulation.now + lesson.hardLimit)
    }

    /// Waits for whatever breaks by the clock, as a learner would.
    private func awaitFaults(_ player: inout LessonPlayer) throws(LessonProblem) {
        while let next = player.run?.nextFault, !player.isOver {
            try player.pass(to: max(next, player.simulation.now + 1))
        }
    }
}
