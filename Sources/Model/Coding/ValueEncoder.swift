/// Makes plain data of what is Encodable: fields in the order in which a type declares them, and a
/// `Value` within it as it stands.
///
/// What is written to disk goes through it, so that equal operations are equal texts everywhere.
public enum ValueEncoder {
    /// The data of something. O(size).
    /// - Throws: what its own `encode` throws; the types of the model throw nothing.
    public static func value(of subject: some Encodable) throws -> Value {
        let slot = EncodedSlot(path: [])
        try slot.put(subject)
        return slot.value
    }
}

/// A place in the tree that is being made.
private final class EncodedSlot: Encoder, SingleValueEncodingContainer {
    private enum Content {
        case leaf(Value)
        case list([EncodedSlot])
        case object([(key: String, slot: EncodedSlot)])
    }

    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    private var content = Content.leaf(.null)

    init(path: [any CodingKey]) { codingPath = path }

    var value: Value {
        switch content {
        case .leaf(let value): value
        case .list(let slots): .list(slots.map(\.value))
        case .object(let fields):
            .object(
                Value.Fields(
                    distinct: fields.map { Value.Fields.Field(key: $0.key, value: $0.slot.value) }))
        }
    }

    var count: Int {
        if case .list(let slots) = content { return slots.count }
        return 0
    }

    func put<T: Encodable>(_ subject: T) throws {
        switch subject {
        case let value as Value: content = .leaf(value)
        case let truth as Bool: content = .leaf(.bool(truth))
        case let text as String: content = .leaf(.string(text))
        case let number as any BinaryInteger:
            content = .leaf(Int(exactly: number).map(Value.integer) ?? .decimal("\(number)"))
        case let number as any BinaryFloatingPoint: content = .leaf(.decimal("\(number)"))
        default: try subject.encode(to: self)
        }
    }

    func encodeNil() { content = .leaf(.null) }

    func encode<T: Encodable>(_ value: T) throws { try put(value) }

    func beginObject() {
        if case .object = content { return }
        content = .object([])
    }

    func beginList() {
        if case .list = content { return }
        content = .list([])
    }

    func field(_ key: any CodingKey) -> EncodedSlot {
        let slot = EncodedSlot(path: codingPath + [key])
        if case .object(var fields) = content {
            content = .leaf(.null)
            fields.append((key.stringValue, slot))
            content = .object(fields)
        }
        return slot
    }

    func element() -> EncodedSlot {
        let slot = EncodedSlot(path: codingPath)
        if case .list(var slots) = content {
            content = .leaf(.null)
            slots.append(slot)
            content = .list(slots)
        }
        return slot
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        beginObject()
        return KeyedEncodingContainer(EncodedFields(slot: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        beginList()
        return EncodedElements(slot: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { self }
}

private struct EncodedFields<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let slot: EncodedSlot
    var codingPath: [any CodingKey] { slot.codingPath }

    func encodeNil(forKey key: Key) { slot.field(key).encodeNil() }

    func encode<T: Encodable>(_ value: T, forKey key: Key) throws {
        try slot.field(key).put(value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        slot.field(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        slot.field(key).unkeyedContainer()
    }

    func superEncoder() -> any Encoder { slot }
    func superEncoder(forKey key: Key) -> any Encoder { slot.field(key) }
}

private struct EncodedElements: UnkeyedEncodingContainer {
    let slot: EncodedSlot
    var codingPath: [any CodingKey] { slot.codingPath }
    var count: Int { slot.count }

    func encodeNil() { slot.element().encodeNil() }
    func encode<T: Encodable>(_ value: T) throws { try slot.element().put(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) -> KeyedEncodingContainer<Nested> {
        slot.element().container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer {
        slot.element().unkeyedContainer()
    }

    func superEncoder() -> any Encoder { slot.element() }
}
