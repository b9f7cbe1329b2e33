import Manifests
import Model
import WorkloadConsole

/// Decodes lesson files (`docs/lessons.md`).
enum LessonDecoder {
    static let keys = [
        "title", "kind", "world", "seed", "minutes", "aids", "goal", "setup", "faults", "steps",
        "checks", "wrong", "debrief",
    ]

    static func lesson(_ reader: FieldReader, name: String) throws(ManifestError) -> Lesson {
        try reader.allow(keys)
        let kinds = Lesson.Kind.allCases.map { ($0.rawValue, $0) }
        guard let kind = try reader.choice("kind", kinds) else {
            throw reader.error(.missing("kind"))
        }
        let world = try reader.required("world")
        let minutes = try reader.object("minutes")
        try minutes.allow(["soft", "hard"])
        let debrief = try reader.object("debrief")
        try debrief.allow(["questions", "expert"])
        let steps = try reader.list("steps").map { (row) throws(ManifestError) in try step(row) }
        if steps.isEmpty { throw reader.error(.missing("steps")) }
        var names: Set<String> = []
        let checks = try reader.list("checks").map { (row) throws(ManifestError) in
            try check(row, &names)
        }
        if kind != .tour, checks.allSatisfy(\.isPenalty) {
            throw reader.error(
                .refused("has nothing that is scored; add a check with now or within"), at: "checks"
            )
        }
        let soft = try minutes.integer("soft", in: 1...1440)
        let hard = try minutes.integer("hard", in: 1...1440) ?? 60
        if let soft, soft > hard {
            throw minutes.error(.outOfRange("at most hard, which is \(hard)"), at: "soft")
        }
        return Lesson(
            name: name, file: reader.document.file, title: try reader.required("title"),
            kind: kind, world: world, seed: try reader.integer("seed"),
            goal: try reader.text("goal") ?? "", softLimit: soft.map { $0 * 60_000 },
            hardLimit: hard * 60_000, aids: try aids(reader) ?? kind.usualAids,
            setup: try deeds(reader, "setup"),
            faults: try reader.list("faults").map { (row) throws(ManifestError) in
                try fault(row)
            },
            steps: steps, checks: checks,
            wrongs: try reader.list("wrong").map { (row) throws(ManifestError) in
                try wrong(row, checks)
            },
            questions: try debrief.texts("questions") ?? [],
            expert: try debrief.text("expert") ?? "")
    }

    private static func aids(_ reader: FieldReader) throws(ManifestError) -> Set<Lesson.Aid>? {
        let known = Lesson.Aid.allCases.map(\.rawValue)
        guard let names = try reader.names("aids", of: "aid", among: known) else { return nil }
        return Set(names.compactMap { Lesson.Aid(rawValue: $0) })
    }

    private static func step(_ reader: FieldReader) throws(ManifestError) -> Lesson.Step {
        try reader.allow(["title", "text", "notes", "screen", "done", "solution", "hints"])
        return Lesson.Step(
            line: line(reader), title: try reader.required("title"),
            text: try reader.required("text"), notes: try reader.text("notes") ?? "",
            screen: try reader.text("screen"),
            done: try reader.has("done") ? expression(reader, "done") : nil,
            solution: try deeds(reader, "solution"),
            hints: try reader.list("hints").map { (row) throws(ManifestError) in
                try row.allow(["text", "cost"])
                return Lesson.Hint(
                    text: try row.required("text"), cost: try row.integer("cost", in: 0...100) ?? 5)
            })
    }

    private static let rules = ["now", "within", "always", "never", "count", "order"]

    private static func check(
        _ reader: FieldReader, _ names: inout Set<String>
    ) throws(ManifestError) -> Lesson.Check {
        try reader.allow(["name", "weight", "reason", "hidden", "that", "least", "most"] + rules)
        let said = rules.filter { reader.has($0) }
        guard let rule = said.first, said.count == 1 else {
            throw reader.error(.refused("needs one of " + rules.joined(separator: ", ")))
        }
        return Lesson.Check(
            line: line(reader), name: try reader.newName(&names),
            weight: try reader.integer("weight", in: 1...100) ?? 10,
            reason: try reader.required("reason"), isHidden: try reader.bool("hidden") ?? false,
            rule: try self.rule(rule, reader))
    }

    private static func rule(
        _ rule: String, _ reader: FieldReader
    ) throws(ManifestError) -> Lesson.Check.Rule {
        if rule != "within", reader.has("that") {
            throw reader.error(.refused("belongs to within"), at: "that")
        }
        if rule != "count", let key = ["least", "most"].first(where: { reader.has($0) }) {
            throw reader.error(.refused("belongs to count"), at: key)
        }
        switch rule {
        case "now": return .now(try expression(reader, rule))
        case "always": return .always(try expression(reader, rule))
        case "never": return .never(try expression(reader, rule))
        case "within":
            guard let length = try reader.duration(rule) else {
                throw reader.error(.missing(rule))
            }
            guard reader.has("that") else { throw reader.error(.missing("that")) }
            return .within(length, try expression(reader, "that"))
        case "count":
            let least = try reader.integer("least", in: 0...1_000_000) ?? 1
            let most = try reader.integer("most", in: 0...1_000_000) ?? 1_000_000
            guard least <= most else {
                throw reader.error(.outOfRange("at most most"), at: "least")
            }
            return .count(try expression(reader, rule), least...most)
        default:
            var expressions: [Expression] = []
            for row in try reader.list(rule) { expressions.append(try expression(row)) }
            guard expressions.count > 1 else {
                throw reader.error(.refused("needs at least two expressions"), at: rule)
            }
            return .order(expressions)
        }
    }

    private static func fault(_ reader: FieldReader) throws(ManifestError) -> Lesson.Fault {
        try reader.allow([
            "at", "on", "within", "scenario", "among", "namespace", "host", "do", "announce",
        ])
        let moments = ["at", "on", "within"].filter { reader.has($0) }
        guard let said = moments.first, moments.count == 1 else {
            throw reader.error(.refused("needs one of at, on, within"))
        }
        let moment: Lesson.Fault.Moment =
            switch said {
            case "at": .at(try reader.duration("at") ?? 0)
            case "within": .within(try reader.duration("within") ?? 0)
            default: .on(try expression(reader, "on"))
            }
        let deeds = ["scenario", "among", "do"].filter { reader.has($0) }
        guard let deed = deeds.first, deeds.count == 1 else {
            throw reader.error(.refused("needs one of scenario, among, do"))
        }
        var choices: [[Lesson.Deed]] = []
        switch deed {
        case "do": choices = [try self.deeds(reader, "do")]
        case "scenario":
            guard let number = try reader.integer(deed) else { throw reader.error(.missing(deed)) }
            choices = [[try scenario(number, reader, at: deed)]]
        default:
            for text in try reader.texts(deed) ?? [] {
                choices.append([try scenario(Int(text) ?? 0, reader, at: deed)])
            }
        }
        return Lesson.Fault(
            line: line(reader), moment: moment, choices: choices,
            announcement: try reader.text("announce"))
    }

    private static func scenario(
        _ number: Int, _ reader: FieldReader, at key: String
    ) throws(ManifestError) -> Lesson.Deed {
        guard FaultScenario(rawValue: number) != nil else {
            throw reader.error(
                .outOfRange("a scenario from 1 to \(FaultScenario.allCases.count)"), at: key)
        }
        var text = "inject-fault \(number)"
        for option in ["namespace", "host"] {
            if let name = try reader.text(option) { text += " --\(option) \(name)" }
        }
        return Lesson.Deed(line: line(reader, key), body: .verb(text))
    }

    private static func wrong(
        _ reader: FieldReader, _ checks: [Lesson.Check]
    ) throws(ManifestError) -> Lesson.WrongTurn {
        try reader.allow(["do", "fails", "why"])
        let deeds = try deeds(reader, "do")
        guard let first = deeds.first else { throw reader.error(.missing("do")) }
        guard
            let fails = try reader.name("fails", of: "check", among: checks.map(\.name))
        else { throw reader.error(.missing("fails")) }
        return Lesson.WrongTurn(
            line: first.line, deeds: deeds, fails: fails, why: try reader.required("why"))
    }

    // MARK: Deeds and expressions

    static func deeds(_ reader: FieldReader, _ key: String) throws(ManifestError) -> [Lesson.Deed] {
        try reader.list(key).map { (row) throws(ManifestError) in try deed(row) }
    }

    private static func deed(_ reader: FieldReader) throws(ManifestError) -> Lesson.Deed {
        let line = line(reader)
        guard let text = reader.value.scalarText else {
            try reader.allow(["manifests", "namespace"])
            return Lesson.Deed(
                line: line,
                body: .manifests(
                    try reader.required("manifests"),
                    namespace: try reader.text("namespace") ?? "default"))
        }
        if text.hasPrefix("wait until ") {
            let expression = try expression(String(text.dropFirst(11)), reader)
            return Lesson.Deed(line: line, body: .until(expression))
        }
        let words = LineWords.split(text)
        guard let first = words.first else { throw reader.error(.refused("is empty")) }
        if first == "wait" {
            guard words.count == 2, let length = Duration.milliseconds(words[1]) else {
                throw reader.error(
                    .notADuration(words.dropFirst().joined(separator: " ")))
            }
            return Lesson.Deed(line: line, body: .wait(length))
        }
        guard Verb.named(first) != nil else {
            throw reader.error(
                .refused(
                    "there is no verb \"\(first)\" (docs/operations.md)"
                        + NearMiss.question(first, among: Verb.all.map(\.name) + ["wait"])))
        }
        do throws(ExpressionError) {
            _ = try DeedLine(text)
        } catch {
            throw reader.error(.refused(error.text))
        }
        return Lesson.Deed(line: line, body: .verb(text))
    }

    static func line(_ reader: FieldReader, _ key: String? = nil) -> Int {
        reader.document.line(of: reader.path + (key.map { [.key($0)] } ?? []))
    }

    private static func expression(
        _ reader: FieldReader, _ key: String
    ) throws(ManifestError) -> Expression {
        let text = try reader.required(key)
        do throws(ExpressionError) {
            return try checked(Expression(text, line: line(reader, key)))
        } catch {
            throw reader.error(.refused(error.text), at: key)
        }
    }

    private static func expression(_ reader: FieldReader) throws(ManifestError) -> Expression {
        guard let text = reader.value.scalarText else {
            throw reader.error(.wrongType(expected: "an expression"))
        }
        return try expression(text, reader)
    }

    private static func expression(
        _ text: String, _ reader: FieldReader
    ) throws(ManifestError) -> Expression {
        do throws(ExpressionError) {
            return try checked(Expression(text, line: line(reader)))
        } catch {
            throw reader.error(.refused(error.text))
        }
    }

    /// An expression of whose kinds there are objects, or may be.
    private static func checked(_ expression: Expression) throws(ExpressionError) -> Expression {
        for selection in expression.selections {
            let kind = selection.subject.kind
            guard RecordSource(named: kind, in: nil) == nil else { continue }
            let known =
                ResourceType.known.map(\.plural) + (Listing.all + Listing.served).map(\.name)
            throw ExpressionError(
                text: "there is no kind \"\(kind)\"; write one that `get` takes"
                    + NearMiss.question(kind, among: known))
        }
        return expression
    }
}
