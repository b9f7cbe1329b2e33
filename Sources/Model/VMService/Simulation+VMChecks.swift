/// What the VM Operator's webhooks refuse (`DOMAIN.md` 4.2).
extension Simulation {
    /// The most volumes of a VM beside its own disks: four controllers of fifteen.
    private static let mostVolumes = 60

    /// Refuses a new VM that cannot be.
    func check(_ spec: VMServiceSpec, of request: ObjectRequest) throws(OperationError) {
        func refuse(_ path: String, _ problem: String) -> OperationError {
            .invalid(kind: request.kind, name: request.name, path: path, problem: problem)
        }
        let isNew =
            request.namespace.flatMap { vcenter.namespace(named: $0) }
            .map { vcenter.object(request.kind, request.name, in: $0) == nil } ?? true
        if isNew, spec.power == .suspended {
            throw refuse(
                "spec.powerState", "Invalid value: \"Suspended\": cannot set a new VM's power state"
            )
        }
        let names = spec.volumes.map(\.name)
        for (place, name) in names.enumerated() where names[..<place].contains(name) {
            throw refuse("spec.volumes[\(place)].name", "Duplicate value: \"\(name)\"")
        }
        if names.count > Self.mostVolumes {
            throw refuse(
                "spec.volumes",
                "Too many: \(names.count): must have at most \(Self.mostVolumes) items")
        }
    }

    /// Refuses a change of a VM that cannot be.
    func checkChange(
        of id: VMServiceVMID, to spec: VMServiceSpec, _ request: ObjectRequest
    ) throws(OperationError) {
        let row = vcenter.serviceVMs[id]
        func refuse(_ path: String, _ problem: String) -> OperationError {
            .invalid(kind: request.kind, name: request.name, path: path, problem: problem)
        }
        for (path, isSame) in [
            ("spec.imageName", spec.image == row.spec.image),
            ("spec.storageClass", spec.storageClass == row.spec.storageClass),
        ] where !isSame {
            throw .immutable(kind: request.kind, name: request.name, path: path)
        }
        let power = vcenter.powerState(of: id)
        if spec.className != row.spec.className, row.vm != nil, power != .poweredOff {
            throw refuse(
                "spec.className",
                "Forbidden: updates to this field is not allowed when VM power is on")
        }
        if spec.power == .suspended, power == .poweredOff {
            throw refuse(
                "spec.powerState",
                "Invalid value: \"Suspended\": cannot suspend a VM that is powered off")
        }
        if spec.power == .poweredOff, power == .suspended {
            throw refuse(
                "spec.powerState",
                "Invalid value: \"PoweredOff\": cannot power off a VM that is suspended")
        }
        try check(spec, of: request)
    }
}
