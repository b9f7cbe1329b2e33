import Glibc
import Model

/// Reads traces of demand.
public enum TraceReader {
    /// The largest trace file, in MiB.
    public static let mostMebibytes = 256
    /// The most machines of a trace.
    public static let mostRows = 100_000
    /// The most samples of a trace, of all its machines together.
    public static let mostSamples = 100_000_000

    /// Reads a trace file in whichever form it is: PlanetLab's, or either file of a Bitbrains
    /// pair, whose other file stands beside it (`NAME-vms.csv`, `NAME-usage.csv`).
    /// - Parameter interval: time between samples, in milliseconds.
    /// - Throws: the first line that is wrong.
    public static func read(_ path: String, interval: Int) throws(ManifestError) -> Trace {
        let bytes = try Files.read(path, mostMebibytes: mostMebibytes)
        switch BitbrainsReader.part(of: bytes) {
        case nil: return try read(bytes, file: path, interval: interval)
        case .sizes:
            let other = try sibling(of: path, from: "-vms", to: "-usage")
            return try BitbrainsReader.read(
                sizes: CSVText(bytes, file: path),
                usage: CSVText(
                    try Files.read(other, mostMebibytes: mostMebibytes), file: other),
                interval: interval)
        case .usage:
            let other = try sibling(of: path, from: "-usage", to: "-vms")
            return try BitbrainsReader.read(
                sizes: CSVText(
                    try Files.read(other, mostMebibytes: mostMebibytes), file: other),
                usage: CSVText(bytes, file: path), interval: interval)
        }
    }

    /// The other file of a pair.
    private static func sibling(
        of path: String, from part: String, to other: String
    ) throws(ManifestError) -> String {
        let slash = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        let (folder, name) = (path[..<slash], path[slash...])
        let what = part == "-vms" ? "sizes" : "usage"
        guard let range = name.ranges(of: part).last else {
            throw ManifestError(
                file: path,
                reason: .refused(
                    "holds the \(what) of a Bitbrains pair, but its name does not end in "
                        + "\(part).csv; name the pair NAME-vms.csv and NAME-usage.csv"))
        }
        let sibling = String(folder + name[..<range.lowerBound] + other + name[range.upperBound...])
        guard access(sibling, F_OK) == 0 else {
            throw ManifestError(
                file: path,
                reason: .refused(
                    "holds the \(what) of a Bitbrains pair; its other file \(sibling) is missing"))
        }
        return sibling
    }

    /// Reads a trace of the PlanetLab form: a line for each VM, its name and then its CPU demand in
    /// percent at each interval.
    /// - Parameter interval: time between samples, in milliseconds.
    /// - Throws: the first line that is wrong.
    public static func read(
        _ bytes: [UInt8], file: String, interval: Int = 300_000
    ) throws(ManifestError) -> Trace {
        var rows: [Trace.Row] = []
        var text = CSVText(bytes, file: file)
        var left = mostSamples
        while let fields = text.next() {
            guard fields.count > 1 else {
                throw text.error("is not a name followed by percentages")
            }
            var samples: [Int16] = []
            samples.reserveCapacity(fields.count - 1)
            for (place, field) in fields.enumerated().dropFirst() {
                guard let percent = CSVText.integer(field), percent <= 100 else {
                    throw text.error(
                        "field \(place + 1): \"\(CSVText.shown(field))\" is not a percentage "
                            + "from 0 to 100")
                }
                samples.append(Int16(percent * 10))
            }
            left -= samples.count
            guard rows.count < mostRows, left >= 0 else {
                throw text.error(
                    "a trace has at most \(mostRows) machines and \(mostSamples) samples")
            }
            rows.append(Trace.Row(name: CSVText.shown(fields[0]), samples: samples))
        }
        guard !rows.isEmpty else {
            throw ManifestError(
                file: file,
                reason: .refused(
                    "is empty; a trace has a line for each VM: its name, then percentages"))
        }
        return Trace(interval: interval, rows: rows)
    }
}
