/// How well one colour is told from another, as the Web Content Accessibility Guidelines measure it.
public enum Contrast {
    /// The ratio of two colours, each as 0xRRGGBB, in hundredths: 100 for equal ones, 2100 at most.
    public static func hundredths(_ one: Int, _ other: Int) -> Int {
        let (first, second) = (luminance(one), luminance(other))
        let ratio = (max(first, second) + 0.05) / (min(first, second) + 0.05)
        return Int(ratio * 100)
    }

    private static func luminance(_ rgb: Int) -> Double {
        0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255)
            + 0.0722 * linear(rgb & 255)
    }

    private static func linear(_ part: Int) -> Double {
        let share = Double(part) / 255
        if share <= 0.04045 { return share / 12.92 }
        // The power of 2.4 is the fifth root of the twelfth power.
        let base = (share + 0.055) / 1.055
        let square = base * base
        let twelfth = square * square * square * square * square * square
        var root = 1.0
        for _ in 0..<60 {
            let fourth = root * root * root * root
            root = (4 * root + twelfth / fourth) / 5
        }
        return root
    }
}
