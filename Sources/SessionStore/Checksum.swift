/// A sum over rows in their order (FNV-1a): a row that is missing, moved or changed on disk is
/// noticed.
///
/// It is part of the file's format. `StateHash` is not taken for it: that may change with the model,
/// and a file of another version's would then seem damaged, not of another version.
struct Checksum: Hashable, Sendable {
    private var state: UInt64 = 0xCBF2_9CE4_8422_2325

    /// The sum as it is kept.
    var text: String {
        let digits = String(state, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    mutating func add(_ text: String) {
        for byte in text.utf8 { mix(byte) }
        // The end of a text counts, so that two texts are not one.
        mix(0xFF)
    }

    mutating func add(_ number: Int) { add(String(number)) }

    private mutating func mix(_ byte: UInt8) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
    }
}
