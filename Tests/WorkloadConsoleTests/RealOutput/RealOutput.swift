import Glibc
import Testing

/// The output of `kubectl describe` that stands beside the project on some machines.
struct RealOutput {
    /// One event.
    struct Line: Hashable {
        var type: String
        var reason: String
        var message: String
    }

    private let sections: [(command: String, lines: [Substring])]

    /// Where it is; nil where it is not.
    static let path: String? = {
        let package = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/")
        let named = getenv("WLM_SHARED").map { String(cString: $0) }
        let above = "/" + package.split(separator: "/").dropLast().joined(separator: "/")
        let file = "/data/supervisor/describe-v1.21.0+vmware.wcp.2.txt"
        return [named, above + "/shared"].compactMap { $0.map { $0 + file } }
            .first { access($0, R_OK) == 0 }
    }()

    /// Reads it.
    init(reading path: String) throws {
        let file = try #require(fopen(path, "r"))
        defer { fclose(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = fread(&bytes, 1, bytes.count, file)
        var sections: [(command: String, lines: [Substring])] = []
        let text = String(decoding: bytes.prefix(count), as: UTF8.self)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if let range = line.range(of: "kubectl-8891 describe ") {
                sections.append(("describe " + line[range.upperBound...], []))
            } else if let last = sections.indices.last {
                sections[last].lines.append(
                    line.range(of: "stdout: \"").map { line[$0.upperBound...] } ?? line)
            }
        }
        self.sections = sections
    }

    private func lines(_ command: String) -> [Substring] {
        sections.first { $0.command.hasPrefix(command) }?.lines ?? []
    }

    /// The value of a field that stands at the beginning of a line.
    func value(of field: String, in command: String) -> String? {
        lines(command).first { $0.hasPrefix(field + ":") }.map {
            String($0.dropFirst(field.count + 1).drop { $0 == " " })
        }
    }

    /// A field's `key: value` lines.
    func list(of field: String, in command: String) -> [(key: String, value: String)] {
        let lines = lines(command)
        guard let first = lines.firstIndex(where: { $0.hasPrefix(field + ":") }) else { return [] }
        let rest = lines[(first + 1)...].prefix { $0.hasPrefix("  ") }
        return ([lines[first].dropFirst(field.count + 1)] + rest).compactMap { line in
            let text = line.drop { $0 == " " }
            guard let range = text.range(of: ": ") else { return nil }
            return (String(text[..<range.lowerBound]), String(text[range.upperBound...]))
        }
    }

    /// The events of a pod.
    func events(ofPod name: String) -> [Line] {
        let lines = lines("describe pod \(name)")
        guard let first = lines.firstIndex(where: { $0.hasPrefix("Events:") }) else { return [] }
        return lines[(first + 3)...].prefix { $0.hasPrefix("  ") }.map { line in
            let fields = line.split(separator: " ", maxSplits: 4)
            return Line(
                type: String(fields[0]), reason: String(fields[1]),
                message: String(fields[4].drop { $0 == " " }))
        }
    }

    /// The form of a value: which kinds of characters follow each other.
    static func form(of value: String) -> String {
        value.replacing(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, with: "UUID")
            .replacing(/\d+/, with: "9")
    }
}

extension Substring {
    /// Where a text stands in it first.
    fileprivate func range(of text: String) -> Range<Index>? { ranges(of: text).first }
}
