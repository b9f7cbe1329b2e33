import Model

/// Decodes pods and pod templates.
enum PodDecoder {
    /// The template in an object that has `metadata` and `spec`: a pod, or the template of a
    /// workload.
    static func template(in reader: FieldReader) throws(ManifestError) -> PodTemplate {
        let metadata = try reader.object("metadata")
        let spec = try reader.object("spec")
        var containers: [Container] = []
        for container in try spec.list("containers") {
            containers.append(try self.container(container, metadata))
        }
        if containers.isEmpty {
            throw spec.has("containers")
                ? spec.error(.outOfRange("a list of one container or more"), at: "containers")
                : spec.error(.missing("containers"))
        }
        var initContainers: [Container] = []
        for container in try spec.list("initContainers") {
            initContainers.append(try self.container(container, metadata))
        }
        var tolerations: [Toleration] = []
        for toleration in try spec.list("tolerations") {
            tolerations.append(try ConstraintDecoder.toleration(toleration))
        }
        var claims: [String] = []
        for volume in try spec.list("volumes") {
            let source = try volume.object("persistentVolumeClaim")
            if let name = try source.text("claimName") { claims.append(name) }
        }
        let policies = RestartPolicy.allCases.map { ($0.rawValue, $0) }
        let grace = try spec.integer("terminationGracePeriodSeconds", in: 0...86_400)
        return PodTemplate(
            labels: try metadata.labels("labels"),
            annotations: try metadata.labels("annotations"), containers: containers,
            initContainers: initContainers,
            restartPolicy: try spec.choice("restartPolicy", policies) ?? .always,
            nodeSelector: try spec.labels("nodeSelector"), nodeName: try spec.text("nodeName"),
            tolerations: tolerations, constraints: try ConstraintDecoder.constraints(spec),
            claims: claims,
            priority: try spec.integer("priority", in: -2_147_483_648...2_147_483_647) ?? 0,
            gracePeriod: (grace ?? 30) * 1000, spec: spec.value)
    }

    private static func container(
        _ reader: FieldReader, _ metadata: FieldReader
    ) throws(ManifestError) -> Container {
        var container = Container(
            name: try reader.required("name"), image: try reader.required("image"))
        let resources = try reader.object("resources")
        let requests = try resources.object("requests")
        let limits = try resources.object("limits")
        container.cpuRequest = try requests.millicores("cpu")
        container.memoryRequest = try requests.mebibytes("memory")
        container.cpuLimit = try limits.millicores("cpu")
        container.memoryLimit = try limits.mebibytes("memory")
        container.startup = try BehaviourDecoder.probe("startupProbe", reader)
        container.readiness = try BehaviourDecoder.probe("readinessProbe", reader)
        container.liveness = try BehaviourDecoder.probe("livenessProbe", reader)
        container.behaviour = try BehaviourDecoder.behaviour(of: container.name, metadata)
        try check(container.cpuRequest, container.cpuLimit, "cpu", requests)
        try check(container.memoryRequest, container.memoryLimit, "memory", requests)
        return container
    }

    private static func check(
        _ request: Int?, _ limit: Int?, _ key: String, _ requests: FieldReader
    ) throws(ManifestError) {
        guard let request, let limit, request > limit else { return }
        throw requests.error(
            .refused("must be less than or equal to \(key) limit"), at: key)
    }
}

/// Decodes the workloads that keep pods.
enum WorkloadDecoder {
    static func body(
        _ type: WorkloadType, _ spec: FieldReader
    ) throws(ManifestError) -> ObjectRequest.Body {
        let template = try PodDecoder.template(in: try spec.object("template"))
        let selector = try self.selector(type, spec, template)
        if type == .job {
            return .workload(type, try job(spec, selector, template))
        }
        let replicas = try spec.integer("replicas", in: 0...100_000) ?? 1
        var workload = WorkloadSpec(replicas: replicas, selector: selector, template: template)
        try RolloutDecoder.read(type, spec, into: &workload)
        if type == .statefulSet { workload.claimTemplates = try claimTemplates(spec) }
        return .workload(type, workload)
    }

    private static func claimTemplates(
        _ spec: FieldReader
    ) throws(ManifestError) -> [ClaimTemplate] {
        var templates: [ClaimTemplate] = []
        for reader in try spec.list("volumeClaimTemplates") {
            let claim = try reader.object("spec")
            let (storageClass, size) = try ManifestDecoder.claim(claim)
            templates.append(
                ClaimTemplate(
                    name: try reader.object("metadata").required("name"),
                    storageClass: storageClass, sizeMiB: size, spec: claim.value))
        }
        return templates
    }

    private static func job(
        _ spec: FieldReader, _ selector: LabelSelector, _ template: PodTemplate
    ) throws(ManifestError) -> WorkloadSpec {
        var job = WorkloadSpec(
            replicas: try spec.integer("parallelism") ?? 1, selector: selector, template: template)
        try RolloutDecoder.readJob(spec, into: &job)
        return job
    }

    private static func selector(
        _ type: WorkloadType, _ spec: FieldReader, _ template: PodTemplate
    ) throws(ManifestError) -> LabelSelector {
        let selector = try self.selector(try spec.object("selector"))
        if selector.requirements.isEmpty {
            if type == .job { return LabelSelector(matching: template.labels) }
            throw spec.error(.missing("selector"))
        }
        if !selector.matches(template.labels) {
            throw try spec.object("template").object("metadata").error(
                .refused("`selector` does not match template `labels`"), at: "labels")
        }
        return selector
    }

    /// A label selector as manifests write it.
    static func selector(_ reader: FieldReader) throws(ManifestError) -> LabelSelector {
        var selector = LabelSelector(matching: try reader.labels("matchLabels"))
        for expression in try reader.list("matchExpressions") {
            selector.requirements.append(try requirement(expression))
        }
        return selector
    }

    private static func requirement(
        _ reader: FieldReader
    ) throws(ManifestError) -> LabelSelector.Requirement {
        let key = try reader.required("key")
        var values: [String] = []
        for (index, element) in (reader.value["values"]?.elements ?? []).enumerated() {
            guard let text = element.scalarText else {
                throw reader.error(.wrongType(expected: "a string"), at: "values[\(index)]")
            }
            values.append(text)
        }
        let known = ["In", "NotIn", "Exists", "DoesNotExist"]
        switch try reader.required("operator") {
        case "In": return .isIn(key, values)
        case "NotIn": return .notIn(key, values)
        case "Exists": return .exists(key)
        case "DoesNotExist": return .absent(key)
        case let other: throw reader.error(.unknownValue(other, known: known), at: "operator")
        }
    }
}
