/// What the program is called and which version it is.
public enum Program {
    /// Its name.
    public static let name = "wlm-tui"
    /// Its version.
    public static let version = "0.1.0"
}
