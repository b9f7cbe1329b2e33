import Manifests
import Model

/// Takes a theme's document apart and says where something is wrong.
struct ThemeReader {
    /// The names of the sixteen colours, in the order of their numbers.
    static let colours16 = [
        "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white", "bright-black",
        "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta",
        "bright-cyan", "bright-white",
    ]
    private static let fields = ["name", "appearance", "inherits", "palette", "styles"]
    private static let styleFields = [
        "fg", "bg", "fg16", "bg16", "bold", "dim", "underline", "reverse",
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

    /// The styles by the role, or the beginning of roles, that they are for.
    func styles() throws(ManifestError) -> [(key: String, style: Theme.Style)] {
        let palette = try palette()
        var styles: [(key: String, style: Theme.Style)] = []
        for field in value["styles"]?.fields.all ?? [] {
            let isKnown = Role.allCases.contains {
                $0.rawValue == field.key || $0.rawValue.hasPrefix(field.key + ".")
            }
            guard isKnown else {
                throw refuse(
                    ["styles", field.key],
                    .unknownField(field.key, known: Role.allCases.map(\.rawValue)))
            }
            styles.append((field.key, try style(field.value, of: field.key, palette)))
        }
        return styles
    }

    private func palette() throws(ManifestError) -> [String: Int] {
        var palette: [String: Int] = [:]
        for field in value["palette"]?.fields.all ?? [] {
            guard let text = field.value.string, text.hasPrefix("#"), text.count == 7,
                let colour = Int(text.dropFirst(), radix: 16)
            else {
                throw refuse(
                    ["palette", field.key], .wrongType(expected: "a colour such as \"#1e90ff\""))
            }
            palette[field.key] = colour
        }
        return palette
    }

    private func style(
        _ said: Value, of role: String, _ palette: [String: Int]
    ) throws(ManifestError) -> Theme.Style {
        for field in said.fields.all where !Self.styleFields.contains(field.key) {
            throw refuse(
                ["styles", role, field.key], .unknownField(field.key, known: Self.styleFields))
        }
        func colour(_ key: String) throws(ManifestError) -> Int? {
            guard let name = said[key]?.string, name != "default" else { return nil }
            guard let colour = palette[name] else {
                throw refuse(
                    ["styles", role, key], .unknownValue(name, known: palette.keys.sorted()))
            }
            return colour
        }
        func number(_ key: String) throws(ManifestError) -> Int? {
            guard let name = said[key]?.string, name != "default" else { return nil }
            guard let number = Self.colours16.firstIndex(of: name) else {
                throw refuse(
                    ["styles", role, key], .unknownValue(name, known: Self.colours16))
            }
            return number
        }
        return Theme.Style(
            foreground: try colour("fg"), background: try colour("bg"),
            foreground16: try number("fg16"), background16: try number("bg16"),
            isBold: said["bold"]?.bool ?? false, isDim: said["dim"]?.bool ?? false,
            isUnderlined: said["underline"]?.bool ?? false,
            isReversed: said["reverse"]?.bool ?? false)
    }
}
