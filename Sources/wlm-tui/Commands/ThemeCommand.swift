import ArgumentParser
import Manifests
import WorkloadConsole

/// Lists, checks and shows themes.
struct ThemeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme",
        abstract: "List, check and show colour themes.",
        discussion: """
            Your own are files NAME.yaml in $XDG_CONFIG_HOME/wlm-tui/themes (usually \
            ~/.config/wlm-tui/themes); of two with one name yours is taken. docs/themes.md says how \
            they are written.

            EXAMPLES:
              wlm-tui theme list
              wlm-tui theme show nord
              wlm-tui theme check my-theme.yaml
            """,
        subcommands: [List.self, Check.self, Show.self], defaultSubcommand: List.self)

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "All themes, one line each.")

        func run() throws {
            let shelf = ThemeShelf()
            let names = shelf.own + shelf.shipped.filter { !shelf.own.contains($0) }
            let width = names.map(\.count).max() ?? 0
            for name in names {
                let space = String(repeating: " ", count: width - name.count + 3)
                let mark = shelf.own.contains(name) ? " (yours)" : ""
                do {
                    Output.write(name + space + (try shelf.theme(name)).summary + mark + "\n")
                } catch {
                    Output.write(name + space + "(yours, but not readable: \(error))\n")
                }
            }
        }
    }

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say what is wrong with a theme, and which roles are hard to read.",
            discussion: """
                Each role's contrast is measured as the theme says it and as a terminal of 256 \
                colours shows it; colours of the terminal's own cannot be measured. Exit code 65 \
                where the file cannot be read, 1 where a role has less than min_contrast.
                """)

        @Argument(help: "Names or files; without any, all themes.")
        var themes: [String] = []

        func run() throws {
            let shelf = ThemeShelf()
            let names =
                themes.isEmpty
                ? shelf.own + shelf.shipped.filter { !shelf.own.contains($0) } : themes
            var isWanting = false
            for name in names {
                let theme = try shelf.theme(name)
                let least = Self.text(theme.leastContrast)
                if theme.shortfalls.isEmpty {
                    Output.write("\(name): every role has a contrast of \(least) or more\n")
                }
                for shortfall in theme.shortfalls {
                    isWanting = true
                    let ratio = Self.text(shortfall.contrast)
                    Output.write(
                        "\(name): \(shortfall.role.rawValue) has a contrast of \(ratio), less than"
                            + " \(least)\n")
                }
            }
            if isWanting { throw ExitCode(1) }
        }

        /// Hundredths as a ratio, such as `4.50`.
        private static func text(_ hundredths: Int) -> String {
            let rest = hundredths % 100
            return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
        }
    }

    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Every role of a theme in its colours, with its contrast.")

        @Argument(help: "A name or a file.")
        var theme: String

        func run() throws {
            let theme = try ThemeShelf().theme(theme)
            Output.write(ThemeSample.text(of: theme, isColoured: Output.isColoured))
        }
    }
}
