import Model
import Wording

extension Listing {
    /// The vSphere Zones that Supervisors are on, and what each has.
    static let zones = Listing(
        name: "zones", aliases: ["zone", "availabilityzones"], title: "vSphere Zones",
        columns: [
            zone("NAME") { $1.name },
            zone("SUPERVISOR") { vcenter, zone in
                vcenter.clusters[zone.cluster].supervisor.map { vcenter.supervisors[$0].name }
                    ?? "-"
            },
            zone("CLUSTER") { vcenter, zone in vcenter.clusters[zone.cluster].name },
            number("HOSTS") { $0.clusters[$1.cluster].hosts.count },
            number("READY") { vcenter, zone in
                vcenter.clusters[zone.cluster].hosts.count {
                    vcenter.hosts[$0].spherelet.isInstalled && vcenter.hosts[$0].spherelet.isReady
                }
            },
            zone("CONTROL PLANE", prose: true) { vcenter, zone in
                let rows =
                    vcenter.clusters[zone.cluster].supervisor
                    .map { vcenter.supervisors[$0].controlPlane } ?? []
                let here = rows.filter { vcenter.vms[$0.vm].cluster == zone.cluster }
                return here.map { "(\($0.number))" }.joined(separator: " ")
            },
            number("VMS") { vcenter, zone in
                vcenter.clusters[zone.cluster].hosts.reduce(0) {
                    $0 + vcenter.hosts[$1].residents.count
                }
            },
        ],
        rows: { simulation in
            let vcenter = simulation.vcenter
            return vcenter.supervisors.ids.flatMap { id in
                vcenter.supervisors[id].zones.map { .zone($0.cluster) }
            }
        },
        namespace: { _, _ in nil })

    private static func zone(
        _ title: String, prose: Bool = false,
        _ text: @escaping @Sendable (VCenter, VSphereZone) -> String
    ) -> ListingColumn {
        ListingColumn(title, prose: prose) { simulation, row in
            guard case .zone(let id) = row, let zone = simulation.vcenter.zone(of: id) else {
                return "-"
            }
            return text(simulation.vcenter, zone)
        }
    }

    private static func number(
        _ title: String, _ figure: @escaping @Sendable (VCenter, VSphereZone) -> Int
    ) -> ListingColumn {
        ListingColumn(
            title, number: true,
            order: { simulation, row in
                guard case .zone(let id) = row, let zone = simulation.vcenter.zone(of: id) else {
                    return 0
                }
                return figure(simulation.vcenter, zone)
            },
            text: zone(title) { "\(figure($0, $1))" }.text)
    }
}
