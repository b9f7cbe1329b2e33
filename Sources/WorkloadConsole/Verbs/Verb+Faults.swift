import Manifests
import Model

extension Verb {
    static let alarmVerbs: [Verb] = [
        Verb(
            "acknowledge-alarm", .alarms, "Acknowledge an alarm",
            [
                .place("alarm", .alarm, "Its definition"),
                .place("object", .text, "What it is about"),
            ]
        ) { (input) throws(VerbError) in
            [.alarm(.acknowledge(try input.alarm(), object: input.text("object")))]
        },
        Verb(
            "reset-alarm", .alarms, "Set an alarm to green",
            [
                .place("alarm", .alarm, "Its definition"),
                .place("object", .text, "What it is about"),
            ]
        ) { (input) throws(VerbError) in
            [.alarm(.reset(try input.alarm(), object: input.text("object")))]
        },
        Verb(
            "cancel-migration", .alarms, "Cancel the vMotion of a VM",
            [.place("vm", .vm, "The VM")]
        ) { (input) throws(VerbError) in [.cancel(.migration(vm: input.text("vm")))] },
        Verb(
            "cancel-maintenance", .alarms, "Have a host stop entering maintenance mode",
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.cancel(.maintenance(host: input.text("host")))] },
    ]

    static let faultVerbs: [Verb] = [
        Verb(
            "fail-host", .faults, "Have a host stop dead", .destroys,
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.failHost(host: input.text("host"))] },
        Verb(
            "hang-host", .faults, "Have the management agent of a host hang", .disturbs,
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in [.host(.hang(host: input.text("host")))] },
        Verb(
            "set-link", .faults, "Take a link of a host down, or up again", .disturbs,
            [
                .place("host", .host, "The host"), .place("vmnic", .text, "Such as vmnic0"),
                .place("state", .onOff, "Whether it is up"),
            ]
        ) { (input) throws(VerbError) in
            [
                .host(
                    .setLink(
                        host: input.text("host"), vmnic: input.text("vmnic"),
                        isUp: input.isOn("state")))
            ]
        },
        Verb(
            "partition", .faults, "Split the network of a cluster", .destroys,
            [
                .place("cluster", .cluster, "The cluster"),
                .option(
                    "host", .host, "A host on the other side than vCenter", isRequired: true,
                    isRepeated: true),
            ]
        ) { (input) throws(VerbError) in
            [.host(.partition(cluster: input.text("cluster"), hosts: input.all("host")))]
        },
        Verb(
            "heal-partition", .faults, "Mend the network of a cluster",
            [.place("cluster", .cluster, "The cluster")]
        ) { (input) throws(VerbError) in [.host(.healPartition(cluster: input.text("cluster")))] },
        Verb(
            "stop-spherelet", .faults, "Stop the Spherelet of a host", .disturbs,
            [.place("host", .host, "The host")]
        ) { (input) throws(VerbError) in
            [.setSpherelet(host: input.text("host"), running: false)]
        },
        Verb(
            "lose-control-plane-vm", .faults, "Lose a control plane VM for good", .destroys,
            [
                .place("supervisor", .supervisor, "The Supervisor"),
                .option("number", .number(1...99), "Its number", isRequired: true),
            ]
        ) { (input) throws(VerbError) in
            [
                .loseControlPlaneVM(
                    number: input.number("number") ?? 1, supervisor: input.text("supervisor"))
            ]
        },
        Verb(
            "set-datastore-paths", .faults, "Take all paths to a datastore away, or give them back",
            .destroys,
            [
                .place("datastore", .datastore, "The datastore"),
                .place("state", .onOff, "Whether they are there"),
            ]
        ) { (input) throws(VerbError) in
            [
                .setDatastorePaths(
                    datastore: input.text("datastore"), down: !input.isOn("state"))
            ]
        },
        Verb(
            "set-host-paths", .faults,
            "Take a host's paths to a datastore down (apd), lose it for good (pdl), or mend it",
            .destroys,
            [
                .place("host", .host, "The host"),
                .place("datastore", .datastore, "The datastore"),
                .place(
                    "state", .choice(HostPaths.allCases.map(\.rawValue)), "How it reaches it"),
            ]
        ) { (input) throws(VerbError) in
            [
                .storage(
                    .paths(
                        host: input.text("host"), datastore: input.text("datastore"),
                        HostPaths(rawValue: input.text("state")) ?? .up))
            ]
        },
        Verb(
            "occupy-datastore", .faults, "Have others occupy so much of a datastore", .disturbs,
            [
                .place("datastore", .datastore, "The datastore"),
                .option("size", .memory, "How much", isRequired: true),
            ]
        ) { (input) throws(VerbError) in
            [
                .occupyDatastore(
                    datastore: input.text("datastore"), occupiedMiB: input.memory("size") ?? 0)
            ]
        },
        Verb(
            "service", .faults, "Start, stop, restart, crash or hang a service of vCenter",
            .disturbs,
            [
                .place(
                    "service", .choice(ApplianceService.allCases.map(\.rawValue)), "The service"),
                .place("deed", .choice(ServiceDeed.allCases.map(\.rawValue)), "What to do to it"),
            ]
        ) { (input) throws(VerbError) in
            guard let service = ApplianceService(rawValue: input.text("service")),
                let deed = ServiceDeed(rawValue: input.text("deed"))
            else { return [] }
            return [.service(.vCenter(service, deed))]
        },
        Verb(
            "inject-fault", .faults, "Have a training scenario happen (docs/faults.md)",
            .destroys,
            [
                .place(
                    "number", .number(1...FaultScenario.allCases.count), "Its number"),
                .option("namespace", .namespace, "The namespace that it happens to"),
                .option("host", .host, "The host"),
            ]
        ) { (input) throws(VerbError) in
            guard let scenario = FaultScenario(rawValue: input.number("number") ?? 0) else {
                return []
            }
            var injection = FaultInjection(scenario)
            injection.namespace = input.optional("namespace")
            injection.host = input.optional("host")
            return [.fault(.inject(injection))]
        },
        Verb("mend", .faults, "Carry out what mends what is found", .disturbs, []) {
            (_) throws(VerbError) in [.fault(.mend)]
        },
    ]

    static let anything: [Verb] = [
        Verb(
            "operation", .other,
            "Any operation, as JSON as `wlm-tui session export` writes it", .destroys,
            [.place("json", .text, "The operation")]
        ) { (input) throws(VerbError) in
            do {
                let value = try JSONReader.value(of: input.text("json"), file: "operation")
                return [try ValueDecoder.decode(Operation.self, from: value)]
            } catch let error as ManifestError {
                throw VerbError(.unreadable(error.description))
            } catch let error as ValueDecodingError {
                throw VerbError(.unreadable("operation: \(error.text)"))
            } catch {
                throw VerbError(.unreadable("\(error)"))
            }
        }
    ]
}

extension VerbInput {
    fileprivate func alarm() throws(VerbError) -> AlarmDefinition {
        guard let alarm = AlarmDefinition(rawValue: text("alarm")) else {
            throw VerbError(
                .unknown(text("alarm"), known: AlarmDefinition.allCases.map(\.rawValue)))
        }
        return alarm
    }
}
