/// How far a document is read, and how it is laid out.
struct Reading: Hashable, Sendable {
    /// The first line that is seen, counted in lines as they are laid out.
    var offset = 0
    /// Whether the end is kept in sight while the document grows.
    var isFollowing = false
    /// Whether lines that are too long go on below, or are cut.
    var isWrapped = true
    var hasNumbers = false
    /// What is looked for; empty when nothing is.
    var search = ""
    /// Which of the matches the reader stands at.
    var match = 0

    /// A line as it is laid out.
    struct Laid: Hashable, Sendable {
        var text: String
        var role: Role
        /// The number of its line in the document; nil where it goes on with the one above.
        var number: Int?
    }

    /// Columns that line numbers take.
    static func gutter(_ count: Int) -> Int { String(max(1, count)).count + 2 }

    /// The rows of a document in so many columns. O(rows).
    func laid(_ rows: [Document.Row], width: Int) -> [Laid] {
        let room = max(8, width - (hasNumbers ? Self.gutter(rows.count) : 0))
        var laid: [Laid] = []
        laid.reserveCapacity(rows.count)
        for (place, row) in rows.enumerated() {
            guard isWrapped, row.text.unicodeScalars.count > room else {
                laid.append(Laid(text: row.text, role: row.role, number: place + 1))
                continue
            }
            var rest = row.text.unicodeScalars[...]
            var number: Int? = place + 1
            while !rest.isEmpty {
                let part = Self.part(of: rest, room: room)
                laid.append(Laid(text: String(part), role: row.role, number: number))
                rest = rest[part.endIndex...]
                number = nil
            }
        }
        return laid
    }

    /// What of a text comes into a row: up to the last blank, unless that would leave half empty.
    private static func part(
        of rest: Substring.UnicodeScalarView, room: Int
    ) -> Substring.UnicodeScalarView {
        let part = rest.prefix(room)
        guard part.endIndex < rest.endIndex, let blank = part.lastIndex(of: " ") else {
            return part
        }
        let next = part.index(after: blank)
        return part.distance(from: part.startIndex, to: next) * 2 > room ? part[..<next] : part
    }

    /// Where what is looked for stands, in laid-out lines; upper and lower case are alike.
    func matches(in laid: [Laid]) -> [Int] {
        guard !search.isEmpty else { return [] }
        let wanted = search.lowercased()
        return laid.indices.filter { laid[$0].text.lowercased().contains(wanted) }
    }
}
