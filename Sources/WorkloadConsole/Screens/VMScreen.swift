import Model
import Wording

extension Console {
    /// A virtual machine: where it runs, what it is entitled to and gets.
    func vmCards(_ id: VMID) -> [Card] {
        let vcenter = simulation.vcenter
        let vm = vcenter.vms[id]
        let namespace = vm.namespace.map { vcenter.namespaces[$0].name }
        return [
            statusCard(of: vm), cpuCard(of: vm, id), memoryCard(of: vm, id), poolCard(of: vm),
            eventCard(["VirtualMachine", "VM"], named: vm.name, namespace: namespace),
        ]
    }

    private func statusCard(of vm: VirtualMachine) -> Card {
        let vcenter = simulation.vcenter
        let power =
            switch vm.power {
            case .poweredOff: "powered off"
            case .poweringOn: "powering on"
            case .poweredOn: "powered on"
            }
        var lines: [Line] = [
            .fact("Kind", vm.kind.text),
            .fact("Power", power, vm.power == .poweredOn ? .statusOK : .dim),
            .fact(
                "Host", vm.host.map { vcenter.hosts[$0].name } ?? "-",
                to: vm.host.map { .detail(.host($0)) }),
        ]
        if let namespace = vm.namespace {
            lines.append(
                .fact(
                    "Namespace", vcenter.namespaces[namespace].name,
                    to: .detail(.namespace(namespace))))
        }
        if let address = vm.address { lines.append(.fact("Address", address)) }
        if let datastore = vm.datastore {
            lines.append(
                .fact(
                    "Disk",
                    "\(Units.bytes(vm.diskMiB)) on \(vcenter.datastores[datastore].name)"
                        + (vcenter.datastores[datastore].allPathsDown ? " (all paths down)" : "")))
        }
        if let on = vm.poweredOnAt {
            lines.append(.fact("Up for", Units.age(simulation.now - on)))
        }
        if let move = vm.lastMove {
            let from = vcenter.hosts.find(move.source)?.name ?? "-"
            lines.append(
                .fact("Last vMotion", "from \(from), \(Units.age(simulation.now - move.at)) ago"))
        }
        if let id = vm.migration, let move = vcenter.migrations.find(id) {
            lines += migrationLines(move)
        }
        return Card("Status", lines)
    }

    /// A vMotion in flight: from where to where, and how far it is.
    func migrationLines(_ move: Migration) -> [Line] {
        let vcenter = simulation.vcenter
        let (source, destination) = (vcenter.hosts[move.source], vcenter.hosts[move.destination])
        let whole = max(1, move.endsAt - move.startedAt)
        let part = min(1000, (simulation.now - move.startedAt) * 1000 / whole)
        let left = Units.age(max(0, move.endsAt - simulation.now))
        return [
            Line(
                [
                    .text("⇄ ", .accent), .text(vcenter.vms[move.vm].name, .text),
                    .right("\(source.name) → \(destination.name)", .text),
                ], to: .detail(.vm(move.vm))),
            Line([.bar(min(840, part), width: nil), .right(" \(left) left", .dim)]),
        ]
    }

    private func cpuCard(of vm: VirtualMachine, _ id: VMID) -> Card {
        let usage = simulation.vcenter.usage[id]
        var lines = Self.meter("Used", Int(usage.deliveredMHz), of: vm.fullMHz, Units.cpu)
        lines += [
            .fact("Demand", Units.cpu(Int(usage.demandMHz))),
            .fact("vCPUs", "\(vm.virtualCPUs)"),
            .fact("Reservation", Units.cpu(vm.cpu.reservation)),
            .fact("Limit", vm.cpu.limit.map(Units.cpu) ?? "unlimited"),
            .fact("Shares", Units.count(vm.cpuShares)),
            .fact(
                "DRS score", "\(usage.score) %",
                usage.score < 60 ? .statusCritical : usage.score < 80 ? .statusWarn : .text),
        ]
        return Card("CPU", lines)
    }

    private func memoryCard(of vm: VirtualMachine, _ id: VMID) -> Card {
        let usage = simulation.vcenter.usage[id]
        var lines = Self.meter("Consumed", usage.consumedMiB, of: vm.memoryMiB, Units.bytes)
        lines += [
            .fact("Active", Units.bytes(Int(usage.activeMiB))),
            .fact(
                "Ballooned", Units.bytes(Int(usage.balloonedMiB)),
                usage.balloonedMiB > 0 ? .statusWarn : .text),
            .fact(
                "Swapped", Units.bytes(Int(usage.swappedMiB)),
                usage.swappedMiB > 0 ? .statusCritical : .text),
            .fact("Reservation", Units.bytes(vm.memory.reservation)),
            .fact("Limit", vm.memory.limit.map(Units.bytes) ?? "unlimited"),
            .fact("Shares", Units.count(vm.memoryShares)),
            .fact("Overhead", Units.bytes(vm.overheadMiB)),
        ]
        return Card("Memory", lines)
    }

    /// The resource pools above the VM, from the cluster down, with what their shares are worth.
    private func poolCard(of vm: VirtualMachine) -> Card {
        let vcenter = simulation.vcenter
        var path: [PoolID] = []
        var next: PoolID? = vm.pool
        while let pool = next {
            path.append(pool)
            next = vcenter.pools[pool].parent
        }
        return Card(
            "Resource pools",
            path.reversed().enumerated().map { depth, pool in
                let row = vcenter.pools[pool]
                let shares = vcenter.poolShares(pool)
                return Line([
                    .text(String(repeating: "  ", count: depth), .dim), .text(row.name, .text),
                    .right(
                        row.parent == nil ? "" : "\(Units.count(shares.cpu)) CPU shares", .dim),
                ])
            })
    }
}
