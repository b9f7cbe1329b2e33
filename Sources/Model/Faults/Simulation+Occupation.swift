/// Addresses that others than the Supervisor use.
public enum OccupiedRange: Hashable, Sendable, Codable {
    /// What load balancers get.
    case ingress
    /// What pods and VMs of a namespace get.
    case workloads(namespace: String)
}

/// One address or block that others have.
struct Occupation: Hashable, Sendable {
    enum Place: Hashable, Sendable {
        case ingress, blocks
        case workload(String)
        case subnet(NamespaceID)
    }

    let place: Place
    let block: CIDR
}

extension Simulation {
    /// The most addresses that others take of a range at once.
    private static let mostOccupied = 65_536

    /// Has others take all addresses that are left, or give back all that they have.
    mutating func occupy(
        _ range: OccupiedRange, of id: SupervisorID, _ isOccupied: Bool
    ) throws(OperationError) {
        if isOccupied {
            switch range {
            case .ingress: takeAll(.ingress, of: id)
            case .workloads(let name):
                guard let namespace = vcenter.namespace(named: name) else {
                    throw .notFound(kind: "namespace", name: name)
                }
                if let place = vcenter.workloadNetwork(of: namespace) {
                    takeAll(
                        .workload(vcenter.supervisors[id].network.workloads[place].name), of: id)
                } else {
                    takeAll(.blocks, of: id)
                    takeAll(.subnet(namespace), of: id)
                }
            }
        } else {
            for row in vcenter.supervisors[id].occupied { giveBack(row, of: id) }
            vcenter.supervisors[id].occupied = []
        }
        record(supervisorSubject(id), .fault(.addressesOccupied(isOccupied)))
    }

    private mutating func takeAll(_ place: Occupation.Place, of id: SupervisorID) {
        while vcenter.supervisors[id].occupied.count < Self.mostOccupied,
            let block = takeOne(place, of: id)
        {
            vcenter.supervisors[id].occupied.append(Occupation(place: place, block: block))
        }
    }

    private mutating func takeOne(_ place: Occupation.Place, of id: SupervisorID) -> CIDR? {
        switch place {
        case .ingress: return vcenter.supervisors[id].network.ingress.take()
        case .blocks: return vcenter.supervisors[id].network.podBlocks.take()
        case .workload(let name):
            let networks = vcenter.supervisors[id].network.workloads
            guard let index = networks.firstIndex(where: { $0.name == name }) else { return nil }
            return vcenter.supervisors[id].network.workloads[index].pool.take()
        case .subnet(let namespace):
            for index in vcenter.namespaces[namespace].network.subnets.indices {
                if let block = vcenter.namespaces[namespace].network.subnets[index].take() {
                    return block
                }
            }
            return nil
        }
    }

    private mutating func giveBack(_ row: Occupation, of id: SupervisorID) {
        switch row.place {
        case .ingress: vcenter.supervisors[id].network.ingress.giveBack(row.block)
        case .blocks: vcenter.supervisors[id].network.podBlocks.giveBack(row.block)
        case .workload(let name):
            let networks = vcenter.supervisors[id].network.workloads
            guard let index = networks.firstIndex(where: { $0.name == name }) else { return }
            vcenter.supervisors[id].network.workloads[index].pool.giveBack(row.block)
        case .subnet(let namespace):
            guard vcenter.namespaces.contains(namespace) else { return }
            for index in vcenter.namespaces[namespace].network.subnets.indices
            where vcenter.namespaces[namespace].network.subnets[index].contains(row.block.base) {
                vcenter.namespaces[namespace].network.subnets[index].giveBack(row.block)
            }
        }
    }
}
