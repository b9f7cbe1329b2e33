/// The document of all keys, made from the one table of commands (`docs/keys.md`).
public enum KeysDocument {
    /// The text of the document, in Markdown.
    public static var text: String {
        var text = """
            # Keys

            Made from the table of commands; a test compares the two. `?` shows the same in the console,
            and a key that does nothing where one is says why. Keys of your own: `settings.md`.

            ## Tabs

            | key | opens |
            |---|---|

            """
        for tab in Console.tabs { text += "| `\(tab.digit)` | \(tab.title) |\n" }
        for group in Command.Group.allCases {
            text +=
                "\n## \(group.rawValue)\n\n| key | does | name in `config.yaml` | changes the vCenter |\n|---|---|---|---|\n"
            for command in Command.all where command.group == group {
                let keys = command.keys.split(separator: " ").map { "`\($0)`" }
                    .joined(separator: " ")
                text +=
                    "| \(keys) | \(command.description) | `\(command.name)` "
                    + "| \(command.changes ? "yes" : "") |\n"
            }
        }
        return text + """

            ## Mouse

            A click takes the cursor to a row, a line or a block; a second one opens it. A click on a title
            sorts by it, on a tab opens it. The wheel scrolls. `--no-mouse` leaves the mouse to the terminal.

            """
    }
}
