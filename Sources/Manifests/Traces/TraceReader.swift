import Model

/// Reads traces of demand.
public enum TraceReader {
    /// The largest trace file, in MiB.
    public static let mostMebibytes = 256

    /// Reads a trace of the PlanetLab form: a line for each VM, its name and then its CPU demand in
    /// percent at each interval.
    /// - Parameter interval: time between samples, in milliseconds.
    /// - Throws: the first line that is wrong.
    public static func read(
        _ bytes: [UInt8], file: String, interval: Int = 300_000
    ) throws(ManifestError) -> Trace {
        var rows: [Trace.Row] = []
        var line = 0
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            line += 1
            let text = part.last == 0x0D ? part.dropLast() : part
            if text.isEmpty { continue }
            let fields = text.split(separator: 0x2C, omittingEmptySubsequences: false)
            guard fields.count > 1 else {
                throw ManifestError(
                    file: file, line: line,
                    reason: .refused("is not a name followed by percentages"))
            }
            var samples: [Int16] = []
            samples.reserveCapacity(fields.count - 1)
            for field in fields.dropFirst() {
                guard let percent = number(field), percent <= 100 else {
                    throw ManifestError(
                        file: file, line: line,
                        reason: .refused(
                            "\"\(String(decoding: field, as: UTF8.self))\" is not a percentage"))
                }
                samples.append(Int16(percent * 10))
            }
            rows.append(
                Trace.Row(name: String(decoding: fields[0], as: UTF8.self), samples: samples))
        }
        guard !rows.isEmpty else {
            throw ManifestError(file: file, reason: .refused("holds no rows"))
        }
        return Trace(interval: interval, rows: rows)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard !bytes.isEmpty, bytes.count < 5 else { return nil }
        var value = 0
        for byte in bytes {
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }
}
