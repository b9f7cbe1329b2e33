import Model

/// How HA is set on a cluster of a world; its failover hosts are known by their place.
struct WorldHA: Sendable {
    var settings = HASettings()
    var failoverHosts: [Int] = []
}

/// Decodes `ha` of a cluster.
enum WorldHADecoder {
    static func settings(
        _ reader: FieldReader, of cluster: WorldCluster
    ) throws(ManifestError) -> WorldHA {
        try reader.allow([
            "enabled", "admission", "tolerates", "failoverHosts", "restartPriority",
            "restartCondition", "isolationResponse", "degradation", "ignoreHeartbeatDatastores",
        ])
        var ha = WorldHA()
        ha.settings.isEnabled = try reader.bool("enabled") ?? true
        ha.settings.admission =
            try reader.choice(
                "admission", HASettings.Admission.allCases.map { ($0.rawValue, $0) })
            ?? (cluster.hostCount > 1 ? .percentage : .disabled)
        ha.settings.toleratedFailures =
            try reader.integer("tolerates", in: 0...cluster.hostCount) ?? 1
        if let priority = try restartPriority(reader) { ha.settings.restartPriority = priority }
        try addResponses(reader, to: &ha.settings)
        // As they are called where the cluster is the only one of its kind.
        let names = cluster.hostNames("", number: 1)
        let dedicated = try reader.names("failoverHosts", of: "host", among: names) ?? []
        ha.failoverHosts = dedicated.compactMap { names.firstIndex(of: $0) }
        let isDedicated = ha.settings.admission == .failoverHosts
        if isDedicated, dedicated.isEmpty { throw reader.error(.missing("failoverHosts")) }
        if !isDedicated, !dedicated.isEmpty {
            throw reader.error(
                .refused("is only for admission: failoverHosts"), at: "failoverHosts")
        }
        if Set(ha.failoverHosts).count == cluster.hostCount {
            throw reader.error(.refused("must leave a host for VMs"), at: "failoverHosts")
        }
        return ha
    }

    private static func addResponses(
        _ reader: FieldReader, to settings: inout HASettings
    ) throws(ManifestError) {
        settings.restartCondition =
            try reader.choice(
                "restartCondition",
                HASettings.RestartCondition.allCases.map { ("\($0)", $0) }) ?? .none
        settings.isolationResponse =
            try reader.choice(
                "isolationResponse",
                HASettings.IsolationResponse.allCases.map { ($0.rawValue, $0) }) ?? .none
        settings.toleratedDegradation = try reader.integer("degradation", in: 0...100) ?? 100
        settings.ignoresHeartbeatDatastores =
            try reader.bool("ignoreHeartbeatDatastores") ?? false
    }

    /// When HA restarts a VM, or the VMs of a cluster.
    static func restartPriority(
        _ reader: FieldReader
    ) throws(ManifestError) -> HASettings.RestartPriority? {
        try reader.choice(
            "restartPriority", HASettings.RestartPriority.allCases.map { ("\($0)", $0) })
    }
}
