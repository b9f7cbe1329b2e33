import Manifests
import Model

extension Verb {
    private static let supervisor = VerbArgument.place(
        "supervisor", .supervisor, "The Supervisor")

    static let supervisorVerbs: [Verb] = [
        Verb(
            "enable", .supervisors, "Enable Workload Management on a cluster",
            [
                .place("cluster", .cluster, "The cluster"),
                .option("name", .name, "The Supervisor's name (supervisor)"),
                .option("policy", .policy, "The storage policy of its disks (the first)"),
                .option(
                    "size", .choice(ControlPlaneSize.allCases.map(\.rawValue)),
                    "The size of its control plane VMs (SMALL)"),
                .option("network", .choice(["nsx", "vds"]), "Who provides its networks (nsx)"),
                .option("control-plane-nodes", .number(1...3), "How many control plane VMs (3)"),
                .option("management-start", .address, "The first of five management addresses"),
                .option("pod-cidr", .text, "Addresses of pods"),
                .option("service-cidr", .text, "Addresses of Services"),
                .option("ingress-cidr", .text, "Addresses of load balancers"),
                .option("egress-cidr", .text, "Source addresses of namespaces"),
                .option("library", .library, "The content library of TKG releases"),
                .option(
                    "zones", .text,
                    "Three zones instead of one cluster: NAME=CLUSTER,..., the cluster's own first"),
            ]
        ) { (input) throws(VerbError) in
            var supervisor = SupervisorSpec(name: input.optional("name") ?? "supervisor")
            supervisor.size =
                input.optional("size").flatMap(ControlPlaneSize.init(rawValue:)) ?? .small
            supervisor.networkProvider = input.optional("network") == "vds" ? .vds : .nsx
            supervisor.managementStart =
                input.optional("management-start").flatMap { IPv4($0) }
                ?? supervisor.managementStart
            supervisor.podCIDR = try input.cidr("pod-cidr") ?? supervisor.podCIDR
            supervisor.serviceCIDR = try input.cidr("service-cidr") ?? supervisor.serviceCIDR
            supervisor.ingressCIDR = try input.cidr("ingress-cidr") ?? supervisor.ingressCIDR
            supervisor.egressCIDR = try input.cidr("egress-cidr") ?? supervisor.egressCIDR
            supervisor.zones = try input.zones("zones")
            let policies = input.vcenter.policies
            let first = policies.ids.first { _ in true }.map { policies[$0].name }
            var spec = EnableSpec(supervisor, policy: input.optional("policy") ?? first ?? "")
            spec.controlPlaneCount = input.number("control-plane-nodes") ?? 3
            spec.contentLibrary = input.optional("library")
            return [.enableWorkloadManagement(cluster: input.text("cluster"), spec)]
        },
        Verb(
            "disable", .supervisors,
            "Disable Workload Management: the Supervisor goes with everything in it", .destroys,
            [supervisor]
        ) { (input) throws(VerbError) in
            [.disableWorkloadManagement(supervisor: input.text("supervisor"))]
        },
        Verb(
            "upgrade-supervisor", .supervisors, "Upgrade a Supervisor", .disturbs,
            [supervisor, .option("version", .text, "To which version", isRequired: true)]
        ) { (input) throws(VerbError) in
            [.upgradeSupervisor(input.text("supervisor"), version: input.text("version"))]
        },
        Verb(
            "resize-supervisor", .supervisors, "Give a Supervisor larger control plane VMs",
            .disturbs,
            [
                supervisor,
                .option(
                    "size", .choice(ControlPlaneSize.allCases.map(\.rawValue)), "How large",
                    isRequired: true),
            ]
        ) { (input) throws(VerbError) in
            [
                .resizeSupervisor(
                    input.text("supervisor"),
                    ControlPlaneSize(rawValue: input.text("size")) ?? .small)
            ]
        },
        Verb(
            "rotate-certificates", .supervisors, "Give a Supervisor new certificates", .disturbs,
            [supervisor]
        ) { (input) throws(VerbError) in
            [.rotateCertificates(supervisor: input.text("supervisor"))]
        },
        Verb(
            "redeploy-control-plane-vm", .supervisors, "Replace a control plane VM", .disturbs,
            [supervisor, .option("number", .number(1...99), "Its number", isRequired: true)]
        ) { (input) throws(VerbError) in
            [
                .fault(
                    .redeploy(
                        number: input.number("number") ?? 1, supervisor: input.text("supervisor")))
            ]
        },
        Verb(
            "set-module", .supervisors, "Start or stop a module of a Supervisor", .disturbs,
            [
                supervisor,
                .option(
                    "module", .choice(SupervisorModule.Name.allCases.map(\.rawValue)),
                    "Which", isRequired: true),
                .place("state", .onOff, "Whether it runs"),
            ]
        ) { (input) throws(VerbError) in
            guard let module = SupervisorModule.Name(rawValue: input.text("module")) else {
                return []
            }
            return [
                .setModule(
                    module, supervisor: input.text("supervisor"), healthy: input.isOn("state"))
            ]
        },
        Verb(
            "extend-range", .supervisors, "Hand out from another range of addresses, too",
            [
                supervisor,
                .option(
                    "range", .text, "pods, ingress, egress, services, or a workload network's name",
                    isRequired: true),
                .option("by", .range, "The addresses", isRequired: true),
            ]
        ) { (input) throws(VerbError) in
            let range: NetworkRange =
                switch input.text("range") {
                case "pods": .pods
                case "ingress": .ingress
                case "egress": .egress
                case "services": .services
                case let name: .workload(name)
                }
            guard let added = AddressRange(input.text("by")) else { return [] }
            return [.network(.extend(range, by: added), supervisor: input.text("supervisor"))]
        },
        Verb(
            "set-load-balancer", .supervisors, "Start or stop the load balancer of a Supervisor",
            .disturbs, [supervisor, .place("state", .onOff, "Whether it runs")]
        ) { (input) throws(VerbError) in
            [
                .network(
                    .setLoadBalancer(running: input.isOn("state")),
                    supervisor: input.text("supervisor"))
            ]
        },
        Verb(
            "rotate-load-balancer-certificate", .supervisors,
            "Give the load balancer a new certificate", [supervisor]
        ) { (input) throws(VerbError) in
            [.network(.rotateLoadBalancerCertificate, supervisor: input.text("supervisor"))]
        },
        Verb(
            "rotate-nsx-certificate", .supervisors, "Give the NSX managers a new certificate",
            [supervisor]
        ) { (input) throws(VerbError) in
            [.network(.rotateManagerCertificate, supervisor: input.text("supervisor"))]
        },
    ]

    static let serviceVerbs: [Verb] = [
        Verb(
            "install-service", .services, "Install a Supervisor Service",
            [
                .place("service", .service, "The service"),
                .option("version", .text, "Which version", isRequired: true),
                .option("supervisor", .supervisor, "Where (the first Supervisor)"),
            ]
        ) { (input) throws(VerbError) in
            [
                .supervisorService(
                    .install(
                        service: input.text("service"), version: input.text("version"),
                        supervisor: input.supervisor))
            ]
        },
        Verb(
            "upgrade-service", .services, "Upgrade a Supervisor Service", .disturbs,
            [
                .place("service", .service, "The service"),
                .option("version", .text, "To which version", isRequired: true),
                .option("supervisor", .supervisor, "Where (the first Supervisor)"),
            ]
        ) { (input) throws(VerbError) in
            [
                .supervisorService(
                    .upgrade(
                        service: input.text("service"), version: input.text("version"),
                        supervisor: input.supervisor))
            ]
        },
        Verb(
            "remove-service", .services, "Remove a Supervisor Service", .destroys,
            [
                .place("service", .service, "The service"),
                .option("supervisor", .supervisor, "Where (the first Supervisor)"),
            ]
        ) { (input) throws(VerbError) in
            [
                .supervisorService(
                    .remove(service: input.text("service"), supervisor: input.supervisor))
            ]
        },
        Verb(
            "activate-service", .services, "Activate or deactivate a Supervisor Service",
            [
                .place("service", .service, "The service"),
                .place("state", .onOff, "Whether it may be installed"),
            ]
        ) { (input) throws(VerbError) in
            [
                .supervisorService(
                    .setActivated(service: input.text("service"), input.isOn("state")))
            ]
        },
        Verb(
            "create-vm-class", .services, "Create a VM class",
            [.place("name", .name, "Its name")] + classSizes
        ) { (input) throws(VerbError) in [.vmClass(.create(input.vmClass(input.text("name"))))] },
        Verb(
            "update-vm-class", .services, "Change a VM class; VMs made of it stay as they are",
            [.place("class", .vmClass, "The class")] + classSizes
        ) { (input) throws(VerbError) in [.vmClass(.update(input.vmClass(input.text("class"))))] },
        Verb(
            "delete-vm-class", .services, "Delete a VM class that no VM is of", .destroys,
            [.place("class", .vmClass, "The class")]
        ) { (input) throws(VerbError) in [.vmClass(.delete(input.text("class")))] },
        Verb(
            "create-library", .services, "Create a content library",
            [
                .place("name", .name, "Its name"),
                .option("url", .text, "Where it subscribes; without it, it is local"),
                .option("datastore", .datastore, "The datastore that holds its files"),
            ]
        ) { (input) throws(VerbError) in
            var spec = ContentLibrarySpec(name: input.text("name"), images: [])
            spec.subscription = input.optional("url").map { .init(url: $0) }
            spec.datastore = input.optional("datastore")
            return [.library(.create(spec))]
        },
        Verb(
            "delete-library", .services, "Delete a content library that nobody uses", .destroys,
            [.place("library", .library, "The library")]
        ) { (input) throws(VerbError) in [.library(.delete(input.text("library")))] },
        Verb(
            "sync-library", .services, "Ask a subscribed library's publisher what there is",
            [.place("library", .library, "The library")]
        ) { (input) throws(VerbError) in [.library(.sync(input.text("library")))] },
        Verb(
            "bind-libraries", .services, "Set the content libraries of a Supervisor",
            [
                .place("supervisor", .supervisor, "The Supervisor"),
                .option("library", .library, "A library", isRequired: true, isRepeated: true),
            ]
        ) { (input) throws(VerbError) in
            [.library(.bind(input.all("library"), supervisor: input.text("supervisor")))]
        },
    ]

    private static let classSizes: [VerbArgument] = [
        .option("cpus", .number(1...768), "Virtual CPUs", isRequired: true),
        .option("memory", .memory, "Memory", isRequired: true),
        .option("cpu-reservation", .number(0...100), "CPU that is reserved, in percent (0)"),
        .option("memory-reservation", .number(0...100), "Memory that is reserved, in percent (0)"),
    ]
}

extension VerbInput {
    fileprivate func vmClass(_ name: String) -> VMClass {
        VMClass(
            name: name, virtualCPUs: number("cpus") ?? 1, memoryMiB: memory("memory") ?? 1024,
            cpuReservationPercent: number("cpu-reservation") ?? 0,
            memoryReservationPercent: number("memory-reservation") ?? 0)
    }

    /// Zones with their clusters, written as `zone-a=wcp-01,zone-b=wcp-02,zone-c=wcp-03`.
    fileprivate func zones(_ name: String) throws(VerbError) -> [ZoneSpec]? {
        guard let text = optional(name) else { return nil }
        var zones: [ZoneSpec] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let words = part.split(separator: "=", omittingEmptySubsequences: false)
            guard words.count == 2, !words[0].isEmpty, !words[1].isEmpty else {
                throw VerbError(
                    .malformed(
                        text, wanted: "zones; write zone-a=wcp-01,zone-b=wcp-02,zone-c=wcp-03")
                )
            }
            zones.append(ZoneSpec(name: String(words[0]), cluster: String(words[1])))
        }
        return zones
    }

    fileprivate func cidr(_ name: String) throws(VerbError) -> CIDR? {
        guard let text = optional(name) else { return nil }
        guard let cidr = CIDR(text) else {
            throw VerbError(.malformed(text, wanted: "a prefix; write 10.244.0.0/20"))
        }
        return cidr
    }
}
