import Model
import Wording

extension Console {
    /// A host: its state and hardware, what it gives, and what stands on it.
    func hostCards(_ id: HostID) -> [Card] {
        let vcenter = simulation.vcenter
        let host = vcenter.hosts[id]
        let vms = host.residents.filter { vcenter.vms[$0].kind != .vSpherePod }
        let arrivals = host.arrivals.map { Reference.vm($0) }
        var cards = [
            statusCard(of: host), Card("CPU", cpuLines(of: host)),
            Card("Memory", memoryLines(of: host)), hardwareCard(of: host),
            Listing.virtualMachines.card(
                "Virtual machines", of: simulation, rows: vms.map { .vm($0) }, without: ["HOST"]),
            Listing.pods.card(
                "vSphere Pods", of: simulation, rows: pods(on: id).map { .pod($0) },
                without: ["HOST"], most: 20),
        ]
        if !arrivals.isEmpty {
            cards.insert(
                Listing.virtualMachines.card("Arriving by vMotion", of: simulation, rows: arrivals),
                at: 4)
        }
        if host.maintenance == .entering { cards.insert(leavingCard(id), at: 4) }
        return cards + [eventCard(["Host", "Node"], named: host.name, namespace: nil)]
    }

    /// What still stands on a host that enters maintenance mode, and what holds it.
    private func leavingCard(_ id: HostID) -> Card {
        let vcenter = simulation.vcenter
        let blockers = vcenter.evacuationBlockers(of: id)
        return Card(
            "Still to leave", note: "\(blockers.count)", isWide: true,
            blockers.prefix(12).map { blocker in
                Line(
                    [
                        .text(Glyphs.cut(vcenter.vms[blocker.vm].name, to: 38), .text), .column(40),
                        .text(reason(blocker.vm, blocker.reason), .statusMaintenance),
                    ], to: .detail(.vm(blocker.vm)))
            })
    }

    /// What holds a VM; of a pod that its budget holds, what that needs.
    private func reason(_ vm: VMID, _ blocker: EvacuationBlocker) -> String {
        let vcenter = simulation.vcenter
        guard blocker == .disruptionBudget,
            let pod = vcenter.pods.ids.first(where: { vcenter.pods[$0].vm == vm })
        else { return blocker.text }
        do throws(OperationError) {
            try vcenter.checkEviction(of: pod)
            return blocker.text
        } catch {
            return error.cause ?? blocker.text
        }
    }

    private func pods(on host: HostID) -> [PodID] {
        let pods = simulation.vcenter.pods
        return pods.ids.filter { pods[$0].host == host && !pods[$0].isFinished }
    }

    private func statusCard(of host: Host) -> Card {
        let spherelet = host.spherelet
        let node =
            !spherelet.isInstalled ? "no Spherelet" : spherelet.isReady ? "Ready" : "NotReady"
        let cluster = simulation.vcenter.clusters[host.cluster].name
        var lines: [Line] = [
            .fact("State", host.stateName, .status(host.stateName)),
            .fact("Node", node, .status(node)),
        ]
        if host.maintenance == .entering {
            let vms = host.residents.count - host.podCount
            lines.append(
                .fact("Still here", "\(vms) VMs, \(host.podCount) pods", .statusMaintenance))
        }
        if spherelet.isCordoned { lines.append(.fact("Scheduling", "disabled", .statusWarn)) }
        if spherelet.isInstalled {
            lines.append(
                .fact("Heartbeat", "\(Units.age(simulation.now - spherelet.heartbeatAt)) ago"))
        }
        return Card(
            "Status",
            lines + [
                .fact("Cluster", cluster, to: .detail(.cluster(host.cluster))),
                .fact("Address", host.address),
            ])
    }

    private func cpuLines(of host: Host) -> [Line] {
        Self.meter("Used", host.usage.usedMHz, of: host.capacity.cpu, Units.cpu)
            + Self.meter("Reserved", host.reserved.cpu, of: host.capacity.cpu, Units.cpu)
            + [
                .fact("Demand", Units.cpu(host.usage.demandMHz)),
                .fact(
                    "Not delivered",
                    Units.cpu(max(0, host.usage.demandMHz - host.usage.usedMHz)),
                    host.usage.demandMHz > host.usage.usedMHz ? .statusWarn : .text),
            ]
    }

    private func memoryLines(of host: Host) -> [Line] {
        Self.meter("Consumed", host.usage.consumedMiB, of: host.capacity.memory, Units.bytes)
            + Self.meter("Reserved", host.reserved.memory, of: host.capacity.memory, Units.bytes)
            + [
                .fact("Active", Units.bytes(host.usage.activeMiB)),
                .fact(
                    "Ballooned", Units.bytes(host.usage.balloonedMiB),
                    host.usage.balloonedMiB > 0 ? .statusWarn : .text),
                .fact(
                    "Swapped", Units.bytes(host.usage.swappedMiB),
                    host.usage.swappedMiB > 0 ? .statusCritical : .text),
            ]
    }

    private func hardwareCard(of host: Host) -> Card {
        Card(
            "Hardware",
            [
                .fact("CPU", "\(host.cores) cores x \(Units.cpu(host.coreMHz))"),
                .fact("Memory", Units.bytes(host.memoryMiB)),
            ]
                + (host.milliwatts.map {
                    [.fact("Power", "\(Units.tenths(($0 + 50) / 100)) W")]
                } ?? [])
                + host.adapters.map { adapter in
                    .fact(
                        adapter.name,
                        "\(adapter.speedMbps / 1000) Gbit/s"
                            + (adapter.linkUp ? "" : ", link down"),
                        adapter.linkUp ? .text : .statusCritical)
                })
    }
}
