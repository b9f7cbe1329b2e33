/// Colours as terminals number them.
public enum Palette {
    private static let levels = [0, 95, 135, 175, 215, 255]

    private static func parts(of rgb: Int) -> [Int] {
        [rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255]
    }

    /// The nearest of the 240 fixed colours of a terminal with 256: the cube or the greys.
    public static func nearest(_ rgb: Int) -> Int {
        let parts = parts(of: rgb)
        let cube = parts.map { part in
            levels.indices.min { abs(levels[$0] - part) < abs(levels[$1] - part) } ?? 0
        }
        let grey = min(23, max(0, (parts.reduce(0, +) / 3 - 8 + 5) / 10))
        func distance(_ other: [Int]) -> Int {
            zip(parts, other).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        }
        let isGrey =
            distance(Array(repeating: 8 + 10 * grey, count: 3)) < distance(cube.map { levels[$0] })
        return isGrey ? 232 + grey : 16 + 36 * cube[0] + 6 * cube[1] + cube[2]
    }

    /// What one of the 240 fixed colours looks like, as 0xRRGGBB.
    public static func rgb(of number: Int) -> Int {
        if number >= 232 { return (8 + 10 * (number - 232)) * 0x010101 }
        let place = max(0, number - 16)
        return levels[place / 36] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6]
    }

    /// The nearest of the eight dark colours that every colour terminal has.
    static func sixteen(_ rgb: Int) -> Int {
        let parts = parts(of: rgb)
        let peak = parts.max() ?? 0
        return parts.enumerated().reduce(0) { bits, part in
            bits | (part.element * 3 > peak * 2 && peak > 60 ? 1 << part.offset : 0)
        }
    }
}
