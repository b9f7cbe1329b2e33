import Engine
import Model
import Wording

/// The console: what is on screen and what was typed. A value; drawing it changes nothing.
public struct Console: Sendable {
    /// What handling an input asks of whoever drives the console.
    public enum Effect: Sendable {
        case none
        case quit
        case send(Engine.Request)
        /// The same of several requests, one after the other.
        case several([Engine.Request])
        /// Write what is on screen to a file, and say what came of it.
        case save(file: String, ScreenFormat)
        /// Ask something of the lesson that is taken.
        case lesson(Coach.Request)
        /// Give a text to the terminal's clipboard.
        case copy(String)
    }

    /// Says something until the next key.
    public mutating func say(_ text: String) { message = text }

    /// The state that is drawn.
    public var snapshot: Engine.Snapshot { didSet { holdSample() } }
    /// Whether nothing may be changed.
    public let isReadOnly: Bool
    var screen: Screen = .overview
    var trail: [Screen] = []
    var tables: [String: TableState] = [:]
    var places: [Screen: Place] = [:]
    var readings: [Document: Reading] = [:]
    var esxtop = EsxtopState()
    /// What sizes on the map stand for.
    var mapMeasure = MapMeasure.demand
    var prompt: Prompt?
    var message: String?
    /// Which keys run which commands, and views by name.
    var settings: Settings
    /// What stands beside the screen while a lesson is taken.
    public var coach: Coach?
    /// The number of the newest refusal that the user has taken note of.
    var seenRefusal = 0
    /// The size for which the newest input was made.
    var size = Size(width: 80, height: 24)

    /// What stands under the cursor, worked out once for the many commands that ask.
    var memo: Memo?

    private(set) var rowCache = RowCache()
    private(set) var pictureCache = PictureCache()

    /// A console on the overview.
    public init(
        snapshot: Engine.Snapshot, isReadOnly: Bool = false, settings: Settings = Settings()
    ) {
        self.snapshot = snapshot
        self.isReadOnly = isReadOnly
        self.settings = settings
    }

    /// A console on a simulation that stands still.
    public init(still simulation: Simulation, isReadOnly: Bool = false) {
        self.init(snapshot: Engine.Snapshot(still: simulation), isReadOnly: isReadOnly)
    }

    /// Opens what is called so, as typing its name after `:` would; whether there is such a thing.
    public mutating func open(_ name: String, size: Size) -> Bool {
        prompt = nil
        for input in [Input.character(":"), .paste(name), .enter] {
            _ = handle(input, size: size)
        }
        return message == nil
    }

    var simulation: Simulation { snapshot.simulation }

    /// Takes in what the user did.
    public mutating func handle(_ input: Input, size: Size) -> Effect {
        self.size = Self.size(beside: coach, of: size)
        let hadMessage = message != nil || unseenRefusal != nil
        message = nil
        seenRefusal = snapshot.refusal?.number ?? seenRefusal
        let input = inside(input, of: size)
        if prompt != nil { return answer(input) }
        // Esc takes a message away before it leaves the screen.
        if input == .escape, hadMessage { return .none }
        if let effect = pressEsxtop(input) { return effect }
        if case .character(let character) = input,
            let tab = Self.tabs.first(where: { $0.digit == character })
        {
            go(to: screen(of: tab))
            return .none
        }
        guard let command = settings.keymap.command(for: input) else {
            return point(at: input)
        }
        memo = Memo(self)
        let reason = command.disabled(self)
        memo = nil
        if let reason {
            message = reason
            return .none
        }
        return command.run(&self)
    }

    /// An input as the screen beside the coach sees it: clicks count from its own first row.
    private func inside(_ input: Input, of size: Size) -> Input {
        guard let coach, coach.isOnTop, case .click(let x, let y) = input else { return input }
        return .click(x: x, y: y - (size.height - self.size.height))
    }

    /// The newest refusal, until the user has pressed a key after it.
    var unseenRefusal: String? {
        guard let refusal = snapshot.refusal, refusal.number > seenRefusal else { return nil }
        return refusal.error.text
    }

    /// Goes to a screen; Esc comes back.
    mutating func go(to screen: Screen) {
        guard screen != self.screen else { return }
        if case .table(Listing.findings.name) = screen, lacks(.findings) {
            message = "This lesson is taken without findings"
            return
        }
        trail.append(self.screen)
        if trail.count > 50 { trail.removeFirst() }
        self.screen = screen
    }

    /// Goes back to where one came from; what is gone by now is left out.
    mutating func goBack() {
        while let last = trail.popLast() {
            if case .detail(let reference) = last, !reference.exists(in: simulation) { continue }
            screen = last
            return
        }
        screen = .overview
    }

    /// The listing whose table is on screen.
    var listing: Listing? {
        guard case .table(let name) = screen else { return nil }
        return Listing.named(name)
    }

    /// What the cursor stands on; else what the screen is about.
    var subject: Reference? {
        if case .table = screen { return selected }
        if case .detail(let reference) = spot?.target { return reference }
        switch screen {
        case .detail(let reference), .document(.yaml(let reference)),
            .document(.why(let reference)):
            return reference
        case .document(.log(let source)): return .logSource(source)
        case .esxtop(let host): return .host(host)
        default: return nil
        }
    }
}
