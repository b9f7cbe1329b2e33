/// Numbers as people read them, made by hand: fixed point, no locale, the same on every machine.
public enum Units {
    /// CPU: `850 MHz`, `12.4 GHz`.
    public static func cpu(_ mhz: Int) -> String {
        mhz < 1000 ? "\(mhz) MHz" : "\(tenths(mhz * 10 / 1000)) GHz"
    }

    /// Memory or storage: `512 MiB`, `1.5 GiB`, `5.9 TiB`.
    public static func bytes(_ mebibytes: Int) -> String {
        switch mebibytes {
        case ..<1024: "\(mebibytes) MiB"
        case ..<1_048_576: "\(tenths(mebibytes * 10 / 1024)) GiB"
        default: "\(tenths(mebibytes * 10 / 1_048_576)) TiB"
        }
    }

    /// A share in percent, rounded: `41 %`; a dash of nothing.
    public static func percent(_ part: Int, of whole: Int) -> String {
        whole <= 0 ? "-" : "\((part * 100 + whole / 2) / whole) %"
    }

    /// A number of tenths with one decimal, without one when it is whole and large.
    public static func tenths(_ tenths: Int) -> String {
        tenths >= 1000 ? "\(tenths / 10)" : "\(tenths / 10).\(abs(tenths % 10))"
    }

    /// Three digits of a fraction: `042`.
    public static func three(_ thousandths: Int) -> String {
        let digits = String(min(999, max(0, thousandths)))
        return String(repeating: "0", count: 3 - digits.count) + digits
    }

    /// A whole number with separators: `2,034`.
    public static func count(_ number: Int) -> String {
        let digits = String(abs(number))
        var text = ""
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { text.append(",") }
            text.append(digit)
        }
        return number < 0 ? "-" + text : text
    }

    /// How many of something: `1 VM`, `2 VMs`.
    public static func count(_ number: Int, _ noun: String) -> String {
        "\(count(number)) \(noun)\(number == 1 ? "" : "s")"
    }

    /// An age as kubectl prints it: `29s`, `5m12s`, `3h4m`, `2d5h`.
    public static func age(_ milliseconds: Int) -> String {
        let seconds = max(0, milliseconds / 1000)
        let (minutes, hours, days) = (seconds / 60, seconds / 3600, seconds / 86_400)
        if seconds < 120 { return "\(seconds)s" }
        if minutes < 10 { return "\(minutes)m\(seconds % 60)s" }
        if minutes < 180 { return "\(minutes)m" }
        if hours < 8 { return "\(hours)h\(minutes % 60)m" }
        if hours < 48 { return "\(hours)h" }
        return days < 8 ? "\(days)d\(hours % 24)h" : "\(days)d"
    }
}

/// The wall clock of the simulated world.
public enum WorldClock {
    private static let days = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]

    /// Day and time: `Tue 14:32:07`.
    public static func dayAndTime(epoch: Int, at now: Int) -> String {
        let seconds = epoch + now / 1000
        return "\(days[seconds / 86_400 % 7]) \(time(epoch: epoch, at: now))"
    }

    /// Time of day: `14:32:07`.
    public static func time(epoch: Int, at now: Int) -> String {
        let seconds = (epoch + now / 1000) % 86_400
        return "\(two(seconds / 3600)):\(two(seconds / 60 % 60)):\(two(seconds % 60))"
    }

    /// A timestamp as Kubernetes writes it: `2026-03-03T08:00:00Z`.
    public static func timestamp(epoch: Int, at now: Int) -> String {
        let (year, month, day) = date((epoch + now / 1000) / 86_400)
        return "\(year)-\(two(month))-\(two(day))T\(time(epoch: epoch, at: now))Z"
    }

    /// Year, month and day of a number of days since 1970, by the Gregorian calendar.
    private static func date(_ days: Int) -> (Int, Int, Int) {
        // Counted from 1 March of the year 0, so that the leap day is the last of its year.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let year = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * year + year / 4 - year / 100)
        let month = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * month + 2) / 5 + 1
        let isLate = month >= 10
        return (year + era * 400 + (isLate ? 1 : 0), isLate ? month - 9 : month + 3, day)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
