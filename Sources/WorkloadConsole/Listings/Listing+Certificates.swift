import Model
import Wording

extension Listing {
    /// Every certificate that can end, whose it is and when that is.
    static let certificates = Listing(
        name: "certificates", aliases: ["certificate", "certs"], title: "Certificates",
        columns: [
            certificate("NAME") { simulation, holder in holder.name(in: simulation.vcenter) ?? "-"
            },
            certificate("OF") { _, holder in holder.kindText },
            certificate("STATUS", status: true) { simulation, holder in
                guard let end = simulation.vcenter.expiry(of: holder) else { return "-" }
                let left = end - simulation.now
                return left <= 0
                    ? "Failed" : left <= Simulation.certificateWarning ? "Warning" : "Ready"
            },
            ListingColumn(
                "EXPIRES IN", number: true,
                order: { simulation, row in
                    guard case .certificate(let holder) = row else { return 0 }
                    // What ends first is what one looks for: numbers fall from the largest.
                    return -(simulation.vcenter.expiry(of: holder) ?? 0)
                },
                text: certificate("EXPIRES IN") { simulation, holder in
                    guard let end = simulation.vcenter.expiry(of: holder) else { return "-" }
                    let left = end - simulation.now
                    return left <= 0 ? "\(Units.age(-left)) ago" : Units.age(left)
                }.text),
            certificate("EXPIRES") { simulation, holder in
                simulation.vcenter.expiry(of: holder).map {
                    WorldClock.timestamp(epoch: simulation.epoch, at: $0)
                } ?? "-"
            },
            certificate("RENEWED BY", prose: true) { simulation, holder in
                holder.remedy(in: simulation.vcenter)
            },
        ],
        rows: { simulation in
            simulation.vcenter.certificateHolders.map { .certificate($0) }
        },
        namespace: { _, _ in nil })

    private static func certificate(
        _ title: String, prose: Bool = false, status: Bool = false,
        _ text: @escaping @Sendable (Simulation, CertificateHolder) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose, status: status) { simulation, row in
            guard case .certificate(let holder) = row else { return "-" }
            return text(simulation, holder)
        }
    }
}

extension CertificateHolder {
    /// The name of whoever has it; nil where he is gone.
    func name(in vcenter: VCenter) -> String? {
        switch self {
        case .apiServer(let id), .nsxManager(let id): vcenter.supervisors.find(id)?.name
        case .loadBalancer(let id): vcenter.supervisors.find(id)?.network.loadBalancer?.name
        case .spherelet(let id): vcenter.hosts.find(id)?.name
        case .workloadCluster(let id):
            vcenter.workloadClusters.find(id).map {
                "\(vcenter.namespaces[$0.namespace].name)/\($0.name)"
            }
        }
    }

    /// What it is the certificate of.
    var kindText: String {
        switch self {
        case .apiServer: "API server"
        case .spherelet: "Spherelet"
        case .nsxManager: "NSX Manager"
        case .loadBalancer: "load balancer"
        case .workloadCluster: "TKG control plane"
        }
    }

    /// What the page of a certificate leads to.
    var owner: Reference {
        switch self {
        case .apiServer(let id), .nsxManager(let id), .loadBalancer(let id): .supervisor(id)
        case .spherelet(let id): .host(id)
        case .workloadCluster(let id): .workloadCluster(id)
        }
    }

    /// The verb that gives a new one.
    func remedy(in vcenter: VCenter) -> String {
        switch self {
        case .apiServer(let id):
            "rotate-certificates \(vcenter.supervisors.find(id)?.name ?? "")"
        case .spherelet(let id):
            "rotate-certificates "
                + (vcenter.hosts.find(id).flatMap { vcenter.clusters[$0.cluster].supervisor }
                    .flatMap { vcenter.supervisors.find($0)?.name } ?? "")
        case .nsxManager: "rotating NSX Manager's certificate"
        case .loadBalancer: "rotating the load balancer's certificate"
        case .workloadCluster:
            "renew-cluster-certificates \(name(in: vcenter) ?? "")"
        }
    }
}
