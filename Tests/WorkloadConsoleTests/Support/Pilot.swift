import Manifests
import Model
import Synchronization
import Testing

@testable import Engine
@testable import WorkloadConsole

/// Somebody at the keyboard: presses keys, sees what the screen shows, and lets time pass. Time
/// stands still between keys, so that a story always ends the same way.
struct Pilot: CustomStringConvertible {
    var console: Console
    private(set) var timeline: Timeline
    private var refusals = 0
    private var version = 0
    private(set) var hasQuit = false
    /// What was asked of a lesson.
    private(set) var asked: [Coach.Request] = []
    /// What was given to the clipboard last.
    private(set) var copied: String?
    /// What the screen was to be saved as.
    private(set) var saved: (file: String, format: ScreenFormat)?
    let size: Size

    init(
        world: String = "lab", after milliseconds: Int = 600_000, width: Int = 80, height: Int = 24,
        isReadOnly: Bool = false
    ) throws {
        let simulation = try Self.ready(world, after: milliseconds)
        self.init(simulation, width: width, height: height, isReadOnly: isReadOnly)
    }

    init(_ world: World, after milliseconds: Int = 600_000) throws {
        var simulation = try world.simulation()
        world.open(&simulation)
        simulation.advance(to: simulation.now + milliseconds)
        self.init(simulation, width: 80, height: 24, isReadOnly: false)
    }

    private init(_ simulation: Simulation, width: Int, height: Int, isReadOnly: Bool) {
        timeline = Timeline(start: simulation)
        size = Size(width: width, height: height)
        console = Console(
            snapshot: Self.snapshot(timeline, refusal: nil), isReadOnly: isReadOnly)
    }

    /// Worlds as they were lived through once: a copy costs nothing, a day of the demo does.
    private static let lived = Mutex<[String: Simulation]>([:])

    private static func ready(_ name: String, after milliseconds: Int) throws -> Simulation {
        try lived.withLock { lived in
            let key = "\(name) \(milliseconds)"
            if let simulation = lived[key] { return simulation }
            let world = try World(named: name)
            var simulation = try world.simulation()
            world.open(&simulation)
            simulation.advance(to: simulation.now + milliseconds)
            lived[key] = simulation
            return simulation
        }
    }

    private static func snapshot(
        _ timeline: Timeline, refusal: Engine.Refusal?, speed: Int = 10, isPaused: Bool = false,
        version: Int = 0, user: String = Simulation.administrator
    ) -> Engine.Snapshot {
        Engine.Snapshot(
            timeline: timeline, speed: speed, reached: speed, isPaused: isPaused,
            refusal: refusal, version: version, user: user)
    }

    /// Presses keys: `Enter`, `Esc`, `Down` and so on by their names, others as they are.
    mutating func press(_ keys: String...) { for key in keys { input(Self.input(of: key)) } }

    mutating func type(_ text: String) { for character in text { input(.character(character)) } }

    mutating func input(_ input: Input) {
        switch console.handle(input, size: size) {
        case .none: break
        case .quit: hasQuit = true
        case .send(let request): take(request)
        case .several(let requests): for request in requests { take(request) }
        case .save(let file, let format): saved = (file, format)
        case .copy(let text): copied = text
        case .lesson(let request): asked.append(request)
        }
    }

    mutating func pass(_ milliseconds: Int) {
        try? timeline.advance(to: timeline.now + milliseconds)
        let old = console.snapshot
        version += 1
        console.snapshot = Self.snapshot(
            timeline, refusal: old.refusal, speed: old.speed, isPaused: old.isPaused,
            version: version, user: old.user)
    }

    /// Something that somebody else asks of the vCenter.
    mutating func perform(_ operation: Operation) { take(.perform(operation)) }

    var hasRecommendations: Bool {
        vcenter.clusters.ids.contains { !vcenter.clusters[$0].balance.recommendations.isEmpty }
    }

    private mutating func take(_ request: Engine.Request) {
        let old = console.snapshot
        var (refusal, speed, isPaused) = (old.refusal, old.speed, old.isPaused)
        var user = old.user
        switch request {
        case .perform(let operation), .performForecast(let operation, _):
            do throws(TimelineError) {
                try timeline.perform(operation, as: user)
            } catch {
                refusals += 1
                refusal = Engine.Refusal(number: refusals, error: error)
            }
        case .seek(let instant, let branch): try? timeline.seek(to: instant, on: branch)
        case .fork(let name): _ = try? timeline.fork(named: name)
        case .setSpeed(let wanted): speed = wanted
        case .setPaused(let wanted): isPaused = wanted
        case .step:
            isPaused = true
            if let next = timeline.nextDue { try? timeline.advance(to: next) }
        case .setUser(let other): user = other
        case .stop: break
        }
        version += 1
        console.snapshot = Self.snapshot(
            timeline, refusal: refusal, speed: speed, isPaused: isPaused, version: version,
            user: user)
    }

    var surface: Surface { console.view(size: size) }
    var lines: [String] { surface.lines }
    var vcenter: VCenter { timeline.simulation.vcenter }

    /// What the screen shows, for a test that fails.
    var description: String { "\n" + lines.joined(separator: "\n") }

    func sees(_ text: String) -> Bool { lines.contains { $0.contains(text) } }

    /// The text that the cursor stands on.
    var underCursor: String {
        let surface = surface
        for y in 0..<size.height {
            let row = surface.cells[y * size.width..<(y + 1) * size.width]
            let marked = row.filter { $0.role == .tableCursor }.compactMap(\.glyph)
            if !marked.isEmpty { return String(String.UnicodeScalarView(marked)) }
        }
        return ""
    }

    private static func input(of key: String) -> Input {
        Input(named: key) ?? .character(Character(key))
    }
}
