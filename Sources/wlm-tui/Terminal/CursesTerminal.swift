import CNcurses
import FoundationEssentials
import Glibc
import WorkloadConsole

/// The real terminal, through ncurses. Nothing outside of this folder sees ncurses.
final class CursesTerminal {
    /// How many colours may be used.
    enum Colours {
        case none, sixteen, full
    }

    /// What the user asked for.
    struct Options {
        var isASCII = false
        var colours: Colours?
        var hasMouse = true
    }

    /// The most that is taken in of a paste, in characters; the rest counts as a new one.
    private static let longestPaste = 4096

    private let isASCII: Bool
    private let colours: Colours
    private let isSynchronized: Bool
    let theme: Theme
    private var styles: [Look]

    /// How ncurses is told to draw a role.
    private struct Look {
        var attributes: Int32 = 0
        var pair: Int32 = 0
    }

    /// Takes the terminal over; nil when it cannot be used.
    init?(_ options: Options, theme: Theme) {
        let term = getenv("TERM").map { String(cString: $0) } ?? ""
        guard term != "", term != "dumb" else { return nil }
        setlocale(LC_CTYPE, "")
        if wlm_is_utf8() == 0, getenv("LC_ALL") == nil, getenv("LC_CTYPE") == nil,
            getenv("LANG") == nil
        {
            setlocale(LC_CTYPE, "C.UTF-8")
        }
        wlm_guard_crashes()
        guard wlm_open(term) != nil else { return nil }
        self.theme = theme
        isASCII = options.isASCII || wlm_is_utf8() == 0
        isSynchronized = !["vt100", "linux"].contains(term)
        wlm_prepare()
        if options.hasMouse { wlm_mouse() }
        if isSynchronized { wlm_bracket_pastes(1) }
        if options.colours != Colours.none, has_colors(), start_color() == OK {
            use_default_colors()
            colours = wlm_colours() >= 256 ? options.colours ?? .full : .sixteen
        } else {
            colours = .none
        }
        styles = []
        styles = Role.allCases.map { look(of: theme.style(of: $0)) }
    }

    private func look(of style: Theme.Style) -> Look {
        var isReversed = false
        var look = Look()
        switch colours {
        case .none: isReversed = style.reversal != .never
        case .sixteen:
            // A background that sixteen colours cannot show is shown by reversing.
            isReversed =
                style.reversal == .always
                || style.reversal == .withoutColour && style.background16 == nil
            look.pair = wlm_pair(
                Int32(style.foreground16 ?? style.foreground.number16 ?? -1),
                Int32(style.background16 ?? -1))
            if isReversed { look.pair = 0 }
        case .full:
            isReversed = style.reversal == .always
            look.pair = wlm_pair(
                Int32(style.foreground.number256 ?? -1), Int32(style.background.number256 ?? -1))
        }
        look.attributes =
            (style.isBold ? 1 : 0) | (style.isDim ? 2 : 0) | (isReversed ? 4 : 0)
            | (style.isUnderlined ? 8 : 0)
        return look
    }

    /// The terminal's size.
    var size: Size { Size(width: Int(wlm_columns()), height: Int(wlm_rows())) }

    /// Takes the terminal's new size over, or the terminal itself after it was given back.
    func resize() {
        endwin()
        refresh()
        clear()
        if isSynchronized { wlm_bracket_pastes(1) }
    }

    /// Draws everything anew at the next frame, whatever the terminal shows.
    func redraw() { wlm_clear_next() }

    /// Shows a surface; ncurses sends only what changed.
    func present(_ surface: Surface) {
        erase()
        var text: [wchar_t] = []
        for y in 0..<surface.size.height {
            var x = 0
            while x < surface.size.width {
                let role = surface.cells[y * surface.size.width + x].role
                let start = x
                text.removeAll(keepingCapacity: true)
                while x < surface.size.width {
                    let cell = surface.cells[y * surface.size.width + x]
                    guard cell.role == role else { break }
                    if let glyph = cell.glyph {
                        let shown = theme.glyph(for: glyph, role, isASCII: isASCII)
                        text.append(wchar_t(shown.value))
                        if isASCII, Glyphs.width(of: glyph) == 2 { text.append(0x3F) }
                    }
                    x += 1
                }
                text.append(0)
                let look = styles[role.place]
                wlm_put(Int32(y), Int32(start), text, look.attributes, look.pair)
            }
        }
        synchronized(true)
        refresh()
        synchronized(false)
    }

    private func synchronized(_ isOn: Bool) {
        guard isSynchronized else { return }
        let text = isOn ? "\u{1b}[?2026h" : "\u{1b}[?2026l"
        _ = text.withCString { write(STDOUT_FILENO, $0, 8) }
    }

    /// Gives a text to the terminal's clipboard (OSC 52). A terminal that takes no copies passes it
    /// over; whether one does cannot be asked.
    func copy(_ text: String) {
        let sequence = "\u{1b}]52;c;\(Data(text.utf8).base64EncodedString())\u{07}"
        var rest = Array(sequence.utf8)[...]
        while !rest.isEmpty {
            let written = rest.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            guard written > 0 else { return }
            rest = rest.dropFirst(written)
        }
    }

    /// Gives the terminal back as it was.
    func restore() {
        if isSynchronized { wlm_bracket_pastes(0) }
        endwin()
    }

    /// What came from the terminal.
    enum Heard {
        case nothing
        /// A key or a mouse event that means nothing here.
        case noise
        case input(Input)
    }

    /// What the user has done, if anything.
    func next() -> Heard {
        var code: UInt32 = 0
        switch wlm_get(&code) {
        case 1: return character(code).map { .input($0) } ?? .noise
        case 2: return key(Int32(code)).map { .input($0) } ?? .noise
        default: return .nothing
        }
    }

    /// The text between the two brackets of a paste; what comes later than a tenth of a second
    /// after the rest is no part of it any more.
    private func paste() -> Input {
        var text = String.UnicodeScalarView()
        var source = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        while text.count < Self.longestPaste {
            var code: UInt32 = 0
            switch wlm_get(&code) {
            case 1: if let scalar = Unicode.Scalar(code) { text.append(scalar) }
            case 2 where code == UInt32(WLM_PASTE_ENDS): return .paste(String(text))
            case 2: continue
            default: if poll(&source, 1, 100) <= 0 { return .paste(String(text)) }
            }
        }
        return .paste(String(text))
    }

    private func character(_ code: UInt32) -> Input? {
        switch code {
        case 3: return .character("q")
        case 9: return .tab
        case 10, 13: return .enter
        case 12: return .redraw
        case 8, 127: return .backspace
        case 26:
            restore()
            wlm_suspend()
            return .redraw
        case 27: return .escape
        default: return Unicode.Scalar(code).map { .character(Character($0)) }
        }
    }

    private func key(_ code: Int32) -> Input? {
        switch code {
        case KEY_UP: return .up
        case KEY_DOWN: return .down
        case KEY_LEFT: return .left
        case KEY_RIGHT: return .right
        case KEY_PPAGE: return .pageUp
        case KEY_NPAGE: return .pageDown
        case KEY_HOME: return .home
        case KEY_END: return .end
        case KEY_BACKSPACE: return .backspace
        case KEY_DC: return .delete
        case KEY_ENTER: return .enter
        case KEY_RESIZE: return .redraw
        case WLM_PASTE_BEGINS: return paste()
        case KEY_MOUSE:
            var (x, y): (Int32, Int32) = (0, 0)
            switch wlm_mouse_event(&x, &y) {
            case 1: return .click(x: Int(x), y: Int(y))
            case 2: return .wheel(up: true)
            case 3: return .wheel(up: false)
            default: return nil
            }
        default: return nil
        }
    }
}
