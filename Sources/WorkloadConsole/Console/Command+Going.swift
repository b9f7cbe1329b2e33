extension Command {
    /// From screen to screen.
    static let going: [Command] = [
        Command(
            group: .go, inputs: [.enter], keys: "Enter", description: "open",
            isOffered: { $0.openable != nil },
            reason: { $0.openable == nil ? "There is nothing to open here" : nil },
            run: { console in
                if let target = console.openable { console.go(to: target) }
                return .none
            }),
        Command(
            group: .go, inputs: [.escape, .backspace], keys: "Esc", description: "back",
            isOffered: { $0.screen != .overview },
            run: { console in
                if console.clearMarks() { return .none }
                if let listing = console.listing, console.tables[listing.name]?.filter ?? "" != "" {
                    console.setFilter("")
                } else {
                    console.goBack()
                }
                return .none
            }),
        Command(
            group: .go, inputs: [.character(":")], keys: ":", description: "go to",
            isOffered: { _ in true },
            run: { console in
                console.prompt = .goTo("", chosen: nil)
                return .none
            }),
        Command(
            group: .go, inputs: [.character("\u{0B}")], keys: "^K", description: "find anything",
            run: { console in
                console.prompt = .palette("", chosen: 0)
                return .none
            }),
        Command(
            group: .go, inputs: [.tab], keys: "Tab", description: "next tab",
            run: { console in
                let here = console.tab(of: console.screen)
                let place = Console.tabs.firstIndex { $0.digit == here?.digit } ?? -1
                let next = Console.tabs[(place + 1) % Console.tabs.count]
                console.go(to: console.screen(of: next))
                return .none
            }),
        Command(
            group: .go, inputs: [.character("i")], keys: "i", description: "all screens",
            isOffered: { $0.screen == .overview },
            run: { console in
                console.go(to: .screens)
                return .none
            }),
        Command(
            group: .go, inputs: [.character("?")], keys: "?", description: "keys",
            run: { console in
                console.go(to: .help)
                return .none
            }),
        Command(
            group: .go, inputs: [.character("\u{13}")], keys: "^S", description: "save the screen",
            run: { console in
                console.prompt = .save("")
                return .none
            }),
        Command(
            group: .go, inputs: [.redraw], keys: "^L", description: "draw anew",
            run: { _ in .none }),
        Command(
            group: .go, inputs: [.character("q")], keys: "q", description: "quit",
            run: { _ in .quit }),
    ]
}

extension Console {
    /// The screen on which something is seen: its page, or the log that it is.
    static func screen(of reference: Reference) -> Screen {
        if case .logSource(let source) = reference { return .document(.log(source)) }
        return .detail(reference)
    }

    /// What Enter opens.
    var openable: Screen? {
        if listing != nil { return selected.map { Self.screen(of: $0) } }
        return spot?.target
    }
}
