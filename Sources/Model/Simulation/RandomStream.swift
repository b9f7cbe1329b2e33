/// A stream of random numbers (SplitMix64) that is the same on every machine and version.
public struct RandomStream: Hashable, Sendable {
    var state: UInt64

    /// The stream of a seed.
    public init(seed: UInt64) { state = seed }

    /// The next 64 bits.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mix(state)
    }

    /// A number from 0 up to but not including `bound`, which is at least 1.
    public mutating func below(_ bound: Int) -> Int {
        precondition(bound > 0)
        return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// A number between two, both included.
    public mutating func between(_ low: Int, _ high: Int) -> Int { low + below(high - low + 1) }

    /// Spreads 64 bits over all 64 bits: for noise that depends on where, not on when it is asked.
    @inlinable
    public static func mix(_ bits: UInt64) -> UInt64 {
        var z = bits
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}

/// One stream for each purpose, so that a new draw in one place shifts nothing elsewhere.
public struct RandomStreams: Hashable, Sendable {
    /// What numbers are drawn for.
    public enum Purpose: Int, Sendable, CaseIterable {
        case identities, names, podStart, images, machines, migrations, demand, network, supervisors
        case faults
        case guests
    }

    var streams: [RandomStream]

    /// The streams of a seed.
    public init(seed: UInt64) {
        streams = Purpose.allCases.map {
            RandomStream(seed: RandomStream.mix(seed &+ UInt64($0.rawValue + 1) &* 0xA24B_AED4))
        }
    }

    /// The stream of a purpose.
    public subscript(purpose: Purpose) -> RandomStream {
        get { streams[purpose.rawValue] }
        set { streams[purpose.rawValue] = newValue }
    }

    /// A new identity.
    mutating func uid() -> UID {
        UID(high: self[.identities].next(), low: self[.identities].next())
    }

    /// The random end of a generated name: Kubernetes draws from letters and digits that make no
    /// words.
    mutating func suffix(length: Int) -> String {
        let alphabet = Names.safeAlphabet
        return String((0..<length).map { _ in alphabet[self[.names].below(alphabet.count)] })
    }
}
