import Engine
import Model
import Wording

extension Console {
    /// What a line at the bottom, or a question, is waiting for.
    enum Prompt: Sendable {
        /// The filter of the table on screen is being typed.
        case filter(String)
        /// What is looked for in the text on screen is being typed.
        case search(String)
        /// The name of something to go to is being typed; the suggestion chosen, if any.
        case goTo(String, chosen: Int?)
        /// Anything by name; which entry is highlighted.
        case palette(String, chosen: Int)
        /// The name of a file for what is on screen is being typed.
        case save(String)
        /// Columns are chosen; the one under the cursor, by place.
        case columns(Int)
        /// What is to be done is being typed: a verb and what it asks for.
        case act(String)
        /// A yes before something is done.
        case confirm(Question)
    }

    /// What is asked before something is done that is not easily taken back.
    struct Question: Sendable {
        let title: String
        /// What will come of it.
        let consequences: [String]
        let operations: [Operation]
        /// What was forecast of it; nil where nobody looked ahead.
        var forecast: Forecast?
        /// What must be typed in place of a `y`; nil where a `y` will do.
        var name: String?
        /// What of that has been typed.
        var typed = ""

        init(title: String, consequences: [String], operation: Operation) {
            self.init(title: title, consequences: consequences, operations: [operation])
        }

        init(title: String, consequences: [String], operations: [Operation], name: String? = nil) {
            self.title = title
            self.consequences = consequences
            self.operations = operations
            self.name = name
        }
    }

    /// Takes in what the user did while something is being typed or asked.
    mutating func answer(_ input: Input) -> Effect {
        switch prompt {
        case .filter(let text): typeFilter(input, text)
        case .search(let text): typeSearch(input, text)
        case .goTo(let text, let chosen): typeName(input, text, chosen: chosen)
        case .palette(let text, let chosen): return typePalette(input, text, chosen: chosen)
        case .save(let text): return typeFile(input, text)
        case .act(let text): return typeVerb(input, text)
        case .columns(let cursor): chooseColumns(input, at: cursor)
        case .confirm(let question): return answer(question, input)
        case nil: break
        }
        return .none
    }

    /// What is on screen goes to a file whose ending says how.
    private mutating func typeFile(_ input: Input, _ text: String) -> Effect {
        switch input {
        case .escape: prompt = nil
        case .enter:
            guard let format = ScreenFormat(file: text) else {
                message =
                    "End the name in .\(ScreenFormat.allCases.map(\.rawValue).joined(separator: ", ."))"
                return .none
            }
            prompt = nil
            guard !format.isOfRows || listing != nil else {
                message = "Only tables have rows: save this as .txt, .ansi, .svg or .html"
                return .none
            }
            return .save(file: text, format)
        default: prompt = .save(Self.edited(text, by: input))
        }
        return .none
    }

    private mutating func typeFilter(_ input: Input, _ text: String) {
        switch input {
        case .escape:
            setFilter("")
            prompt = nil
        case .enter: prompt = nil
        case .up, .down: moveRow(by: input == .up ? -1 : 1)
        default:
            let text = Self.edited(text, by: input)
            setFilter(text)
            prompt = .filter(text)
        }
    }

    private mutating func typeSearch(_ input: Input, _ text: String) {
        switch input {
        case .escape:
            search("")
            prompt = nil
        case .enter: prompt = nil
        case .up, .down: goToMatch(by: input == .up ? -1 : 1)
        default:
            let text = Self.edited(text, by: input)
            search(text)
            prompt = .search(text)
        }
    }

    mutating func setFilter(_ text: String) {
        guard let listing else { return }
        var state = tables[listing.name, default: TableState()]
        guard state.filter != text else { return }
        state.filter = text
        (state.cursor, state.offset) = (0, 0)
        tables[listing.name] = state
    }

    private mutating func typeName(_ input: Input, _ text: String, chosen: Int?) {
        let found = suggestions(for: text)
        switch input {
        case .escape: prompt = nil
        case .enter:
            prompt = nil
            if let view = settings.views.first(where: { $0.name == text }) { return show(view) }
            // Only what was named or chosen is opened, never what merely stands on top.
            let name = text.lowercased().split(separator: " ").last ?? ""
            let exact = found.filter { $0.name.lowercased() == name }
            if let chosen, found.indices.contains(chosen) {
                go(to: found[chosen].screen)
            } else if let only = exact.first ?? (found.count == 1 ? found.first : nil) {
                go(to: only.screen)
            } else if !text.isEmpty {
                message =
                    found.isEmpty
                    ? "There is nothing called \"\(text)\""
                    : "\"\(text)\" is the beginning of several names: choose one with Tab"
            }
        case .tab, .down:
            guard !found.isEmpty else { return }
            if found.count == 1, input == .tab {
                prompt = .goTo(found[0].name, chosen: 0)
            } else {
                prompt = .goTo(text, chosen: ((chosen ?? -1) + 1) % found.count)
            }
        case .up:
            guard !found.isEmpty else { return }
            prompt = .goTo(text, chosen: ((chosen ?? 0) + found.count - 1) % found.count)
        default: prompt = .goTo(Self.edited(text, by: input), chosen: nil)
        }
    }

    /// A line of text after an input.
    static func edited(_ text: String, by input: Input) -> String {
        switch input {
        case .character(let character): text + String(character)
        case .paste(let pasted): text + pasted.filter { !$0.isNewline }.prefix(200)
        case .backspace: String(text.dropLast())
        default: text
        }
    }
}
