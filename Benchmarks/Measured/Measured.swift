import Manifests
import Model

/// The worlds that are measured, made once.
public enum Measured {
    /// A text as a world's simulation, lived for so many milliseconds.
    public static func simulation(of text: String, after age: Int = 0) -> Simulation {
        attempt {
            var simulation = try World(reading: Array(text.utf8), file: "benchmark").simulation()
            if age > 0 { simulation.advance(to: age) }
            return simulation
        }
    }

    /// The demo world once opened.
    public static let openedDemo = demo()

    /// The demo world as the console opens it: a day old.
    public static func demo() -> Simulation {
        attempt {
            let world = try World(named: "demo")
            var simulation = try world.simulation()
            world.open(&simulation)
            return simulation
        }
    }

    /// The world `large` when all its pods run and DRS has looked at it.
    public static let large = attempt {
        var simulation = try World(named: "large").simulation()
        simulation.advance(to: 5 * 60_000)
        return simulation
    }

    /// A cluster as large as the product allows, full of VMs with unlike demand, a millisecond
    /// before a pass of DRS: the VMs have run for long enough to be moved.
    public static let unbalanced = simulation(
        of: """
            name: balancing
            summary: Eight thousand VMs on ninety-six hosts
            clusters:
              - name: full
                drs: {threshold: 5}
                hosts:
                  - {count: 96, name: "esx-{n}", cores: 64, mhz: 2600, memory: 1Ti}
                datastores:
                  - {name: vsan, type: vSAN, capacity: 2000Ti}
                vms:
                  - {name: quiet, count: 5000, cpus: 2, memory: 4Gi, disk: 10Gi,
                     demand: {cpu: 15, wave: 5, noise: 5, memory: 30}}
                  - {name: lively, count: 3000, cpus: 4, memory: 8Gi, disk: 10Gi,
                     demand: {cpu: 30, wave: 20, noise: 15, burstChance: 20, burst: 40,
                              memory: 50}}
            """, after: balanceInstant - 1)

    /// When DRS looks at the unbalanced cluster: half a minute after a full minute.
    public static let balanceInstant = 6 * 60_000 + 30_000

    /// What must not fail here: the worlds are our own.
    static func attempt<Result>(_ body: () throws -> Result) -> Result {
        do { return try body() } catch { fatalError("\(error)") }
    }
}
