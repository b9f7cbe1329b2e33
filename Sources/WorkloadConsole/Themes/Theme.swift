import Manifests
import Model

/// Colours and emphasis for roles, as a theme file says.
public struct Theme: Sendable {
    /// How a role looks.
    public struct Style: Hashable, Sendable {
        /// Foreground as 0xRRGGBB; nil for the terminal's own.
        public var foreground: Int?
        /// Background as 0xRRGGBB; nil for the terminal's own.
        public var background: Int?
        /// Bold.
        public var isBold = false
        /// Dim.
        public var isDim = false
        /// Reversed, where there is no colour.
        public var isReversed = false
    }

    /// Its name.
    public let name: String
    private var styles: [Style]

    /// How a role looks.
    public func style(of role: Role) -> Style { styles[Self.place(of: role)] }

    private static func place(of role: Role) -> Int { Role.allCases.firstIndex(of: role) ?? 0 }

    /// Reads a theme.
    /// - Throws: the first thing that is wrong, with its line.
    public init(reading bytes: [UInt8], file: String) throws(ManifestError) {
        let result = DocumentReader.read(bytes, file: file)
        if let error = result.errors.first { throw error }
        let value = result.documents.first?.value ?? .null
        func refuse(_ path: [String], _ reason: ManifestError.Reason) -> ManifestError {
            let steps = path.map { PathStep.key($0) }
            let line = result.documents.first?.line(of: steps) ?? 0
            return ManifestError(
                file: file, line: line, path: path.joined(separator: "."), reason: reason)
        }
        guard let name = value["name"]?.string else { throw refuse([], .missing("name")) }
        self.name = name
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
        styles = Array(repeating: Style(), count: Role.allCases.count)
        for field in value["styles"]?.fields.all ?? [] {
            guard let role = Role(rawValue: field.key) else {
                throw refuse(
                    ["styles", field.key],
                    .unknownField(field.key, known: Role.allCases.map(\.rawValue)))
            }
            func colour(_ key: String) throws(ManifestError) -> Int? {
                guard let name = field.value[key]?.string, name != "default" else { return nil }
                guard let colour = palette[name] else {
                    throw refuse(
                        ["styles", field.key, key],
                        .unknownValue(name, known: palette.keys.sorted()))
                }
                return colour
            }
            styles[Self.place(of: role)] = Style(
                foreground: try colour("fg"), background: try colour("bg"),
                isBold: field.value["bold"]?.bool ?? false,
                isDim: field.value["dim"]?.bool ?? false,
                isReversed: field.value["reverse"]?.bool ?? false)
        }
    }
}
