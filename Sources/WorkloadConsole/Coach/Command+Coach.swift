extension Command {
    /// What is asked of a lesson, where one is taken.
    static let coach: [Command] = [
        ask("\u{0E}", "^N", "next step", .next),
        ask("\u{0F}", "^O", "hint", .hint),
        ask("\u{12}", "^R", "repeat the step", .reset),
        ask("\u{04}", "^D", "finish the lesson", .finish),
        lay("\u{07}", "^G", "fold the coach") { $0.isFolded.toggle() },
        lay("\u{14}", "^T", "coach above or below") { $0.isOnTop.toggle() },
        lay("\u{06}", "^F", "read on") { coach in
            let next = coach.offset + 4
            coach.offset = next < coach.lines.count ? next : 0
        },
    ]

    private static let noLesson: @Sendable (Console) -> String? = { console in
        console.coach == nil ? "That is for lessons: wlm-tui lesson take NAME" : nil
    }

    private static func ask(
        _ key: Character, _ keys: String, _ description: String, _ request: Coach.Request
    ) -> Command {
        Command(
            group: .lesson, inputs: [.character(key)], keys: keys, description: description,
            isOffered: { $0.coach != nil && request != .reset },
            reason: noLesson,
            run: { _ in .lesson(request) })
    }

    private static func lay(
        _ key: Character, _ keys: String, _ description: String,
        _ change: @escaping @Sendable (inout Coach) -> Void
    ) -> Command {
        Command(
            group: .lesson, inputs: [.character(key)], keys: keys, description: description,
            reason: noLesson
        ) { console in
            if var coach = console.coach {
                change(&coach)
                console.coach = coach
            }
            return .none
        }
    }
}
