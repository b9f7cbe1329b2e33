import Manifests
import Model

/// How what is on screen is written to a file.
public enum ScreenFormat: String, Sendable, CaseIterable {
    /// The rows of a table, values as the table shows them.
    case csv, json, yaml
    /// The screen itself: glyphs alone, with escape sequences for a terminal, as a picture, as a page.
    case txt, ansi, svg, html

    /// The format that the ending of a file's name stands for; nil for an ending that is none.
    public init?(file: String) {
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return nil }
        let ending = file[file.index(after: dot)...].lowercased()
        self.init(rawValue: ending == "yml" ? "yaml" : ending)
    }

    /// Whether it holds rows, and so wants a table.
    public var isOfRows: Bool {
        switch self {
        case .csv, .json, .yaml: true
        case .txt, .ansi, .svg, .html: false
        }
    }
}

extension Console {
    /// What is on screen, written in a format; nil where rows are wanted and there is no table.
    public func written(
        as format: ScreenFormat, size: Size, theme: Theme, isASCII: Bool = false
    ) -> String? {
        switch format {
        case .txt:
            let surface = view(size: size)
            return (0..<size.height).map { y in
                surface.runs(row: y, theme: theme, isASCII: isASCII).map(\.text).joined().trimmed
                    + "\n"
            }.joined()
        case .ansi: return view(size: size).ansi(theme: theme, isASCII: isASCII)
        case .svg: return view(size: size).svg(theme: theme)
        case .html: return view(size: size).html(theme: theme, title: "wlm-tui")
        case .csv, .json, .yaml:
            guard let listing else { return nil }
            return written(rows(of: listing), of: listing, as: format)
        }
    }

    private func written(
        _ rows: [Reference], of listing: Listing, as format: ScreenFormat
    ) -> String {
        let columns = chosenColumns(of: listing).map { listing.columns[$0] }
        if format == .csv {
            return CSV.line(columns.map(\.title))
                + rows.map { row in CSV.line(columns.map { $0.text(simulation, row) }) }.joined()
        }
        let values = rows.map { row in
            Value.object(
                Value.Fields(
                    columns.map { ($0.field, .string($0.text(simulation, row))) }))
        }
        return format == .json
            ? JSONText.text(of: .list(values)) : YAMLText.text(of: .list(values))
    }
}

extension String {
    /// Without blanks at its end.
    fileprivate var trimmed: String {
        var end = self[...]
        while end.last == " " { end.removeLast() }
        return String(end)
    }
}
