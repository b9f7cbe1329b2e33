/// A theme shown role by role.
public enum ThemeSample {
    /// Every role with a sample in its colours, its contrast, and what it says in 256 colours.
    public static func text(of theme: Theme, isColoured: Bool) -> String {
        surface(of: theme).ansi(theme: theme, isColoured: isColoured)
    }

    static func surface(of theme: Theme) -> Surface {
        let roles = Role.allCases
        var surface = Surface(Size(width: 72, height: roles.count + 2))
        surface.draw(
            "\(theme.name): \(theme.summary)", x: 1, y: 0, .title)
        for (place, role) in roles.enumerated() {
            let y = place + 2
            let style = theme.style(of: role)
            surface.draw(role.rawValue, x: 1, y: y, .dim)
            surface.draw(" ● 42 % team-web  ", x: 22, y: y, role)
            if let contrast = theme.contrast(of: role) {
                let tenths = contrast / 10
                surface.draw("\(tenths / 10).\(tenths % 10)", x: 43, y: y)
            }
            surface.draw(
                "\(style.foreground.text) on \(style.background.text)", x: 50, y: y, .dim)
        }
        return surface
    }
}
