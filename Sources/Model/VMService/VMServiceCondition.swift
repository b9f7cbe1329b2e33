/// What the VM Service reports of one of its VMs, as the VM Operator names it (`DOMAIN.md` 4.2).
public struct VMServiceCondition: Hashable, Sendable {
    /// What is said.
    public let type: Name
    /// Whether it is so.
    public let isTrue: Bool
    /// Why, in a word; nil where a condition that is true says nothing more.
    public var reason: Reason?
    /// What stands in the way, where something does.
    public var problem: WorkloadCluster.Problem?
    /// Since when, where that is known, in milliseconds of simulated time.
    public var since: Int?

    /// The conditions, in the order in which they come true.
    public enum Name: String, Sendable, CaseIterable {
        case classReady = "VirtualMachineClassReady"
        case imageReady = "VirtualMachineImageReady"
        case resourcePolicyReady = "VirtualMachineConditionVMSetResourcePolicyReady"
        case storageReady = "VirtualMachineStorageReady"
        case bootstrapReady = "VirtualMachineBootstrapReady"
        case networkReady = "VirtualMachineNetworkReady"
        case placed = "VirtualMachineConditionPlacementReady"
        case created = "VirtualMachineCreated"
        case customized = "GuestCustomization"
        case tools = "VirtualMachineTools"
    }

    /// Reasons, in the VM Operator's words.
    public enum Reason: String, Sendable, CaseIterable {
        case classNotFound = "VirtualMachineClassNotFound"
        case classBindingNotFound = "VirtualMachineClassBindingNotFound"
        case imageNotFound = "VirtualMachineImageNotFound"
        case contentSourceBindingNotFound = "ContentSourceBindingNotFound"
        case notReady = "NotReady"
        case notFound = "NotFound"
        case requiredKeyNotFound = "RequiredKeyNotFound"
        case storageClassNotBound = "StorageClassNotAssociated"
        case waitingForNetworkAddress = "WaitingForNetworkAddress"
        case placementSatisfied = "PlacementSatisfied"
        case noAvailableHosts = "NoAvailableHosts"
        case placementError = "PlacementError"
        case insufficientResources = "InsufficientResources"
        case creating = "Creating"
        case error = "Error"
        case customizationPending = "GuestCustomizationPending"
        case customizationRunning = "GuestCustomizationRunning"
        case customizationSucceeded = "GuestCustomizationSucceeded"
        case toolsRunning = "VirtualMachineToolsRunning"
        case toolsNotRunning = "VirtualMachineToolsNotRunning"
    }
}

extension VCenter {
    /// What the VM Service reports of a VM, worked out from its state. What does not concern it, as
    /// bootstrap data of one that has none, is left out.
    public func conditions(of id: VMServiceVMID, at now: Int) -> [VMServiceCondition] {
        let row = serviceVMs[id]
        let obstacle = row.problem.flatMap(VMServiceCondition.init(obstacle:))
        var conditions: [VMServiceCondition] = []
        for type in VMServiceCondition.Name.allCases {
            if type == .resourcePolicyReady, row.spec.resourcePolicy == nil { continue }
            if type == .bootstrapReady, row.spec.bootstrap == nil { continue }
            if let obstacle, obstacle.type == type {
                conditions.append(obstacle)
            } else if let condition = condition(type, of: id, row, at: now) {
                conditions.append(condition)
            }
            // What comes after the first obstacle has not been looked at.
            if row.vm == nil, obstacle?.type == type { break }
        }
        return conditions
    }

    /// A condition that nothing stands in the way of.
    private func condition(
        _ type: VMServiceCondition.Name, of id: VMServiceVMID, _ row: VMServiceVM, at now: Int
    ) -> VMServiceCondition? {
        switch type {
        case .classReady, .imageReady, .resourcePolicyReady, .storageReady, .bootstrapReady:
            return VMServiceCondition(type: type, isTrue: true)
        case .networkReady:
            guard let vm = row.vm else { return nil }
            return VMServiceCondition(type: type, isTrue: vms[vm].address != nil)
        case .placed:
            guard row.vm != nil else { return nil }
            return VMServiceCondition(type: type, isTrue: true, reason: .placementSatisfied)
        case .created:
            guard row.vm != nil, let end = row.clonedAt else {
                return VMServiceCondition(type: type, isTrue: false, reason: .creating)
            }
            return VMServiceCondition(
                type: type, isTrue: end <= now, reason: end <= now ? nil : .creating,
                since: end <= now ? end : nil)
        case .customized: return customization(of: id, row, at: now)
        case .tools:
            guard let vm = row.vm, vms[vm].power == .poweredOn else { return nil }
            let runs = runsTools(id, at: now)
            return VMServiceCondition(
                type: type, isTrue: runs, reason: runs ? .toolsRunning : .toolsNotRunning,
                since: runs ? toolsRunAt(id) : nil)
        }
    }

    private func customization(
        of id: VMServiceVMID, _ row: VMServiceVM, at now: Int
    ) -> VMServiceCondition? {
        guard row.spec.bootstrap != nil, row.hasBooted else { return nil }
        let isDone = row.customizedAt.map { $0 <= now } ?? false
        let reason: VMServiceCondition.Reason =
            isDone
            ? .customizationSucceeded
            : runsTools(id, at: now) ? .customizationRunning : .customizationPending
        return VMServiceCondition(
            type: .customized, isTrue: isDone, reason: reason,
            since: isDone ? row.customizedAt : nil)
    }

    /// Whether a VM of the VM Service is what it was asked to be.
    public func isReady(_ id: VMServiceVMID) -> Bool {
        let row = serviceVMs[id]
        guard let vm = row.vm else { return false }
        return row.problem == nil && (vms[vm].power == .poweredOn) == row.spec.isPoweredOn
    }

    /// The state of a VM in the VM Operator's words.
    public func powerState(of id: VMServiceVMID) -> VMServiceSpec.Power {
        let row = serviceVMs[id]
        if row.isSuspended { return .suspended }
        let isOn = row.vm.map { vms[$0].power == .poweredOn } ?? false
        return isOn ? .poweredOn : .poweredOff
    }
}

extension VMServiceCondition {
    /// The condition that a problem makes false; nil where it has none of its own.
    fileprivate init?(obstacle problem: WorkloadCluster.Problem) {
        let (type, reason): (Name, Reason)
        switch problem {
        case .classNotFound: (type, reason) = (.classReady, .classNotFound)
        case .classNotBound: (type, reason) = (.classReady, .classBindingNotFound)
        case .imageNotFound: (type, reason) = (.imageReady, .imageNotFound)
        case .imageNotBound: (type, reason) = (.imageReady, .contentSourceBindingNotFound)
        case .imageNotReady: (type, reason) = (.imageReady, .notReady)
        case .resourcePolicyNotFound: (type, reason) = (.resourcePolicyReady, .notFound)
        case .storageClassNotBound: (type, reason) = (.storageReady, .storageClassNotBound)
        case .bootstrapNotFound: (type, reason) = (.bootstrapReady, .notFound)
        case .bootstrapKeyMissing: (type, reason) = (.bootstrapReady, .requiredKeyNotFound)
        case .waitingForNetworkAddress: (type, reason) = (.networkReady, .waitingForNetworkAddress)
        case .noAvailableHosts: (type, reason) = (.placed, .noAvailableHosts)
        case .zoneNotFound: (type, reason) = (.placed, .placementError)
        case .insufficientResources: (type, reason) = (.placed, .insufficientResources)
        case .imageDownloading: (type, reason) = (.created, .creating)
        case .refused, .moduleDown: (type, reason) = (.created, .error)
        default: return nil
        }
        self.init(type: type, isTrue: false, reason: reason, problem: problem)
    }
}
