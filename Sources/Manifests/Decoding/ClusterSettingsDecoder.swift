import Model

/// Decodes what a TKG cluster says beside its nodes: networks, storage, whom it trusts.
enum ClusterSettingsDecoder {
    /// `spec.settings` of a TanzuKubernetesCluster.
    static func settings(
        _ settings: FieldReader, into cluster: inout WorkloadClusterSpec
    ) throws(ManifestError) {
        let network = try settings.object("network")
        try networks(network, into: &cluster)
        let plugins = GuestNetwork.Plugin.allCases.map { ($0.rawValue, $0) }
        if let plugin = try network.object("cni").choice("name", plugins) {
            cluster.network.plugin = plugin
        }
        let storage = try settings.object("storage")
        cluster.storageClasses = try storage.texts("classes") ?? []
        cluster.defaultStorageClass = try storage.text("defaultClass")
        try proxy(try network.object("proxy"))
        cluster.trustedAuthorities = try authorities(try network.object("trust"))
    }

    /// The ranges of pods and Services, and the domain of the latter.
    static func networks(
        _ network: FieldReader, into cluster: inout WorkloadClusterSpec
    ) throws(ManifestError) {
        if let pods = try range(try network.object("pods")) { cluster.network.pods = pods }
        if let services = try range(try network.object("services")) {
            cluster.network.services = services
        }
        if let domain = try network.text("serviceDomain") { cluster.network.domain = domain }
    }

    private static func range(_ reader: FieldReader) throws(ManifestError) -> CIDR? {
        guard let texts = try reader.texts("cidrBlocks"), let first = texts.first else {
            return nil
        }
        guard let range = CIDR(first) else {
            throw reader.error(
                .wrongType(expected: "a range such as 10.96.0.0/12"), at: "cidrBlocks")
        }
        return range
    }

    /// A proxy is checked and kept as written: no traffic of nodes is modelled.
    static func proxy(_ proxy: FieldReader) throws(ManifestError) {
        for key in ["httpProxy", "httpsProxy"] {
            guard let text = try proxy.text(key) else { continue }
            guard text.hasPrefix("http://") || text.hasPrefix("https://") else {
                throw proxy.error(
                    .wrongType(expected: "an address such as http://proxy.lab:3128"), at: key)
            }
        }
    }

    /// The names of additional certificate authorities.
    static func authorities(_ trust: FieldReader) throws(ManifestError) -> [String] {
        var (names, taken): ([String], Set<String>) = ([], [])
        for authority in try trust.list("additionalTrustedCAs") {
            names.append(try authority.newName(&taken))
        }
        return names
    }
}
