import Engine
import Model
import Wording

extension Console {
    /// The most operations that are listed.
    private static let mostOperations = 200

    /// Where one is in the session, its branches, and what was done, newest first.
    var sessionPage: Page {
        let place = snapshot.place
        let current = place.branches.first { $0.id == place.branch }
        let operations = current?.operations ?? []
        return Page(cards: [
            placeCard, branchCard,
            Card(
                "Operations", note: Units.count(operations.count), isWide: true,
                operations.isEmpty
                    ? [Line("Nothing was done yet: ! does something.", .dim)]
                    : operations.suffix(Self.mostOperations).reversed().flatMap { lines(of: $0) }),
        ])
    }

    private var placeCard: Card {
        let place = snapshot.place
        func clock(_ at: Int) -> String { WorldClock.dayAndTime(epoch: simulation.epoch, at: at) }
        return Card(
            "Place",
            [
                .fact("Now", clock(simulation.now)),
                .fact("Begun", clock(place.beginning)),
                .fact("Known until", clock(place.end)),
                place.isLive
                    ? .fact("Time", "passes on", .statusOK)
                    : .fact("Time", "is replayed; e goes to the end", .statusWarn),
                place.isKept
                    ? .fact("Kept", "on disk before it counts", .statusOK)
                    : .fact("Kept", "not: --session NAME keeps it", .dim),
                .fact("User", snapshot.user),
            ])
    }

    private var branchCard: Card {
        let place = snapshot.place
        let names = Dictionary(
            place.branches.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        return Card(
            "Branches", note: "\(place.branches.count)",
            place.branches.map { branch in
                let isHere = branch.id == place.branch
                let origin = branch.origin.map { origin in
                    let at = WorldClock.time(epoch: simulation.epoch, at: origin.time)
                    return "from \(names[origin.parent] ?? "?") at \(at)"
                }
                return Line([
                    .text(isHere ? "► " : "  ", .accent), .text(branch.name, .text),
                    .column(16), .text(origin ?? "the beginning", .dim),
                    .right(Units.count(branch.operations.count), .dim),
                ])
            })
    }

    private func lines(of entry: JournalEntry) -> [Line] {
        let clock = WorldClock.dayAndTime(epoch: simulation.epoch, at: entry.time)
        // What is ahead of the present place has not happened here yet.
        let isAhead = entry.time > simulation.now
        let user = entry.user == Simulation.administrator ? "" : "  \(entry.user)"
        let line = Line([
            .text(clock, .dim), .column(14), .text(entry.operation.title, isAhead ? .dim : .text),
            .text(user, .dim),
        ])
        guard let forecast = entry.forecast else { return [line] }
        return [line, Line([.column(14), .text("forecast: \(forecast)", .dim)])]
    }
}
