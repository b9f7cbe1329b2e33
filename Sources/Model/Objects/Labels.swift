/// Labels or annotations: texts by key, kept sorted so that walking them is the same everywhere.
public struct Labels: Hashable, Sendable, ExpressibleByDictionaryLiteral {
    /// One key and its text.
    public struct Pair: Hashable, Sendable {
        /// The key.
        public let key: String
        /// Its text.
        public let value: String
    }

    /// All pairs, sorted by key.
    public private(set) var pairs: [Pair] = []

    /// No labels.
    public init() {}

    /// These labels; of two with one key the later stands.
    public init(_ pairs: some Sequence<(String, String)>) {
        for (key, value) in pairs { self[key] = value }
    }

    /// These labels.
    public init(dictionaryLiteral elements: (String, String)...) { self.init(elements) }

    /// Whether there are none.
    public var isEmpty: Bool { pairs.isEmpty }

    /// The text under a key. O(n): objects have few labels.
    public subscript(key: String) -> String? {
        get { pairs.first { $0.key == key }?.value }
        set {
            pairs.removeAll { $0.key == key }
            guard let newValue else { return }
            let place = pairs.firstIndex { $0.key > key } ?? pairs.count
            pairs.insert(Pair(key: key, value: newValue), at: place)
        }
    }
}

/// Which objects are meant, by their labels.
public struct LabelSelector: Hashable, Sendable, Codable {
    /// One condition on a label.
    public enum Requirement: Hashable, Sendable, Codable {
        case equals(String, String)
        case notEquals(String, String)
        case isIn(String, [String])
        case notIn(String, [String])
        case exists(String)
        case absent(String)

        /// Whether labels satisfy it.
        public func matches(_ labels: Labels) -> Bool {
            switch self {
            case .equals(let key, let value): labels[key] == value
            case .notEquals(let key, let value): labels[key] != value
            case .isIn(let key, let values): labels[key].map(values.contains) ?? false
            case .notIn(let key, let values): !(labels[key].map(values.contains) ?? false)
            case .exists(let key): labels[key] != nil
            case .absent(let key): labels[key] == nil
            }
        }
    }

    /// The conditions; all must hold.
    public var requirements: [Requirement]

    /// A selector of these conditions. One without conditions selects everything.
    public init(_ requirements: [Requirement] = []) { self.requirements = requirements }

    /// A selector that asks for these labels exactly.
    public init(matching labels: Labels) {
        requirements = labels.pairs.map { .equals($0.key, $0.value) }
    }

    /// Whether labels satisfy all conditions.
    public func matches(_ labels: Labels) -> Bool {
        requirements.allSatisfy { $0.matches(labels) }
    }
}
