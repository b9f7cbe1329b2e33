/// The themes that ship with the product, compiled into the binary.
public enum Themes {
    /// Name and text of every theme.
    public static var all: [(name: String, yaml: [UInt8])] {
        [
            ("default-dark", PackageResources.default_dark_yaml),
            ("default-light", PackageResources.default_light_yaml),
        ]
    }
}
