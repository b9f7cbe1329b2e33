import Manifests

/// What one theme file says, before colours are looked up: one that inherits may give other colours
/// to names, and everything that is said with them changes.
struct ThemeLayer {
    /// A style as written.
    struct Said {
        /// A name of the palette, or a colour.
        var foreground: String?
        var background: String?
        var foreground16: Int?
        var background16: Int?
        var isBold = false
        var isDim = false
        var isUnderlined = false
        var reversal = Theme.Style.Reversal.never
    }

    let name: String
    let summary: String
    let appearance: Theme.Appearance?
    let leastContrast: Int?
    let palette: [String: Colour]
    let styles: [(key: String, style: Said)]
    let symbols: [Unicode.Scalar: Theme.Symbol]

    /// How many themes may inherit one from the other.
    private static let deepest = 8

    /// A theme and all that it inherits from, the most distant first.
    static func chain(
        reading bytes: [UInt8], file: String, inherited: Theme.Lookup, depth: Int = 0
    ) throws(ManifestError) -> [ThemeLayer] {
        let result = DocumentReader.read(bytes, file: file)
        if let error = result.errors.first { throw error }
        let reader = ThemeReader(file: file, document: result.documents.first)
        try reader.checkFields()
        let name = try reader.name()
        var layers: [ThemeLayer] = []
        if let parent = try reader.text("inherits") {
            guard depth < deepest, let bytes = inherited(parent) else {
                throw reader.refuse(["inherits"], .unknownValue(parent, known: []))
            }
            layers = try chain(
                reading: bytes, file: parent, inherited: inherited, depth: depth + 1)
        }
        let palette = try reader.palette()
        let known = layers.reduce(into: Set(palette.keys)) { $0.formUnion($1.palette.keys) }
        layers.append(
            ThemeLayer(
                name: name, summary: try reader.text("summary") ?? "",
                appearance: try reader.appearance(), leastContrast: try reader.leastContrast(),
                palette: palette, styles: try reader.styles(known: known),
                symbols: try reader.symbols()))
        return layers
    }

    /// What it says of a role: the longest name that the role's begins with decides.
    func style(of role: Role) -> Said? {
        var best: (length: Int, style: Said)?
        for (key, style) in styles {
            let isMeant = role.rawValue == key || role.rawValue.hasPrefix(key + ".")
            if isMeant, key.count > best?.length ?? 0 { best = (key.count, style) }
        }
        return best?.style
    }
}
