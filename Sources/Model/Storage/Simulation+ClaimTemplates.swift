/// Claims that StatefulSets make for their pods. They stay when a pod or the StatefulSet goes, and
/// the next pod of that number finds its data again.
extension Simulation {
    /// Creates a pod of a StatefulSet, and before it the claims that it lacks. Returns whether it
    /// was created.
    mutating func createPod(of id: WorkloadID, ordinal: Int) -> Bool {
        let workload = vcenter.workloads[id]
        let (name, templates) = ("\(workload.name)-\(ordinal)", workload.spec.claimTemplates)
        for template in templates {
            do throws(OperationError) {
                try createClaim(template, for: name, of: workload)
            } catch {
                refuse(id, error, .failedCreate(error))
                return false
            }
        }
        let asked = statefulTemplate(of: workload, ordinal: ordinal)
        let template = asked.labelled("statefulset.kubernetes.io/pod-name", name)
            .labelled("apps.kubernetes.io/pod-index", "\(ordinal)")
            .labelled(PodTemplate.revisionLabel, "\(workload.name)-\(asked.hash)")
        return createPod(
            for: id, named: name,
            template: templates.isEmpty
                ? template : template.mounting(templates.map { $0.name(for: name) }),
            ordinal: ordinal,
            manifest: templates.isEmpty ? nil : template.spec.mounting(templates, for: name))
    }

    private mutating func createClaim(
        _ template: ClaimTemplate, for pod: String, of workload: Workload
    ) throws(OperationError) {
        let name = template.name(for: pod)
        let isThere = vcenter.object(.persistentVolumeClaim, name, in: workload.namespace) != nil
        if isThere { return }
        let labels = workload.spec.template.labels
        try apply(
            ObjectRequest(
                kind: .persistentVolumeClaim, apiVersion: "v1", name: name,
                namespace: vcenter.namespaces[workload.namespace].name, labels: labels,
                manifest: [
                    "apiVersion": "v1", "kind": "PersistentVolumeClaim",
                    "metadata": ["name": .string(name)], "spec": template.spec,
                ],
                body: .claim(storageClass: template.storageClass, sizeMiB: template.sizeMiB)))
        record(
            vcenter.subject(of: workload.object),
            .controller(.createdClaim(name: name, pod: pod)))
    }
}

extension Value {
    /// A pod's specification with the volumes that claims made for it stand behind.
    fileprivate func mounting(_ templates: [ClaimTemplate], for pod: String) -> Value {
        var spec = self
        let names = templates.map(\.name)
        // A volume of a template's name gives way to the claim, as in Kubernetes.
        let others = (spec["volumes"]?.elements ?? []).filter {
            !names.contains($0["name"]?.string ?? "")
        }
        spec["volumes"] = .list(
            others
                + templates.map {
                    [
                        "name": .string($0.name),
                        "persistentVolumeClaim": ["claimName": .string($0.name(for: pod))],
                    ]
                })
        return spec
    }
}
