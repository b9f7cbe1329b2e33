import Manifests
import Model

/// A question about the state or about events that is answered with yes or no (`docs/lessons.md`).
public struct Expression: Sendable {
    /// As it was written.
    public let text: String
    /// The line of the file on which it stands; 0 where it stands in none.
    public let line: Int
    let root: Node

    /// Reads an expression.
    /// - Throws: what is wrong, and what would be right.
    public init(_ text: String, line: Int = 0) throws(ExpressionError) {
        self.text = text
        self.line = line
        root = try ExpressionParser.expression(text)
    }

    indirect enum Node: Sendable {
        case all([Node])
        case either([Node])
        case not(Node)
        case exists(Selection)
        case any(Selection)
        case every(Selection)
        case count(Selection, Comparison, Int)
    }

    /// The answer.
    public func holds(in evidence: Evidence) -> Bool { root.holds(in: evidence) }

    /// All that it selects.
    var selections: [Selection] { root.selections }
}

/// What was wrong with an expression.
public struct ExpressionError: Error, Hashable, Sendable {
    /// What is wrong and what would be right.
    public let text: String
}

/// Things of which something holds.
struct Selection: Sendable {
    let subject: Subject
    /// What must hold; nil where being there is enough.
    let condition: Condition?

    func matches(in evidence: Evidence) -> [Value] {
        let objects = subject.objects(in: evidence)
        guard let condition else { return objects }
        return objects.filter(condition.holds)
    }
}

/// What may hold of one object.
indirect enum Condition: Sendable {
    case all([Condition])
    case either([Condition])
    case not(Condition)
    case compare(FieldPath, Comparison, Operand)
    /// The field is there, and is not false.
    case truth(FieldPath)

    func holds(of object: Value) -> Bool {
        switch self {
        case .all(let parts): parts.allSatisfy { $0.holds(of: object) }
        case .either(let parts): parts.contains { $0.holds(of: object) }
        case .not(let part): !part.holds(of: object)
        case .truth(let path): path.values(in: object).contains { $0 != .bool(false) }
        case .compare(let path, let comparison, let operand):
            comparison.holds(path.values(in: object), operand, in: object)
        }
    }

    /// All paths in it.
    var paths: [FieldPath] {
        switch self {
        case .all(let parts), .either(let parts): parts.flatMap(\.paths)
        case .not(let part): part.paths
        case .truth(let path): [path]
        case .compare(let path, _, .path(let other)): [path, other]
        case .compare(let path, _, _): [path]
        }
    }
}

/// What a field is compared with.
enum Operand: Hashable, Sendable {
    case text(String)
    case quantity(Quantity)
    case truth(Bool)
    case nothing
    case path(FieldPath)
}

/// How two values are compared.
enum Comparison: String, Sendable, CaseIterable {
    case equal = "=="
    case unequal = "!="
    case atMost = "<="
    case atLeast = ">="
    case less = "<"
    case more = ">"
    case contains
    case startsWith = "startsWith"

    /// Whether one of some values compares so. What is missing equals nothing but `null`.
    func holds(_ values: [Value], _ operand: Operand, in object: Value) -> Bool {
        if self == .unequal { return !Comparison.equal.holds(values, operand, in: object) }
        if operand == .nothing { return values.isEmpty }
        if case .path(let path) = operand {
            return path.values(in: object).contains { (other: Value) -> Bool in
                let operand =
                    (try? Quantity(other)).map { Operand.quantity($0) }
                    ?? .text(other.scalarText ?? "")
                return values.contains { holds($0, operand) }
            }
        }
        return values.contains { holds($0, operand) }
    }

    private func holds(_ value: Value, _ operand: Operand) -> Bool {
        switch operand {
        case .quantity(let wanted):
            guard let found = try? Quantity(value) else { return false }
            return compare(found, wanted)
        case .truth(let wanted): return self == .equal && value == .bool(wanted)
        case .text(let wanted):
            let found = value.scalarText ?? ""
            return switch self {
            case .contains: found.contains(wanted) || value.elements.contains(.string(wanted))
            case .startsWith: found.hasPrefix(wanted)
            default: compare(found, wanted)
            }
        case .nothing, .path: return false
        }
    }

    /// Whether two numbers or texts compare so.
    func compare<T: Comparable>(_ first: T, _ second: T) -> Bool {
        switch self {
        case .equal: first == second
        case .unequal: first != second
        case .atMost: first <= second
        case .atLeast: first >= second
        case .less: first < second
        case .more: first > second
        case .contains, .startsWith: false
        }
    }
}

extension Expression.Node {
    func holds(in evidence: Evidence) -> Bool {
        switch self {
        case .all(let parts): return parts.allSatisfy { $0.holds(in: evidence) }
        case .either(let parts): return parts.contains { $0.holds(in: evidence) }
        case .not(let part): return !part.holds(in: evidence)
        case .exists(let selection), .any(let selection):
            return !selection.matches(in: evidence).isEmpty
        case .every(let selection):
            let objects = selection.subject.objects(in: evidence)
            return !objects.isEmpty
                && objects.allSatisfy { selection.condition?.holds(of: $0) ?? true }
        case .count(let selection, let comparison, let number):
            return comparison.compare(selection.matches(in: evidence).count, number)
        }
    }

    var selections: [Selection] {
        switch self {
        case .all(let parts), .either(let parts): parts.flatMap(\.selections)
        case .not(let part): part.selections
        case .exists(let selection), .any(let selection), .every(let selection),
            .count(let selection, _, _):
            [selection]
        }
    }
}
