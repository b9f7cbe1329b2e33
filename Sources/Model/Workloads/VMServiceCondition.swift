/// What the VM Service reports of one of its VMs, as the VM Operator names it.
public struct VMServiceCondition: Hashable, Sendable {
    /// What is said.
    public let type: Name
    /// Whether it is so.
    public let isTrue: Bool
    /// What stands in the way, where something does.
    public let problem: WorkloadCluster.Problem?

    /// The conditions, in the order in which they come true.
    public enum Name: String, Sendable, CaseIterable {
        case classReady = "VirtualMachineClassReady"
        case storageReady = "VirtualMachineStorageReady"
        case networkReady = "VirtualMachineNetworkReady"
        case created = "VirtualMachineCreated"
        case placed = "VirtualMachineConditionPlacementReady"
    }
}

extension VCenter {
    /// What the VM Service reports of a VM, worked out from its state.
    public func conditions(of id: VMServiceVMID) -> [VMServiceCondition] {
        let row = serviceVMs[id]
        return VMServiceCondition.Name.allCases.map { type in
            let problem = obstacle(to: type, row)
            let isTrue =
                switch type {
                case .classReady, .storageReady: problem == nil
                case .created: row.vm != nil
                case .networkReady: row.vm.map { vms[$0].address != nil } ?? false
                case .placed: row.vm.map { vms[$0].power == .poweredOn } ?? false
                }
            return VMServiceCondition(type: type, isTrue: isTrue, problem: problem)
        }
    }

    /// Whether a VM of the VM Service is what it was asked to be.
    public func isReady(_ id: VMServiceVMID) -> Bool {
        let row = serviceVMs[id]
        guard let vm = row.vm else { return false }
        return row.problem == nil && (vms[vm].power == .poweredOn) == row.spec.isPoweredOn
    }

    private func obstacle(
        to type: VMServiceCondition.Name, _ row: VMServiceVM
    ) -> WorkloadCluster.Problem? {
        switch (type, row.problem) {
        case (.classReady, .classNotFound), (.classReady, .classNotBound),
            (.storageReady, .storageClassNotBound), (.created, .refused), (.created, .moduleDown),
            (.placed, .insufficientResources), (.networkReady, .waitingForNetworkAddress):
            row.problem
        default: nil
        }
    }
}
