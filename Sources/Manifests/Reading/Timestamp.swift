/// Instants as Kubernetes writes them.
enum Timestamp {
    /// The seconds since 1970 of a text such as `2026-03-03T08:00:00Z`; nil when it is none.
    static func seconds(_ text: String) -> Int? {
        let parts = text.split(separator: "T")
        guard parts.count == 2, parts[1].hasSuffix("Z") else { return nil }
        let day = parts[0].split(separator: "-").compactMap { Int($0) }
        let time = parts[1].dropLast().split(separator: ":").compactMap { Int($0) }
        guard day.count == 3, time.count == 3, (1970...9999).contains(day[0]),
            (1...12).contains(day[1]), (1...31).contains(day[2]), (0...23).contains(time[0]),
            (0...59).contains(time[1]), (0...60).contains(time[2])
        else { return nil }
        return days(day[0], day[1], day[2]) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
    }

    /// The days since 1970 of a date of the Gregorian calendar.
    private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
        // Counted from 1 March, so that the leap day is the last of its year.
        let shifted = month > 2 ? year : year - 1
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + dayOfYear - 719_468
    }
}
