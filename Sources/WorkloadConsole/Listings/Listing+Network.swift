import Model
import Wording

extension Listing {
    /// Workload networks of Supervisors on a distributed switch, and the segments of namespaces.
    static let networks = Listing(
        name: "networks", aliases: ["network", "workloadnetworks", "segments"],
        title: "Networks",
        columns: [
            network("SUPERVISOR") { $0.supervisor },
            network("NAME") { $0.name },
            network("TYPE") { $0.type },
            network("PORT GROUP") { $0.portGroup },
            network("SUBNET") { $0.subnet },
            network("GATEWAY") { $0.gateway },
            network("MODE") { $0.mode },
            networkNumber("USED") { $0.used },
            networkNumber("TOTAL") { $0.total },
            network("NAMESPACES", prose: true) { $0.namespaces },
            network("PROBLEM", prose: true) { $0.problem },
        ],
        rows: { simulation in
            let vcenter = simulation.vcenter
            return vcenter.supervisors.ids.flatMap { id -> [Reference] in
                let row = vcenter.supervisors[id]
                guard row.networkProvider == .nsx else {
                    return row.network.workloads.map { .network(.workload(id, $0.name)) }
                }
                return row.namespaces.map { .network(.segment($0)) }
            }
        },
        namespace: { _, _ in nil })

    /// What Supervisors hand out addresses from.
    static let addressPools = Listing(
        name: "addresspools", aliases: ["addresspool", "ippools", "ippool"],
        title: "Address Pools",
        columns: [
            pool("SUPERVISOR") { $0.supervisor },
            pool("NAME") { $0.range.text },
            pool("RANGES") { $0.pool.text },
            pool("BLOCK") { "/\($0.pool.blockPrefix)" },
            poolNumber("USED") { $0.pool.used },
            poolNumber("TOTAL") { $0.pool.total },
            poolNumber("FREE") { $0.pool.free },
        ],
        rows: { simulation in
            let vcenter = simulation.vcenter
            return vcenter.supervisors.ids.flatMap { id in
                vcenter.supervisors[id].addressPools.map { .network(.pool(id, $0.range)) }
            }
        },
        namespace: { _, _ in nil })

    /// What balances in front of Supervisors.
    static let loadBalancers = Listing(
        name: "loadbalancers", aliases: ["loadbalancer", "lb"], title: "Load Balancers",
        columns: [
            balancer("SUPERVISOR") { $0.supervisor },
            balancer("NAME") { $0.name },
            balancer("TYPE") { $0.type },
            balancer("SIZE") { $0.size },
            balancer("STATUS", status: true) { $0.problems.isEmpty ? "Running" : "Failed" },
            balancer("DATA PLANE") { $0.dataPlane },
            balancer("ADDRESSES") { $0.addresses },
            balancer("VIRTUAL SERVERS") { row in
                "\(row.servers)" + (row.most.map { " of \($0)" } ?? "")
            },
            balancer("CERTIFICATE", wide: true) { $0.certificate },
            balancer("PROBLEM", prose: true) { $0.problems.first ?? "" },
        ],
        rows: { simulation in
            let vcenter = simulation.vcenter
            return vcenter.supervisors.ids.flatMap { id -> [Reference] in
                vcenter.supervisors[id].networkProvider == .vds
                    ? [.network(.loadBalancer(id))]
                    : vcenter.supervisors[id].namespaces.map { .network(.namespaceBalancer($0)) }
            }
        },
        namespace: { _, _ in nil })

    private static func balancer(
        _ title: String, wide: Bool = false, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (BalancerRow) -> String
    ) -> ListingColumn {
        ListingColumn(title, wide: wide, prose: prose, status: status) { simulation, row in
            guard case .network(let reference) = row else { return "-" }
            return BalancerRow(reference, simulation).map(text) ?? "-"
        }
    }

    private static func network(
        _ title: String, prose: Bool = false, _ text: @escaping @Sendable (NetworkRow) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose) { simulation, row in
            guard case .network(let reference) = row else { return "-" }
            return NetworkRow(reference, simulation).map(text) ?? "-"
        }
    }

    private static func networkNumber(
        _ title: String, _ figure: @escaping @Sendable (NetworkRow) -> Int
    ) -> ListingColumn {
        ListingColumn(
            title, number: true,
            order: { simulation, row in
                guard case .network(let reference) = row else { return 0 }
                return NetworkRow(reference, simulation).map(figure) ?? 0
            }, text: network(title) { "\(figure($0))" }.text)
    }

    private static func pool(
        _ title: String, _ text: @escaping @Sendable (PoolRow) -> String
    ) -> ListingColumn {
        ListingColumn(title) { simulation, row in
            guard case .network(let reference) = row else { return "-" }
            return PoolRow(reference, simulation).map(text) ?? "-"
        }
    }

    private static func poolNumber(
        _ title: String, _ figure: @escaping @Sendable (PoolRow) -> Int
    ) -> ListingColumn {
        ListingColumn(
            title, number: true,
            order: { simulation, row in
                guard case .network(let reference) = row else { return 0 }
                return PoolRow(reference, simulation).map(figure) ?? 0
            }, text: pool(title) { "\(figure($0))" }.text)
    }
}
