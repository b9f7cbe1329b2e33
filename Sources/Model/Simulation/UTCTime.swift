/// An instant by the Gregorian calendar in UTC, to the second.
public struct UTCTime: Hashable, Sendable {
    /// The year.
    public let year: Int
    /// The month, from 1.
    public let month: Int
    /// The day of the month, from 1.
    public let day: Int
    /// The day of the week, Sunday 0.
    public let weekday: Int
    /// Hours, minutes and seconds of the day.
    public let hour: Int, minute: Int, second: Int

    /// The instant so many seconds after the beginning of 1970, which must not be negative.
    public init(seconds: Int) {
        let days = seconds / 86_400
        // Counted from 1 March of the year 0, so that the leap day is the last of its year.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let ofEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * ofEra + ofEra / 4 - ofEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
        month = shiftedMonth >= 10 ? shiftedMonth - 9 : shiftedMonth + 3
        year = ofEra + era * 400 + (month <= 2 ? 1 : 0)
        weekday = (days + 4) % 7
        hour = seconds % 86_400 / 3600
        minute = seconds / 60 % 60
        second = seconds % 60
    }

    /// As Kubernetes writes it: `2026-03-03T08:00:00Z`.
    public var text: String {
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "\(year)-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):\(two(second))Z"
    }
}
