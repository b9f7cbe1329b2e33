/// Why one side of Workload Management does not reach the other (`DOMAIN.md` 7, scenarios 2, 4, 5,
/// 10 to 12).
public enum Severance: Hashable, Sendable {
    case serviceDown(ApplianceService)
    case routeClosed(ManagementRoute)
    /// The name of vCenter leads nowhere, or elsewhere: TLS then meets the wrong certificate.
    case nameWrong(Resolution)
    /// A clock is further from the other side's than tokens and certificates allow, in milliseconds.
    case clockSkew(Int)
    /// A host bears another name than its node does.
    case hostName(String)
}

extension VCenter {
    /// Why the Workload Control Plane service of vCenter does not reach a Supervisor; nil where it
    /// does.
    public func severance(toSupervisor id: SupervisorID) -> Severance? {
        if !appliance.works(.wcp) {
            return .serviceDown(appliance.works(.vpxd) ? .wcp : .vpxd)
        }
        let cluster = clusters[supervisors[id].cluster].environment
        if !cluster.isOpen(.vCenterToControlPlane) { return .routeClosed(.vCenterToControlPlane) }
        return vCenterSkew
    }

    /// Why the control plane VMs of a Supervisor do not reach vCenter; nil where they do.
    public func severance(toVCenterFrom id: SupervisorID) -> Severance? {
        if !appliance.works(.vpxd) { return .serviceDown(.vpxd) }
        let cluster = clusters[supervisors[id].cluster].environment
        if !cluster.isOpen(.controlPlaneToVCenter) { return .routeClosed(.controlPlaneToVCenter) }
        let found = environment.resolve(
            environment.vCenterName, by: environment.nameServers.map(\.address))
        if found != .address(environment.vCenterAddress) { return .nameWrong(found) }
        return vCenterSkew
    }

    private var vCenterSkew: Severance? {
        let offset = environment.vCenterClockOffset
        return abs(offset) > Environment.clockTolerance ? .clockSkew(offset) : nil
    }

    /// Why the Spherelet of a host does not reach its API server though it runs; nil where it does.
    /// O(1).
    func severance(ofNode id: HostID) -> Severance? {
        let environment = clusters[hosts[id].cluster].environment
        if !environment.isOpen(.hostsToControlPlane) { return .routeClosed(.hostsToControlPlane) }
        let offset = hosts[id].clockOffset
        if abs(offset) > Environment.clockTolerance { return .clockSkew(offset) }
        if let name = hosts[id].hostName, name != hosts[id].name { return .hostName(name) }
        return nil
    }

    /// Whether a member of a control plane serves: its guest answers, its disk is whole, and etcd
    /// and the API server run in it.
    func serves(_ member: ControlPlaneVM, at now: Int) -> Bool {
        let needed = GuestService.etcd.bit | GuestService.apiServer.bit
        return member.isMember && !member.isCorrupt && member.stoppedServices & needed == 0
            && answers(member.vm, at: now)
    }
}

extension Simulation {
    /// Refuses what needs a service of vCenter that does not work.
    func checkAppliance(for operation: Operation) throws(OperationError) {
        guard let service = operation.neededService, !vcenter.appliance.works(service) else {
            return
        }
        let isVPXD = !vcenter.appliance.works(.vpxd)
        throw .serviceUnavailable(isVPXD ? .vpxd : service)
    }

    /// Whether what a controller is to do needs something beyond the API server that is not there:
    /// DRS and VMs need vCenter, volumes its storage service, too.
    func isHeldUp(_ task: EventQueue.Task, on id: SupervisorID) -> Bool {
        switch task {
        case .schedule, .machine, .serviceVM:
            return vcenter.severance(toVCenterFrom: id) != nil
        case .claim, .volume, .snapshot:
            return !vcenter.appliance.works(.sps)
                || vcenter.severance(toVCenterFrom: id) != nil
        default: return false
        }
    }
}

extension Operation {
    /// The service of vCenter by which somebody asks for this; nil for what goes to Kubernetes, to
    /// hosts, or just happens.
    var neededService: ApplianceService? {
        switch self {
        case .enterMaintenance, .exitMaintenance, .setDRS, .setHA, .applyRecommendation, .createVM,
            .powerOnVM, .powerOffVM, .deleteVM, .alarm, .cancel:
            .vpxd
        case .createNamespace, .updateNamespace, .setSelfService, .upgradeSupervisor,
            .resizeSupervisor, .rotateCertificates:
            .wcp
        default: nil
        }
    }
}
