import Model

/// Decodes a Cluster of a ClusterClass, and refuses what Cluster API's webhooks would.
struct ClusterClassDecoder {
    /// The name of the cluster.
    let name: String

    /// Values of variables by their names, with where they stand.
    private typealias Variables = [(name: String, reader: FieldReader)]

    /// The cluster that a specification asks for.
    func cluster(_ spec: FieldReader) throws(ManifestError) -> WorkloadClusterSpec {
        let topology = try spec.object("topology")
        try check(class: topology)
        let shared = try variables(topology, isRequired: true)
        let controlPlane = try topology.object("controlPlane")
        var cluster = WorkloadClusterSpec(
            controlPlane: try pool("control-plane", controlPlane, shared),
            workers: [], release: try topology.text("version") ?? "")
        for deployment in try topology.object("workers").list("machineDeployments") {
            let pool = try pool(try deployment.required("name"), deployment, shared)
            cluster.workers.append(pool)
        }
        try ClusterSettingsDecoder.networks(try spec.object("clusterNetwork"), into: &cluster)
        cluster.isPaused = try spec.bool("paused") ?? false
        try settings(shared, into: &cluster)
        return cluster
    }

    private func check(class topology: FieldReader) throws(ManifestError) {
        guard let written = try topology.text("class") else { return }
        let isKnown = written == "tanzukubernetescluster" || written.hasPrefix("builtin-generic-v3")
        if isKnown { return }
        throw refusal(
            topology,
            "spec.topology.class: Invalid value: \"\(written)\": ClusterClass \"\(written)\" not "
                + "found")
    }

    /// The variables below a place, each checked against its definition.
    private func variables(
        _ reader: FieldReader, isRequired: Bool, at key: String = "variables"
    ) throws(ManifestError) -> Variables {
        let path = "spec.topology.variables"
        var found: Variables = []
        for row in try reader.list(key) {
            let name = try row.required("name")
            guard let variable = ClusterVariable.all.first(where: { $0.name == name }) else {
                throw refusal(
                    row, "\(path): Required value: no definitions found for variable \"\(name)\"")
            }
            if found.contains(where: { $0.name == name }) {
                throw refusal(
                    row,
                    "\(path): Invalid value: cluster variables not valid: variable \"\(name)\" is "
                        + "set more than once")
            }
            let value = row.value["value"] ?? .null
            if let problem = variable.type.problem(with: value, at: path) {
                throw refusal(row, problem)
            }
            found.append((name, row))
        }
        guard isRequired else { return found }
        for variable in ClusterVariable.all where variable.isRequired {
            if found.contains(where: { $0.name == variable.name }) { continue }
            throw refusal(
                reader,
                "\(path): Required value: required variable with name \"\(variable.name)\" must be "
                    + "defined")
        }
        return found
    }

    private func pool(
        _ name: String, _ reader: FieldReader, _ shared: Variables
    ) throws(ManifestError) -> NodePool {
        let own = try variables(
            try reader.object("variables"), isRequired: false, at: "overrides")
        func variable(_ name: String) -> FieldReader? {
            (own + shared).first { $0.name == name }?.reader
        }
        let isControlPlane = name == "control-plane" && !reader.has("name")
        var pool = NodePool(
            name: name, replicas: try reader.integer("replicas", in: 0...500) ?? 1,
            className: try variable("vmClass")?.text("value") ?? "",
            storageClass: try variable("storageClass")?.text("value") ?? "")
        pool.drainTimeout = try reader.duration("nodeDrainTimeout")
        if pool.drainTimeout == 0 { pool.drainTimeout = nil }
        pool.failureDomain = try reader.text("failureDomain")
        if let volumes = variable(isControlPlane ? "controlPlaneVolumes" : "nodePoolVolumes") {
            pool.volumes = try ClusterDecoder.volumes(volumes, at: "value")
        }
        guard !isControlPlane else { return pool }
        pool.labels = try reader.object("metadata").labels("labels")
        for label in try variable("nodePoolLabels")?.list("value") ?? [] {
            pool.labels[try label.required("key")] = try label.text("value") ?? ""
        }
        if let taints = variable("nodePoolTaints") {
            pool.taints = try ConstraintDecoder.taints(taints, at: "value")
        }
        return pool
    }

    /// What variables say of the cluster as a whole.
    private func settings(
        _ variables: Variables, into cluster: inout WorkloadClusterSpec
    ) throws(ManifestError) {
        func variable(_ name: String) -> FieldReader? {
            variables.first { $0.name == name }?.reader
        }
        cluster.storageClasses = try variable("storageClasses")?.texts("value") ?? []
        cluster.defaultStorageClass = try variable("defaultStorageClass")?.text("value")
        if let proxy = variable("proxy") {
            try ClusterSettingsDecoder.proxy(try proxy.object("value"))
        }
        if let trust = variable("trust") {
            cluster.trustedAuthorities = try ClusterSettingsDecoder.authorities(
                try trust.object("value"))
        }
        cluster.rotatesDaysBefore = ClusterDecoder.rotation
        if let rotation = try variable("controlPlaneCertificateRotation")?.object("value") {
            let days = try rotation.integer("daysBefore") ?? ClusterDecoder.rotation
            cluster.rotatesDaysBefore = try rotation.bool("activate") ?? true ? days : nil
        }
    }

    /// A refusal in the API server's words, at the line of what it is about.
    private func refusal(_ reader: FieldReader, _ problem: String) -> ManifestError {
        let place = reader.error(.refused(""))
        return ManifestError(
            file: place.file, line: place.line,
            reason: .refused("Cluster.cluster.x-k8s.io \"\(name)\" is invalid: \(problem)"))
    }
}
