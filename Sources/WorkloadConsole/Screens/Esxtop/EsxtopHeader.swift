import Model
import Wording

/// The lines above esxtop's table.
enum EsxtopHeader {
    /// Uptime, worlds and load, then the figures of the panel.
    static func lines(
        of id: HostID, _ panel: EsxtopPanel, in simulation: Simulation
    ) -> [String] {
        let vcenter = simulation.vcenter
        let host = vcenter.hosts[id]
        let rows = EsxtopRow.rows(of: id, in: vcenter)
        let vms = rows.filter { $0.vm != nil }
        let vcpus = vms.reduce(0) { $0 + $1.worlds }
        let worlds = rows.reduce(0) { $0 + $1.worlds }
        let capacity = host.cores * host.coreMHz
        let load = EsxtopColumn.hundredths(host.usage.demandMHz * 100 / max(1, capacity))
        let first =
            "\(clock(simulation)) up \(uptime(simulation.now)), \(worlds) worlds, "
            + "\(vms.count) VMs, \(vcpus) vCPUs; CPU load average: \(load)"
        return [first] + figures(of: host, panel, rows)
    }

    private static func figures(
        of host: Host, _ panel: EsxtopPanel, _ rows: [EsxtopRow]
    ) -> [String] {
        let used = host.usage.usedMHz * 1000 / max(1, host.cores * host.coreMHz)
        switch panel {
        case .cpu:
            let share = Units.tenths(used)
            return ["PCPU USED(%): AVG: \(share)", "PCPU UTIL(%): AVG: \(share)"]
        case .memory:
            let kept = host.memoryMiB - host.capacity.memory
            let free = max(0, host.memoryMiB - kept - host.usage.consumedMiB)
            // The hypervisor begins to take memory back below some 6 % of it free.
            let percent = free * 100 / max(1, host.memoryMiB)
            let state =
                percent >= 6 ? "high" : percent >= 4 ? "soft" : percent >= 2 ? "hard" : "low"
            return [
                "PMEM  /MB: \(host.memoryMiB) total: \(kept) vmk, \(host.usage.consumedMiB) other,"
                    + " \(free) free",
                "VMKMEM/MB: \(kept) managed; \(state) state",
                "SWAP  /MB: \(host.usage.swappedMiB) curr   MEMCTL/MB: "
                    + "\(host.usage.balloonedMiB) curr, \(host.usage.balloonedMiB) target",
            ]
        case .network:
            return [
                host.adapters.map {
                    "\($0.name) \($0.linkUp ? "\($0.speedMbps) Mbit/s" : "down")"
                }.joined(separator: "  ")
            ]
        case .adapter, .device, .disk: return []
        case .power:
            let watts = host.milliwatts.map { Units.tenths(($0 + 50) / 100) + "W" } ?? "-"
            return [
                "Power Usage: \(watts), Power Cap: N/A", "PCPU %USED: AVG: \(Units.tenths(used))",
            ]
        }
    }

    /// ` 9:31:31am`.
    private static func clock(_ simulation: Simulation) -> String {
        let time = WorldClock.time(epoch: simulation.epoch, at: simulation.now)
        let hour = Int(time.prefix(2)) ?? 0
        let shown = hour % 12 == 0 ? 12 : hour % 12
        return (shown < 10 ? " " : "") + "\(shown)\(time.dropFirst(2))" + (hour < 12 ? "am" : "pm")
    }

    /// `35 days  7:49`.
    private static func uptime(_ milliseconds: Int) -> String {
        let minutes = milliseconds / 60_000
        let (days, rest) = (minutes / 1440, minutes % 1440)
        let time = "\(rest / 60):" + (rest % 60 < 10 ? "0" : "") + "\(rest % 60)"
        return days == 0 ? time : "\(days) \(days == 1 ? "day" : "days")  \(time)"
    }
}
