import Model

/// How a world is opened.
extension World {
    /// How far ahead a vMotion is looked for, in milliseconds.
    private static let longestWait = 7_200_000
    /// How long before a vMotion a world that opens on one does, in milliseconds.
    private static let beforehand = 15_000

    /// Lets the world's age pass.
    public func open(_ simulation: inout Simulation) {
        simulation.live(through: age)
        guard opensOnMigration else { return }
        // What is going to happen is seen on a fork.
        var ahead = simulation
        let latest = age + Self.longestWait
        while ahead.vcenter.migrations.isEmpty, ahead.now < latest {
            ahead.advance(to: ahead.now + 30_000)
        }
        guard !ahead.vcenter.migrations.isEmpty else { return }
        let instant = ahead.now - 30_000 - Self.beforehand
        if instant > simulation.now { simulation.advance(to: instant) }
    }
}
