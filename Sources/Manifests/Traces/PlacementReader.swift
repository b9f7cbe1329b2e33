import Model

/// Reads lists of nodes and of pods as the openb traces have them.
public enum PlacementReader {
    /// The largest file, in MiB.
    public static let mostMebibytes = 64
    /// The most nodes, and the most pods.
    public static let (mostNodes, mostPods) = (10_000, 1_000_000)

    /// Reads nodes: `sn`, `cpu_milli`, `memory_mib` and `gpu`, which counts devices.
    /// - Throws: the first line that is wrong.
    public static func nodes(_ path: String) throws(ManifestError) -> [PlacementTrial.Node] {
        let columns = ["sn", "cpu_milli", "memory_mib", "gpu"]
        return try rows(path, columns, most: mostNodes).map {
            PlacementTrial.Node(
                name: $0.name, milliCPU: $0.numbers[0], memoryMiB: $0.numbers[1],
                devices: $0.numbers[2])
        }
    }

    /// Reads pods: `name`, `cpu_milli`, `memory_mib`, `num_gpu`, and `gpu_milli` of each of these.
    /// - Throws: the first line that is wrong.
    public static func pods(_ path: String) throws(ManifestError) -> [PlacementTrial.Job] {
        let columns = ["name", "cpu_milli", "memory_mib", "num_gpu", "gpu_milli"]
        return try rows(path, columns, most: mostPods).map {
            PlacementTrial.Job(
                name: $0.name, milliCPU: $0.numbers[0], memoryMiB: $0.numbers[1],
                devices: $0.numbers[2] * $0.numbers[3])
        }
    }

    private struct Row {
        let name: String
        let numbers: [Int]
    }

    /// A name and then numbers, by the titles in the first line.
    private static func rows(
        _ path: String, _ columns: [String], most: Int
    ) throws(ManifestError) -> [Row] {
        var text = CSVText(
            try Files.read(path, mostMebibytes: mostMebibytes), file: path)
        let titles = (text.next() ?? []).map { CSVText.shown($0) }
        var places: [Int] = []
        for column in columns {
            guard let place = titles.firstIndex(of: column) else {
                throw text.error("its first line names no column \(column)")
            }
            places.append(place)
        }
        var found: [Row] = []
        while let fields = text.next() {
            guard let last = places.max(), fields.count > last else {
                throw text.error("has \(fields.count) fields")
            }
            var numbers: [Int] = []
            for (column, place) in zip(columns, places).dropFirst() {
                guard let number = CSVText.integer(fields[place]) else {
                    throw text.error(
                        "\(column): \"\(CSVText.shown(fields[place]))\" is not a whole number")
                }
                numbers.append(number)
            }
            guard found.count < most else { throw text.error("there are more than \(most)") }
            found.append(Row(name: CSVText.shown(fields[places[0]]), numbers: numbers))
        }
        guard !found.isEmpty else {
            throw ManifestError(file: path, reason: .refused("has no lines after the first"))
        }
        return found
    }
}
