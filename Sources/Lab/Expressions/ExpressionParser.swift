import Manifests
import Model
import WorkloadConsole

/// Reads expressions.
///
///     expression  = term {"or" term}          term = factor {"and" factor}
///     factor      = "not" factor | "(" expression ")" | call | subject ":" condition
///     call        = ("exists" | "any" | "all" | "none") "(" selection ")"
///                 | "count" "(" selection ")" comparison number
///     selection   = subject ["where" conditions]
///     subject     = kind ["/" name] {"-n" namespace | "-l" labels}
///     condition   = "(" conditions ")" | "not" condition | path [comparison operand]
struct ExpressionParser {
    private var tokens: [ExpressionLexer.Token]
    private var place = 0

    private static let calls = ["exists", "any", "all", "none", "count"]

    private init(_ text: String) throws(ExpressionError) {
        tokens = try ExpressionLexer.tokens(of: text)
    }

    static func expression(_ text: String) throws(ExpressionError) -> Expression.Node {
        var parser = try ExpressionParser(text)
        let node = try parser.expression()
        try parser.finish()
        return node
    }

    /// What stands in `{{ }}`: a selection, a colon and the path of the field that is wanted.
    static func lookup(
        _ text: String
    ) throws(ExpressionError) -> (selection: Selection, path: FieldPath) {
        var parser = try ExpressionParser(text)
        let selection = try parser.selection()
        try parser.expect(":")
        let path = try parser.path()
        try parser.finish()
        return (selection, path)
    }

    private var next: ExpressionLexer.Token { place < tokens.count ? tokens[place] : .end }

    private mutating func take(_ token: ExpressionLexer.Token) -> Bool {
        guard next == token else { return false }
        place += 1
        return true
    }

    private mutating func expect(_ sign: String) throws(ExpressionError) {
        guard take(.sign(sign)) else {
            throw ExpressionError(text: "\(next.name) stands where \"\(sign)\" is expected")
        }
    }

    private func finish() throws(ExpressionError) {
        guard next == .end else {
            throw ExpressionError(text: "\(next.name) is not expected; join with and, or")
        }
    }

    private mutating func expression() throws(ExpressionError) -> Expression.Node {
        var parts = [try term()]
        while take(.word("or")) { parts.append(try term()) }
        return parts.count == 1 ? parts[0] : .either(parts)
    }

    private mutating func term() throws(ExpressionError) -> Expression.Node {
        var parts = [try factor()]
        while take(.word("and")) { parts.append(try factor()) }
        return parts.count == 1 ? parts[0] : .all(parts)
    }

    private mutating func factor() throws(ExpressionError) -> Expression.Node {
        if take(.word("not")) { return .not(try factor()) }
        if take(.sign("(")) {
            let inside = try expression()
            try expect(")")
            return inside
        }
        if case .word(let word) = next, Self.calls.contains(word), place + 1 < tokens.count,
            tokens[place + 1] == .sign("(")
        {
            place += 2
            return try call(word)
        }
        let subject = try subject()
        try expect(":")
        guard subject.name != nil else {
            throw ExpressionError(
                text: "\(subject.text) names no single object; write \(subject.kind)/NAME, or "
                    + "any(\(subject.text) where ...)")
        }
        return .any(Selection(subject: subject, condition: try condition()))
    }

    private mutating func call(_ word: String) throws(ExpressionError) -> Expression.Node {
        let selection = try selection()
        try expect(")")
        switch word {
        case "exists": return .exists(selection)
        case "any": return .any(selection)
        case "all": return .every(selection)
        case "none": return .not(.any(selection))
        default:
            guard case .sign(let sign) = next, let comparison = Comparison(rawValue: sign) else {
                throw ExpressionError(text: "count(...) is to be compared, as in count(...) >= 3")
            }
            place += 1
            guard case .word(let word) = next, let number = Int(word) else {
                throw ExpressionError(text: "\(next.name) stands where a whole number is expected")
            }
            place += 1
            return .count(selection, comparison, number)
        }
    }

    private mutating func selection() throws(ExpressionError) -> Selection {
        let subject = try subject()
        guard take(.word("where")) else { return Selection(subject: subject, condition: nil) }
        return Selection(subject: subject, condition: try conditions())
    }

    private mutating func subject() throws(ExpressionError) -> Subject {
        guard case .word(let word) = next else {
            throw ExpressionError(
                text: "\(next.name) stands where KIND/NAME, KIND or one of "
                    + "\(Self.calls.joined(separator: ", ")) is expected")
        }
        place += 1
        let parts = word.split(separator: "/", maxSplits: 1).map(String.init)
        guard let kind = parts.first else {
            throw ExpressionError(text: "\"\(word)\" is not KIND/NAME")
        }
        var subject = Subject(kind: kind, name: parts.count > 1 ? parts[1] : nil)
        while case .word(let option) = next, ["-n", "-l"].contains(option) {
            place += 1
            let value: String
            switch next {
            case .word(let word), .text(let word): value = word
            default: throw ExpressionError(text: "\(option) needs a value")
            }
            place += 1
            if option == "-n" {
                subject.namespace = value
            } else {
                do {
                    _ = try LabelSelector(parsing: value)
                } catch {
                    throw ExpressionError(text: "-l: \(error.description)")
                }
                subject.labels = value
            }
        }
        return subject
    }

    private mutating func conditions() throws(ExpressionError) -> Condition {
        var alternatives: [Condition] = []
        repeat {
            var parts = [try condition()]
            while take(.word("and")) { parts.append(try condition()) }
            alternatives.append(parts.count == 1 ? parts[0] : .all(parts))
        } while take(.word("or"))
        return alternatives.count == 1 ? alternatives[0] : .either(alternatives)
    }

    private mutating func condition() throws(ExpressionError) -> Condition {
        if take(.word("not")) { return .not(try condition()) }
        if take(.sign("(")) {
            let inside = try conditions()
            try expect(")")
            return inside
        }
        let path = try path()
        let comparison: Comparison?
        switch next {
        case .sign(let sign): comparison = Comparison(rawValue: sign)
        case .word(let word): comparison = Comparison(rawValue: word)
        default: comparison = nil
        }
        guard let comparison else { return .truth(path) }
        place += 1
        return .compare(path, comparison, try operand())
    }

    private mutating func path() throws(ExpressionError) -> FieldPath {
        guard case .word(let word) = next, let path = FieldPath(word) else {
            throw ExpressionError(
                text: "\(next.name) stands where a path such as status.readyReplicas is expected")
        }
        place += 1
        return path
    }

    private mutating func operand() throws(ExpressionError) -> Operand {
        defer { place += 1 }
        switch next {
        case .text(let text): return .text(text)
        case .word("true"): return .truth(true)
        case .word("false"): return .truth(false)
        case .word("null"): return .nothing
        case .word(let word):
            if let first = word.first, first.isNumber || first == "-" {
                guard let quantity = try? Quantity(word) else {
                    throw ExpressionError(
                        text:
                            "\"\(word)\" is no number or quantity; a text stands in quotation marks"
                    )
                }
                return .quantity(quantity)
            }
            guard let path = FieldPath(word) else {
                throw ExpressionError(text: "\"\(word)\" is no path")
            }
            return .path(path)
        case .sign, .end:
            throw ExpressionError(
                text: "\(next.name) stands where a text, number, true, false or null is expected")
        }
    }
}
