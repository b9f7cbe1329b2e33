extension Value: Codable {
    /// Data within data stands as it is; other forms of encoding have no place for all of it.
    public func encode(to encoder: any Encoder) throws {
        // `ValueEncoder` never calls this.
        throw EncodingError.invalidValue(
            self, .init(codingPath: encoder.codingPath, debugDescription: "only in a Value"))
    }

    /// Data within data stands as it is.
    public init(from decoder: any Decoder) throws {
        // `ValueDecoder` never calls this.
        throw DecodingError.dataCorrupted(
            .init(codingPath: decoder.codingPath, debugDescription: "only in a Value"))
    }
}

extension Labels: Codable {
    /// One field a label, by its key.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(
            PlainData.object(
                PlainData.Fields(
                    distinct: pairs.map { .init(key: $0.key, value: .string($0.value)) })))
    }

    /// One field a label, by its key.
    public init(from decoder: any Decoder) throws {
        self.init()
        let value = try decoder.singleValueContainer().decode(PlainData.self)
        guard case .object(let fields) = value else { throw decoder.refusal("labels") }
        for field in fields.all {
            guard let text = field.value.string else { throw decoder.refusal("labels") }
            self[field.key] = text
        }
    }
}

extension Kind: Codable {
    /// `apps/Deployment`, or the name alone in the core group.
    public func encode(to encoder: any Encoder) throws {
        try (group.isEmpty ? name : "\(group)/\(name)").encode(to: encoder)
    }

    /// As it is encoded.
    public init(from decoder: any Decoder) throws {
        let text = try String(from: decoder)
        let cut = text.lastIndex(of: "/")
        self.init(
            group: cut.map { String(text[..<$0]) } ?? "",
            name: cut.map { String(text[text.index(after: $0)...]) } ?? text)
    }
}

extension IPv4: Codable {
    /// In dotted form.
    public func encode(to encoder: any Encoder) throws { try text.encode(to: encoder) }

    /// In dotted form.
    public init(from decoder: any Decoder) throws {
        guard let address = Self(try String(from: decoder)) else {
            throw decoder.refusal("address")
        }
        self = address
    }
}

extension CIDR: Codable {
    /// In prefix form.
    public func encode(to encoder: any Encoder) throws { try text.encode(to: encoder) }

    /// In prefix form.
    public init(from decoder: any Decoder) throws {
        guard let range = Self(try String(from: decoder)) else { throw decoder.refusal("range") }
        self = range
    }
}

extension CronSchedule: Codable {
    /// As it was written.
    public func encode(to encoder: any Encoder) throws { try text.encode(to: encoder) }

    /// As it was written.
    public init(from decoder: any Decoder) throws {
        guard let schedule = try? CronSchedule(try String(from: decoder)) else {
            throw decoder.refusal("schedule")
        }
        self = schedule
    }
}

extension Permission.Role: Codable {
    /// By name.
    public func encode(to encoder: any Encoder) throws { try "\(self)".encode(to: encoder) }

    /// By name.
    public init(from decoder: any Decoder) throws { self = try decoder.namedCase() }
}

extension HASettings.RestartPriority: Codable {
    /// By name.
    public func encode(to encoder: any Encoder) throws { try "\(self)".encode(to: encoder) }

    /// By name.
    public init(from decoder: any Decoder) throws { self = try decoder.namedCase() }
}

extension WorkloadType: Codable {
    /// By name.
    public func encode(to encoder: any Encoder) throws { try "\(self)".encode(to: encoder) }

    /// By name.
    public init(from decoder: any Decoder) throws { self = try decoder.namedCase() }
}

extension Decoder {
    fileprivate func refusal(_ wanted: String) -> ValueDecodingError {
        ValueDecodingError(path: codingPath, .notA(wanted))
    }

    /// The case that is named here, whatever number stands behind it.
    fileprivate func namedCase<T: CaseIterable>() throws -> T {
        let name = try String(from: self)
        guard let found = T.allCases.first(where: { "\($0)" == name }) else {
            throw ValueDecodingError(path: codingPath, .unknownKey(name))
        }
        return found
    }
}

/// `Value` where a protocol gives the name another meaning.
private typealias PlainData = Value
