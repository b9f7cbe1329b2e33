import Model

/// Copies of the simulation at moments of a session, to go back to.
///
/// A copy is taken wherever the work since the last one has become noticeable, so that any moment is
/// a short replay away from one. The shelf is bounded by the rows that its copies hold; when it is
/// full, the copy goes whose absence lengthens a replay least, old ones before young ones.
struct SnapshotShelf: Sendable {
    struct Snapshot: Sendable {
        let branch: Branch.ID
        let time: Int
        /// How many operations of the branch have been carried out.
        let position: Int
        let simulation: Simulation
        /// Work since the copy before it, in nanoseconds.
        var cost: Int
    }

    /// Work after which a copy is taken, in nanoseconds: the more, the more there is to copy.
    static func interval(for simulation: Simulation) -> Int {
        50_000_000 * max(1, rows(of: simulation) / 30_000)
    }
    /// Rows of tables that all copies may hold together: some 1 KiB each.
    static let mostRows = 600_000
    /// The most copies, however small.
    static let mostCopies = 400

    /// The state with which the session begins: always there.
    let start: Snapshot
    private(set) var copies: [Snapshot] = []
    private var rows = 0

    init(start: Simulation) {
        self.start = Snapshot(
            branch: .main, time: start.now, position: 0, simulation: start, cost: 0)
    }

    /// The latest copy from which an instant of a branch can be reached.
    func best(for time: Int, on branch: Branch, among branches: [Branch]) -> Snapshot {
        var best = start
        var shared: [Branch.ID: Int] = [:]
        for copy in copies where copy.time <= time && copy.time >= best.time {
            let common: Int
            if let known = shared[copy.branch] {
                common = known
            } else {
                common =
                    branches.first { $0.id == copy.branch }.map { $0.shared(with: branch) } ?? -1
                shared[copy.branch] = common
            }
            guard copy.position <= common else { continue }
            // The copy must not lie beyond an operation that the branch has before it.
            if copy.position < branch.operations.count,
                branch.operations[copy.position].time < copy.time
            {
                continue
            }
            if (copy.time, copy.position) >= (best.time, best.position) { best = copy }
        }
        return best
    }

    /// Puts a copy on the shelf unless there is one of that moment.
    mutating func add(_ copy: Snapshot) {
        let isThere = copies.contains {
            $0.branch == copy.branch && $0.time == copy.time && $0.position == copy.position
        }
        if isThere { return }
        copies.append(copy)
        rows += Self.rows(of: copy.simulation)
        while copies.count > 1, rows > Self.mostRows || copies.count > Self.mostCopies { thin() }
    }

    private mutating func thin() {
        // The newest copy is where the session lives, and stays.
        var least = (place: 0, weight: Int.max)
        for place in copies.indices.dropLast() {
            let weight = (copies[place].cost + copies[place + 1].cost) / (copies.count - place)
            if weight < least.weight { least = (place, weight) }
        }
        let gone = copies.remove(at: least.place)
        if least.place < copies.count { copies[least.place].cost += gone.cost }
        rows -= Self.rows(of: gone.simulation)
    }

    private static func rows(of simulation: Simulation) -> Int {
        let vcenter = simulation.vcenter
        return vcenter.vms.count + vcenter.pods.count + vcenter.objects.count
            + vcenter.hosts.count + 1000
    }
}
