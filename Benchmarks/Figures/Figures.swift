import Measured
import Model

/// `Figures TABLE[:LINE]`: measures and prints one of the tables, or one line of it.
@main
enum Figures {
    static func main() {
        let tables = [
            "scheduling": printScheduling, "drs": printBalancing, "day": printDay,
            "steady": printSteady, "growth": printGrowth, "jumps": printJumps,
        ]
        for argument in CommandLine.arguments.dropFirst() {
            let parts = argument.split(separator: ":", maxSplits: 1)
            guard let table = tables[String(parts[0])] else {
                print("Figures \(tables.keys.sorted().joined(separator: "|"))")
                continue
            }
            table(parts.count > 1 ? parts[1] : "")
        }
    }
}
