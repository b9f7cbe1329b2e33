import Testing

@testable import Model

/// Requests that tests of several rooms make, with manifests that differ where they differ.
extension Fixture {
    static func claim(
        _ name: String, sizeMiB: Int, storageClass: String? = "gold"
    ) -> ObjectRequest {
        ObjectRequest(
            kind: .persistentVolumeClaim, apiVersion: "v1", name: name, namespace: "team",
            manifest: [
                "kind": "PersistentVolumeClaim",
                "spec": ["size": .integer(sizeMiB), "class": .string(storageClass ?? "")],
            ],
            body: .claim(storageClass: storageClass, sizeMiB: sizeMiB))
    }

    static func service(
        _ name: String, _ type: ServiceType, selector: Labels? = nil, isHeadless: Bool = false
    ) -> ObjectRequest {
        ObjectRequest(
            kind: .service, apiVersion: "v1", name: name, namespace: "team",
            manifest: [
                "kind": "Service",
                "spec": ["type": .string(type.rawValue), "headless": .bool(isHeadless)],
            ],
            body: .service(
                ServiceSpec(
                    type: type, selector: selector.map { LabelSelector(matching: $0) },
                    ports: [ServicePort(port: 80)], isHeadless: isHeadless)))
    }

    static func quota(_ name: String, _ lines: [ResourceQuota.Line]) -> ObjectRequest {
        ObjectRequest(
            kind: .resourceQuota, apiVersion: "v1", name: name, namespace: "team",
            manifest: ["kind": "ResourceQuota"], body: .quota(ResourceQuota(lines: lines)))
    }

    static func budget(
        _ name: String, selector: Labels?, minAvailable: IntOrPercent? = nil,
        maxUnavailable: IntOrPercent? = nil, evictsUnhealthy: Bool = false
    ) -> ObjectRequest {
        var spec = DisruptionBudgetSpec(
            selector: selector.map { LabelSelector(matching: $0) }, minAvailable: minAvailable,
            maxUnavailable: maxUnavailable)
        spec.evictsUnhealthy = evictsUnhealthy
        return ObjectRequest(
            kind: .podDisruptionBudget, apiVersion: "policy/v1", name: name, namespace: "team",
            manifest: [
                "kind": "PodDisruptionBudget",
                "spec": [
                    "minAvailable": .string("\(minAvailable.map { "\($0)" } ?? "")"),
                    "maxUnavailable": .string("\(maxUnavailable.map { "\($0)" } ?? "")"),
                    "labels": .integer(selector?.pairs.count ?? 0),
                    "unhealthy": .bool(evictsUnhealthy),
                ],
            ],
            body: .budget(spec))
    }

    static func configMap(
        _ name: String, namespace: String? = "team", finalizers: [Value] = [], value: String = "1"
    ) -> ObjectRequest {
        ObjectRequest(
            kind: .other(group: "", name: "ConfigMap"), apiVersion: "v1", name: name,
            namespace: namespace,
            manifest: [
                "kind": "ConfigMap", "metadata": ["finalizers": .list(finalizers)],
                "data": ["key": .string(value)],
            ],
            body: .kept)
    }

    static func pod(
        _ name: String, labels: Labels = [:], _ change: (inout Container) -> Void = { _ in }
    ) -> ObjectRequest {
        var container = Container(name: "main", image: "nginx")
        change(&container)
        return ObjectRequest(
            kind: .pod, apiVersion: "v1", name: name, namespace: "team", labels: labels,
            manifest: ["kind": "Pod", "spec": ["containers": [["image": "nginx"]]]],
            body: .pod(PodTemplate(labels: labels, containers: [container])))
    }

    static func tkg(
        _ name: String, controlPlane: Int = 1, workers: Int = 2,
        className: String = "best-effort-small", storageClass: String = "gold"
    ) -> ObjectRequest {
        func pool(_ name: String, _ replicas: Int) -> NodePool {
            NodePool(
                name: name, replicas: replicas, className: className, storageClass: storageClass)
        }
        func written(_ pool: NodePool, _ rest: Value.Fields.Field...) -> Value {
            var fields: Value = [
                "replicas": .integer(pool.replicas), "storageClass": .string(storageClass),
                "tkr": ["reference": ["name": "v1.26.5"]], "vmClass": .string(className),
            ]
            for field in rest { fields[field.key] = field.value }
            return fields
        }
        let (control, nodes) = (pool("control-plane", controlPlane), pool("md-0", workers))
        let named = Value.Fields.Field(key: "name", value: "md-0")
        return ObjectRequest(
            kind: .tanzuKubernetesCluster, apiVersion: "run.tanzu.vmware.com/v1alpha3", name: name,
            namespace: "team",
            manifest: [
                "kind": "TanzuKubernetesCluster",
                "spec": [
                    "topology": [
                        "controlPlane": written(control), "nodePools": [written(nodes, named)],
                    ]
                ],
            ],
            body: .workloadCluster(
                WorkloadClusterSpec(
                    controlPlane: control, workers: [nodes], release: "v1.26.5")))
    }

    static func virtualMachine(
        _ name: String, className: String = "best-effort-small", isPoweredOn: Bool = true,
        image: String = "photon"
    ) -> ObjectRequest {
        ObjectRequest(
            kind: .virtualMachine, apiVersion: "vmoperator.vmware.com/v1alpha1", name: name,
            namespace: "team",
            manifest: [
                "kind": "VirtualMachine",
                "spec": [
                    "class": .string(className), "on": .bool(isPoweredOn),
                    "image": .string(image),
                ],
            ],
            body: .virtualMachine(
                VMServiceSpec(
                    className: className, image: image, storageClass: "gold",
                    isPoweredOn: isPoweredOn)))
    }

    /// What `perform` refuses an operation with.
    mutating func refusal(of operation: Operation) -> OperationError? {
        do throws(OperationError) {
            try simulation.perform(operation)
            return nil
        } catch {
            return error
        }
    }

    func object(_ kind: Kind, _ name: String) throws -> KubernetesObject {
        let id = try #require(simulation.vcenter.object(kind, name, in: namespace))
        return simulation.vcenter.objects[id]
    }
}
