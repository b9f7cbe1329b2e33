/// Demand that was recorded on real machines: rows of samples at a fixed interval.
///
/// Immutable and shared by all copies of a simulation.
public final class Trace: Sendable {
    /// One recorded machine.
    public struct Row: Sendable {
        /// Its name in the file.
        public let name: String
        /// Its virtual CPUs, where the file says so.
        public let virtualCPUs: Int?
        /// Its CPU, in MHz, where the file says so.
        public let fullMHz: Int?
        /// Its memory, in MiB, where the file says so.
        public let memoryMiB: Int?
        /// Demand at each interval, in thousandths of the machine's CPU.
        public let samples: [Int16]

        /// A row.
        public init(
            name: String, virtualCPUs: Int? = nil, fullMHz: Int? = nil, memoryMiB: Int? = nil,
            samples: [Int16]
        ) {
            self.name = name
            self.virtualCPUs = virtualCPUs
            self.fullMHz = fullMHz
            self.memoryMiB = memoryMiB
            self.samples = samples
        }
    }

    /// Time between samples, in milliseconds.
    public let interval: Int
    /// The machines, in the order of the file.
    public let rows: [Row]

    /// A trace.
    public init(interval: Int, rows: [Row]) {
        precondition(interval > 0)
        self.interval = interval
        self.rows = rows
    }

    /// Demand of a row at an instant, in thousandths, linear between samples; after the last sample
    /// the row begins again. O(1).
    public func demand(row: Int, at instant: Int) -> Int {
        let samples = rows[row].samples
        guard !samples.isEmpty else { return 0 }
        let place = instant / interval
        let first = Int(samples[place % samples.count])
        let second = Int(samples[(place + 1) % samples.count])
        return first + (second - first) * (instant % interval) / interval
    }
}
