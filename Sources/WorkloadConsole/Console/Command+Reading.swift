extension Command {
    /// Texts about what the cursor stands on, and how they are read.
    static let reading: [Command] = [
        Command(
            group: .read, inputs: [.character("y")], keys: "y", description: "YAML",
            isOffered: { $0.isOnPage && $0.subject?.document(in: $0.simulation) != nil },
            reason: { console in
                guard let subject = console.subject else {
                    return "Put the cursor on an object first"
                }
                return subject.document(in: console.simulation) == nil
                    ? "That is no object of the Kubernetes API: pods, workloads, clusters, machines,"
                        + " VMs and namespaces are" : nil
            },
            run: { console in
                if let subject = console.subject { console.go(to: .document(.yaml(subject))) }
                return .none
            }),
        Command(
            group: .read, inputs: [.character("w")], keys: "w", description: "why",
            isOffered: { $0.isOnPage && $0.subject?.isPod == true }, aid: .why,
            reason: { $0.subject == nil ? "Put the cursor on something first" : nil },
            run: { console in
                if let subject = console.subject { console.go(to: .document(.why(subject))) }
                return .none
            }),
        Command(
            group: .read, inputs: [.character("L")], keys: "L", description: "log",
            isOffered: { $0.isOnPage && $0.logOfSubject != nil },
            reason: { $0.logOfSubject == nil ? "Nothing writes a log here: see :logs" : nil },
            run: { console in
                if let source = console.logOfSubject { console.go(to: .document(.log(source))) }
                return .none
            }),
        Command(
            group: .read, inputs: [.character("E")], keys: "E", description: "esxtop",
            isOffered: { $0.host != nil && $0.esxtopHost == nil },
            reason: { $0.hostForEsxtop == nil ? "No host runs" : nil },
            run: { console in
                if let id = console.hostForEsxtop { console.go(to: .esxtop(id)) }
                return .none
            }),
        Command(
            group: .read, inputs: [.character("c")], keys: "c", description: "copy",
            reason: { $0.copyable == nil ? "Put the cursor on something first" : nil },
            run: { console in
                guard let text = console.copyable else { return .none }
                let lines = text.split(separator: "\n").count
                console.message =
                    lines > 1
                    ? "Copied \(lines) lines, where the terminal takes copies (OSC 52)"
                    : "Copied \(text), where the terminal takes copies (OSC 52)"
                return .copy(text)
            }),
        Command(
            group: .read, inputs: [.character("n")], keys: "n", description: "next match",
            isOffered: { console in
                console.document.map { !console.reading(of: $0).search.isEmpty } ?? false
            },
            reason: noText,
            run: { console in
                console.goToMatch(by: 1)
                return .none
            }),
        Command(
            group: .read, inputs: [.character("N")], keys: "N", description: "match before",
            reason: noText,
            run: { console in
                console.goToMatch(by: -1)
                return .none
            }),
        Command(
            group: .read, inputs: [.character("W")], keys: "W", description: "wrap",
            isOffered: { $0.document != nil },
            reason: noText,
            run: { console in
                console.change { $0.isWrapped.toggle() }
                return .none
            }),
        Command(
            group: .read, inputs: [.character("#")], keys: "#", description: "line numbers",
            isOffered: { $0.document != nil },
            reason: noText,
            run: { console in
                console.change { $0.hasNumbers.toggle() }
                return .none
            }),
        Command(
            group: .read, inputs: [.character("f")], keys: "f", description: "follow",
            isOffered: { $0.document?.grows ?? false },
            reason: {
                $0.document?.grows ?? false ? nil : "Only a log grows: press L on a host or pod"
            },
            run: { console in
                guard let document = console.document else { return .none }
                var reading = console.reading(of: document)
                reading.isFollowing.toggle()
                console.readings[document] = reading
                return .none
            }),
    ]

    private static let noText: @Sendable (Console) -> String? = { console in
        console.document == nil ? "That is for texts: open one with y, w or L" : nil
    }
}

extension Console {
    /// Whether the page of one thing is on screen.
    fileprivate var isOnPage: Bool {
        if case .detail = screen { true } else { false }
    }
}

extension Reference {
    fileprivate var isPod: Bool {
        if case .pod = self { true } else { false }
    }
}
