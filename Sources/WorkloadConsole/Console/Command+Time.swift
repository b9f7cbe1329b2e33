import Engine

extension Command {
    /// The pace of simulated time.
    static let time: [Command] = [
        Command(
            group: .time, inputs: [.character(" ")], keys: "space", description: "pause",
            isOffered: { _ in true },
            run: { console in .send(.setPaused(!console.snapshot.isPaused)) }),
        Command(
            group: .time, inputs: [.character("+"), .character("=")], keys: "+",
            description: "faster",
            isOffered: { _ in true },
            reason: { console in
                console.snapshot.speed >= (Engine.speeds.last ?? 1)
                    ? "That is as fast as time goes" : nil
            },
            run: { console in
                let speed = console.snapshot.speed
                return .send(.setSpeed(Engine.speeds.first { $0 > speed } ?? speed))
            }),
        Command(
            group: .time, inputs: [.character("-")], keys: "-", description: "slower",
            isOffered: { _ in true },
            reason: { console in
                console.snapshot.speed <= 1 ? "That is real time; space pauses" : nil
            },
            run: { console in
                let speed = console.snapshot.speed
                return .send(.setSpeed(Engine.speeds.last { $0 < speed } ?? speed))
            }),
        Command(
            group: .time, inputs: [.character(".")], keys: ".", description: "step",
            isOffered: { $0.snapshot.isPaused },
            run: { _ in .send(.step) }),
    ]
}
