/// A colour as a theme names it.
public enum Colour: Hashable, Sendable {
    /// The terminal's own.
    case standard
    /// One of the terminal's sixteen, whatever they look like there.
    case sixteen(Int)
    /// A fixed colour as 0xRRGGBB.
    case rgb(Int)

    /// The names of the sixteen colours, in the order of their numbers.
    public static let names16 = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
        "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta",
        "bright-cyan", "bright-white",
    ]

    /// A colour as written: `default`, one of the sixteen by name, or `#rrggbb`; nil for all else.
    public init?(_ text: String) {
        if text == "default" {
            self = .standard
        } else if let number = Self.names16.firstIndex(of: text) {
            self = .sixteen(number)
        } else if text.hasPrefix("#"), text.utf8.count == 7,
            let value = UInt32(text.dropFirst(), radix: 16)
        {
            self = .rgb(Int(value))
        } else {
            return nil
        }
    }

    /// As it is written.
    public var text: String {
        switch self {
        case .standard: return "default"
        case .sixteen(let number): return Self.names16[number]
        case .rgb(let value):
            let digits = String(value, radix: 16)
            return "#" + String(repeating: "0", count: 6 - digits.count) + digits
        }
    }

    /// Its number among the 256 colours of a terminal; nil for the terminal's own.
    public var number256: Int? {
        switch self {
        case .standard: nil
        case .sixteen(let number): number
        case .rgb(let value): Palette.nearest(value)
        }
    }

    /// Its number among the sixteen colours of a terminal; nil for the terminal's own.
    public var number16: Int? {
        switch self {
        case .standard: nil
        case .sixteen(let number): number
        case .rgb(let value): Palette.sixteen(value)
        }
    }
}
