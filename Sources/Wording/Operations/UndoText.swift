import Model

extension Undo {
    /// What takes it back, or why nothing does.
    public var text: String {
        switch self {
        case .with(let operations): operations.map(\.title).joined(separator: ", then ")
        case .impossible(let obstacle): obstacle.text
        }
    }
}

extension Undo.Obstacle {
    /// Why nothing takes an operation back.
    public var text: String {
        switch self {
        case .nothingChanged: "there is nothing to take back: it was so already"
        case .dataIsGone: "it cannot be taken back: what is gone took its data with it"
        case .hasEnded: "it cannot be taken back: what has ended does not come back"
        case .noDowngrade: "it cannot be taken back: there is no way to an older version"
        case .onlyGrows: "it cannot be taken back: what has grown does not shrink"
        case .isReplaced: "it cannot be taken back: what was replaced is no longer valid"
        case .wasMending: "it mended something: to take it back would break that again"
        case .passes: "there is nothing to take back: it passes by itself"
        case .notKnown: "it cannot be taken back: what it did was up to chance"
        }
    }
}
