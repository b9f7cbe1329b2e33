import Model
import Wording

extension ObjectStatus {
    /// A VM of the VM Service as the version it was written in reports it (`DOMAIN.md` 4.2).
    func virtualMachine(_ id: VMServiceVMID, _ object: KubernetesObject) -> Value {
        let row = vcenter.serviceVMs[id]
        let isFirst = object.apiVersion.hasSuffix("/v1alpha1")
        let power = vcenter.powerState(of: id).rawValue
        var status: Value = [
            "conditions": .list(
                vcenter.conditions(of: id, at: simulation.now).map { row in
                    condition(
                        row.type.rawValue, row.isTrue, reason: row.reason?.rawValue,
                        message: row.problem?.text, since: row.since)
                }),
            "powerState": .string(
                isFirst ? power.prefix(1).lowercased() + power.dropFirst() : power),
        ]
        if isFirst { status["phase"] = row.vm == nil ? "Creating" : "Created" }
        guard let vmID = row.vm, let vm = vcenter.vms.find(vmID) else { return status }
        status["host"] = vm.host.map { .string(vcenter.hosts[$0].name) }
        status["uniqueID"] = .string("vm-\(vmID.index + 1001)")
        let uid = object.metadata.uid
        status["biosUUID"] = .string(UID(high: uid.low, low: uid.high).text)
        status["instanceUUID"] = .string(UID(high: ~uid.low, low: ~uid.high).text)
        if let restart = row.restartedAt {
            status["lastRestartTime"] = simulation.timestamp(restart)
        }
        if let address = vcenter.reportedAddress(of: id, at: simulation.now) {
            if isFirst {
                status["vmIp"] = .string(address)
            } else {
                status["network"] = ["primaryIP4": .string(address)]
            }
        }
        if let name = row.className {
            status["class"] = [
                "apiVersion": .string(object.apiVersion), "kind": "VirtualMachineClass",
                "name": .string(name),
            ]
        }
        if let image = row.image { status["hardwareVersion"] = .integer(image.hardwareVersion) }
        if !row.spec.volumes.isEmpty { status["volumes"] = volumes(of: row) }
        return status
    }

    private func volumes(of row: VMServiceVM) -> Value {
        .list(
            row.spec.volumes.map { volume in
                let isAttached = row.attached.contains(volume.claim)
                var status: Value = [
                    "attached": .bool(isAttached), "name": .string(volume.name),
                ]
                if !isAttached {
                    status["error"] = .string(
                        WorkloadCluster.Problem.volumeNotAttached(volume.claim).text)
                } else if let object = vcenter.object(
                    .persistentVolumeClaim, volume.claim, in: row.namespace)
                {
                    status["diskUUID"] = .string(vcenter.objects[object].metadata.uid.text)
                }
                return status
            })
    }
}
