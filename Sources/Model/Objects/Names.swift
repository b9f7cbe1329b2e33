/// The rules for names of objects.
public enum Names {
    /// What generated names are made of: letters and digits that make no words.
    static let safeAlphabet = Array("bcdfghjklmnpqrstvwxz2456789")

    /// Whether a text is a DNS label (RFC 1123): at most 63 of a-z, 0-9 and `-`, with a letter or
    /// digit at both ends.
    public static func isDNSLabel(_ text: String) -> Bool {
        isMadeOfLabels(text, most: 63, dots: false)
    }

    /// Whether a text is a DNS subdomain (RFC 1123): labels with dots between them, at most 253.
    public static func isDNSSubdomain(_ text: String) -> Bool {
        isMadeOfLabels(text, most: 253, dots: true)
    }

    private static func isMadeOfLabels(_ text: String, most: Int, dots: Bool) -> Bool {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty, bytes.count <= most else { return false }
        func isAlphanumeric(_ byte: UInt8) -> Bool {
            (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
        }
        for part in bytes.split(separator: dots ? 0x2E : 0, omittingEmptySubsequences: false) {
            guard let first = part.first, let last = part.last, isAlphanumeric(first),
                isAlphanumeric(last), part.allSatisfy({ isAlphanumeric($0) || $0 == 0x2D })
            else { return false }
        }
        return true
    }
}
