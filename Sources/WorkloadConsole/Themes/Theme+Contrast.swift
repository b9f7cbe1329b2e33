extension Theme {
    /// A role whose contrast is less than the theme promises.
    public struct Shortfall: Hashable, Sendable {
        /// The role.
        public let role: Role
        /// Its contrast, in hundredths.
        public let contrast: Int
    }

    /// The contrast of a role in hundredths, the lower of what the theme says and what a terminal of
    /// 256 colours makes of it; nil where the terminal's own colours decide.
    public func contrast(of role: Role) -> Int? {
        let style = style(of: role)
        guard case .rgb(let front) = style.foreground else { return nil }
        let back: Int
        switch style.background {
        case .rgb(let value): back = value
        case .sixteen: return nil
        case .standard:
            guard let assumed = appearance.assumedBackground else { return nil }
            back = assumed
        }
        return min(
            Contrast.hundredths(front, back),
            Contrast.hundredths(
                Palette.rgb(of: Palette.nearest(front)), Palette.rgb(of: Palette.nearest(back))))
    }

    /// The roles that are harder to read than the theme promises.
    public var shortfalls: [Shortfall] {
        Role.allCases.compactMap { role in
            guard let contrast = contrast(of: role), contrast < leastContrast else { return nil }
            return Shortfall(role: role, contrast: contrast)
        }
    }
}
