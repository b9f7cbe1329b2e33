import Manifests
import Model

/// Colours and emphasis for roles, as a theme file says (`docs/themes.md`).
public struct Theme: Sendable {
    /// How a role looks.
    public struct Style: Hashable, Sendable {
        /// Foreground.
        public var foreground = Colour.standard
        /// Background.
        public var background = Colour.standard
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
        /// When its colours are exchanged.
        public var reversal = Reversal.never

        /// When foreground and background are exchanged.
        public enum Reversal: Sendable {
            case never
            /// Where there is no colour, or not enough of it for the background.
            case withoutColour
            case always
        }
    }

    /// What a terminal's own background is taken to be.
    public enum Appearance: String, Sendable, CaseIterable {
        case dark, light, any

        /// The background that contrasts are measured against where the theme leaves it to the
        /// terminal, as 0xRRGGBB; nil where nothing is known of it.
        var assumedBackground: Int? {
            switch self {
            case .dark: 0x1C1C1C
            case .light: 0xFFFFFF
            case .any: nil
            }
        }
    }

    /// A glyph, and what stands for it where there is only ASCII.
    struct Symbol: Hashable, Sendable {
        let glyph: Unicode.Scalar
        let ascii: Unicode.Scalar
    }

    /// Its name.
    public let name: String
    /// What it is like, in a line.
    public let summary: String
    /// What background it is made for.
    public let appearance: Appearance
    /// The least contrast of any role that it promises, in hundredths.
    public let leastContrast: Int
    /// By the place of the role among all roles.
    private let styles: [Style]
    /// What stands for the glyphs by which screens say a status.
    let symbols: [Unicode.Scalar: Symbol]

    /// How a role looks.
    public func style(of role: Role) -> Style { styles[role.place] }

    /// The glyph that is drawn for the one a screen gave, in this role.
    public func glyph(
        for glyph: Unicode.Scalar, _ role: Role, isASCII: Bool
    ) -> Unicode.Scalar {
        if glyph.value < 0x80 { return glyph }
        if role.isStatus, let symbol = symbols[glyph] {
            return isASCII ? symbol.ascii : symbol.glyph
        }
        return isASCII ? Glyphs.ascii(glyph) : glyph
    }

    /// Finds the text of the theme that another one inherits from.
    public typealias Lookup = (String) -> [UInt8]?

    /// Reads a theme.
    /// - Throws: the first thing that is wrong, with its line.
    public init(
        reading bytes: [UInt8], file: String, inherited: Lookup = { _ in nil }
    ) throws(ManifestError) {
        let layers = try ThemeLayer.chain(reading: bytes, file: file, inherited: inherited)
        let palette = layers.reduce(into: [String: Colour]()) { all, layer in
            all.merge(layer.palette) { $1 }
        }
        name = layers.last?.name ?? ""
        summary = layers.last?.summary ?? ""
        appearance = layers.compactMap(\.appearance).last ?? .any
        leastContrast = layers.compactMap(\.leastContrast).last ?? 450
        symbols = layers.reduce(into: [:]) { $0.merge($1.symbols) { $1 } }
        func said(of role: Role) -> ThemeLayer.Said {
            layers.lazy.compactMap { $0.style(of: role) }.last ?? ThemeLayer.Said()
        }
        let ground = said(of: .text)
        styles = Role.allCases.map { Style(said(of: $0), over: ground, palette) }
    }
}

extension Theme.Style {
    /// A style as said; what it leaves open is as that of plain text.
    fileprivate init(
        _ said: ThemeLayer.Said, over ground: ThemeLayer.Said, _ palette: [String: Colour]
    ) {
        func colour(_ name: String?) -> Colour {
            name.flatMap { palette[$0] ?? Colour($0) } ?? .standard
        }
        foreground = colour(said.foreground ?? ground.foreground)
        background = colour(said.background ?? ground.background)
        foreground16 = said.foreground16
        if said.foreground == nil, said.foreground16 == nil { foreground16 = ground.foreground16 }
        background16 = said.background == nil ? ground.background16 : said.background16
        if let own = said.background16 { background16 = own }
        isBold = said.isBold
        isDim = said.isDim
        isUnderlined = said.isUnderlined
        reversal = said.reversal
    }
}

extension Role {
    /// Its place among all roles.
    public var place: Int { Self.places[self] ?? 0 }

    /// Whether it says how something is.
    var isStatus: Bool {
        switch self {
        case .statusOK, .statusWarn, .statusCritical, .statusPending, .statusMaintenance,
            .headerOK, .headerWarn, .headerCritical:
            true
        default: false
        }
    }

    private static let places = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) })
}
