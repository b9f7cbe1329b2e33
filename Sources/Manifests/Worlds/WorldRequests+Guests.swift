import Model

extension WorldRequests {
    /// What a world says runs inside TKG clusters: namespaces first, then workloads and the budgets
    /// of their disruptions. The namespaces let any pod in, whatever the release would enforce.
    static func inside(
        _ clusters: [FieldReader], _ world: World
    ) throws(ManifestError) -> [(cluster: String, request: ObjectRequest, place: ManifestError)] {
        var found: [(cluster: String, request: ObjectRequest, place: ManifestError)] = []
        for cluster in clusters {
            let name = try cluster.required("name")
            var namespaces: Set<String> = []
            for reader in try cluster.list("workloads") {
                let namespace = try reader.text("namespace") ?? "apps"
                guard Names.isDNSLabel(namespace) else {
                    throw reader.error(
                        .outOfRange("a name of lower case letters, digits and -"), at: "namespace")
                }
                if namespaces.insert(namespace).inserted {
                    found.append((name, self.namespace(namespace), reader.here))
                }
                let request = try workload(
                    reader, in: namespace, world, alsoKnown: ["namespace", "minAvailable"])
                found.append((name, request, reader.here))
                if reader.has("minAvailable") {
                    found.append((name, try budget(of: request, reader), reader.here))
                }
            }
        }
        return found
    }

    private static func namespace(_ name: String) -> ObjectRequest {
        let labels: Labels = ["pod-security.kubernetes.io/enforce": "privileged"]
        return ObjectRequest(
            kind: .namespace, apiVersion: "v1", name: name, namespace: nil, labels: labels,
            manifest: [
                "apiVersion": "v1", "kind": "Namespace",
                "metadata": ["labels": Value(labels), "name": .string(name)],
            ], body: .namespace(NamespaceSpec(name: name)))
    }

    private static func budget(
        of workload: ObjectRequest, _ reader: FieldReader
    ) throws(ManifestError) -> ObjectRequest {
        var budget = try DisruptionBudgetDecoder.budget(reader, apiVersion: reader)
        budget.selector = LabelSelector(matching: ["app": workload.name])
        return try request(
            .podDisruptionBudget, "policy/v1", reader, in: workload.namespace ?? "default",
            spec: [
                "minAvailable": reader.value["minAvailable"] ?? .null,
                "selector": ["matchLabels": ["app": .string(workload.name)]],
            ], body: .budget(budget))
    }
}
