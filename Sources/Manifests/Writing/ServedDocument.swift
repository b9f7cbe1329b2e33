import Model
import Wording

extension Simulation {
    /// An object that no store holds as the API would serve it; null when it is gone.
    public func document(of object: ServedObject) -> Value {
        guard vcenter.serves(object) else { return .null }
        var metadata: Value = [
            "creationTimestamp": timestamp(vcenter.createdAt(of: object)),
            "name": .string(vcenter.name(of: object)),
        ]
        let namespace = vcenter.namespace(of: object)
        metadata["namespace"] = namespace.map { .string(vcenter.namespaces[$0].name) }
        var document: Value = ["metadata": metadata]
        switch object {
        case .library(let id, let namespace):
            document["apiVersion"] = "imageregistry.vmware.com/v1alpha1"
            document["kind"] = namespace == nil ? "ClusterContentLibrary" : "ContentLibrary"
            document["spec"] = ["uuid": .string(vcenter.libraries[id].uuid), "writable": false]
            document["status"] = status(of: vcenter.libraries[id])
        case .image(let id, let namespace):
            document["apiVersion"] = "vmoperator.vmware.com/v1alpha3"
            document["kind"] =
                namespace == nil ? "ClusterVirtualMachineImage" : "VirtualMachineImage"
            let library = vcenter.libraries[vcenter.libraryItems[id].library]
            document["spec"] = [
                "providerRef": [
                    "apiVersion": "imageregistry.vmware.com/v1alpha1",
                    "kind": namespace == nil ? "ClusterContentLibraryItem" : "ContentLibraryItem",
                    "name": .string("clitem" + vcenter.libraryItems[id].objectName.dropFirst(3)),
                ]
            ]
            document["status"] = status(of: vcenter.libraryItems[id], in: library)
        case .vmClass(let id, _):
            document["apiVersion"] = "vmoperator.vmware.com/v1alpha3"
            document["kind"] = "VirtualMachineClass"
            document["spec"] = spec(of: vcenter.classes[id], in: namespace)
        case .classBinding(let id, _):
            document["apiVersion"] = "vmoperator.vmware.com/v1alpha1"
            document["kind"] = "VirtualMachineClassBinding"
            document["classRef"] = [
                "apiVersion": "vmoperator.vmware.com/v1alpha1", "kind": "VirtualMachineClass",
                "name": .string(vcenter.classes[id].name),
            ]
        case .clusterAPI(let object): ClusterDocument(self, object)?.fill(&document)
        case .release(let name, let supervisor):
            document["apiVersion"] = "run.tanzu.vmware.com/v1alpha3"
            document["kind"] = "TanzuKubernetesRelease"
            let version = TKGVersion(name)
            document["spec"] = [
                "kubernetes": ["version": .string(version?.kubernetes ?? name)],
                "version": .string(version?.text ?? name),
            ]
            let conditions = vcenter.conditions(ofRelease: name, on: supervisor)
            if conditions.contains(where: { $0.failure != nil }) {
                document["metadata"]?["labels"] = ["incompatible": ""]
            }
            document["status"] = ["conditions": ObjectStatus(self).conditions(conditions)]
        }
        return document.sortedByKey
    }

    private func status(of library: ContentLibrary) -> Value {
        var storage: Value = ["type": library.datastore == nil ? "Other" : "Datastore"]
        storage["datastoreID"] = library.datastore.map { .string("datastore-\($0.index + 11)") }
        var status: Value = [
            "creationTime": timestamp(library.createdAt), "name": .string(library.name),
            "storageBacking": storage, "type": library.subscription == nil ? "Local" : "Subscribed",
            "conditions": [
                ObjectStatus(self).condition(
                    "Ready", library.problem == nil,
                    reason: library.problem == nil ? nil : "ContentLibraryNotReady",
                    message: library.problem?.text)
            ],
        ]
        if !library.description.isEmpty { status["description"] = .string(library.description) }
        status["lastSyncTime"] = library.syncedAt.map(timestamp)
        if let subscription = library.subscription {
            status["subscriptionInfo"] = [
                "automaticSyncEnabled": .bool(subscription.isAutomatic),
                "onDemand": .bool(subscription.isOnDemand),
                "subscriptionURL": .string(subscription.url),
            ]
        }
        return status
    }

    private func status(of item: LibraryItem, in library: ContentLibrary) -> Value {
        let image = item.image
        var status: Value = [
            "conditions": [ObjectStatus(self).condition("Ready", true, since: item.createdAt)],
            "hardwareVersion": .integer(image.hardwareVersion), "name": .string(image.name),
            "osInfo": ["type": .string(image.osName), "version": .string(image.osVersion)],
            "type": .string(image.form.rawValue),
            "disks": [
                [
                    "limit": .string(Quantity(mebibytes: image.diskMiB).description),
                    "requested": .string(Quantity(mebibytes: image.sizeMiB).description),
                ]
            ],
        ]
        if !image.version.isEmpty {
            status["productInfo"] = ["version": .string(image.version)]
        }
        return status
    }

    private func spec(of vmClass: VMClass, in namespace: NamespaceID?) -> Value {
        var spec: Value = [
            "hardware": [
                "cpus": .integer(vmClass.virtualCPUs),
                "memory": .string(Quantity(mebibytes: vmClass.memoryMiB).description),
            ]
        ]
        guard let namespace else { return spec }
        let coreMHz = vcenter.clusters[vcenter.cluster(of: namespace)].coreMHz
        let reserved = vmClass.reservation(coreMHz: coreMHz)
        var requests = Value.Fields()
        if reserved.cpu > 0 { requests["cpu"] = .string("\(reserved.cpu)M") }
        if reserved.memory > 0 {
            requests["memory"] = .string(Quantity(mebibytes: reserved.memory).description)
        }
        if !requests.isEmpty {
            spec["policies"] = ["resources": ["requests": .object(requests)]]
        }
        return spec
    }
}
