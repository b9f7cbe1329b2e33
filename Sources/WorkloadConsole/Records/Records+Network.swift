import Model
import Wording

extension Records {
    /// A network, an address pool or a load balancer.
    static func network(_ row: NetworkReference, _ simulation: Simulation) -> Value {
        let vcenter = simulation.vcenter
        switch row {
        case .workload, .segment:
            guard let row = NetworkRow(row, simulation) else { return .null }
            return [
                "name": .string(row.name), "supervisor": .string(row.supervisor),
                "type": .string(row.type), "portGroup": .string(row.portGroup),
                "subnet": .string(row.subnet), "gateway": .string(row.gateway),
                "mode": .string(row.mode), "used": .integer(row.used),
                "total": .integer(row.total), "namespaces": .string(row.namespaces),
                "problem": .string(row.problem),
            ]
        case .pool(let id, let range):
            let supervisor = vcenter.supervisors[id]
            guard let pool = supervisor.addressPools.first(where: { $0.range == range })?.pool
            else { return .null }
            return [
                "name": .string(range.text), "supervisor": .string(supervisor.name),
                "ranges": .list(pool.ranges.map { .string($0.text) }),
                "blockPrefix": .integer(pool.blockPrefix), "used": .integer(pool.used),
                "total": .integer(pool.total),
            ]
        case .loadBalancer, .namespaceBalancer:
            guard let row = BalancerRow(row, simulation) else { return .null }
            return [
                "name": .string(row.name), "supervisor": .string(row.supervisor),
                "type": .string(row.type), "size": .string(row.size),
                "dataPlane": .string(row.dataPlane), "addresses": .string(row.addresses),
                "virtualServers": .integer(row.servers),
                "mostVirtualServers": row.most.map { .integer($0) } ?? .null,
                "certificateExpires": .string(row.certificate),
                "problems": .list(row.problems.map { .string($0) }),
            ]
        }
    }
}
