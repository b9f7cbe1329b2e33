/// What somebody applies to have a TKG cluster be something else: its manifest as it stands, with
/// the fields changed that say so in the version in which it is written.
extension VCenter {
    /// The request that brings a cluster to another release, all its pools with it.
    func request(for id: WorkloadClusterID, release: String) -> ObjectRequest {
        var request = present(id) { $0.release = release }
        var spec = request.manifest["spec"] ?? .object(.init())
        switch (request.kind, request.apiVersion) {
        case (.cluster, _): spec.set(.string(release), at: ["topology", "version"])
        case (_, "run.tanzu.vmware.com/v1alpha1"):
            spec.set(.string(release), at: ["distribution", "version"])
        default:
            let path = ["tkr", "reference", "name"]
            spec.set(.string(release), at: ["topology", "controlPlane"] + path)
            spec.editPools { pool in
                if pool["tkr"] != nil { pool.set(.string(release), at: path) }
            }
        }
        request.manifest["spec"] = spec
        return request
    }

    /// The request that has the nodes of a pool be drained for so long and no longer, in
    /// milliseconds.
    func request(
        for id: WorkloadClusterID, pool name: String, drainTimeout: Int
    ) -> ObjectRequest {
        let isControlPlane = workloadClusters[id].spec.controlPlane.name == name
        var request = present(id) { spec in
            if isControlPlane { spec.controlPlane.drainTimeout = drainTimeout }
            for place in spec.workers.indices where spec.workers[place].name == name {
                spec.workers[place].drainTimeout = drainTimeout
            }
        }
        var spec = request.manifest["spec"] ?? .object(.init())
        let text = Value.string("\(drainTimeout / 1000)s")
        if isControlPlane {
            spec.set(text, at: ["topology", "controlPlane", "nodeDrainTimeout"])
        } else {
            spec.editPools { pool in
                if pool["name"]?.string == name { pool["nodeDrainTimeout"] = text }
            }
        }
        request.manifest["spec"] = spec
        return request
    }

    /// A cluster as it is asked for now, with its specification changed but not yet its manifest.
    private func present(
        _ id: WorkloadClusterID, _ change: (inout WorkloadClusterSpec) -> Void
    ) -> ObjectRequest {
        let cluster = workloadClusters[id]
        let object = objects[cluster.object]
        var spec = cluster.spec
        change(&spec)
        return ObjectRequest(
            kind: object.kind, apiVersion: object.apiVersion, name: cluster.name,
            namespace: namespaces[cluster.namespace].name, labels: object.metadata.labels,
            annotations: object.metadata.annotations, manifest: object.manifest,
            body: .workloadCluster(spec))
    }
}

extension Value {
    /// Sets what is at the end of a path of keys, and makes the objects on the way.
    mutating func set(_ value: Value, at path: [String]) {
        guard let key = path.first else {
            self = value
            return
        }
        var below = self[key] ?? .object(.init())
        below.set(value, at: Array(path.dropFirst()))
        self[key] = below
    }

    /// Changes each pool of workers in the specification of a TKG cluster.
    fileprivate mutating func editPools(_ change: (inout Value) -> Void) {
        for path in [["topology", "nodePools"], ["topology", "workers", "machineDeployments"]] {
            guard let pools = self[path]?.elements, !pools.isEmpty else { continue }
            let changed = pools.map { pool in
                var pool = pool
                change(&pool)
                return pool
            }
            set(.list(changed), at: path)
        }
    }
}
