/// Small pictures of numbers.
public enum Chart {
    private static let blocks: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

    /// A bar of so many columns, filled by thousandths, in eighths of a column.
    public static func bar(_ thousandths: Int, width: Int) -> (filled: String, empty: String) {
        let eighths = min(1000, max(0, thousandths)) * width * 8 / 1000
        var filled = String(repeating: "█", count: eighths / 8)
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        filled += parts[eighths % 8]
        // What is there is seen, however little.
        if filled.isEmpty, thousandths > 0, width > 0 { filled = parts[1] }
        return (filled, String(repeating: "░", count: max(0, width - filled.unicodeScalars.count)))
    }

    /// A line of blocks, the newest figure at the right; each figure in thousandths.
    public static func sparkline(_ figures: [Int], width: Int) -> String {
        var text = String.UnicodeScalarView()
        for figure in figures.suffix(max(0, width)) {
            text.append(blocks[min(7, max(0, figure * 8 / 1001))])
        }
        return String(text)
    }

    /// Columns of blocks over several rows, the uppermost row first and the newest figure at the
    /// right; each figure in thousandths.
    public static func columns(_ figures: [Int], width: Int, height: Int) -> [String] {
        let shown = figures.suffix(max(0, width))
        return (0..<max(0, height)).map { row in
            var text = String.UnicodeScalarView()
            for figure in shown {
                let eighths = min(1000, max(0, figure)) * height * 8 / 1000
                let part = max(eighths, 1) - (height - 1 - row) * 8
                text.append(part <= 0 ? " " : blocks[min(7, part - 1)])
            }
            return String(text)
        }
    }

    /// The role of a bar: full is a warning.
    static func role(_ thousandths: Int) -> Role {
        thousandths >= 950 ? .chartCritical : thousandths >= 850 ? .chartWarn : .chartFill
    }
}
