/// When a CronJob runs: five fields of a minute, hour, day, month and weekday, in UTC.
public struct CronSchedule: Hashable, Sendable {
    /// As it was written.
    public let text: String
    private let minutes: UInt64
    private let hours: UInt64
    private let days: UInt64
    private let months: UInt64
    private let weekdays: UInt64
    /// Whether any day of the month, or of the week, will do.
    private let isAnyDay: Bool
    private let isAnyWeekday: Bool

    /// Why a text is no schedule.
    public enum Problem: Error, Hashable, Sendable {
        case fieldCount(Int, text: String)
        case unknownDescriptor(String)
        case notANumber(String, field: String)
        case belowMinimum(Int, least: Int, field: String)
        case aboveMaximum(Int, most: Int, field: String)
        case backwards(Int, Int, field: String)
        case step(field: String)
        case tooManyHyphens(field: String)
        case tooManySlashes(field: String)
    }

    private static let descriptors = [
        "@yearly": "0 0 1 1 *", "@annually": "0 0 1 1 *", "@monthly": "0 0 1 * *",
        "@weekly": "0 0 * * 0", "@daily": "0 0 * * *", "@midnight": "0 0 * * *",
        "@hourly": "0 * * * *",
    ]
    private static let monthNames = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    private static let dayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]

    /// Reads a schedule as Kubernetes does.
    public init(_ text: String) throws(Problem) {
        self.text = text
        var written = text
        if text.hasPrefix("@") {
            guard let fields = Self.descriptors[text] else { throw .unknownDescriptor(text) }
            written = fields
        }
        let fields = written.split { $0 == " " || $0 == "\t" }.map(String.init)
        guard fields.count == 5 else { throw .fieldCount(fields.count, text: text) }
        minutes = try Self.bits(fields[0], 0...59)
        hours = try Self.bits(fields[1], 0...23)
        days = try Self.bits(fields[2], 1...31)
        months = try Self.bits(fields[3], 1...12, names: Self.monthNames)
        // 7 is Sunday, too, only for the beginning of the week by name: cron has 0 to 6.
        weekdays = try Self.bits(fields[4], 0...6, names: Self.dayNames)
        isAnyDay = fields[2].hasPrefix("*") || fields[2].hasPrefix("?")
        isAnyWeekday = fields[4].hasPrefix("*") || fields[4].hasPrefix("?")
    }

    private static func bits(
        _ field: String, _ range: ClosedRange<Int>, names: [String] = []
    ) throws(Problem) -> UInt64 {
        var bits: UInt64 = 0
        for part in field.split(separator: ",", omittingEmptySubsequences: false) {
            bits |= try self.part(String(part), range, names)
        }
        return bits
    }

    private static func part(
        _ text: String, _ range: ClosedRange<Int>, _ names: [String]
    ) throws(Problem) -> UInt64 {
        let halves = text.split(separator: "/", omittingEmptySubsequences: false)
        guard halves.count <= 2 else { throw .tooManySlashes(field: text) }
        let ends = halves[0].split(separator: "-", omittingEmptySubsequences: false).map(
            String.init)
        var (first, last) = (range.lowerBound, range.upperBound)
        if halves[0] != "*", halves[0] != "?" {
            guard ends.count <= 2 else { throw .tooManyHyphens(field: text) }
            first = try number(ends[0], names, of: text, from: range.lowerBound)
            last = first
            if ends.count == 2 {
                last = try number(ends[1], names, of: text, from: range.lowerBound)
            } else if halves.count == 2 {
                last = range.upperBound
            }
        }
        var step = 1
        if halves.count == 2 { step = try number(String(halves[1]), [], of: text, from: 0) }
        guard first >= range.lowerBound else {
            throw .belowMinimum(first, least: range.lowerBound, field: text)
        }
        guard last <= range.upperBound else {
            throw .aboveMaximum(last, most: range.upperBound, field: text)
        }
        guard first <= last else { throw .backwards(first, last, field: text) }
        guard step > 0 else { throw .step(field: text) }
        return stride(from: first, through: last, by: step).reduce(0) { $0 | 1 << UInt64($1) }
    }

    private static func number(
        _ text: String, _ names: [String], of field: String, from first: Int
    ) throws(Problem) -> Int {
        if let place = names.firstIndex(of: text.lowercased()) { return place + first }
        guard let number = Int(text), number >= 0, number < 1_000_000 else {
            throw .notANumber(text, field: field)
        }
        return number
    }

    /// The first minute after an instant at which it is time; both in seconds since 1970. Nil where
    /// there is none in the next eight years, as for a 30 February.
    public func next(after seconds: Int) -> Int? {
        let start = (seconds / 60 + 1) * 60
        let first = start / 86_400
        for day in first..<(first + 366 * 8) {
            guard matches(UTCTime(seconds: day * 86_400)) else { continue }
            let from = day == first ? start % 86_400 / 60 : 0
            for minute in from..<1440
            where hours & 1 << UInt64(minute / 60) != 0 && minutes & 1 << UInt64(minute % 60) != 0 {
                return day * 86_400 + minute * 60
            }
        }
        return nil
    }

    /// Whether it is a day for it: where both kinds of days are named, either will do.
    private func matches(_ date: UTCTime) -> Bool {
        guard months & 1 << UInt64(date.month) != 0 else { return false }
        let isDay = days & 1 << UInt64(date.day) != 0
        let isWeekday = weekdays & 1 << UInt64(date.weekday) != 0
        return isAnyDay || isAnyWeekday ? isDay && isWeekday : isDay || isWeekday
    }
}
