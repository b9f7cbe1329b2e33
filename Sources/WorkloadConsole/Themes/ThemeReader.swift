import Manifests
import Model

/// Takes a theme's document apart and says where something is wrong.
struct ThemeReader {
    private static let fields = [
        "name", "summary", "appearance", "inherits", "min_contrast", "palette", "styles",
        "symbols",
    ]
    private static let styleFields = [
        "fg", "bg", "fg16", "bg16", "bold", "dim", "underline", "reverse",
    ]
    /// The glyphs by which screens say a status, and the roles that stand for them in a theme.
    static let statusGlyphs: [(role: Role, glyph: Unicode.Scalar)] = [
        (.statusOK, "●"), (.statusWarn, "▲"), (.statusCritical, "■"), (.statusPending, "○"),
        (.statusMaintenance, "◐"),
    ]

    let file: String
    let document: ParsedDocument?

    private var value: Value { document?.value ?? .null }

    func refuse(_ path: [String], _ reason: ManifestError.Reason) -> ManifestError {
        let line = document?.line(of: path.map { PathStep.key($0) }) ?? 0
        return ManifestError(
            file: file, line: line, path: path.joined(separator: "."), reason: reason)
    }

    func checkFields() throws(ManifestError) {
        for field in value.fields.all where !Self.fields.contains(field.key) {
            throw refuse([field.key], .unknownField(field.key, known: Self.fields))
        }
    }

    func name() throws(ManifestError) -> String {
        guard let name = try text("name") else { throw refuse([], .missing("name")) }
        return name
    }

    func text(_ field: String) throws(ManifestError) -> String? {
        guard let found = value[field], found != .null else { return nil }
        guard let text = found.string else {
            throw refuse([field], .wrongType(expected: "a text"))
        }
        return text
    }

    func appearance() throws(ManifestError) -> Theme.Appearance? {
        guard let said = try text("appearance") else { return nil }
        guard let appearance = Theme.Appearance(rawValue: said) else {
            let known = Theme.Appearance.allCases.map(\.rawValue)
            throw refuse(["appearance"], .unknownValue(said, known: known))
        }
        return appearance
    }

    /// The least contrast that the theme promises, in hundredths.
    func leastContrast() throws(ManifestError) -> Int? {
        guard let said = value["min_contrast"], said != .null else { return nil }
        let text =
            switch said {
            case .integer(let number): "\(number)"
            case .decimal(let text): text
            default: ""
            }
        guard let ratio = Double(text), ratio >= 1, ratio <= 21 else {
            throw refuse(["min_contrast"], .wrongType(expected: "a ratio from 1 to 21"))
        }
        return Int(ratio * 100)
    }

    /// The styles by the role, or the beginning of roles, that they are for.
    /// - Parameter known: the names of the palette, those that are inherited included.
    func styles(
        known: Set<String>
    ) throws(ManifestError) -> [(key: String, style: ThemeLayer.Said)] {
        var styles: [(key: String, style: ThemeLayer.Said)] = []
        for field in value["styles"]?.fields.all ?? [] {
            let isKnown = Role.allCases.contains {
                $0.rawValue == field.key || $0.rawValue.hasPrefix(field.key + ".")
            }
            guard isKnown else {
                throw refuse(
                    ["styles", field.key],
                    .unknownField(field.key, known: Role.allCases.map(\.rawValue)))
            }
            styles.append((field.key, try style(field.value, of: field.key, known)))
        }
        return styles
    }

    func palette() throws(ManifestError) -> [String: Colour] {
        var palette: [String: Colour] = [:]
        for field in value["palette"]?.fields.all ?? [] {
            guard let colour = field.value.string.flatMap({ Colour($0) }) else {
                throw refuse(
                    ["palette", field.key],
                    .wrongType(expected: "a colour such as \"#1e90ff\", cyan or default"))
            }
            palette[field.key] = colour
        }
        return palette
    }

    /// What stands for the glyphs of a status: each a glyph and its ASCII stand-in.
    func symbols() throws(ManifestError) -> [Unicode.Scalar: Theme.Symbol] {
        var symbols: [Unicode.Scalar: Theme.Symbol] = [:]
        for field in value["symbols"]?.fields.all ?? [] {
            guard let meant = Self.statusGlyphs.first(where: { $0.role.rawValue == field.key })
            else {
                let known = Self.statusGlyphs.map(\.role.rawValue)
                throw refuse(["symbols", field.key], .unknownField(field.key, known: known))
            }
            guard case .list(let pair) = field.value, pair.count == 2,
                let glyph = pair[0].string.flatMap(Self.single),
                let ascii = pair[1].string.flatMap(Self.single), ascii.isASCII
            else {
                throw refuse(
                    ["symbols", field.key],
                    .wrongType(expected: "two glyphs of one column, as in [\"●\", \"*\"]"))
            }
            symbols[meant.glyph] = Theme.Symbol(glyph: glyph, ascii: ascii)
        }
        return symbols
    }

    /// The only glyph of a text, where it takes one column.
    private static func single(_ text: String) -> Unicode.Scalar? {
        guard let scalar = text.unicodeScalars.first, text.unicodeScalars.count == 1,
            !Glyphs.isHostile(scalar), Glyphs.width(of: scalar) == 1
        else { return nil }
        return scalar
    }

    private func style(
        _ said: Value, of role: String, _ known: Set<String>
    ) throws(ManifestError) -> ThemeLayer.Said {
        for field in said.fields.all where !Self.styleFields.contains(field.key) {
            throw refuse(
                ["styles", role, field.key], .unknownField(field.key, known: Self.styleFields))
        }
        func colour(_ key: String) throws(ManifestError) -> String? {
            guard let name = said[key]?.string else { return nil }
            guard known.contains(name) || Colour(name) != nil else {
                throw refuse(
                    ["styles", role, key], .unknownValue(name, known: known.sorted()))
            }
            return name
        }
        func number(_ key: String) throws(ManifestError) -> Int? {
            guard let name = said[key]?.string, name != "default" else { return nil }
            guard let number = Colour.names16.firstIndex(of: name) else {
                throw refuse(
                    ["styles", role, key], .unknownValue(name, known: Colour.names16))
            }
            return number
        }
        var style = ThemeLayer.Said()
        style.foreground = try colour("fg")
        style.background = try colour("bg")
        style.foreground16 = try number("fg16")
        style.background16 = try number("bg16")
        style.isBold = said["bold"]?.bool ?? false
        style.isDim = said["dim"]?.bool ?? false
        style.isUnderlined = said["underline"]?.bool ?? false
        if said["reverse"]?.bool == true { style.reversal = .withoutColour }
        if said["reverse"]?.string == "always" { style.reversal = .always }
        return style
    }
}
