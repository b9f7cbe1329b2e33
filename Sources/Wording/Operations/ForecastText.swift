import Model

extension Forecast {
    /// What would come of it, in one line for the record.
    public var summary: String {
        if let refusal = outcome.refusals.first { return "refused: \(refusal.error.text)" }
        let moves = range { $0.moves.count }
        let restarts = range { $0.restarts.count }
        let waiting = range { $0.waiting.count }
        let broken = range { $0.findings.count }
        var parts: [String] = []
        if moves.upperBound > 0 { parts.append(Self.text(moves, "vMotion")) }
        if restarts.upperBound > 0 { parts.append(Self.text(restarts, "restart")) }
        if waiting.upperBound > 0 { parts.append("\(Self.text(waiting)) without room") }
        if broken.upperBound > 0 { parts.append(Self.text(broken, "new finding")) }
        let what = parts.isEmpty ? outcome.comparison.summary : parts.joined(separator: ", ")
        return what
            + (outcome.duration.map { ", done in \(Units.age($0))" } ?? ", not done in time")
    }

    /// All of it, line by line.
    public var text: String {
        var lines = operations.enumerated().map { place, operation -> String in
            let refusal = outcome.refusals.first { $0.operation == place }
            return operation.title + (refusal.map { "\n  refused: \($0.error.text)" } ?? "")
        }
        lines.append("")
        lines += figures.map { "\(($0.name + ":").padded(to: 22))\($0.value)" }
        lines += section("Moves", outcome.moves.map { "\($0.vm): \($0.from) -> \($0.to)" })
        lines += section("Restarts", outcome.restarts)
        lines += section(
            "Without room",
            outcome.waiting.map { "\($0.name)" + ($0.reason.map { ": \($0.text)" } ?? "") })
        lines += section("Breaks", outcome.findings.map { $0.line(in: outcome.vcenter) })
        lines += section("Mends", outcome.mended.map { $0.line(in: outcome.vcenter) })
        lines.append("")
        lines.append("What differs afterwards:")
        return lines.joined(separator: "\n") + "\n" + outcome.comparison.text(most: 12)
    }

    /// The figures in which forecasts are compared, each with its range where forks differ.
    public var figures: [(name: String, value: String)] {
        var figures = [
            ("Done in", duration), ("vMotions", Self.text(range { $0.moves.count })),
            ("Restarts", Self.text(range { $0.restarts.count })),
            ("Without room", Self.text(range { $0.waiting.count })),
            ("New findings", Self.text(range { $0.findings.count })),
        ]
        figures += clusterFigures.map { ($0.name, $0.value) }
        for namespace in outcome.after.namespaces {
            let old = outcome.before.namespaces.first { $0.name == namespace.name }
            guard old != namespace else { continue }
            figures.append(
                ("Quota \(namespace.name)", "\(old?.text ?? "none") -> \(namespace.text)"))
        }
        return figures
    }

    /// What it comes to, for a question: the summary, figures of clusters that change, what finds no
    /// room and what breaks, at most so many of each.
    public func consequences(most: Int = 3) -> [String] {
        if let refusal = outcome.refusals.first {
            return ["It would be refused: \(refusal.error.text)"]
        }
        var lines = ["Forecast: \(summary)."]
        lines += clusterFigures.filter(\.isChanged).map { "\($0.name): \($0.value)." }
        lines += outcome.waiting.prefix(most).map { "No room: \($0.name)." }
        lines += outcome.findings.prefix(most).map { finding in
            let line = finding.line(in: outcome.vcenter)
            return line.hasSuffix(".") ? line : line + "."
        }
        return lines
    }

    /// DRS score and HA headroom of each cluster, before and after.
    private var clusterFigures: [(name: String, value: String, isChanged: Bool)] {
        var figures: [(name: String, value: String, isChanged: Bool)] = []
        for (place, cluster) in outcome.after.clusters.enumerated() {
            guard let before = outcome.before.clusters.first(where: { $0.name == cluster.name })
            else { continue }
            let scores = range { outcome in
                outcome.after.clusters.indices.contains(place)
                    ? outcome.after.clusters[place].score : 0
            }
            figures.append(
                (
                    "DRS score \(cluster.name)", "\(before.score) -> \(Self.text(scores))",
                    scores != before.score...before.score
                ))
            if let old = before.headroom, let new = cluster.headroom {
                figures.append(
                    (
                        "HA headroom \(cluster.name)",
                        "\(Units.cpu(old.cpu)), \(Units.bytes(old.memory)) -> "
                            + "\(Units.cpu(new.cpu)), \(Units.bytes(new.memory))", old != new
                    ))
            }
        }
        return figures
    }

    private var duration: String {
        let known = ([outcome] + others).compactMap(\.duration)
        guard let least = known.min(), let most = known.max() else { return "not in time" }
        let text =
            least == most ? Units.age(least) : "\(Units.age(least)) to \(Units.age(most))"
        return known.count <= others.count ? text + ", or not in time" : text
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        if lines.isEmpty { return [] }
        let most = 20
        let rest = lines.count > most ? ["  and \(Units.count(lines.count - most)) more"] : []
        return ["", "\(title):"] + lines.prefix(most).map { "  \($0)" } + rest
    }

    private static func text(_ range: ClosedRange<Int>, _ noun: String) -> String {
        range.upperBound == 1 && range.lowerBound == 1 ? "1 \(noun)" : "\(text(range)) \(noun)s"
    }

    private static func text(_ range: ClosedRange<Int>) -> String {
        range.lowerBound == range.upperBound
            ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    }

    /// Two or more alternatives side by side, figure by figure.
    public static func table(of forecasts: [Forecast]) -> String {
        let figures = forecasts.map(\.figures)
        var names: [String] = []
        for figure in figures.joined() where !names.contains(figure.name) {
            names.append(figure.name)
        }
        var rows = [
            [""] + forecasts.map { $0.operations.map(\.title).joined(separator: ", then ") }
        ]
        for name in names {
            rows.append([name] + figures.map { $0.first { $0.name == name }?.value ?? "-" })
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let line = zip(row, widths).map { $0.padded(to: $1 + 2) }.joined()
            return String(line.reversed().drop { $0 == " " }.reversed())
        }.joined(separator: "\n") + "\n"
    }
}

extension Forecast.Outcome.NamespaceState {
    fileprivate var text: String {
        let parts = [
            cpuMHz.map { "\(Units.cpu($0)) CPU" }, memoryMiB.map { "\(Units.bytes($0)) memory" },
            storageMiB.map { "\(Units.bytes($0)) storage" },
        ].compactMap(\.self)
        return parts.joined(separator: ", ") + " left"
    }
}

extension Finding {
    fileprivate func line(in vcenter: VCenter) -> String {
        "\(severity.text): \(text(in: vcenter))"
    }
}

extension String {
    fileprivate func padded(to width: Int) -> String {
        count < width ? self + String(repeating: " ", count: width - count) : self
    }
}
