import Model

/// Reads a Bitbrains pair: one file with the size of each VM, one with the CPU that they used.
enum BitbrainsReader {
    /// The files of a pair.
    enum Part {
        case sizes, usage
    }

    private static let sizeColumns = ["id", "cpu_count", "cpu_capacity_mhz", "mem_capacity"]
    private static let usageColumns = ["id", "t_end_s", "duration_s", "cpu_mhz"]
    /// The longest trace, in seconds: a year.
    private static let longest = 366 * 86_400

    /// Which of a pair's files this is, by its first line; nil when it is neither.
    static func part(of bytes: [UInt8]) -> Part? {
        let line = String(decoding: bytes.prefix { $0 != 0x0A }.prefix(200), as: UTF8.self)
        if line.hasPrefix("id,"), line.contains("cpu_capacity_mhz") { return .sizes }
        if line.hasPrefix("id,"), line.contains("cpu_mhz") { return .usage }
        return nil
    }

    /// One VM while its usage is read.
    private struct Machine {
        let name: String
        let cpus: Int
        let mhz: Int
        let memoryMiB: Int
        var spans: [(end: Int, length: Int, mhz: Int)] = []
    }

    /// Reads a pair. VMs stand in the order of the file of sizes; the first sample of any VM is the
    /// beginning of all.
    /// - Throws: the first line that is wrong.
    static func read(
        sizes: CSVText, usage: CSVText, interval: Int
    ) throws(ManifestError) -> Trace {
        var machines = try machines(sizes)
        try addUsage(usage, to: &machines)
        let spans = machines.lazy.flatMap(\.spans)
        let start = spans.map { $0.end - $0.length }.min() ?? 0
        let end = spans.map(\.end).max() ?? 0
        let count = max(1, ((end - start) * 1000 + interval - 1) / interval)
        guard count * machines.count <= TraceReader.mostSamples else {
            throw usage.error(
                "has more than \(TraceReader.mostSamples) samples at this interval; give a "
                    + "longer --trace-interval")
        }
        return Trace(
            interval: interval,
            rows: machines.map { machine in
                Trace.Row(
                    name: machine.name, virtualCPUs: machine.cpus, fullMHz: machine.mhz,
                    memoryMiB: machine.memoryMiB,
                    samples: samples(of: machine, from: start, count: count, interval: interval))
            })
    }

    /// Sizes; memory is in KiB.
    private static func machines(_ sizes: CSVText) throws(ManifestError) -> [Machine] {
        var text = sizes
        let places = try columns(sizeColumns, of: &text)
        var machines: [Machine] = []
        var names: Set<String> = []
        while let fields = text.next() {
            let row = try pick(places, of: fields, text)
            guard let cpus = CSVText.integer(row[1]), (1...1024).contains(cpus),
                let mhz = CSVText.rounded(row[2]), (1...10_000_000).contains(mhz),
                let memory = CSVText.rounded(row[3]), memory > 0
            else {
                throw text.error(
                    "is not a VM: its CPUs (1 to 1024), MHz and KiB of memory must be numbers")
            }
            let name = CSVText.shown(row[0])
            guard names.insert(name).inserted else {
                throw text.error("the VM \(name) stands here twice")
            }
            guard machines.count < TraceReader.mostRows else {
                throw text.error("a trace has at most \(TraceReader.mostRows) machines")
            }
            machines.append(
                Machine(
                    name: name, cpus: cpus, mhz: mhz, memoryMiB: max(4, (memory + 1023) / 1024)))
        }
        if machines.isEmpty { throw text.error("holds no VM") }
        return machines
    }

    private static func addUsage(
        _ usage: CSVText, to machines: inout [Machine]
    ) throws(ManifestError) {
        var text = usage
        let places = try columns(usageColumns, of: &text)
        var index: [ArraySlice<UInt8>: Int] = [:]
        for (place, machine) in machines.enumerated() {
            index[ArraySlice(Array(machine.name.utf8))] = place
        }
        while let fields = text.next() {
            let row = try pick(places, of: fields, text)
            guard let place = index[row[0]] else {
                throw text.error(
                    "the VM \(CSVText.shown(row[0])) is missing in the file of sizes")
            }
            guard let end = CSVText.integer(row[1]), let length = CSVText.integer(row[2]),
                let mhz = CSVText.rounded(row[3]), length > 0, end < longest, length < longest
            else {
                throw text.error(
                    "is not a sample: its end and length in seconds (length above 0, within a "
                        + "year) and its MHz must be numbers")
            }
            machines[place].spans.append((end, length, mhz))
        }
    }

    /// Where the columns stand that are needed, by the first line.
    private static func columns(
        _ names: [String], of text: inout CSVText
    ) throws(ManifestError) -> [Int] {
        let header = (text.next() ?? []).map { String(decoding: $0, as: UTF8.self) }
        var places: [Int] = []
        for name in names {
            // A column may say more after its name, such as when its clock began.
            guard let place = header.firstIndex(where: { $0 == name || $0.hasPrefix(name + "_") })
            else { throw text.error("the column \(name) is missing") }
            places.append(place)
        }
        return places
    }

    private static func pick(
        _ places: [Int], of fields: [ArraySlice<UInt8>], _ text: CSVText
    ) throws(ManifestError) -> [ArraySlice<UInt8>] {
        guard let last = places.max(), last < fields.count else {
            throw text.error("has \(fields.count) fields, fewer than the first line names")
        }
        return places.map { fields[$0] }
    }

    /// Demand in thousandths at each interval: the mean of what overlaps it, weighted by time. Where
    /// nothing was recorded the machine did not run.
    private static func samples(
        of machine: Machine, from start: Int, count: Int, interval: Int
    ) -> [Int16] {
        // In MHz times milliseconds.
        var sums = [Int](repeating: 0, count: count)
        for span in machine.spans {
            var from = (span.end - span.length - start) * 1000
            let end = (span.end - start) * 1000
            while from < end {
                let slot = from / interval
                let next = min(end, (slot + 1) * interval)
                sums[slot] += span.mhz * (next - from)
                from = next
            }
        }
        return sums.map { Int16(min(1000, $0 / interval * 1000 / machine.mhz)) }
    }
}
