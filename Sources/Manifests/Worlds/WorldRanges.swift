import Model

/// The address ranges of a world's Supervisors, none of which may overlap another
/// (`DOMAIN.md` 1.1).
struct WorldRanges {
    /// A range, and where the world says it.
    private struct Row {
        let field: String
        let first: IPv4
        let last: IPv4
        let text: String
        let supervisor: String
        /// Whether only the Supervisor itself sees it: another's may be the same.
        let isInner: Bool

        func overlaps(_ other: Row) -> Bool { first <= other.last && other.first <= last }
    }

    private var rows: [Row] = []
    private var readers: [String: FieldReader] = [:]

    /// Takes the ranges of a cluster's Supervisor.
    /// - Throws: where one overlaps another, or is too small for all copies of the cluster.
    mutating func add(_ cluster: WorldCluster, _ reader: FieldReader) throws(ManifestError) {
        guard let spec = cluster.supervisor else { return }
        try checkParts(of: spec, cluster.count, reader)
        let start = spec.managementStart
        let end = start.advanced(by: SupervisorSpec.managementCount * cluster.count - 1)
        func row(_ field: String, _ range: AddressRange, isInner: Bool = false) -> Row {
            Row(
                field: field, first: range.first, last: range.last, text: range.text,
                supervisor: spec.name, isInner: isInner)
        }
        var own = [
            Row(
                field: "managementStart", first: start, last: end,
                text: "\(start.text) to \(end.text)", supervisor: spec.name, isInner: false),
            row("services", AddressRange(spec.serviceCIDR), isInner: true),
            row("ingress", AddressRange(spec.ingressCIDR)),
        ]
        if spec.networkProvider == .nsx {
            own.insert(row("pods", AddressRange(spec.podCIDR)), at: 1)
            own.append(row("egress", AddressRange(spec.egressCIDR)))
        } else {
            own += spec.workloadNetworks.flatMap(\.ranges).map { row("workloadNetworks", $0) }
        }
        for (place, row) in own.enumerated() {
            for other in own[..<place] where row.overlaps(other) {
                // The one of the two that the file says is the one to be changed.
                let (said, with) = reader.has(row.field) ? (row, other) : (other, row)
                throw reader.error(
                    .refused("must not overlap \(with.field) \(with.text)"), at: said.field)
            }
            for other in rows where row.overlaps(other) && !row.isInner && !other.isInner {
                throw reader.error(
                    .refused(
                        "must not overlap \(other.field) \(other.text) of Supervisor "
                            + "\"\(other.supervisor)\"; \(row.text) does"), at: row.field)
            }
        }
        rows += own
        readers[spec.name] = reader
    }

    /// Compares them with the addresses that hosts have, `10.CLUSTER.X.Y`.
    func checkHosts(of clusters: Int) throws(ManifestError) {
        let hosts = (
            first: IPv4(bits: 0x0A01_0000), last: IPv4(bits: 0x0A00_FFFF + UInt32(clusters) << 16)
        )
        for row in rows where row.field != "managementStart" && !row.isInner {
            guard row.first <= hosts.last, hosts.first <= row.last,
                let reader = readers[row.supervisor]
            else { continue }
            throw reader.error(
                .refused(
                    "\(row.text) must not overlap the hosts' addresses, "
                        + "\(hosts.first.text) to \(hosts.last.text)"), at: row.field)
        }
    }

    /// Copies of a cluster share its ranges, each of which has a use for at least so many addresses.
    private func checkParts(
        of spec: SupervisorSpec, _ count: Int, _ reader: FieldReader
    ) throws(ManifestError) {
        let parts = [
            ("pods", spec.podCIDR, spec.namespacePrefix), ("ingress", spec.ingressCIDR, 30),
            ("egress", spec.egressCIDR, 30),
        ]
        for (field, range, most) in parts {
            guard let part = range.part(0, of: count), part.prefix <= most else {
                throw reader.error(
                    .refused(
                        count == 1
                            ? "\(range.text) is too small; it needs a /\(most) or more"
                            : "\(range.text) is too small to be shared by \(count) clusters, "
                                + "each of which needs a /\(most) or more"), at: field)
            }
        }
        for network in spec.workloadNetworks where spec.networkProvider == .vds {
            for range in network.ranges where range.part(0, of: count) == nil {
                throw reader.error(
                    .refused("\(range.text) is too small to be shared by \(count) clusters"),
                    at: "workloadNetworks")
            }
        }
        let needed = SupervisorSpec.managementCount * count
        guard Int(spec.managementStart.bits) + needed <= 1 << 32 else {
            throw reader.error(
                .refused("\(needed) addresses do not fit behind it"), at: "managementStart")
        }
    }
}

extension WorldCluster {
    /// The Supervisor of a copy of the cluster, counted from 1: each has its own part of the
    /// ranges, and five management addresses of its own. Services are seen from inside alone, so
    /// that all copies have the same.
    func supervisor(ofCopy copy: Int) -> SupervisorSpec? {
        guard var spec = supervisor, count > 1 else { return supervisor }
        func part(_ range: CIDR) -> CIDR { range.part(copy - 1, of: count) ?? range }
        spec.podCIDR = part(spec.podCIDR)
        spec.ingressCIDR = part(spec.ingressCIDR)
        spec.egressCIDR = part(spec.egressCIDR)
        for place in spec.workloadNetworks.indices {
            spec.workloadNetworks[place].ranges = spec.workloadNetworks[place].ranges.map {
                $0.part(copy - 1, of: count) ?? $0
            }
        }
        spec.managementStart = spec.managementStart.advanced(
            by: SupervisorSpec.managementCount * (copy - 1))
        return spec
    }
}
