import Model

/// Makes requests of documents: what the model understands is decoded, the rest is kept as it is.
public enum ManifestDecoder {
    /// The request that a document makes.
    /// - Parameter namespace: where objects go that name no namespace.
    /// - Throws: what is wrong, and where.
    public static func request(
        from document: ParsedDocument, namespace: String
    ) throws(ManifestError) -> ObjectRequest {
        let reader = FieldReader(document)
        let missing = ["apiVersion", "kind"].filter { !reader.has($0) }
        guard missing.isEmpty else {
            throw reader.error(
                .notAnObject(lacks: missing, isCloudConfig: document.isCloudConfig))
        }
        let apiVersion = try reader.required("apiVersion")
        let parts = apiVersion.split(separator: "/")
        let group = parts.count > 1 ? String(parts[0]) : ""
        let kind = Kind(group: group, name: try reader.required("kind"))
        let metadata = try reader.object("metadata")
        let name = try metadata.required("name")
        guard name.utf8.count <= 253 else {
            throw metadata.error(.refused("must be no more than 253 characters"), at: "name")
        }
        var labels = try metadata.labels("labels")
        let body = try body(of: kind, name: name, reader)
        if case .pod(let template) = body { labels = template.labels }
        return ObjectRequest(
            kind: kind, apiVersion: apiVersion, name: name,
            namespace: try metadata.text("namespace") ?? namespace, labels: labels,
            annotations: try metadata.labels("annotations"), manifest: document.value, body: body)
    }

    private static func body(
        of kind: Kind, name: String, _ reader: FieldReader
    ) throws(ManifestError) -> ObjectRequest.Body {
        let spec = try reader.object("spec")
        if kind == .priorityClass { try ConstraintDecoder.checkPriorityClass(reader) }
        switch kind {
        case .namespace: return .namespace(NamespaceSpec(name: name))
        case .pod: return .pod(try PodDecoder.template(in: reader))
        case .deployment: return try WorkloadDecoder.body(.deployment, spec)
        case .replicaSet: return try WorkloadDecoder.body(.replicaSet, spec)
        case .statefulSet: return try WorkloadDecoder.body(.statefulSet, spec)
        case .daemonSet: return try WorkloadDecoder.body(.daemonSet, spec)
        case .job: return try WorkloadDecoder.body(.job, spec)
        case .service: return .service(try service(spec))
        case .persistentVolumeClaim:
            let (storageClass, size) = try claim(spec)
            return .claim(storageClass: storageClass, sizeMiB: size)
        case .volumeSnapshot: return try SnapshotDecoder.body(spec)
        case .persistentVolume: return try VolumeDecoder.body(spec)
        case .resourceQuota: return .quota(try QuotaDecoder.quota(spec))
        case .cronJob: return .cronJob(try CronJobDecoder.cronJob(spec))
        case .horizontalPodAutoscaler:
            return .autoscaler(try AutoscalerDecoder.autoscaler(spec))
        case .podDisruptionBudget:
            return .budget(try DisruptionBudgetDecoder.budget(spec, apiVersion: reader))
        case .limitRange: return .limitRange(try QuotaDecoder.limitRange(spec))
        case .tanzuKubernetesCluster:
            return .workloadCluster(
                try ClusterDecoder.tanzuKubernetesCluster(
                    spec, apiVersion: try reader.required("apiVersion")))
        case .cluster:
            return .workloadCluster(try ClusterClassDecoder(name: name).cluster(spec))
        case .virtualMachine:
            return .virtualMachine(
                try VirtualMachineDecoder.spec(spec, apiVersion: try reader.required("apiVersion")))
        case .other("vmoperator.vmware.com", "VirtualMachineService"):
            return .service(try service(spec))
        case .node, .machine, .other: return .kept
        }
    }

    private static func service(_ spec: FieldReader) throws(ManifestError) -> ServiceSpec {
        let type =
            try spec.choice("type", ServiceType.allCases.map { ($0.rawValue, $0) }) ?? .clusterIP
        var ports: [ServicePort] = []
        for port in try spec.list("ports") {
            var row = ServicePort(
                name: try port.text("name") ?? "",
                port: try port.integer("port", in: 1...65_535) ?? 0,
                networkProtocol: try port.string("protocol") ?? "TCP")
            row.nodePort = try port.integer("nodePort", in: 1...65_535)
            ports.append(row)
        }
        let selector = try spec.labels("selector")
        var service = ServiceSpec(
            type: type, selector: selector.isEmpty ? nil : LabelSelector(matching: selector),
            ports: ports, isHeadless: try spec.text("clusterIP") == "None")
        if let text = try spec.text("loadBalancerIP") {
            guard let address = IPv4(text) else {
                throw spec.error(
                    .wrongType(expected: "an address such as 10.0.0.10"), at: "loadBalancerIP")
            }
            service.loadBalancerAddress = address
        }
        return service
    }

    /// The storage class and the size, in MiB, that a claim asks for.
    static func claim(
        _ spec: FieldReader
    ) throws(ManifestError) -> (storageClass: String?, sizeMiB: Int) {
        let requests = try spec.object("resources").object("requests")
        guard let size = try requests.mebibytes("storage") else {
            throw requests.error(.missing("storage"))
        }
        return (try spec.text("storageClassName"), size)
    }
}
