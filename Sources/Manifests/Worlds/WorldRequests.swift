import Model

/// Makes requests of what a world writes in short: the same that the full manifests would make,
/// so that a world's objects are as real as applied ones.
enum WorldRequests {
    static func claim(
        _ reader: FieldReader, in namespace: String, _ world: World
    ) throws(ManifestError) -> ObjectRequest {
        let (storageClass, size, spec) = try claimSpec(reader, world)
        return try request(
            .persistentVolumeClaim, "v1", reader, in: namespace, spec: spec,
            body: .claim(storageClass: storageClass, sizeMiB: size))
    }

    /// What a claim asks for, and its specification in full.
    static func claimSpec(
        _ reader: FieldReader, _ world: World
    ) throws(ManifestError) -> (storageClass: String?, sizeMiB: Int, spec: Value) {
        try reader.allow(["name", "size", "class", "mode"])
        let size = try reader.mebibytes("size") ?? 1024
        let storageClass = try reader.name(
            "class", of: "storage policy", among: world.policies.map(\.name))
        let mode =
            try reader.choice("mode", AccessMode.allCases.map { ($0.rawValue, $0) })
            ?? .readWriteOnce
        var spec: Value = [
            "accessModes": [.string(mode.rawValue)],
            "resources": ["requests": ["storage": mebibytes(size)]],
        ]
        spec["storageClassName"] = storageClass.map { .string($0) }
        return (storageClass, size, spec)
    }

    /// A Service of one port for the pods of a workload.
    static func service(
        _ reader: FieldReader, in namespace: String, for workloads: [String]
    ) throws(ManifestError) -> ObjectRequest {
        try reader.allow(["name", "type", "port", "workload"])
        let types = [ServiceType.clusterIP, .nodePort, .loadBalancer].map { ($0.rawValue, $0) }
        let type = try reader.choice("type", types) ?? .clusterIP
        let port = try reader.integer("port", in: 1...65_535) ?? 80
        let key = reader.has("workload") ? "workload" : "name"
        guard
            let workload = try reader.name(key, of: "workload in this namespace", among: workloads)
        else { throw reader.error(.missing("name")) }
        let labels: Labels = ["app": workload]
        return try request(
            .service, "v1", reader, in: namespace,
            spec: [
                "type": .string(type.rawValue), "selector": ["app": .string(workload)],
                "ports": [["port": .integer(port), "protocol": "TCP"]],
            ],
            body: .service(
                ServiceSpec(
                    type: type, selector: LabelSelector(matching: labels),
                    ports: [ServicePort(port: port)])))
    }

    /// A PodDisruptionBudget for the pods of a workload.
    static func budget(
        _ reader: FieldReader, in namespace: String, for workloads: [String]
    ) throws(ManifestError) -> ObjectRequest {
        try reader.allow(["name", "minAvailable", "maxUnavailable", "workload"])
        let key = reader.has("workload") ? "workload" : "name"
        guard
            let workload = try reader.name(key, of: "workload in this namespace", among: workloads)
        else { throw reader.error(.missing("name")) }
        var budget = try DisruptionBudgetDecoder.budget(reader, apiVersion: reader)
        budget.selector = LabelSelector(matching: ["app": workload])
        var spec: Value = ["selector": ["matchLabels": ["app": .string(workload)]]]
        spec["minAvailable"] = reader.value["minAvailable"]
        spec["maxUnavailable"] = reader.value["maxUnavailable"]
        return try request(
            .podDisruptionBudget, "policy/v1", reader, in: namespace, spec: spec,
            body: .budget(budget))
    }

    static func cluster(
        _ reader: FieldReader, in namespace: String, _ world: World
    ) throws(ManifestError) -> ObjectRequest {
        try reader.allow([
            "name", "controlPlane", "workers", "class", "workerClass", "storageClass", "release",
            "workloads",
        ])
        let className = try vmClass("class", reader, world) ?? "best-effort-small"
        let storage = try storageClass(reader, world)
        let spec = WorkloadClusterSpec(
            controlPlane: NodePool(
                name: "control-plane", replicas: try reader.integer("controlPlane", in: 1...9) ?? 1,
                className: className, storageClass: storage),
            workers: [
                NodePool(
                    name: "workers", replicas: try reader.integer("workers", in: 0...500) ?? 2,
                    className: try vmClass("workerClass", reader, world) ?? className,
                    storageClass: storage)
            ], release: try reader.text("release") ?? "v1.26.5---vmware.2-fips.1-tkg.1")
        func pool(_ pool: NodePool) -> Value {
            [
                "replicas": .integer(pool.replicas), "storageClass": .string(pool.storageClass),
                "tkr": ["reference": ["name": .string(spec.release)]],
                "vmClass": .string(pool.className),
            ]
        }
        let workers = spec.workers.map { row in
            var value = pool(row)
            value["name"] = .string(row.name)
            return value
        }
        return try request(
            .tanzuKubernetesCluster, "run.tanzu.vmware.com/v1alpha3", reader, in: namespace,
            spec: [
                "topology": [
                    "controlPlane": pool(spec.controlPlane), "nodePools": .list(workers),
                ]
            ], body: .workloadCluster(spec))
    }

    static func vm(
        _ reader: FieldReader, in namespace: String, _ world: World
    ) throws(ManifestError) -> ObjectRequest {
        try reader.allow([
            "name", "class", "image", "storageClass", "demand", "power", "claims",
        ])
        var spec = VMServiceSpec(
            className: try vmClass("class", reader, world) ?? "best-effort-small",
            image: try reader.text("image") ?? "ubuntu-22.04",
            storageClass: try storageClass(reader, world),
            demand: try WorldDecoder.demand(reader))
        spec.powerOffMode = .trySoft
        spec.power =
            try reader.choice("power", [("on", .poweredOn), ("off", .poweredOff)]) ?? .poweredOn
        spec.volumes = (try reader.texts("claims") ?? []).map {
            VMServiceSpec.Volume(name: $0, claim: $0)
        }
        var written: Value = [
            "className": .string(spec.className), "imageName": .string(spec.image),
            "powerState": .string(spec.power.rawValue),
            "storageClass": .string(spec.storageClass), "powerOffMode": "TrySoft",
        ]
        if !spec.volumes.isEmpty {
            written["volumes"] = .list(
                spec.volumes.map {
                    [
                        "name": .string($0.name),
                        "persistentVolumeClaim": ["claimName": .string($0.claim)],
                    ]
                })
        }
        return try request(
            .virtualMachine, "vmoperator.vmware.com/v1alpha3", reader, in: namespace,
            spec: written, body: .virtualMachine(spec))
    }

    private static func vmClass(
        _ key: String, _ reader: FieldReader, _ world: World
    ) throws(ManifestError) -> String? {
        try reader.name(
            key, of: "VM class", among: (VMClass.defaults + world.classes).map(\.name))
    }

    private static func storageClass(
        _ reader: FieldReader, _ world: World
    ) throws(ManifestError) -> String {
        let known = world.policies.map(\.name)
        guard let name = try reader.name("storageClass", of: "storage policy", among: known)
        else { throw reader.error(.missing("storageClass")) }
        return name
    }

    /// A request whose manifest says in full what the world says in short.
    static func request(
        _ kind: Kind, _ version: String, _ reader: FieldReader, in namespace: String,
        labels: Labels = .init(), spec: Value, body: ObjectRequest.Body
    ) throws(ManifestError) -> ObjectRequest {
        let name = try reader.required("name")
        var metadata: Value = ["name": .string(name)]
        if !labels.isEmpty { metadata["labels"] = Value(labels) }
        return ObjectRequest(
            kind: kind, apiVersion: version, name: name, namespace: namespace, labels: labels,
            manifest: [
                "apiVersion": .string(version), "kind": .string(kind.name), "metadata": metadata,
                "spec": spec,
            ], body: body)
    }

    static func mebibytes(_ size: Int) -> Value {
        .string(Quantity(mebibytes: size).description)
    }
}
