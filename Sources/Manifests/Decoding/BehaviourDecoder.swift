import Model

/// Decodes probes, and what containers do: from a world's `behaviours` or a pod's annotation.
enum BehaviourDecoder {
    /// The annotation for all containers of a pod; with `.NAME` behind it for one of them.
    static let annotation = "wlm-tui.io/behaviour"

    static let keys = [
        "endsAfter", "exitCode", "times", "startsAfter", "readyAfter", "hangsAfter", "leak",
        "stopsAfter", "pull",
    ]

    /// What the annotations of a pod say of a container; nil where they say nothing.
    static func behaviour(
        of container: String, _ metadata: FieldReader
    ) throws(ManifestError) -> ContainerBehaviour? {
        let annotations = try metadata.object("annotations")
        for key in ["\(annotation).\(container)", annotation] {
            guard let text = try annotations.text(key) else { continue }
            var fields = Value.Fields()
            for part in text.split(separator: ",") {
                let sides = part.split(separator: "=", maxSplits: 1).map(trimmed)
                guard sides.count == 2 else {
                    throw annotations.error(
                        .refused("must be KEY=VALUE, KEY=VALUE, not \"\(text)\""), at: key)
                }
                fields[sides[0]] = Int(sides[1]).map { .integer($0) } ?? .string(sides[1])
            }
            let reader = annotations.reading(.object(fields), at: key)
            try reader.allow(keys)
            return try behaviour(reader)
        }
        return nil
    }

    private static func trimmed(_ text: Substring) -> String {
        let tail = text.drop { $0 == " " }
        return String(tail.reversed().drop { $0 == " " }.reversed())
    }

    /// A behaviour whose keys have been checked.
    static func behaviour(_ reader: FieldReader) throws(ManifestError) -> ContainerBehaviour {
        var behaviour = ContainerBehaviour()
        behaviour.endsAfter = try reader.duration("endsAfter")
        behaviour.exitCode = try reader.integer("exitCode", in: 0...255) ?? 1
        behaviour.times = try reader.integer("times", in: 1...1_000_000)
        behaviour.startsAfter = try reader.duration("startsAfter") ?? 0
        if try reader.text("readyAfter") == "never" {
            behaviour.readyAfter = .max
        } else {
            behaviour.readyAfter = try reader.duration("readyAfter") ?? 0
        }
        behaviour.hangsAfter = try reader.duration("hangsAfter")
        behaviour.leakMiB = try reader.mebibytes("leak") ?? 0
        behaviour.stopsAfter = try reader.duration("stopsAfter")
        behaviour.imageFault = try reader.choice(
            "pull", ImageFault.allCases.map { ($0.rawValue, $0) })
        if behaviour.endsAfter == nil {
            for key in ["exitCode", "times"] where reader.has(key) {
                throw reader.error(.refused("needs endsAfter beside it"), at: key)
            }
            behaviour.exitCode = 0
        }
        return behaviour
    }

    /// One of a world's behaviours.
    static func image(_ reader: FieldReader) throws(ManifestError) -> ImageBehaviour {
        try reader.allow(["image"] + keys)
        return ImageBehaviour(
            image: try reader.required("image"), try behaviour(reader))
    }

    /// A container's probe; nil where it has none of that kind.
    static func probe(_ key: String, _ container: FieldReader) throws(ManifestError) -> Probe? {
        guard container.has(key) else { return nil }
        let reader = try container.object(key)
        func seconds(
            _ key: String, _ least: Int, _ fallback: Int
        ) throws(ManifestError) -> Int {
            try reader.integer(key, in: least...1_000_000) ?? fallback
        }
        var probe = Probe()
        probe.initialDelay = try seconds("initialDelaySeconds", 0, 0) * 1000
        probe.period = max(1, try seconds("periodSeconds", 0, 10)) * 1000
        probe.successThreshold = try seconds("successThreshold", 1, 1)
        probe.failureThreshold = try seconds("failureThreshold", 1, 3)
        return probe
    }
}
