/// Why a text is no quantity, or a quantity no number of the kind asked for.
public enum QuantityError: Error, Hashable, Sendable {
    /// The text is not of a quantity's form at all.
    case malformed
    /// The number is followed by something that is no suffix and no exponent.
    case unknownSuffix
    /// The number is beyond 10^21 in magnitude; or, converted, beyond what an `Int` holds.
    case tooLarge
    /// The value is a list, an object or a truth value.
    case notANumber
}
