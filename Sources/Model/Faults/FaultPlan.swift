/// What brings a scenario about: plain operations, some of them later. Worked out from the state at
/// the moment at which it is to happen; the same state gives the same plan.
struct FaultPlan {
    let vcenter: VCenter
    let injection: FaultInjection
    let supervisor: SupervisorID
    private(set) var steps: [(delay: Int, operation: Operation)] = []

    /// Nil where there is no Supervisor, or none of that name.
    init?(_ injection: FaultInjection, in vcenter: VCenter) {
        let found = vcenter.supervisors.ids.first {
            injection.supervisor == nil
                || vcenter.supervisors[$0].name == injection.supervisor
        }
        guard let found else { return nil }
        self.vcenter = vcenter
        self.injection = injection
        supervisor = found
    }

    var row: Supervisor { vcenter.supervisors[supervisor] }
    var cluster: HostCluster { vcenter.clusters[row.cluster] }

    /// The host that is meant, or the first that works.
    var host: Host? {
        if let name = injection.host { return vcenter.host(named: name).map { vcenter.hosts[$0] } }
        return cluster.hosts.first { vcenter.hosts[$0].isInService }.map { vcenter.hosts[$0] }
    }

    /// The namespace that is meant, or the first that is not being removed.
    var namespace: Namespace? {
        if let name = injection.namespace {
            return vcenter.namespace(named: name).map { vcenter.namespaces[$0] }
        }
        return row.namespaces.first { !vcenter.namespaces[$0].isTerminating }
            .map { vcenter.namespaces[$0] }
    }

    mutating func add(_ operation: Operation, in delay: Int = 0) {
        steps.append((delay, operation))
    }

    /// Whether the scenario can be brought about here and now; its steps are known then.
    mutating func prepare() -> Bool {
        switch injection.scenario {
        case .controlPlaneDisk, .loginBadGateway, .noRouteToLoadBalancer, .noNodeAcceptsPods,
            .duplicateHostName, .wrongName, .clockSkew, .controlPlaneUnreachable,
            .certificatesExpired, .hostFailure, .imageMismatch, .podNetwork:
            preparePlatform()
        case .policyWithoutDatastore, .registryAuthority, .computeQuota, .storageQuota,
            .objectLimit, .classNotBound, .storageClassNotBound, .loadBalancerAddresses,
            .workloadAddresses,
            .capacity, .imageMissing, .drain, .removalStuck, .maintenanceStuck, .idleBalancing:
            prepareWorkload()
        case .podSecurity: preparePodSecurity()
        case .incompleteBundle: prepareBundle()
        case .managementRange, .noLoadBalancer, .invalidLibrary: break
        }
        return !steps.isEmpty
    }

    private mutating func preparePlatform() {
        switch injection.scenario {
        case .controlPlaneDisk:
            let other = row.controlPlane.last { $0.vm != row.floating.holder && !$0.isCorrupt }
            if let number = other?.number {
                add(.fault(.corruptDisk(number: number, supervisor: row.name)))
            }
        case .loginBadGateway: add(.service(.vCenter(.wcp, .hang)))
        case .noRouteToLoadBalancer:
            if row.network.loadBalancer?.type == .haProxy {
                // A range that begins at no boundary of its prefix.
                let first = row.network.ingress.range.first
                add(
                    .network(
                        .setFrontend("\(first.advanced(by: 2).text)/28"), supervisor: row.name))
            } else {
                close(.clientsToLoadBalancer)
            }
        case .noNodeAcceptsPods: close(.hostsToControlPlane)
        case .duplicateHostName:
            for id in cluster.hosts.prefix(2) {
                add(.fault(.hostName(host: vcenter.hosts[id].name, "localhost")))
            }
        case .wrongName:
            let elsewhere = vcenter.environment.vCenterAddress.advanced(by: 100)
            add(.environment(.dnsRecord(name: vcenter.environment.vCenterName, elsewhere)))
        case .clockSkew: add(.environment(.clock(.vCenter, offset: 58 * 60_000)))
        case .controlPlaneUnreachable:
            close(.vCenterToControlPlane)
            close(.controlPlaneToVCenter)
        case .certificatesExpired: add(.fault(.expireCertificates(supervisor: row.name)))
        case .podNetwork: add(.environment(.overlayMTU(cluster: cluster.name, 1500)))
        case .hostFailure:
            let holder = row.floating.holder.flatMap { vcenter.vms.find($0)?.host }
            let name = injection.host ?? holder.map { vcenter.hosts[$0].name }
            if let name { add(.failHost(host: name)) }
        case .imageMismatch:
            if let host { add(.environment(.hostImage(host: host.name, "8.0.1-0.0.21495797"))) }
        default: break
        }
    }

    /// A Supervisor Service whose bundle was copied into a registry of one's own without its images.
    private mutating func prepareBundle() {
        let name = "\(Self.name).tanzu.vmware.com"
        guard vcenter.service(name) == nil else { return }
        let image = "harbor.lab/\(Self.name)/controller:1.0.0"
        let version = SupervisorService.Version(
            number: "1.0.0",
            workloads: [SupervisorService.Workload(name: "controller", image: image)])
        add(.environment(.registry("harbor.lab", .missing)))
        add(.supervisorService(.register(SupervisorService(name: name, versions: [version]))))
        add(
            .supervisorService(.install(service: name, version: "1.0.0", supervisor: row.name)),
            in: 1000)
    }

    private mutating func close(_ route: ManagementRoute) {
        add(.environment(.route(route, cluster: cluster.name, isOpen: false)))
    }
}
