import Manifests
import Model
import Synchronization
import Testing

@testable import Engine

@Suite struct TimelineTests {
    /// Some hours of the world `lab` in which somebody asked for this and that, with the hash at
    /// each minute.
    private static func session(
        minutes: Int = 150
    ) throws -> (timeline: Timeline, hashes: [(time: Int, hash: String)]) {
        let world = try World(named: "lab")
        var timeline = Timeline(start: try world.simulation(), keepsHashes: true)
        var operations = RandomOperations(seed: 5)
        var hashes: [(time: Int, hash: String)] = []
        for minute in 1...minutes {
            try timeline.advance(to: minute * 60_000 - 20_000)
            if operations.number(below: 3) == 0 {
                try? timeline.perform(
                    operations.next(for: timeline.simulation), as: Simulation.administrator)
            }
            try timeline.advance(to: minute * 60_000)
            hashes.append((timeline.now, timeline.simulation.stateHash.text))
        }
        return (timeline, hashes)
    }

    @Test func `a thousand jumps into the past find the states that were there then`() throws {
        var (timeline, hashes) = try Self.session()
        #expect(timeline.current.operations.count > 20)
        var operations = RandomOperations(seed: 9)
        for _ in 0..<1000 {
            let moment = hashes[operations.number(below: hashes.count)]
            try timeline.seek(to: moment.time)
            #expect(timeline.simulation.stateHash.text == moment.hash)
            #expect(timeline.now == moment.time)
        }
        #expect(timeline.difference == nil)
        #expect(timeline.branches.count == 1)
    }

    @Test func `an operation in the past begins a branch and leaves the other as it was`() throws {
        var (timeline, hashes) = try Self.session(minutes: 60)
        let end = try #require(hashes.last)
        let count = timeline.current.operations.count
        try timeline.seek(to: 20 * 60_000)
        #expect(!timeline.isLive)
        let shared = timeline.current.operations.filter { $0.time <= 20 * 60_000 }.count
        let host = timeline.simulation.vcenter.hosts.ids
            .map { timeline.simulation.vcenter.hosts[$0].name }[0]
        try timeline.perform(.cordon(host: host, true), as: Simulation.administrator)
        #expect(timeline.branch != .main && timeline.isLive)
        #expect(timeline.current.operations.count == shared + 1)
        #expect(
            timeline.current.origin
                == Branch.Origin(parent: .main, time: 20 * 60_000, shared: shared))
        try timeline.advance(to: 70 * 60_000)
        let other = timeline.simulation.stateHash.text
        try timeline.seek(to: end.time, on: .main)
        #expect(timeline.simulation.stateHash.text == end.hash)
        #expect(timeline.current.operations.count == count)
        try timeline.seek(to: 70 * 60_000, on: Branch.ID(2))
        #expect(timeline.simulation.stateHash.text == other)
        // What both have in common is the same on both.
        let before = timeline.state(at: 15 * 60_000, on: Branch.ID(2))
        #expect(before.stateHash.text == hashes[14].hash)
    }

    @Test func `what cannot be kept does not happen`() throws {
        let journal = FullJournal()
        let world = try World(named: "lab")
        var timeline = Timeline(start: try world.simulation(), journal: journal)
        try timeline.advance(to: 60_000)
        let before = timeline.simulation.stateHash
        let host = timeline.simulation.vcenter.hosts.ids
            .map { timeline.simulation.vcenter.hosts[$0].name }[0]
        let error = #expect(throws: TimelineError.self) {
            try timeline.perform(.cordon(host: host, true), as: Simulation.administrator)
        }
        guard case .notKept(let why) = error else {
            Issue.record("it was \(String(describing: error))")
            return
        }
        #expect(why.text == "full")
        #expect(timeline.simulation.stateHash == before)
        #expect(timeline.current.operations.isEmpty)
    }

    @Test func `a history that turns out otherwise is noticed where it does`() throws {
        let (timeline, _) = try Self.session(minutes: 130)
        var branch = timeline.current
        branch.operations[3].hash = "0000000000000000"
        var replay = Timeline(
            start: try World(named: "lab").simulation(), branches: [branch], keepsHashes: true)
        try replay.seek(to: .max)
        #expect(replay.difference?.operation == branch.operations[3].id)
        #expect(replay.difference?.time == branch.operations[3].time)
        branch.operations[3].hash = timeline.current.operations[3].hash
        branch.marks[1] = HashMark(time: branch.marks[1].time, hash: "1")
        var second = Timeline(
            start: try World(named: "lab").simulation(), branches: [branch], keepsHashes: true)
        try second.seek(to: .max)
        #expect(second.difference?.operation == nil)
        #expect(second.difference?.time == 7_200_000)
    }

    @Test func `what takes the newest operation back is worked out from just before it`() throws {
        var timeline = Timeline(start: try World(named: "lab").simulation(), keepsHashes: true)
        let host = timeline.simulation.vcenter.hosts.ids
            .map { timeline.simulation.vcenter.hosts[$0].name }[0]
        #expect(timeline.undo == nil)
        for instant in [0, 0, 90_000] {
            try timeline.advance(to: instant)
            for isCordoned in [true, false] {
                try timeline.perform(.cordon(host: host, isCordoned), as: "administrator")
                let found = try #require(timeline.undo)
                #expect(found.entry.id == timeline.current.operations.last?.id)
                guard case .with(let operations) = found.undo,
                    case .cordon(host, let back) = try #require(operations.first)
                else {
                    Issue.record("nothing takes it back")
                    continue
                }
                #expect(back != isCordoned)
            }
        }
    }

    @Test func `the shelf thins but stays within its bounds`() throws {
        let start = try World(named: "lab").simulation()
        var shelf = SnapshotShelf(start: start)
        for minute in 1...1000 {
            shelf.add(
                SnapshotShelf.Snapshot(
                    branch: .main, time: minute * 60_000, position: 0, simulation: start,
                    cost: 50_000_000))
        }
        #expect(shelf.copies.count <= SnapshotShelf.mostCopies)
        #expect(shelf.copies.last?.time == 1000 * 60_000)
        let times = shelf.copies.map(\.time)
        #expect(times == times.sorted())
        // Old moments are a longer way from a copy than young ones, but not without one.
        let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
        #expect((gaps.max() ?? .max) < 60 * 60_000)
        #expect((gaps.first ?? 0) > (gaps.last ?? 0))
    }

    @Test func `the engine plays a session back and forth`() throws {
        let engine = Engine(
            Timeline(start: try World(named: "lab").simulation()), user: "ann", isPaused: true)
        engine.send(.step)
        engine.send(.seek(to: 0, on: nil))
        engine.send(.fork(named: "other"))
        engine.send(.perform(.failHost(host: "nowhere")))
        engine.stop()
        let place = engine.snapshot.place
        #expect(place.branches.map(\.name) == ["main", "other"])
        #expect(place.branch == Branch.ID(2))
        #expect(place.isLive)
        #expect(engine.snapshot.refusal != nil)
    }
}

/// A journal on a disk that is full.
private final class FullJournal: Journal {
    func append(_ entry: JournalEntry) throws(JournalError) { throw JournalError("full") }
    func append(_ refusal: RefusedOperation) throws(JournalError) { throw JournalError("full") }
    func append(_ branch: Branch) throws(JournalError) { throw JournalError("full") }
    func note(progress: Int, on branch: Branch.ID) throws(JournalError) {
        throw JournalError("full")
    }
    func append(_ mark: HashMark, on branch: Branch.ID) throws(JournalError) {
        throw JournalError("full")
    }
}
