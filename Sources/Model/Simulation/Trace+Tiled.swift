extension Trace {
    /// As many rows as it takes for their mean demand to reach an amount: the rows in order, over
    /// and over, each from a place in time that the seed draws. O(samples of the result).
    /// - Parameters:
    ///   - amount: mean demand of all rows together, in MHz.
    ///   - usualMHz: what a row is a share of that does not say it itself.
    public func tiled(toMean amount: Int, usualMHz: Int, seed: UInt64) -> Trace {
        var stream = RandomStream(seed: seed)
        var sum = 0
        var tiles: [Row] = []
        let useful = rows.filter { $0.samples.contains { $0 > 0 } }
        guard !useful.isEmpty else { return self }
        while sum < amount * 1000 {
            let row = useful[tiles.count % useful.count]
            let total = row.samples.reduce(0) { $0 + Int($1) }
            sum += total * (row.fullMHz ?? usualMHz) / row.samples.count
            let offset = stream.below(row.samples.count)
            tiles.append(
                Row(
                    name: row.name, virtualCPUs: row.virtualCPUs, fullMHz: row.fullMHz,
                    memoryMiB: row.memoryMiB,
                    samples: Array(row.samples[offset...] + row.samples[..<offset])))
        }
        return Trace(interval: interval, rows: tiles)
    }
}
