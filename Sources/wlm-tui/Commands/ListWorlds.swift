import ArgumentParser
import Manifests

struct ListWorlds: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "worlds", abstract: "List the worlds that ship, one line each.")

    func run() throws {
        let worlds = try World.shipped
        let width = worlds.map(\.name.count).max() ?? 0
        for world in worlds {
            let space = String(repeating: " ", count: width - world.name.count + 3)
            Output.write(world.name + space + world.summary + "\n")
        }
    }
}
