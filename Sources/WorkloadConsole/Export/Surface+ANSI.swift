extension Surface {
    /// The screen as text with the escape sequences of ECMA-48, to be printed on a terminal: the
    /// colours are the theme's own, of 24 bits.
    /// - Parameter isColoured: whether colours are written; emphasis is in any case.
    public func ansi(
        theme: Theme, isASCII: Bool = false, isColoured: Bool = true
    ) -> String {
        var text = ""
        for y in 0..<size.height {
            for run in runs(row: y, theme: theme, isASCII: isASCII) {
                let codes = theme.style(of: run.role).codes(isColoured: isColoured)
                text += codes.isEmpty ? run.text : "\u{1b}[\(codes)m\(run.text)\u{1b}[0m"
            }
            text += "\n"
        }
        return text
    }
}

extension Theme.Style {
    /// The parameters of the sequence that selects it.
    fileprivate func codes(isColoured: Bool) -> String {
        var codes: [String] = []
        if isBold { codes.append("1") }
        if isDim { codes.append("2") }
        if isUnderlined { codes.append("4") }
        if reversal == .always || !isColoured && reversal == .withoutColour { codes.append("7") }
        if isColoured {
            codes += foreground.codes(base: 30)
            codes += background.codes(base: 40)
        }
        return codes.joined(separator: ";")
    }
}

extension Colour {
    fileprivate func codes(base: Int) -> [String] {
        switch self {
        case .standard: []
        case .sixteen(let number) where number < 8: ["\(base + number)"]
        case .sixteen(let number): ["\(base + 60 + number - 8)"]
        case .rgb(let value):
            ["\(base + 8)", "2", "\(value >> 16 & 255)", "\(value >> 8 & 255)", "\(value & 255)"]
        }
    }
}
