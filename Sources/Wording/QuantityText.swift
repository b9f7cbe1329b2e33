import Model

extension QuantityError {
    /// The reason, in Kubernetes' own words where it has some.
    public var text: String {
        switch self {
        case .malformed:
            "quantities must match the regular expression "
                + "'^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
        case .unknownSuffix: "unable to parse quantity's suffix"
        case .tooLarge: "the quantity is too large"
        case .notANumber: "a quantity must be a number or a string"
        }
    }
}
