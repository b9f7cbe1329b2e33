/// A panel of esxtop, by the key that shows it.
enum EsxtopPanel: Character, Sendable, CaseIterable {
    case cpu = "c"
    case memory = "m"
    case network = "n"
    case adapter = "d"
    case device = "u"
    case disk = "v"
    case power = "p"

    /// Its columns, left to right, as esxtop has them.
    var columns: [EsxtopColumn] {
        switch self {
        case .cpu: Self.cpuColumns
        case .memory: Self.memoryColumns
        case .network: Self.networkColumns
        case .device, .disk: Self.diskColumns(self)
        case .adapter, .power: []
        }
    }

    /// What it does not show, and why; nil where it shows everything that it has.
    var caveat: String? {
        switch self {
        case .cpu, .memory: nil
        case .network: "Packets are not modelled: rates are dashes."
        case .adapter: "Disk adapters are not modelled."
        case .device, .disk: "I/O is not modelled: rates and latencies are dashes."
        case .power: "P-states, C-states and T-states are not modelled."
        }
    }

    private static let name = EsxtopColumn(title: "NAME", width: 16, text: { $0.name })
    private static let heads: [EsxtopColumn] = [
        EsxtopColumn(title: "ID", width: 8, text: { "\($0.id)" }, isDefault: false),
        EsxtopColumn(title: "GID", width: 7, text: { "\($0.id)" }, order: { -$0.id }, key: "N"),
        name,
    ]

    private static let cpuColumns: [EsxtopColumn] =
        heads + [
            .number("NWLD", width: 5) { $0.worlds },
            .share("%USED", key: "U") { $0.used },
            .share("%RUN") { $0.used },
            .unknown("%SYS"),
            .share("%WAIT") { $0.idle },
            .unknown("%VMWAIT"),
            .share("%RDY", key: "R", role: readiness) { $0.ready },
            .share("%IDLE") { $0.idle },
            .unknown("%OVRLP"),
            .unknown("%CSTP"),
            .share("%MLMTD", role: { $0.limited > 0 ? .statusWarn : .text }) { $0.limited },
            .unknown("%SWPWT"),
            .number("AMIN", isDefault: false) { $0.reservedMHz },
            EsxtopColumn(
                title: "AMAX", width: 8, text: { "\($0.limitMHz ?? -1)" }, isDefault: false),
            .number("ASHRS", isDefault: false) { $0.shares },
            .share("%DMD", isDefault: false) { $0.demand },
        ]

    /// From 5 % of ready time a vCPU on one looks, from 10 % on users notice.
    private static let readiness: @Sendable (EsxtopRow) -> Role = { row in
        let each = row.ready / max(1, row.worlds)
        return each > 1000 ? .statusCritical : each > 500 ? .statusWarn : .text
    }

    private static let memoryColumns: [EsxtopColumn] =
        heads + [
            .number("MEMSZ", key: "M") { $0.sizeMiB },
            .number("GRANT") { $0.grantedMiB },
            .number("CNSM") { $0.consumedMiB },
            .number("ACTV") { $0.activeMiB },
            EsxtopColumn(title: "MCTL?", width: 6, text: { $0.vm == nil ? "N" : "Y" }),
            .number("MCTLSZ", key: "B", role: { $0.balloonedMiB > 0 ? .statusWarn : .text }) {
                $0.balloonedMiB
            },
            .number("MCTLTGT") { $0.balloonedMiB },
            .number("SWCUR", width: 7, role: { $0.swappedMiB > 0 ? .statusCritical : .text }) {
                $0.swappedMiB
            },
            .number("SWTGT", width: 7) { $0.swappedMiB },
            .unknown("SWR/s", width: 7), .unknown("SWW/s", width: 7),
            .unknown("CACHEUSD", width: 9), .unknown("ZIP/s", width: 7),
            .unknown("UNZIP/s"),
            .number("OVHD", width: 7) { $0.overheadMiB },
            .unknown("NHN", width: 5), .unknown("NMIG", width: 6), .unknown("N%L", width: 5),
        ]

    private static let networkColumns: [EsxtopColumn] = [
        EsxtopColumn(title: "PORT-ID", width: 10, text: { "\(50_331_648 + $0.id)" }),
        EsxtopColumn(title: "USED-BY", width: 26, text: { "\($0.id):\($0.name)" }),
        .unknown("TEAM-PNIC", width: 10), .unknown("DNAME", width: 12),
        .unknown("PKTTX/s", width: 9), .unknown("MbTX/s"), .unknown("PKTRX/s", width: 9),
        .unknown("MbRX/s"), .unknown("%DRPTX"), .unknown("%DRPRX"),
    ]

    private static func diskColumns(_ panel: EsxtopPanel) -> [EsxtopColumn] {
        let first: [EsxtopColumn] =
            panel == .disk
            ? [EsxtopColumn(title: "GID", width: 7, text: { "\($0.id)" }), name]
            : [EsxtopColumn(title: "DEVICE", width: 24, text: { $0.name })]
        return first + [
            .unknown("CMDS/s", width: 9), .unknown("READS/s", width: 9),
            .unknown("WRITES/s", width: 9), .unknown("MBREAD/s", width: 9),
            .unknown("MBWRTN/s", width: 9), .unknown("DAVG", width: 7),
            .unknown("KAVG", width: 7), .unknown("GAVG", width: 7), .unknown("QAVG", width: 7),
            .unknown("ABRTS/s"),
        ]
    }
}
