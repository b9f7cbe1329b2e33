import ArgumentParser
import Manifests

struct ListWorlds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worlds",
        abstract: "List the worlds that ship and your own, one line each.",
        discussion: """
            Your own are files NAME.yaml in $XDG_CONFIG_HOME/wlm-tui/worlds (usually \
            ~/.config/wlm-tui/worlds); of two with one name yours is taken.

            EXAMPLES:
              wlm-tui worlds
              wlm-tui --world busy
            """)

    func run() throws {
        let own = World.userFolder.names
        var lines: [(name: String, text: String)] = []
        for name in own {
            do {
                lines.append((name, try World(named: name).summary + " (yours)"))
            } catch {
                lines.append((name, "(yours, but not readable: \(error.description))"))
            }
        }
        for world in try World.shipped where !own.contains(world.name) {
            lines.append((world.name, world.summary))
        }
        let width = lines.map(\.name.count).max() ?? 0
        for line in lines {
            let space = String(repeating: " ", count: width - line.name.count + 3)
            Output.write(line.name + space + line.text + "\n")
        }
    }
}
