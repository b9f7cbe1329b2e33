@testable import Model

/// What operations carry: one example for each case of each payload that is an enum.
enum PayloadExamples {
    static let address = IPv4(bits: 0x0A00_0001)
    static let range = AddressRange(CIDR(base: IPv4(bits: 0x0A01_0000), prefix: 24))

    static var template: NamespaceTemplate {
        var template = NamespaceTemplate()
        template.cpuLimitMHz = 10_000
        return template
    }

    static var namespace: NamespaceSpec {
        var spec = NamespaceSpec(name: "team-web")
        spec.description = "The shop's \"front\"\nin two lines"
        spec.cpuLimitMHz = 20_000
        spec.storage = [
            StorageSpec(policy: "gold", limitMiB: 1024), StorageSpec(policy: "silver"),
        ]
        spec.classes = ["best-effort-small"]
        spec.permissions = [Permission(subject: "ann", domain: "lab", role: .edit)]
        return spec
    }

    static var updates: [NamespaceUpdate] {
        var update = NamespaceUpdate()
        update.cpuLimit = .most(4000)
        update.memoryLimit = .lift
        update.storage = [StorageSpec(policy: "gold")]
        update.permissions = [Permission(subject: "ops", domain: "lab", isGroup: true, role: .view)]
        return [NamespaceUpdate(), update]
    }

    static var drs: DRSSettings {
        var settings = DRSSettings()
        settings.threshold = 5
        settings.options.maxMovesPerHost = 4
        settings.power.mode = .automated
        return settings
    }

    static var ha: HASettings {
        var settings = HASettings()
        settings.admission = .failoverHosts
        settings.failoverHosts = [HostID(index: 3, generation: 1)]
        settings.restartPriority = .high
        return settings
    }

    static var standaloneVM: StandaloneVM {
        var vm = StandaloneVM(virtualCPUs: 4, memoryMiB: 8192)
        vm.cpu = Allocation(reservation: 1000, limit: 4000, shares: .custom(1234))
        vm.demand.traceRow = 4
        vm.restartPriority = .high
        return vm
    }

    static var enable: EnableSpec {
        var supervisor = SupervisorSpec(name: "supervisor-2")
        supervisor.size = .large
        supervisor.networkProvider = .vds
        return EnableSpec(supervisor, policy: "gold")
    }

    static var services: [ServiceOperation] {
        [
            .vCenter(ApplianceService.allCases[0], .crash),
            .host(.hostd, host: "esx-01.lab", .restart),
            .controlPlane(.apiServer, number: 1, supervisor: "supervisor", .hang),
        ]
    }

    static var faults: [FaultOperation] {
        var injection = FaultInjection(.capacity)
        injection.namespace = "team-web"
        let random = RandomFaults(
            count: 3, span: 3_600_000, repairedAfter: 600_000, scenarios: [.capacity, .drain])
        return [
            .corruptDisk(number: 1, supervisor: "supervisor"),
            .redeploy(number: 1, supervisor: "supervisor"),
            .etcdSpace(supervisor: "supervisor", isExhausted: true),
            .hostName(host: "esx-01.lab", nil), .hostName(host: "esx-01.lab", "localhost"),
            .vMotion(host: "esx-01.lab", isBroken: true),
            .expireCertificates(supervisor: "supervisor"),
            .occupyAddresses(.ingress, supervisor: "supervisor", isOccupied: true),
            .occupyAddresses(
                .workloads(namespace: "team-web"), supervisor: "supervisor", isOccupied: false),
            .inject(injection), .injectSomewhere(.drain), .injectRandom(random), .mend,
        ]
    }

    static var environment: [EnvironmentChange] {
        [
            .dnsRecord(name: "vc.lab", address), .dnsRecord(name: "vc.lab", nil),
            .nameServer(address, answers: false),
            .timeServer("ntp.lab", answers: true, offset: -5000),
            .clock(.vCenter, offset: 60_000), .clock(.host("esx-01.lab"), offset: 0),
            .route(ManagementRoute.allCases[0], cluster: "wcp-01", isOpen: false),
            .distributedSwitch(cluster: "wcp-01", isThere: false),
            .edge(cluster: "wcp-01", isThere: false), .overlayMTU(cluster: "wcp-01", 1500),
            .hostImage(host: "esx-01.lab", "8.0.2"), .clusterImage(cluster: "wcp-01", "8.0.3"),
            .registry("registry.lab", .untrusted), .registry("registry.lab", nil),
            .datastoreTag(datastore: "vsan", "gold", isThere: false),
        ]
    }

    static var hosts: [HostOperation] {
        var spec = HostSpec(
            name: "esx-09.lab", cores: 32, coreMHz: 2600, memoryMiB: 524_288, address: "10.0.0.29")
        spec.powerCurve = PowerCurve(milliwatts: NamedPowerCurve.g4.milliwatts)
        spec.labels = ["rack": "b", "zone": "1"]
        spec.extended = [ResourceAmount(name: "nvidia.com/gpu", milli: 4000)]
        return [
            .add(spec, cluster: "wcp-01"), .remove(host: "esx-01.lab"),
            .disconnect(host: "esx-01.lab"), .reconnect(host: "esx-01.lab"),
            .hang(host: "esx-01.lab"), .restartAgents(host: "esx-01.lab"),
            .setLink(host: "esx-01.lab", vmnic: "vmnic0", isUp: false),
            .partition(cluster: "wcp-01", hosts: ["esx-01.lab", "esx-02.lab"]),
            .healPartition(cluster: "wcp-01"), .setVirtualization(host: "esx-01.lab", false),
            .setRetreatMode(cluster: "wcp-01", true), .enterStandby(host: "esx-01.lab"),
            .exitStandby(host: "esx-01.lab"), .migrate(vm: "db", host: "esx-02.lab"),
            .disturb(vm: "db", DemandDisturbance(cpuPercent: 90, leakMiB: 1, duration: 60_000)),
        ]
    }

    static var supervisorServices: [SupervisorServiceOperation] {
        let version = SupervisorService.Version(
            number: "1.28.2", workloads: [.init(name: "contour", image: "contour:1.28")])
        return [
            .register(SupervisorService(name: "contour.tanzu.vmware.com", versions: [version])),
            .addVersion(version, service: "contour.tanzu.vmware.com"),
            .setActivated(service: "contour", false),
            .setVersionActivated(service: "contour", version: "1.28.2", true),
            .delete(service: "contour"),
            .install(service: "contour", version: "1.28.2", supervisor: "supervisor"),
            .upgrade(service: "contour", version: "1.29.0", supervisor: "supervisor"),
            .remove(service: "contour", supervisor: "supervisor"),
        ]
    }

    static var network: [NetworkOperation] {
        [
            .addWorkloadNetwork(.primary), .removeWorkloadNetwork("primary"),
            .extend(.pods, by: range), .extend(.ingress, by: range), .extend(.egress, by: range),
            .extend(.services, by: range), .extend(.workload("primary"), by: range),
            .setDHCP(network: "primary", answers: true), .setLoadBalancer(running: false),
            .setFrontend("10.0.0.0/24"), .setFrontend(nil), .rotateLoadBalancerCertificate,
            .setTier0(connected: false), .rotateManagerCertificate,
        ]
    }

    static var libraries: [LibraryOperation] {
        var spec = ContentLibrarySpec(name: "images", images: [ImageSpec(release: "v1.26.5")])
        spec.subscription = .init(url: "https://lab/lib.json")
        return [
            .create(spec), .delete("images"), .sync("images"), .setReachable("images", false),
            .addItem(ImageSpec(name: "photon"), library: "images"),
            .removeItem("photon", library: "images"), .fetchItem("photon", library: "images"),
            .evictItem("photon", library: "images"),
            .bind(["images", "more"], supervisor: "supervisor"),
        ]
    }

    static var storage: [StorageOperation] {
        [
            .fileService(datastore: "vsan", isOn: true),
            .reclaim(policy: "gold", .retain),
            .createPolicy(name: "safe", tag: "gold", .raid5), .deletePolicy(name: "safe"),
            .paths(host: "esx-01.lab", datastore: "vsan", .permanentLoss),
            .paths(host: nil, datastore: "vsan", .allPathsDown),
        ]
    }

    static var vmClasses: [VMClassOperation] {
        [.create(VMClass.defaults[0]), .update(VMClass.defaults[9]), .delete("mine")]
    }

    static var inside: [GuestOperation] {
        [
            .apply(requests[0]), .deliver(requests[1]),
            .delete(.pod, name: "web-0", namespace: "default"),
            .scale(.deployment, name: "web", namespace: "default", replicas: 2),
            .cordon(node: "tkg-01-md-0", true),
        ]
    }
}
