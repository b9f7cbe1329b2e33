import Model

/// Decodes TKG clusters in the forms that the product has had.
enum ClusterDecoder {
    /// How many days before its certificates end a control plane is renewed, where a cluster of a
    /// ClusterClass says nothing.
    static let rotation = 90

    static func tanzuKubernetesCluster(
        _ spec: FieldReader, apiVersion: String
    ) throws(ManifestError) -> WorkloadClusterSpec {
        let topology = try spec.object("topology")
        let controlPlane = try topology.object("controlPlane")
        var cluster: WorkloadClusterSpec
        if controlPlane.has("class") {
            cluster = try first(spec, topology, controlPlane)
        } else {
            var workers: [NodePool] = []
            for pool in try topology.list("nodePools") {
                workers.append(try self.pool(pool, named: try pool.required("name")))
            }
            let reference = try controlPlane.object("tkr").object("reference")
            cluster = WorkloadClusterSpec(
                controlPlane: try pool(controlPlane, named: "control-plane"), workers: workers,
                release: try reference.text("name") ?? "")
            for (place, pool) in try topology.list("nodePools").enumerated() {
                let own = try pool.object("tkr").object("reference")
                if let name = try own.text("name"), name != cluster.release {
                    throw own.error(
                        .refused(
                            "must be the release of the control plane, "
                                + "\"\(cluster.release)\" (pool \(place))"), at: "name")
                }
            }
        }
        try ClusterSettingsDecoder.settings(try spec.object("settings"), into: &cluster)
        // Up to v1alpha2 nothing renews a control plane by itself.
        if apiVersion == "run.tanzu.vmware.com/v1alpha3" { cluster.rotatesDaysBefore = rotation }
        return cluster
    }

    /// The form of v1alpha1: `class` and `count`, one kind of workers.
    private static func first(
        _ spec: FieldReader, _ topology: FieldReader, _ controlPlane: FieldReader
    ) throws(ManifestError) -> WorkloadClusterSpec {
        func pool(_ reader: FieldReader, _ name: String) throws(ManifestError) -> NodePool {
            var pool = NodePool(
                name: name, replicas: try reader.integer("count", in: 0...500) ?? 1,
                className: try reader.required("class"),
                storageClass: try reader.required("storageClass"))
            pool.volumes = try volumes(reader)
            return pool
        }
        let distribution = try spec.object("distribution")
        let hint = try distribution.text("version")
        return WorkloadClusterSpec(
            controlPlane: try pool(controlPlane, "control-plane"),
            workers: [try pool(try topology.object("workers"), "workers")],
            release: try distribution.text("fullVersion") ?? hint ?? "")
    }

    private static func pool(
        _ reader: FieldReader, named name: String
    ) throws(ManifestError) -> NodePool {
        var pool = NodePool(
            name: name, replicas: try reader.integer("replicas", in: 0...500) ?? 1,
            className: try reader.required("vmClass"),
            storageClass: try reader.required("storageClass"))
        pool.labels = try reader.labels("labels")
        pool.taints = try ConstraintDecoder.taints(reader)
        pool.drainTimeout = try reader.duration("nodeDrainTimeout")
        // Nobody waits for ever where a cluster says that it waits for no time at all.
        if pool.drainTimeout == 0 { pool.drainTimeout = nil }
        pool.volumes = try volumes(reader)
        pool.failureDomain = try reader.text("failureDomain")
        return pool
    }

    /// The volumes that nodes get: `name`, `mountPath`, `capacity.storage` and `storageClass`.
    static func volumes(
        _ reader: FieldReader, at key: String = "volumes"
    ) throws(ManifestError) -> [NodeVolume] {
        try volumes(in: try reader.list(key))
    }

    static func volumes(in list: [FieldReader]) throws(ManifestError) -> [NodeVolume] {
        var volumes: [NodeVolume] = []
        var names: Set<String> = []
        for volume in list {
            let capacity = try volume.object("capacity")
            guard let size = try capacity.mebibytes("storage") else {
                throw capacity.error(.missing("storage"))
            }
            volumes.append(
                NodeVolume(
                    name: try volume.newName(&names, isValid: Names.isDNSLabel),
                    mountPath: try volume.required("mountPath"), sizeMiB: size,
                    storageClass: try volume.text("storageClass")))
        }
        return volumes
    }
}
