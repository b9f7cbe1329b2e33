@testable import Model

/// What a swarm does to hosts as machines.
enum SwarmHosts {
    /// Adds one of five hosts that may join.
    static func add(_ number: Int) -> Operation {
        .host(
            .add(
                HostSpec(
                    name: "new-\(number).lab", cores: 8, coreMHz: 1900 + 100 * (number % 3),
                    memoryMiB: 32_768, address: "10.0.9.\(number)"), cluster: "wcp-01"))
    }

    /// Something done to one of some hosts, or to the network between them.
    static func operation(on names: [String], _ chance: inout RandomStream) -> Operation {
        let host = names[chance.below(names.count)]
        let vmnic = "vmnic\(chance.below(2))"
        switch chance.below(18) {
        case 12: return .host(.enterStandby(host: host))
        case 13: return .host(.exitStandby(host: host))
        case 14: return .host(.migrate(vm: "vm-\(chance.below(6))", host: host))
        case 15: return .fault(.vMotion(host: host, isBroken: chance.below(3) == 0))
        case 16:
            var disturbance = DemandDisturbance(
                cpuPercent: chance.below(2) * 100, duration: chance.between(60_000, 1_800_000))
            disturbance.leakMiB = chance.below(200)
            return .host(.disturb(vm: "vm-\(chance.below(6))", disturbance))
        case 11: return .host(.setRetreatMode(cluster: "wcp-01", chance.below(3) == 0))
        case 0: return add(1 + chance.below(5))
        // A cluster without hosts is no place for a swarm: the last three stay.
        case 1, 2:
            return names.count > 3 ? .host(.remove(host: host)) : add(1 + chance.below(5))
        case 3: return .host(.disconnect(host: host))
        case 4: return .host(.reconnect(host: host))
        case 5: return .host(.hang(host: host))
        case 6: return .host(.restartAgents(host: host))
        case 7: return .host(.setLink(host: host, vmnic: vmnic, isUp: false))
        case 8: return .host(.setLink(host: host, vmnic: vmnic, isUp: true))
        case 9:
            let cut = names.filter { _ in chance.below(3) == 0 }
            return .host(.partition(cluster: "wcp-01", hosts: cut))
        case 10: return .host(.healPartition(cluster: "wcp-01"))
        default: return .host(.setVirtualization(host: host, chance.below(3) > 0))
        }
    }

    /// Mends whatever is wrong with a host.
    static func mend(_ host: String, _ simulation: inout Simulation) {
        let deeds: [Operation] = [
            .restoreHost(host: host), .host(.restartAgents(host: host)),
            .host(.setLink(host: host, vmnic: "vmnic0", isUp: true)),
            .host(.setLink(host: host, vmnic: "vmnic1", isUp: true)),
            .host(.exitStandby(host: host)), .fault(.vMotion(host: host, isBroken: false)),
            .host(.reconnect(host: host)), .host(.setRetreatMode(cluster: "wcp-01", false)),
            .host(.setVirtualization(host: host, true)),
        ]
        for deed in deeds { try? simulation.perform(deed) }
    }
}
