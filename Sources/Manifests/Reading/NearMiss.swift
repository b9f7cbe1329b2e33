/// Finds what somebody probably meant.
public enum NearMiss {
    /// The closest of some words to one that is none of them; nil when none is close: at most a
    /// third of its letters may differ, swapped neighbours counting once.
    public static func of(_ word: String, among words: [String]) -> String? {
        let wanted = Array(word.lowercased().utf8)
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        var best: (word: String, distance: Int)?
        for candidate in words {
            let distance = distance(wanted, Array(candidate.lowercased().utf8))
            let most = max(1, max(wanted.count, candidate.utf8.count) / 3)
            if distance <= most, distance < best?.distance ?? .max { best = (candidate, distance) }
        }
        return best?.word
    }

    /// `; did you mean X?`, or nothing.
    public static func question(_ word: String, among words: [String]) -> String {
        of(word, among: words).map { "; did you mean \($0)?" } ?? ""
    }

    /// Letters to add, drop, change or swap with their neighbour. O(product of the lengths).
    private static func distance(_ first: [UInt8], _ second: [UInt8]) -> Int {
        guard second.count <= 64 else { return .max }
        var rows = [Array(0...second.count)]
        for (row, letter) in first.enumerated() {
            var next = [row + 1]
            for (column, other) in second.enumerated() {
                var least = min(rows[row][column + 1] + 1, next[column] + 1)
                least = min(least, rows[row][column] + (letter == other ? 0 : 1))
                if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
                    least = min(least, rows[row - 1][column - 1] + 1)
                }
                next.append(least)
            }
            rows.append(next)
        }
        return rows[first.count][second.count]
    }
}
