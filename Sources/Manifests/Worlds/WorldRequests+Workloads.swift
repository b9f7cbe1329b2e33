import Model

extension WorldRequests {
    private static let types: [(String, WorkloadType)] = [
        ("Deployment", .deployment), ("StatefulSet", .statefulSet), ("DaemonSet", .daemonSet),
        ("Job", .job),
    ]

    static func workload(
        _ reader: FieldReader, in namespace: String, _ world: World, alsoKnown: [String] = []
    ) throws(ManifestError) -> ObjectRequest {
        try reader.allow(
            alsoKnown + [
                "name", "kind", "replicas", "image", "cpu", "memory", "cpuLimit", "memoryLimit",
                "demand", "claims", "claimTemplates",
            ])
        let name = try reader.required("name")
        let type = try reader.choice("kind", types) ?? .deployment
        var container = Container(name: name, image: try reader.text("image") ?? name)
        container.cpuRequest = try reader.millicores("cpu")
        container.memoryRequest = try reader.mebibytes("memory")
        container.cpuLimit = try reader.millicores("cpuLimit")
        container.memoryLimit = try reader.mebibytes("memoryLimit")
        let labels: Labels = ["app": name]
        let claims = try reader.texts("claims") ?? []
        let templates = try claimTemplates(reader, type, world)
        let podSpec = podSpec(container, claims, templates.map(\.name), isJob: type == .job)
        let template = PodTemplate(
            labels: labels, containers: [container],
            restartPolicy: type == .job ? .onFailure : .always, claims: claims,
            demand: try WorldDecoder.demand(reader), spec: podSpec)
        var spec = WorkloadSpec(
            replicas: try reader.integer("replicas", in: 0...100_000) ?? 1,
            selector: LabelSelector(matching: labels), template: template)
        spec.claimTemplates = templates
        if type == .deployment {
            (spec.maxSurge, spec.maxUnavailable) = (.percent(25), .percent(25))
        }
        var written = self.spec(type, spec.replicas, labels, podSpec)
        if !templates.isEmpty {
            written["volumeClaimTemplates"] = .list(
                templates.map { ["metadata": ["name": .string($0.name)], "spec": $0.spec] })
        }
        return try request(
            type.kind, type == .job ? "batch/v1" : "apps/v1", reader, in: namespace,
            labels: labels, spec: written, body: .workload(type, spec))
    }

    private static func claimTemplates(
        _ reader: FieldReader, _ type: WorkloadType, _ world: World
    ) throws(ManifestError) -> [ClaimTemplate] {
        let rows = try reader.list("claimTemplates")
        guard rows.isEmpty || type == .statefulSet else {
            throw reader.error(.refused("is only for StatefulSets"), at: "claimTemplates")
        }
        var (templates, names): ([ClaimTemplate], Set<String>) = ([], [])
        for row in rows {
            let name = try row.newName(&names, isValid: Names.isDNSLabel)
            let (storageClass, size, spec) = try claimSpec(row, world)
            templates.append(
                ClaimTemplate(name: name, storageClass: storageClass, sizeMiB: size, spec: spec))
        }
        return templates
    }

    private static func spec(
        _ type: WorkloadType, _ replicas: Int, _ labels: Labels, _ podSpec: Value
    ) -> Value {
        let labels = Value(labels)
        let template: Value = ["metadata": ["labels": labels], "spec": podSpec]
        let count = Value.integer(replicas)
        let selector: Value = ["matchLabels": labels]
        return switch type {
        case .job: ["parallelism": count, "template": template]
        case .daemonSet: ["selector": selector, "template": template]
        case .deployment, .replicaSet, .statefulSet:
            ["replicas": count, "selector": selector, "template": template]
        }
    }

    private static func podSpec(
        _ container: Container, _ claims: [String], _ templates: [String], isJob: Bool
    ) -> Value {
        var resources = Value.Fields()
        resources["limits"] = amounts(container.cpuLimit, container.memoryLimit)
        resources["requests"] = amounts(container.cpuRequest, container.memoryRequest)
        var row: Value = ["name": .string(container.name), "image": .string(container.image)]
        if !resources.isEmpty { row["resources"] = .object(resources) }
        let volumes = claims + templates
        if !volumes.isEmpty {
            row["volumeMounts"] = .list(
                volumes.map { ["name": .string($0), "mountPath": .string("/var/lib/\($0)")] })
        }
        var spec: Value = ["containers": [row]]
        if isJob { spec["restartPolicy"] = "OnFailure" }
        if !claims.isEmpty {
            spec["volumes"] = .list(
                claims.map {
                    [
                        "name": .string($0),
                        "persistentVolumeClaim": ["claimName": .string($0)],
                    ]
                })
        }
        return spec
    }

    private static func amounts(_ millicores: Int?, _ mebibytes: Int?) -> Value? {
        var amounts = Value.Fields()
        amounts["cpu"] = millicores.map { .string(Quantity(milli: $0).description) }
        amounts["memory"] = mebibytes.map { self.mebibytes($0) }
        return amounts.isEmpty ? nil : .object(amounts)
    }
}
