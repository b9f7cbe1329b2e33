import Model

extension Verb {
    static let hostVerbs: [Verb] = [
        Verb(
            "enter-maintenance", .hosts, "Evacuate a host and put it into maintenance mode",
            .disturbs, [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.enterMaintenance(host: input.text("host"))] },
        Verb(
            "exit-maintenance", .hosts, "Take a host out of maintenance mode",
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.exitMaintenance(host: input.text("host"))] },
        Verb(
            "cordon", .hosts, "Let no new vSphere Pods be placed on a host",
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.cordon(host: input.text("host"), true)] },
        Verb(
            "uncordon", .hosts, "Let vSphere Pods be placed on a host again",
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.cordon(host: input.text("host"), false)] },
        Verb(
            "add-host", .hosts, "Add a host to a cluster",
            [
                .place("name", .text, "Its fully qualified name"),
                .option("cluster", .cluster, "The cluster", isRequired: true),
                .option("cores", .number(1...1024), "Physical cores (32)"),
                .option("core-mhz", .number(500...10_000), "Speed of a core, in MHz (2600)"),
                .option("memory", .memory, "Physical memory (384Gi)"),
                .option("address", .address, "The management address (10.0.0.200)"),
            ]
        ) { (input) throws(VerbError) in
            let spec = HostSpec(
                name: input.text("name"), cores: input.number("cores") ?? 32,
                coreMHz: input.number("core-mhz") ?? 2600,
                memoryMiB: input.memory("memory") ?? 393_216,
                address: input.optional("address") ?? "10.0.0.200")
            return [.host(.add(spec, cluster: input.text("cluster")))]
        },
        Verb(
            "remove-host", .hosts, "Remove a host that is in maintenance mode, or dead", .destroys,
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.host(.remove(host: input.text("host")))] },
        Verb(
            "disconnect-host", .hosts, "Have vCenter let go of a host; what runs there runs on",
            .disturbs, [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.host(.disconnect(host: input.text("host")))] },
        Verb(
            "reconnect-host", .hosts, "Connect a host again",
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.host(.reconnect(host: input.text("host")))] },
        Verb(
            "enter-standby", .hosts, "Evacuate a host and power it off", .disturbs,
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.host(.enterStandby(host: input.text("host")))] },
        Verb(
            "exit-standby", .hosts, "Power a host on that is in standby",
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.host(.exitStandby(host: input.text("host")))] },
        Verb(
            "restart-agents", .hosts, "Restart the management agents of a host",
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.host(.restartAgents(host: input.text("host")))] },
        Verb(
            "start-spherelet", .hosts, "Start the Spherelet of a host",
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in
            [.setSpherelet(host: input.text("host"), running: true)]
        },
        Verb(
            "restore-host", .hosts, "Bring a host back that had failed",
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.restoreHost(host: input.text("host"))] },
    ]

    static let clusterVerbs: [Verb] = [
        Verb(
            "set-drs", .clusters, "Set DRS of a cluster; what is not given stays",
            [
                .place("cluster", .cluster, "The cluster"),
                .option("enabled", .onOff, "Whether it is on"),
                .option(
                    "automation", .choice(DRSSettings.Automation.allCases.map(\.rawValue)),
                    "What it does by itself"),
                .option("threshold", .number(1...5), "1 conservative to 5 aggressive"),
                .option(
                    "generation", .choice(DRSSettings.Generation.allCases.map(\.rawValue)),
                    "By VMs, as since vSphere 7, or by hosts"),
                .option("predictive", .onOff, "Whether it reckons with what VMs will ask for"),
                .option(
                    "dpm", .choice(PowerManagement.Mode.allCases.map(\.rawValue)),
                    "Distributed Power Management"),
            ]
        ) { (input) throws(VerbError) in
            let name = input.text("cluster")
            guard var settings = input.cluster(name)?.drs else { return [] }
            settings.isEnabled = input.onOff("enabled") ?? settings.isEnabled
            settings.automation =
                input.optional("automation").flatMap(DRSSettings.Automation.init(rawValue:))
                ?? settings.automation
            settings.threshold = input.number("threshold") ?? settings.threshold
            settings.generation =
                input.optional("generation").flatMap(DRSSettings.Generation.init(rawValue:))
                ?? settings.generation
            settings.isPredictive = input.onOff("predictive") ?? settings.isPredictive
            settings.power.mode =
                input.optional("dpm").flatMap(PowerManagement.Mode.init(rawValue:))
                ?? settings.power.mode
            return [.setDRS(cluster: name, settings)]
        },
        Verb(
            "set-ha", .clusters, "Set vSphere HA of a cluster; what is not given stays",
            [
                .place("cluster", .cluster, "The cluster"),
                .option("enabled", .onOff, "Whether it is on"),
                .option(
                    "admission", .choice(HASettings.Admission.allCases.map(\.rawValue)),
                    "How it keeps capacity back"),
                .option("tolerated-failures", .number(0...31), "Host failures to tolerate"),
                .option(
                    "isolation", .choice(HASettings.IsolationResponse.allCases.map(\.rawValue)),
                    "What an isolated host does with its VMs"),
                .option(
                    "apd", .choice(ComponentProtection.Response.allCases.map(\.rawValue)),
                    "What it does about all paths down"),
                .option(
                    "pdl", .choice(ComponentProtection.Response.allCases.map(\.rawValue)),
                    "What it does about permanent device loss"),
                .option(
                    "failover-host", .host, "A host that is kept empty", isRepeated: true),
            ]
        ) { (input) throws(VerbError) in
            let name = input.text("cluster")
            guard var settings = input.cluster(name)?.ha else { return [] }
            settings.isEnabled = input.onOff("enabled") ?? settings.isEnabled
            settings.admission =
                input.optional("admission").flatMap(HASettings.Admission.init(rawValue:))
                ?? settings.admission
            settings.toleratedFailures =
                input.number("tolerated-failures") ?? settings.toleratedFailures
            settings.isolationResponse =
                input.optional("isolation").flatMap(HASettings.IsolationResponse.init(rawValue:))
                ?? settings.isolationResponse
            if input.has("apd") || input.has("pdl") {
                var protection = settings.protection
                protection.apd =
                    input.optional("apd").flatMap(ComponentProtection.Response.init(rawValue:))
                    ?? protection.apd
                protection.pdl =
                    input.optional("pdl").flatMap(ComponentProtection.Response.init(rawValue:))
                    ?? protection.pdl
                settings.componentProtection = protection
            }
            if input.has("failover-host") {
                settings.failoverHosts = input.all("failover-host").compactMap {
                    input.vcenter.host(named: $0)
                }
            }
            return [.setHA(cluster: name, settings)]
        },
        Verb(
            "apply-recommendation", .clusters, "Carry out a recommendation of DRS or DPM",
            .disturbs,
            [.place("number", .number(0...Int.max), "Its number")]
        ) { (input) throws(VerbError) in [.applyRecommendation(input.number("number") ?? 0)] },
        Verb(
            "set-retreat-mode", .clusters,
            "Have a cluster do without the VMs of vSphere Cluster Services", .disturbs,
            [
                .place("cluster", .cluster, "The cluster"),
                .place("state", .onOff, "Whether it does"),
            ]
        ) { (input) throws(VerbError) in
            [.host(.setRetreatMode(cluster: input.text("cluster"), input.isOn("state")))]
        },
    ]

    static let machineVerbs: [Verb] = [
        Verb(
            "create-vm", .machines, "Create a VM outside of any Supervisor and power it on",
            [
                .place("name", .name, "Its name"),
                .option("cluster", .cluster, "The cluster", isRequired: true),
                .option("cpus", .number(1...768), "Virtual CPUs (2)"),
                .option("memory", .memory, "Memory (4Gi)"),
                .option("disk", .memory, "Disk (20Gi)"),
                .option("cpu-reservation", .cpu, "CPU that is reserved"),
                .option("memory-reservation", .memory, "Memory that is reserved"),
            ]
        ) { (input) throws(VerbError) in
            var vm = StandaloneVM(
                virtualCPUs: input.number("cpus") ?? 2, memoryMiB: input.memory("memory") ?? 4096)
            vm.diskMiB = input.memory("disk") ?? vm.diskMiB
            vm.cpu.reservation = input.cpu("cpu-reservation") ?? 0
            vm.memory.reservation = input.memory("memory-reservation") ?? 0
            return [
                .createVM(name: input.text("name"), cluster: input.text("cluster"), vm)
            ]
        },
        Verb(
            "migrate", .machines, "Move a VM to another host by vMotion", .disturbs,
            [.place("vm", .vm, "The VM"), .place("host", .host, "Where to")]
        ) { (input) throws(VerbError) in
            [.host(.migrate(vm: input.text("vm"), host: input.text("host")))]
        },
        Verb(
            "power-on", .machines, "Power on a VM outside of any Supervisor",
            [.place("vm", .vm, "The VM")]
        ) { (input) throws(VerbError) in [.powerOnVM(name: input.text("vm"))] },
        Verb(
            "power-off", .machines, "Power off a VM outside of any Supervisor", .destroys,
            [.place("vm", .vm, "The VM")]
        ) { (input) throws(VerbError) in [.powerOffVM(name: input.text("vm"))] },
        Verb(
            "delete-vm", .machines, "Delete a VM outside of any Supervisor", .destroys,
            [.place("vm", .vm, "The VM")]
        ) { (input) throws(VerbError) in [.deleteVM(name: input.text("vm"))] },
    ]
}

extension VerbInput {
    func cluster(_ name: String) -> HostCluster? {
        vcenter.clusters.ids.map { vcenter.clusters[$0] }.first { $0.name == name }
    }
}
