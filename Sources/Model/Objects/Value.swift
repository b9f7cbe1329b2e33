/// A tree of plain data: what a manifest said, kept as it was said.
///
/// Manifests are read into it, `-o yaml` and `-o json` are written from it, and merging and
/// comparing work on it. Numbers that are not whole stay as their text, so that nothing is
/// rounded on the way through.
public indirect enum Value: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int)
    /// A number that is not a whole one, as it was written, such as `0.5`.
    case decimal(String)
    case string(String)
    case list([Value])
    case object(Fields)
}

extension Value {
    /// The fields of an object in the order in which they were written.
    ///
    /// Look-up is linear: manifests have few keys a level, and order matters more than speed.
    public struct Fields: Hashable, Sendable {
        /// One key and what it holds.
        public struct Field: Hashable, Sendable {
            /// The key as written.
            public var key: String
            /// The value under that key.
            public var value: Value

            /// Makes a field.
            public init(key: String, value: Value) {
                self.key = key
                self.value = value
            }
        }

        /// All fields, first written first.
        public private(set) var all: [Field]

        /// Makes an object of these fields; of two with the same key the later one stands.
        public init(_ pairs: [(String, Value)] = []) {
            all = []
            all.reserveCapacity(pairs.count)
            for (key, value) in pairs { self[key] = value }
        }

        /// Makes an object of fields whose keys are known to differ. O(1).
        public init(distinct fields: [Field]) {
            all = fields
        }

        /// How many fields there are.
        public var count: Int { all.count }

        /// Whether there are none.
        public var isEmpty: Bool { all.isEmpty }

        /// The value under a key; nil where there is none. Setting nil removes the field. O(fields).
        public subscript(key: String) -> Value? {
            get {
                for field in all where field.key == key { return field.value }
                return nil
            }
            set {
                let place = all.firstIndex { $0.key == key }
                switch (place, newValue) {
                case (let place?, let value?): all[place].value = value
                case (let place?, nil): all.remove(at: place)
                case (nil, let value?): all.append(Field(key: key, value: value))
                case (nil, nil): break
                }
            }
        }
    }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
    ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral,
    ExpressibleByNilLiteral
{
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// A whole number.
    public init(integerLiteral value: Int) { self = .integer(value) }
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// A list.
    public init(arrayLiteral elements: Value...) { self = .list(elements) }
    /// An object, in the order written.
    public init(dictionaryLiteral elements: (String, Value)...) { self = .object(Fields(elements)) }
    /// Null.
    public init(nilLiteral: ()) { self = .null }
}

extension Value {
    /// The value under a key; nil where this is no object or has no such key. Setting on anything
    /// but an object makes it one.
    public subscript(key: String) -> Value? {
        get {
            guard case .object(let fields) = self else { return nil }
            return fields[key]
        }
        set {
            var fields = Fields()
            if case .object(let present) = self { fields = present }
            fields[key] = newValue
            self = .object(fields)
        }
    }

    /// The value at the end of a path of keys, nil where the path ends early.
    public subscript(path: [String]) -> Value? {
        var here = self
        for key in path {
            guard let next = here[key] else { return nil }
            here = next
        }
        return here
    }

    /// The text, where this is a string.
    public var string: String? {
        if case .string(let text) = self { return text }
        return nil
    }

    /// The number, where this is a whole one.
    public var integer: Int? {
        if case .integer(let number) = self { return number }
        return nil
    }

    /// The truth value, where this is one.
    public var bool: Bool? {
        if case .bool(let truth) = self { return truth }
        return nil
    }

    /// The elements, where this is a list; empty otherwise.
    public var elements: [Value] {
        if case .list(let elements) = self { return elements }
        return []
    }

    /// The fields, where this is an object; empty otherwise.
    public var fields: Fields {
        if case .object(let fields) = self { return fields }
        return Fields()
    }

    /// A scalar as it would be written in a manifest; nil for null, lists and objects.
    public var scalarText: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .decimal(let text): text
        case .bool(let truth): truth ? "true" : "false"
        case .null, .list, .object: nil
        }
    }
}
