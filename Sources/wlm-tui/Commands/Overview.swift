import Model
import Wording
import WorkloadConsole

/// The state of a vCenter as plain text.
enum Overview {
    static func text(of simulation: Simulation) -> String {
        let vcenter = simulation.vcenter
        let clock = WorldClock.dayAndTime(epoch: simulation.epoch, at: simulation.now)
        var text = "\(vcenter.name)   \(clock)\n"
        for id in vcenter.clusters.ids {
            let balance = vcenter.clusters[id].balance
            text += "\nCluster \(vcenter.clusters[id].name)   DRS score \(balance.score) %\n"
        }
        for listing in [
            Listing.named("supervisors"), .named("hosts"), .named("namespaces"),
            .named("clusters"),
        ] {
            guard let listing else { continue }
            text += "\n" + TextTable.text(listing, of: simulation, rows: listing.rows(simulation))
        }
        let phases = Pod.Phase.allCases.map { phase in
            let count = vcenter.pods.ids.count { vcenter.pods[$0].phase == phase }
            return "\(phase.rawValue) \(count)"
        }
        return text + "\nPods: " + phases.joined(separator: ", ") + "\n"
    }
}

extension Sequence {
    func count(where isWanted: (Element) -> Bool) -> Int {
        reduce(0) { $0 + (isWanted($1) ? 1 : 0) }
    }
}
