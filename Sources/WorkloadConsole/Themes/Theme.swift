import Manifests
import Model

/// Colours and emphasis for roles, as a theme file says (`docs/themes.md`).
public struct Theme: Sendable {
    /// How a role looks.
    public struct Style: Hashable, Sendable {
        /// Foreground as 0xRRGGBB; nil for the terminal's own.
        public var foreground: Int?
        /// Background as 0xRRGGBB; nil for the terminal's own.
        public var background: Int?
        /// Foreground where there are sixteen colours: its number there; nil for the nearest.
        public var foreground16: Int?
        /// Background where there are sixteen colours: its number there; nil for none.
        public var background16: Int?
        /// Bold.
        public var isBold = false
        /// Dim.
        public var isDim = false
        /// Underlined.
        public var isUnderlined = false
        /// Reversed where there is no colour, or not enough of it for the background.
        public var isReversed = false
    }

    /// Its name.
    public let name: String
    /// By the place of the role among all roles.
    private var styles: [Style]

    /// How a role looks.
    public func style(of role: Role) -> Style { styles[role.place] }

    /// Finds the text of the theme that another one inherits from.
    public typealias Lookup = (String) -> [UInt8]?

    /// Reads a theme.
    /// - Throws: the first thing that is wrong, with its line.
    public init(
        reading bytes: [UInt8], file: String, inherited: Lookup = { _ in nil }
    ) throws(ManifestError) {
        try self.init(reading: bytes, file: file, inherited: inherited, depth: 0)
    }

    private init(
        reading bytes: [UInt8], file: String, inherited: Lookup, depth: Int
    ) throws(ManifestError) {
        let result = DocumentReader.read(bytes, file: file)
        if let error = result.errors.first { throw error }
        let reader = ThemeReader(file: file, document: result.documents.first)
        try reader.checkFields()
        name = try reader.name()
        styles = Array(repeating: Style(), count: Role.allCases.count)
        if let parent = try reader.text("inherits") {
            guard depth < 8, let bytes = inherited(parent) else {
                throw reader.refuse(["inherits"], .unknownValue(parent, known: []))
            }
            styles = try Theme(
                reading: bytes, file: parent, inherited: inherited, depth: depth + 1
            ).styles
        }
        let said = try reader.styles()
        for role in Role.allCases {
            // The longest name that the role's begins with decides.
            var best: (length: Int, style: Style)?
            for (key, style) in said {
                let isMeant = role.rawValue == key || role.rawValue.hasPrefix(key + ".")
                if isMeant, key.count > best?.length ?? 0 { best = (key.count, style) }
            }
            if let best { styles[role.place] = best.style }
        }
    }
}

extension Role {
    /// Its place among all roles.
    public var place: Int { Self.places[self] ?? 0 }

    private static let places = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
