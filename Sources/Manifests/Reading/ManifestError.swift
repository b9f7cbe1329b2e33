import Model
import Wording

/// Why a file, or a document in it, was refused: where, and what to do about it.
public struct ManifestError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The file as it was named.
    public var file: String
    /// The line, counted from 1; 0 where the file as a whole is meant.
    public var line: Int
    /// The path of the field, such as `spec.replicas`; empty where none is meant.
    public var path: String
    /// What is wrong.
    public var reason: Reason

    /// An error.
    public init(file: String, line: Int = 0, path: String = "", reason: Reason) {
        self.file = file
        self.line = line
        self.path = path
        self.reason = reason
    }

    /// What can be wrong.
    public enum Reason: Hashable, Sendable {
        case cannotRead(String)
        case tooLarge(mebibytes: Int)
        case notUTF8
        case utf16
        case controlCharacter(code: UInt8)
        case tooManyDocuments(most: Int)
        case tooDeep(most: Int)
        case tooManyNodes(most: Int)
        case syntax(String)
        case duplicateKey(String)
        case tabIndentation
        case unusableKey
        case selfReference(String)
        case unknownAnchor(String)
        case badMerge
        case badTag(String, text: String)
        case notAnObject(lacks: [String], isCloudConfig: Bool)
        case missing(String)
        case wrongType(expected: String)
        case notAQuantity(String, QuantityError)
        case notADuration(String)
        case unknownField(String, known: [String])
        case unknownValue(String, known: [String])
        case unknownName(String, known: [String])
        case unknownReference(String, kind: String, known: [String])
        case notAName(String)
        case nameTaken(String)
        case outOfRange(String)
        case refused(String)
    }

    /// `file:line: path: reason` in one line.
    public var description: String {
        var text = file
        if line > 0 { text += ":\(line)" }
        if !path.isEmpty { text += ": \(path)" }
        if case .unknownName(_, let known) = reason {
            return text + ": " + reason.text + NearMiss.question(file, among: known)
        }
        return text + ": " + reason.text
    }
}

extension ManifestError.Reason {
    /// The reason in words, with what to do about it.
    public var text: String {
        switch self {
        case .cannotRead(let why): "cannot be read: \(why)"
        case .tooLarge(let most): "is larger than \(most) MiB; split it into smaller files"
        case .notUTF8: "is not valid UTF-8; save it as UTF-8"
        case .tooDeep(let most): "is nested more than \(most) levels deep"
        case .tooManyNodes(let most):
            "has more than \(most) values once its aliases are expanded"
        case .syntax(let problem): problem
        case .utf16: "is UTF-16; save it as UTF-8"
        case .controlCharacter(let code): "holds the control character \(code); remove it"
        case .tooManyDocuments(let most):
            "the file has more than \(most) documents; split it into smaller files"
        case .duplicateKey(let key):
            "the key \"\(key)\" appears more than once here; keep one"
        case .tabIndentation: "is indented with a tab; YAML wants spaces"
        case .unusableKey: "a key must be a string, a number or a truth value"
        case .selfReference(let anchor): "anchor '\(anchor)' value contains itself"
        case .unknownAnchor(let anchor): "unknown anchor '\(anchor)' referenced"
        case .badMerge: "map merge requires map or sequence of maps as the value"
        case .badTag(let tag, let text): "cannot decode `\(text)` as a \(tag)"
        case .notAnObject(let missing, let isCloudConfig):
            "is not a Kubernetes object: "
                + missing.map { "\($0) not set" }.joined(separator: ", ")
                + (isCloudConfig ? " (it is a configuration for cloud-init)" : "")
        case .missing(let key): "\(key) is missing"
        case .wrongType(let expected): "must be \(expected)"
        case .notAQuantity(let text, let why):
            "\"\(text)\" is not a quantity such as 100m, 0.5 or 64Mi: \(why.text)"
        case .notADuration(let text):
            "\"\(text)\" is not a duration; write it as 90s, 5m, 1h30m or 1d"
        case .unknownField(let key, let known):
            "\(key) is not known here; known are \(known.joined(separator: ", "))"
                + NearMiss.question(key, among: known)
        case .unknownValue(let value, let known):
            "\"\(value)\" is not known; choose \(known.joined(separator: ", "))"
                + NearMiss.question(value, among: known)
        case .unknownName(let kind, let known):
            "there is no \(kind) and no file of that name; choose "
                + "\(known.joined(separator: ", ")), or a file's path"
        case .unknownReference(let name, let kind, let known):
            "there is no \(kind) \"\(name)\" here; "
                + (known.isEmpty ? "there is none at all" : "there are \(Self.list(known))")
                + NearMiss.question(name, among: known)
        case .notAName(let name):
            "\"\(name)\" cannot be a name: write lower case letters, digits and -"
        case .nameTaken(let name): "the name \"\(name)\" is taken already"
        case .outOfRange(let range): "must be \(range)"
        case .refused(let why): why
        }
    }

    /// Some names of many, so that a line stays a line.
    private static func list(_ names: [String]) -> String {
        names.prefix(20).joined(separator: ", ") + (names.count > 20 ? " and others" : "")
    }
}
