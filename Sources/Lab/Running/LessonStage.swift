import Engine
import Manifests
import Model

/// A lesson's world, set up and ready to begin.
public struct LessonStage: Sendable {
    /// The lesson.
    public let lesson: Lesson
    /// The seed of all chance.
    public let seed: Int
    /// The state with which the lesson begins.
    public let simulation: Simulation

    /// Sets a lesson up.
    /// - Parameter seed: another seed than the lesson's own.
    /// - Throws: a `ManifestError` for its world, or a `LessonProblem` for a line of its set-up.
    public init(_ lesson: Lesson, seed: Int? = nil) throws {
        let world = try World(named: lesson.world)
        let seed = seed ?? lesson.seed ?? world.seed
        var simulation = try world.simulation(seed: seed)
        world.open(&simulation)
        simulation.advance(to: simulation.now)
        try self.init(lesson, seed: seed, in: simulation)
    }

    /// Sets a lesson up in a world that is open already.
    init(_ lesson: Lesson, seed: Int, in simulation: Simulation) throws(LessonProblem) {
        self.lesson = lesson
        self.seed = seed
        var player = LessonPlayer(Timeline(start: simulation))
        for deed in lesson.setup { try player.carryOut(deed) }
        self.simulation = player.timeline.simulation
    }
}
