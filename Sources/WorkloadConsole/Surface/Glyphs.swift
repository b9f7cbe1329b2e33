/// Widths of glyphs, the same on every machine, and the glyphs of our own.
public enum Glyphs {
    /// Stands where a text was cut.
    static let ellipsis: Unicode.Scalar = "…"

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
        0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD,
    ]
    private static let combining: [ClosedRange<UInt32>] = [
        0x0300...0x036F, 0x0483...0x0489, 0x0591...0x05BD, 0x0610...0x061A, 0x064B...0x065F,
        0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F,
    ]

    /// How many columns a glyph takes: 0, 1 or 2.
    public static func width(of scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x300 { return 1 }
        if combining.contains(where: { $0.contains(value) }) { return 0 }
        return value >= 0x1100 && wide.contains(where: { $0.contains(value) }) ? 2 : 1
    }

    /// Whether a scalar would move the cursor, turn the text around or vanish: it is never drawn.
    public static func isHostile(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x00AD, 0x061C, 0x200B...0x200F, 0x2028...0x202E,
            0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE000...0xF8FF, 0xE0000...0x10FFFF:
            true
        default: false
        }
    }

    /// Our own glyphs as ASCII, for terminals without Unicode.
    public static func ascii(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        if scalar.value < 0x80 { return scalar }
        return switch scalar {
        case "●": "*"
        case "◆": "#"
        case "■": "x"
        case "★": "+"
        case "◐", "○", "□": "o"
        case "▲", "△": "!"
        case "█", "▉", "▊", "▋", "▌": "#"
        case "▍", "▎", "▏": "-"
        case "░", "·": "."
        case "▒": "%"
        case "┄": "-"
        case "◄": "<"
        case "▁": "_"
        case "▂", "▃": "."
        case "▄", "▅": "-"
        case "▆", "▇": "="
        case "►", "▸", "→", "›": ">"
        case "‹", "←": "<"
        case "…": "~"
        case "⏸", "⇄": "="
        case "─": "-"
        case "│": "|"
        case "┌", "┐", "└", "┘": "+"
        case "↑": "^"
        case "↓", "▼": "v"
        default: "?"
        }
    }
}

extension Glyphs {
    /// How many columns a text takes.
    static func width(of text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
    }

    /// A text of at most so many columns, with an ellipsis where it was cut.
    static func cut(_ text: String, to most: Int) -> String {
        guard text.unicodeScalars.count > most || width(of: text) > most else { return text }
        guard most > 0 else { return "" }
        var columns = 0
        let kept = text.unicodeScalars.prefix { scalar in
            columns += width(of: scalar)
            return columns < most
        }
        return String(String.UnicodeScalarView(kept)) + "…"
    }
}
