/// Why data is not what was expected: where, and what is wrong there.
public struct ValueDecodingError: Error, Hashable, Sendable {
    /// The way to it, such as `apply.body.pod`; empty for the whole.
    public let path: String
    /// What is wrong.
    public let problem: Problem

    /// What can be wrong.
    public enum Problem: Hashable, Sendable {
        /// A key, or a case, that this version does not know.
        case unknownKey(String)
        /// A key that must be there.
        case missingKey(String)
        /// Something else than this is there.
        case notA(String)
        /// A value that is out of the question.
        case invalid
    }

    init(path: [any CodingKey], _ problem: Problem) {
        self.path = path.map { $0.intValue.map(String.init) ?? $0.stringValue }
            .joined(separator: ".")
        self.problem = problem
    }
}
