import Engine
import Model
import Wording

extension Command {
    /// Anything that can be done, what takes it back, and the way to other moments.
    static let session: [Command] = [
        Command(
            group: .act, inputs: [.character("!")], keys: "!", description: "do",
            changes: true,
            isOffered: { $0.screen == .overview },
            run: { console in
                console.prompt = .act("")
                return .none
            }),
        Command(
            group: .act, inputs: [.character("u")], keys: "u", description: "undo",
            changes: true,
            isOffered: { $0.takesBack != nil }, aid: .undo,
            reason: { console in
                switch console.snapshot.newest?.undo {
                case nil: "Nothing has been done here that could be taken back"
                case .impossible(let obstacle): obstacle.text
                case .with: nil
                }
            },
            run: { console in
                guard let deed = console.snapshot.newest, let operations = console.takesBack else {
                    return .none
                }
                console.ask(
                    Console.Question(
                        title: "Take back: \(deed.entry.operation.title)?",
                        consequences: operations.map(\.title), operations: operations))
                return .none
            }),
        seek("[", "back 5 minutes", by: -300_000),
        seek("]", "on 5 minutes", by: 300_000),
        seek("{", "back an hour", by: -3_600_000),
        seek("}", "on an hour", by: 3_600_000),
        Command(
            group: .time, inputs: [.character("e")], keys: "e", description: "to the end",
            isOffered: { !$0.snapshot.place.isLive },
            reason: { $0.snapshot.place.isLive ? "This is the end: time passes on" : nil },
            run: { console in .send(.seek(to: console.snapshot.place.end, on: nil)) }),
    ]

    private static func seek(_ key: Character, _ description: String, by step: Int) -> Command {
        Command(
            group: .time, inputs: [.character(key)], keys: String(key), description: description,
            aid: .rewind,
            reason: { console in
                let place = console.snapshot.place
                if step > 0, place.isLive { return "This is the end: time passes on" }
                return step < 0 && console.simulation.now <= place.beginning
                    ? "That is the beginning of the session" : nil
            },
            run: { console in
                .several([
                    .setPaused(true), .seek(to: console.simulation.now + step, on: nil),
                ])
            })
    }
}

extension Console {
    /// The operations that take the newest one back.
    var takesBack: [Operation]? {
        if case .with(let operations) = snapshot.newest?.undo { operations } else { nil }
    }
}
