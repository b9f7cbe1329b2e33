extension Surface {
    private static let columnWidth = 9
    private static let rowHeight = 20

    /// The screen as a picture in SVG, in the theme's colours.
    public func svg(theme: Theme) -> String {
        let (width, height) = (size.width * Self.columnWidth, size.height * Self.rowHeight)
        let paper = theme.hexadecimal(of: .text).background
        var text = """
            <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
            viewBox="0 0 \(width) \(height)" font-family="DejaVu Sans Mono, Menlo, Consolas, \
            monospace" font-size="15">
            <rect width="\(width)" height="\(height)" fill="\(paper)"/>

            """
        for y in 0..<size.height {
            for run in runs(row: y, theme: theme, isASCII: false) {
                let colours = theme.hexadecimal(of: run.role)
                let (x, top) = (run.x * Self.columnWidth, y * Self.rowHeight)
                let wide = run.width * Self.columnWidth
                if colours.background != paper {
                    text +=
                        "<rect x=\"\(x)\" y=\"\(top)\" width=\"\(wide)\""
                        + " height=\"\(Self.rowHeight)\" fill=\"\(colours.background)\"/>\n"
                }
                guard run.text.contains(where: { $0 != " " }) else { continue }
                let style = theme.style(of: run.role)
                text +=
                    "<text x=\"\(x)\" y=\"\(top + 15)\" fill=\"\(colours.foreground)\""
                    + " textLength=\"\(wide)\" xml:space=\"preserve\""
                    + (style.isBold ? " font-weight=\"bold\"" : "")
                    + (style.isUnderlined ? " text-decoration=\"underline\"" : "")
                    + ">\(Self.escaped(run.text))</text>\n"
            }
        }
        return text + "</svg>\n"
    }

    /// The screen as a page in HTML, in the theme's colours; what is written on it can be copied.
    public func html(theme: Theme, title: String) -> String {
        let paper = theme.hexadecimal(of: .text)
        var text = """
            <!DOCTYPE html>
            <html><head><meta charset="utf-8"><title>\(Self.escaped(title))</title></head>
            <body style="background:\(paper.background);color:\(paper.foreground)">
            <pre style="font-family:'DejaVu Sans Mono',Menlo,Consolas,monospace">

            """
        for y in 0..<size.height {
            for run in runs(row: y, theme: theme, isASCII: false) {
                let colours = theme.hexadecimal(of: run.role)
                let style = theme.style(of: run.role)
                text +=
                    "<span style=\"color:\(colours.foreground);background:\(colours.background)"
                    + (style.isBold ? ";font-weight:bold" : "")
                    + (style.isUnderlined ? ";text-decoration:underline" : "")
                    + "\">\(Self.escaped(run.text))</span>"
            }
            text += "\n"
        }
        return text + "</pre></body></html>\n"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }
}

extension Theme {
    /// The colours of a role as a browser writes them, the terminal's own being those that are usual.
    fileprivate func hexadecimal(of role: Role) -> (foreground: String, background: String) {
        let style = style(of: role)
        let isLight = appearance == .light
        let front = style.foreground.hexadecimal(else: isLight ? "#1c1c1c" : "#d0d0d0")
        let back = style.background.hexadecimal(else: isLight ? "#ffffff" : "#121214")
        return style.reversal == .always ? (back, front) : (front, back)
    }
}

extension Colour {
    /// What the sixteen colours usually look like.
    private static let usual = [
        "#000000", "#cd3131", "#0dbc79", "#e5e510", "#2472c8", "#bc3fbc", "#11a8cd", "#e5e5e5",
        "#666666", "#f14c4c", "#23d18b", "#f5f543", "#3b8eea", "#d670d6", "#29b8db", "#ffffff",
    ]

    fileprivate func hexadecimal(else standard: String) -> String {
        switch self {
        case .standard: standard
        case .sixteen(let number): Self.usual[number]
        case .rgb: text
        }
    }
}
