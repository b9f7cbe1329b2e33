import Model
import Wording

/// What balances in front of a Supervisor or of a namespace, in the words of a table.
public struct BalancerRow: Sendable {
    /// The Supervisor's name.
    public let supervisor: String
    /// Its name.
    public let name: String
    /// Whose product it is.
    public let type: String
    /// Its size, where it has one.
    public let size: String
    /// Where it is told what to balance.
    public let dataPlane: String
    /// The ranges of its addresses.
    public let addresses: String
    /// Virtual servers it has.
    public let servers: Int
    /// The most virtual servers it may have; nil for as many as there are addresses.
    public let most: Int?
    /// When its certificate expires.
    public let certificate: String
    /// What is wrong with it, worst first.
    public let problems: [String]

    /// The row; nil for what is none or is gone.
    public init?(_ reference: NetworkReference, _ simulation: Simulation) {
        let vcenter = simulation.vcenter
        func day(_ instant: Int) -> String {
            WorldClock.dayAndTime(epoch: simulation.epoch, at: instant)
        }
        switch reference {
        case .loadBalancer(let id):
            guard let row = vcenter.supervisors.find(id), let balancer = row.network.loadBalancer
            else { return nil }
            supervisor = row.name
            name = balancer.name
            type = balancer.type.text
            size = "-"
            dataPlane = balancer.dataPlane
            addresses = row.network.ingress.text
            servers = row.network.ingress.used
            most = row.network.ingress.total
            certificate = day(balancer.certificateExpiresAt)
            problems = vcenter.loadBalancerFaults(of: row, at: simulation.now).map(\.text)
        case .namespaceBalancer(let id):
            guard let namespace = vcenter.namespaces.find(id),
                let size = vcenter.loadBalancerSize(of: id),
                let row = vcenter.supervisors.find(namespace.supervisor)
            else { return nil }
            supervisor = row.name
            name = vcenter.balancerName(of: id)
            type = "NSX"
            self.size = size.text
            dataPlane = row.network.nsx?.edgeCluster ?? "-"
            addresses = (namespace.network.ingressPool ?? row.network.ingress).text
            servers = vcenter.virtualServers(in: id)
            most = size.virtualServers
            certificate = row.network.nsx.map { day($0.certificateExpiresAt) } ?? "-"
            problems = vcenter.loadBalancerFaults(of: row, at: simulation.now).map(\.text)
        case .workload, .segment, .pool: return nil
        }
    }
}
