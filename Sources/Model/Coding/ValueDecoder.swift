/// Makes of plain data what `ValueEncoder` made it from. Nothing is passed over: a key that the
/// type does not read is refused, so that what a newer version wrote is never half understood.
public enum ValueDecoder {
    /// What the data stands for. O(size).
    public static func decode<T: Decodable>(
        _ type: T.Type, from value: Value
    ) throws(ValueDecodingError) -> T {
        let reader = Reader()
        do {
            let result = try DecodedSlot(value, path: [], reader: reader).take(type)
            try reader.check()
            return result
        } catch let error as ValueDecodingError {
            throw error
        } catch let error as DecodingError {
            throw Self.refusal(error, in: value)
        } catch {
            throw ValueDecodingError(path: [], .invalid)
        }
    }

    private static func refusal(_ error: DecodingError, in value: Value) -> ValueDecodingError {
        switch error {
        case .keyNotFound(let key, let context):
            return ValueDecodingError(path: context.codingPath, .missingKey(key.stringValue))
        case .valueNotFound(let type, let context):
            return ValueDecodingError(path: context.codingPath, .notA("\(type)"))
        case .typeMismatch(let type, let context):
            // The case of an enum is the one key of an object; here it is one that nobody knows.
            let place = context.codingPath.reduce(Optional(value)) { place, key in
                if let index = key.intValue {
                    return place.flatMap {
                        $0.elements.indices.contains(index) ? $0.elements[index] : nil
                    }
                }
                return place?[key.stringValue]
            }
            if let fields = place?.fields, fields.count == 1 {
                return ValueDecodingError(
                    path: context.codingPath, .unknownKey(fields.all[0].key))
            }
            return ValueDecodingError(path: context.codingPath, .notA("\(type)"))
        case .dataCorrupted(let context):
            return ValueDecodingError(path: context.codingPath, .invalid)
        @unknown default: return ValueDecodingError(path: [], .invalid)
        }
    }
}

/// Remembers which objects were looked into, and which of their keys were read.
private final class Reader {
    private var objects: [DecodedSlot] = []

    func note(_ slot: DecodedSlot) { objects.append(slot) }

    func check() throws(ValueDecodingError) {
        for slot in objects {
            for field in slot.value.fields.all where !slot.read.contains(field.key) {
                throw ValueDecodingError(path: slot.codingPath, .unknownKey(field.key))
            }
        }
    }
}

private struct IndexKey: CodingKey {
    let index: Int
    var stringValue: String { String(index) }
    var intValue: Int? { index }
    init(_ index: Int) { self.index = index }
    init?(stringValue: String) { return nil }
    init?(intValue: Int) { index = intValue }
}

/// A place in the tree that is read.
private final class DecodedSlot: Decoder, SingleValueDecodingContainer {
    let value: Value
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    private let reader: Reader
    private(set) var read: Set<String> = []
    private var isNoted = false

    init(_ value: Value, path: [any CodingKey], reader: Reader) {
        self.value = value
        codingPath = path
        self.reader = reader
    }

    private func refusal(_ problem: ValueDecodingError.Problem) -> ValueDecodingError {
        ValueDecodingError(path: codingPath, problem)
    }

    func take<T: Decodable>(_ type: T.Type) throws -> T {
        if let value = value as? T { return value }
        if type == Bool.self {
            guard let truth = value.bool as? T else { throw refusal(.notA("truth value")) }
            return truth
        }
        if type == String.self {
            guard let text = value.string as? T else { throw refusal(.notA("text")) }
            return text
        }
        if let type = type as? any FixedWidthInteger.Type {
            guard let number = Self.number(type, value) as? T else {
                throw refusal(.notA("\(type)"))
            }
            return number
        }
        return try T(from: self)
    }

    private static func number<N: FixedWidthInteger>(_ type: N.Type, _ value: Value) -> N? {
        switch value {
        case .integer(let number): N(exactly: number)
        case .decimal(let text): N(text)
        default: nil
        }
    }

    func field(_ key: any CodingKey) -> DecodedSlot? {
        read.insert(key.stringValue)
        return value[key.stringValue].map {
            DecodedSlot($0, path: codingPath + [key], reader: reader)
        }
    }

    func element(_ index: Int) throws -> DecodedSlot {
        guard value.elements.indices.contains(index) else {
            throw refusal(.missingKey(String(index)))
        }
        return DecodedSlot(
            value.elements[index], path: codingPath + [IndexKey(index)], reader: reader)
    }

    func container<Key: CodingKey>(
        keyedBy type: Key.Type
    ) throws -> KeyedDecodingContainer<Key> {
        guard case .object = value else { throw refusal(.notA("object")) }
        if !isNoted { reader.note(self) }
        isNoted = true
        return KeyedDecodingContainer(DecodedFields(slot: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list = value else { throw refusal(.notA("list")) }
        return DecodedElements(slot: self)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }
    func decodeNil() -> Bool { value == .null }
    func decode<T: Decodable>(_ type: T.Type) throws -> T { try take(type) }
}

private struct DecodedFields<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let slot: DecodedSlot
    var codingPath: [any CodingKey] { slot.codingPath }
    var allKeys: [Key] { slot.value.fields.all.compactMap { Key(stringValue: $0.key) } }

    func contains(_ key: Key) -> Bool { slot.value[key.stringValue] != nil }

    private func field(_ key: Key) throws -> DecodedSlot {
        guard let field = slot.field(key) else {
            throw ValueDecodingError(path: codingPath, .missingKey(key.stringValue))
        }
        return field
    }

    func decodeNil(forKey key: Key) throws -> Bool { try field(key).decodeNil() }

    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
        try field(key).take(type)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try field(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try field(key).unkeyedContainer()
    }

    func superDecoder() -> any Decoder { slot }
    func superDecoder(forKey key: Key) throws -> any Decoder { try field(key) }
}

private struct DecodedElements: UnkeyedDecodingContainer {
    let slot: DecodedSlot
    var codingPath: [any CodingKey] { slot.codingPath }
    var count: Int? { slot.value.elements.count }
    var isAtEnd: Bool { currentIndex >= slot.value.elements.count }
    private(set) var currentIndex = 0

    init(slot: DecodedSlot) { self.slot = slot }

    private mutating func next() throws -> DecodedSlot {
        defer { currentIndex += 1 }
        return try slot.element(currentIndex)
    }

    mutating func decodeNil() throws -> Bool {
        guard try slot.element(currentIndex).decodeNil() else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T { try next().take(type) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        try next().unkeyedContainer()
    }

    mutating func superDecoder() throws -> any Decoder { try next() }
}
