extension Simulation {
    /// Carries out what somebody asks of a host.
    mutating func perform(_ operation: HostOperation) throws(OperationError) {
        switch operation {
        case .add(let spec, let cluster): try addHost(spec, to: try find(cluster: cluster))
        case .remove(let host): try removeHost(try find(host: host))
        case .disconnect(let host): try disconnect(try find(host: host))
        case .reconnect(let host): try reconnect(try find(host: host))
        case .hang(let host): try hang(try find(host: host))
        case .restartAgents(let host): try restartAgents(try find(host: host))
        case .setLink(let host, let vmnic, let isUp):
            try setLink(vmnic, of: try find(host: host), isUp: isUp)
        case .partition(let cluster, let hosts):
            try partition(try find(cluster: cluster), hosts)
        case .healPartition(let cluster): healPartition(of: try find(cluster: cluster))
        case .setVirtualization(let host, let isOffered):
            try setVirtualization(try find(host: host), isOffered)
        case .enterStandby(let host): try enterStandby(try find(host: host))
        case .exitStandby(let host): try exitStandby(try find(host: host))
        case .migrate(let name, let host):
            guard let vm = vcenter.vms.ids.first(where: { vcenter.vms[$0].name == name }) else {
                throw .notFound(kind: "virtual machine", name: name)
            }
            try migrate(vm, to: try find(host: host))
        case .disturb(let vm, let disturbance): try disturb(vm, disturbance)
        case .setRetreatMode(let cluster, let isOn):
            try setRetreatMode(of: try find(cluster: cluster), isOn)
        }
    }

    private mutating func setVirtualization(
        _ id: HostID, _ isOffered: Bool
    ) throws(OperationError) {
        guard vcenter.hosts[id].maintenance == .inMaintenance else {
            throw .hostHasNotLeft(name: vcenter.hosts[id].name)
        }
        if vcenter.hosts[id].hasVirtualization == isOffered { return }
        vcenter.hosts[id].hasVirtualization = isOffered
        record(hostSubject(id), .settingsChanged)
    }
}
