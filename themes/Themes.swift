/// The themes that ship with the product, compiled into the binary.
public enum Themes {
    /// Name and text of every theme, the general ones first.
    public static var all: [(name: String, yaml: [UInt8])] {
        [
            ("default-dark", PackageResources.default_dark_yaml),
            ("default-light", PackageResources.default_light_yaml),
            ("terminal-16", PackageResources.terminal_16_yaml),
            ("mono", PackageResources.mono_yaml),
            ("high-contrast", PackageResources.high_contrast_yaml),
            ("catppuccin-latte", PackageResources.catppuccin_latte_yaml),
            ("catppuccin-mocha", PackageResources.catppuccin_mocha_yaml),
            ("clarity-dark", PackageResources.clarity_dark_yaml),
            ("clarity-light", PackageResources.clarity_light_yaml),
            ("dcui", PackageResources.dcui_yaml),
            ("deuteranopia", PackageResources.deuteranopia_yaml),
            ("dracula", PackageResources.dracula_yaml),
            ("esxtop", PackageResources.esxtop_yaml),
            ("gruvbox-dark", PackageResources.gruvbox_dark_yaml),
            ("gruvbox-light", PackageResources.gruvbox_light_yaml),
            ("nord", PackageResources.nord_yaml),
            ("okabe-ito-dark", PackageResources.okabe_ito_dark_yaml),
            ("okabe-ito-light", PackageResources.okabe_ito_light_yaml),
            ("solarized-dark", PackageResources.solarized_dark_yaml),
            ("solarized-light", PackageResources.solarized_light_yaml),
            ("tokyo-night", PackageResources.tokyo_night_yaml),
            ("tritanopia", PackageResources.tritanopia_yaml),
        ]
    }
}
