import Model

extension ValueDecodingError {
    /// What is wrong with data, in words.
    public var text: String {
        let place = path.isEmpty ? "" : " in \(path)"
        switch problem {
        case .unknownKey(let key): return "\"\(key)\"\(place) is not known"
        case .missingKey(let key): return "\"\(key)\" is missing\(place)"
        case .notA(let type): return "there is no \(type)\(place)"
        case .invalid: return "the value\(place) is out of the question"
        }
    }
}
