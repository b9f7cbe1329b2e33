import Engine
import Manifests
import Model

/// A session as text: one JSON object a line, what it begins with first.
public enum SessionExport {
    /// The version of the text's form.
    static let format = 1

    /// The text of a session.
    public static func text(of content: SessionContent) -> String {
        var lines: [Value] = [
            [
                "session": [
                    "format": .integer(format), "world": .string(content.header.world),
                    "worldText": .string(content.header.worldText),
                    "seed": content.header.seed.map { .integer($0) } ?? .null,
                    "writer": .string(content.header.writer),
                    "createdAt": .string(content.header.createdAt),
                    "current": .integer(content.current.number),
                ]
            ]
        ]
        lines += content.branches.map(line)
        for (branch, marks) in content.marks {
            lines += marks.map { mark in
                [
                    "mark": [
                        "branch": .integer(branch.number), "time": .integer(mark.time),
                        "hash": .string(mark.hash),
                    ]
                ]
            }
        }
        lines += content.records.map(line)
        lines += content.refusals.map(line)
        return lines.map { JSONText.line(of: $0) + "\n" }.joined()
    }

    private static func line(of branch: Branch) -> Value {
        [
            "branch": [
                "id": .integer(branch.id.number), "name": .string(branch.name),
                "parent": branch.origin.map { .integer($0.parent.number) } ?? .null,
                "time": .integer(branch.origin?.time ?? branch.end),
                "shared": .integer(branch.origin?.shared ?? 0), "end": .integer(branch.end),
            ]
        ]
    }

    private static func line(of record: OperationRecord) -> Value {
        [
            "operation": [
                "id": .integer(record.id), "branch": .integer(record.branch.number),
                "time": .integer(record.time), "user": .string(record.user),
                "operation": .string(record.operation), "hash": .string(record.hash),
                "forecast": record.forecast.map { .string($0) } ?? .null, "at": .string(record.at),
            ]
        ]
    }

    private static func line(of record: RefusalRecord) -> Value {
        [
            "refusal": [
                "after": .integer(record.after), "branch": .integer(record.branch.number),
                "time": .integer(record.time), "user": .string(record.user),
                "operation": .string(record.operation), "reason": .string(record.reason),
                "at": .string(record.at),
            ]
        ]
    }

    /// Makes a session of such a text, whole or not at all.
    public static func read(
        _ text: String, file: String, as name: String, in folder: SessionFolder
    ) throws(SessionError) {
        guard !folder.contains(name) else { throw .exists(name) }
        let path = try folder.file(of: name)
        let content = try content(of: text, file: file)
        _ = try content.header.simulation()
        for record in content.records { _ = try record.entry(path: file) }
        try folder.make()
        let session = try SessionFile(path, name: name, beginning: content.header)
        try session.write(content)
    }

    private static func content(
        of text: String, file: String
    ) throws(SessionError) -> SessionContent {
        var content: SessionContent?
        for (place, line) in text.split(separator: "\n").enumerated() {
            func wrong(_ why: String) -> SessionError {
                .badExport(path: file, line: place + 1, why: why)
            }
            let value: Value
            do throws(ManifestError) {
                value = try JSONReader.value(of: line, file: file)
            } catch {
                throw wrong(error.reason.text)
            }
            let row = ExportedRow(value)
            if place == 0 {
                content = row.begin()
                guard content != nil else { throw wrong("it is no exported session") }
            } else if !(row.add(to: &content) ?? false) {
                throw wrong("it is not understood; a newer wlm-tui may have written it")
            }
        }
        guard let content else { throw .badExport(path: file, line: 1, why: "it is empty") }
        return content
    }
}

/// A line of an exported session.
private struct ExportedRow {
    let kind: String
    let fields: Value

    init(_ value: Value) {
        let field = value.fields.all.first
        kind = field?.key ?? ""
        fields = field?.value ?? .null
    }

    private func number(_ key: String) -> Int? { fields[key]?.integer }
    private func text(_ key: String) -> String? { fields[key]?.string }

    func begin() -> SessionContent? {
        guard kind == "session", number("format") == SessionExport.format,
            let world = text("world"), let worldText = text("worldText"),
            let writer = text("writer"), let createdAt = text("createdAt"),
            let current = number("current")
        else { return nil }
        let header = SessionHeader(
            world: world, worldText: worldText, seed: number("seed"), writer: writer,
            createdAt: createdAt)
        return SessionContent(
            header: header, current: Branch.ID(current), branches: [], records: [],
            refusals: [], marks: [], sum: Checksum())
    }

    /// Puts the row where it belongs; nil or false where it is not understood.
    func add(to content: inout SessionContent?) -> Bool? {
        guard let time = number("time") else { return nil }
        switch kind {
        case "branch":
            guard let id = number("id"), let name = text("name"), let end = number("end") else {
                return nil
            }
            let origin = number("parent").map {
                Branch.Origin(parent: Branch.ID($0), time: time, shared: number("shared") ?? 0)
            }
            content?.branches.append(
                Branch(id: Branch.ID(id), name: name, origin: origin, end: end))
        case "mark":
            guard let branch = number("branch"), let hash = text("hash") else { return nil }
            let mark = HashMark(time: time, hash: hash)
            content?.marks.append((branch: Branch.ID(branch), marks: [mark]))
        case "operation":
            guard let id = number("id"), let branch = number("branch"), let user = text("user"),
                let operation = text("operation"), let hash = text("hash"), let at = text("at")
            else { return nil }
            content?.records.append(
                OperationRecord(
                    id: id, branch: Branch.ID(branch), time: time, user: user,
                    operation: operation, hash: hash, forecast: text("forecast"), at: at))
        case "refusal":
            guard let after = number("after"), let branch = number("branch"),
                let user = text("user"), let operation = text("operation"),
                let reason = text("reason"), let at = text("at")
            else { return nil }
            content?.refusals.append(
                RefusalRecord(
                    after: after, branch: Branch.ID(branch), time: time, user: user,
                    operation: operation, reason: reason, at: at))
        default: return false
        }
        return true
    }
}
