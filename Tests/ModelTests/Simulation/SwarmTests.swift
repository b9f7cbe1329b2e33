import Testing

@testable import Model

/// Random operations on a small cluster, and after each of them everything that must always hold.
@Suite struct SwarmTests {
    @Test(arguments: 1...SwarmLength.seeds)
    func `whatever somebody does, everything holds`(seed: Int) throws {
        var swarm = try Swarm(seed: UInt64(seed))
        for step in 0..<SwarmLength.operations {
            let done = swarm.act()
            let simulation = swarm.fixture.simulation
            let found = simulation.vcenter.violations(at: simulation.now)
            #expect(found == [], "seed \(seed), step \(step): \(done)")
            if !found.isEmpty { return }
        }
        #expect(swarm.fixture.simulation.counters.violations == [])
        swarm.expectQuietEnd()
        swarm.expectNothingLeftBehind()
        if SwarmLength.isLong {
            let simulation = swarm.fixture.simulation
            print(
                "swarm: seed \(seed), \(simulation.now / 3_600_000) h,",
                "\(simulation.counters.violationCount) violations, \(simulation.stateHash.text)")
        }
    }

    @Test func `the same seed leads to the same end`() throws {
        var (one, other) = (try Swarm(seed: 42), try Swarm(seed: 42))
        for _ in 0..<60 {
            #expect(one.act() == other.act())
            #expect(one.fixture.simulation.stateHash == other.fixture.simulation.stateHash)
        }
    }
}

/// Somebody who does anything at all.
struct Swarm {
    var fixture: Fixture
    /// What it did, and when.
    private(set) var journal: [(at: Int, operation: Operation)] = []
    private var chance: RandomStream
    private static let images = ["nginx", "redis", "app:1", "app:2"]

    init(seed: UInt64) throws {
        chance = RandomStream(seed: seed)
        fixture = try Self.beginning(seed: seed)
        // What is due at the first instant comes before what anybody does.
        fixture.simulation.advance(to: 0)
    }

    /// The cluster on which a swarm of this seed begins.
    static func beginning(seed: UInt64) throws -> Fixture {
        try Fixture(
            hosts: 5, memoryMiB: 32_768, cores: 8, seed: seed, hasServices: seed % 3 > 0
        ) {
            if seed % 2 == 0 { $0.memoryLimitMiB = 16_384 }
        }
    }

    /// Does one thing, lets some time pass, and says what it did.
    mutating func act() -> String {
        let operation = pick()
        journal.append((fixture.simulation.now, operation))
        var text = "\(operation)"
        do {
            try fixture.simulation.perform(operation)
        } catch {
            text += " refused: \(error)"
        }
        fixture.simulation.advance(to: fixture.simulation.now + chance.between(0, 90_000))
        return text
    }

    /// Brings all hosts back and expects that what remains pending says why.
    mutating func expectQuietEnd() {
        SwarmFaults.mend(
            hosts: hosts.map { fixture.simulation.vcenter.hosts[$0].name }, &fixture.simulation)
        try? fixture.simulation.perform(
            .setHA(cluster: "wcp-01", .withoutAdmissionControl))
        try? fixture.simulation.perform(.setDRS(cluster: "wcp-01", DRSSettings()))
        for module in SupervisorModule.Name.allCases {
            try? fixture.simulation.perform(
                .setModule(module, supervisor: "supervisor", healthy: true))
        }
        try? fixture.simulation.perform(.host(.healPartition(cluster: "wcp-01")))
        for number in 1...5 where hosts.count < 5 {
            try? fixture.simulation.perform(SwarmHosts.add(number))
        }
        for id in hosts {
            let name = fixture.simulation.vcenter.hosts[id].name
            SwarmHosts.mend(name, &fixture.simulation)
            try? fixture.simulation.perform(.exitMaintenance(host: name))
            try? fixture.simulation.perform(.setSpherelet(host: name, running: true))
        }
        fixture.run(minutes: 2)
        for id in hosts {
            let name = fixture.simulation.vcenter.hosts[id].name
            try? fixture.simulation.perform(.host(.exitStandby(host: name)))
        }
        // Control plane VMs come back first, then everything that waited for them; one that was
        // off could not be mended before.
        fixture.run(minutes: 10)
        SwarmFaults.mend(
            hosts: hosts.map { fixture.simulation.vcenter.hosts[$0].name }, &fixture.simulation)
        fixture.run(minutes: 50)
        let supervisor = fixture.simulation.vcenter.supervisors[fixture.supervisor]
        #expect(supervisor.controlPlane.count == 3 && supervisor.rollout == nil)
        #expect(supervisor.parked.isEmpty && supervisor.configStatus == .running)
        for id in hosts {
            let name = fixture.simulation.vcenter.hosts[id].name
            try? fixture.simulation.perform(.cordon(host: name, false))
        }
        fixture.run(minutes: 20)
        for pod in fixture.pods where !pod.isFinished && !pod.isReady {
            // What still starts was created lately; what waits says why.
            let isYoung = fixture.simulation.now - pod.createdAt < 180_000
            #expect(isYoung || pod.reason != nil, "\(pod.name) \(pod.stage)")
        }
        let waiting = fixture.simulation.vcenter.supervisors[fixture.supervisor].waiting
        #expect(waiting.count == fixture.pods.count { $0.stage == .waiting })
    }

    /// Deletes everything and expects that all room and all addresses came back.
    mutating func expectNothingLeftBehind() {
        for kind in [Kind.deployment, .statefulSet, .daemonSet, .job] {
            for name in ["web-0", "web-1", "web-2", "web-3", "db", "agent", "batch"] {
                try? fixture.simulation.perform(.delete(kind, name: name, namespace: "team"))
            }
        }
        for number in 0..<4 {
            try? fixture.simulation.perform(
                .delete(.podDisruptionBudget, name: "web-\(number)", namespace: "team"))
        }
        for kind in [Kind.tanzuKubernetesCluster, .virtualMachine, .pod] {
            for name in ["box-0", "box-1"] {
                try? fixture.simulation.perform(.delete(kind, name: name, namespace: "team"))
            }
        }
        fixture.run(minutes: 5)
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.pods.isEmpty)
        #expect(vcenter.workloads.isEmpty)
        #expect(vcenter.workloadClusters.isEmpty && vcenter.machines.isEmpty)
        #expect(vcenter.serviceVMs.isEmpty)
        let namespace = vcenter.namespaces[fixture.namespace]
        #expect(namespace.usage == NamespaceUsage())
        #expect(namespace.network.subnets.allSatisfy { $0.used == 0 })
        #expect(namespace.counts.values.allSatisfy { $0 == 0 })
        #expect(vcenter.supervisors[fixture.supervisor].podCount == 0)
        #expect(vcenter.supervisors[fixture.supervisor].waiting.count == 0)
    }

    /// The hosts that there are now.
    private var hosts: [HostID] { fixture.simulation.vcenter.clusters[fixture.cluster].hosts }

    private func vcenterName(_ id: HostID) -> String { fixture.simulation.vcenter.hosts[id].name }

    private mutating func someHost() -> String {
        fixture.simulation.vcenter.hosts[hosts[chance.below(hosts.count)]].name
    }

    private mutating func pick() -> Operation {
        let host = someHost()
        if chance.below(16) == 0 { return setting() }
        if chance.below(16) == 0 { return vmService() }
        if chance.below(10) == 0 {
            return SwarmHosts.operation(on: hosts.map { vcenterName($0) }, &chance)
        }
        if chance.below(12) == 0 { return inside() }
        switch chance.below(26) {
        case 20, 21: return supervisorObject()
        case 22:
            return .delete(
                chance.below(2) == 0 ? .tanzuKubernetesCluster : .virtualMachine,
                name: "box-\(chance.below(2))", namespace: "team")
        case 23: return .failHost(host: host)
        case 24:
            return .apply(
                Fixture.budget(
                    "web-\(chance.below(4))", selector: ["app": "web-\(chance.below(4))"],
                    maxUnavailable: chance.below(2) == 0 ? .count(1) : .percent(25)))
        case 25:
            let pods = fixture.pods
            let name = pods.isEmpty ? "none" : pods[chance.below(pods.count)].name
            return chance.below(3) > 0
                ? .evict(pod: name, namespace: "team")
                : .delete(
                    .podDisruptionBudget, name: "web-\(chance.below(4))", namespace: "team")
        case 0...4: return workload()
        case 5...7:
            return .scale(
                .deployment, name: "web-\(chance.below(4))", namespace: "team",
                replicas: chance.below(12))
        case 8:
            return .scale(
                .statefulSet, name: "db", namespace: "team", replicas: chance.below(5))
        case 9:
            let kinds: [(Kind, String)] = [
                (.deployment, "web-\(chance.below(4))"), (.statefulSet, "db"),
                (.daemonSet, "agent"), (.job, "batch"),
            ]
            let (kind, name) = kinds[chance.below(kinds.count)]
            return .delete(kind, name: name, namespace: "team")
        case 10, 11:
            let pods = fixture.pods
            let name = pods.isEmpty ? "none" : pods[chance.below(pods.count)].name
            return .delete(.pod, name: name, namespace: "team")
        case 12: return .enterMaintenance(host: host)
        case 13, 14: return .exitMaintenance(host: host)
        case 15: return .failHost(host: host)
        case 16: return .restoreHost(host: host)
        case 17: return .cordon(host: host, chance.below(3) == 0)
        case 18:
            var vm = StandaloneVM(
                virtualCPUs: 1 + chance.below(4), memoryMiB: 1024 * (1 + chance.below(8)))
            vm.memory.reservation = chance.below(2) * vm.memoryMiB / 2
            return .createVM(name: "vm-\(chance.below(6))", cluster: "wcp-01", vm)
        default:
            let name = "vm-\(chance.below(6))"
            return chance.below(2) == 0 ? .powerOffVM(name: name) : .deleteVM(name: name)
        }
    }

    /// A setting of DRS or HA, or a module that fails or returns.
    private mutating func setting() -> Operation {
        switch chance.below(5) {
        case 3: return controlPlane()
        case 4:
            let names = hosts.map { fixture.simulation.vcenter.hosts[$0].name }
            let next = fixture.simulation.vcenter.supervisors[fixture.supervisor].nextNumber
            return SwarmFaults.operation(hosts: names, nextNumber: next, &chance)
        case 0:
            var settings = DRSSettings()
            settings.isEnabled = chance.below(4) > 0
            settings.automation = DRSSettings.Automation.allCases[chance.below(3)]
            settings.threshold = 1 + chance.below(5)
            settings.generation = DRSSettings.Generation.allCases[chance.below(2)]
            settings.power.mode = PowerManagement.Mode.allCases[chance.below(3)]
            settings.power.threshold = 1 + chance.below(5)
            settings.isPredictive = chance.below(3) == 0
            settings.options.maxMovesPerHost = chance.below(3) == 0 ? 1 + chance.below(3) : nil
            settings.options.weighsCost = chance.below(4) > 0
            return .setDRS(cluster: "wcp-01", settings)
        case 1:
            var settings = HASettings()
            settings.isEnabled = chance.below(4) > 0
            settings.admission = HASettings.Admission.allCases[chance.below(4)]
            settings.toleratedFailures = chance.below(3)
            settings.isolationResponse = HASettings.IsolationResponse.allCases[chance.below(3)]
            settings.restartCondition = HASettings.RestartCondition.allCases[chance.below(4)]
            settings.failoverHosts = [hosts[chance.below(hosts.count)]]
            return .setHA(cluster: "wcp-01", settings)
        default:
            let module = SupervisorModule.Name.allCases[chance.below(5)]
            return .setModule(module, supervisor: "supervisor", healthy: chance.below(3) > 0)
        }
    }

    /// A change or a loss in the control plane, or a Spherelet that stops or starts.
    private mutating func controlPlane() -> Operation {
        let supervisor = fixture.simulation.vcenter.supervisors[fixture.supervisor]
        let host = someHost()
        switch chance.below(5) {
        case 0:
            return .loseControlPlaneVM(
                number: supervisor.nextNumber - 1 - chance.below(3), supervisor: "supervisor")
        case 1:
            return .upgradeSupervisor("supervisor", version: "v1.\(27 + chance.below(5)).1")
        case 2:
            return .resizeSupervisor("supervisor", ControlPlaneSize.allCases[chance.below(3)])
        case 3: return .rotateCertificates(supervisor: "supervisor")
        default: return .setSpherelet(host: host, running: chance.below(2) == 0)
        }
    }

    /// What the VM Service rests on, or a VM that is asked to be otherwise.
    private mutating func vmService() -> Operation {
        switch chance.below(6) {
        case 0:
            let image = ImageSpec(name: "image-\(chance.below(3))")
            return chance.below(2) == 0
                ? .library(.addItem(image, library: "images"))
                : .library(.removeItem(image.name, library: "images"))
        case 1:
            var vmClass = VMClass(
                name: "class-\(chance.below(2))", virtualCPUs: 1 + chance.below(4),
                memoryMiB: 2048)
            vmClass.cpuReservationPercent = 25 * chance.below(3)
            return .vmClass(chance.below(2) == 0 ? .create(vmClass) : .update(vmClass))
        case 2: return .vmClass(.delete("class-\(chance.below(2))"))
        case 3:
            var update = NamespaceUpdate()
            update.classes = ["best-effort-small", "guaranteed-small", "class-0"]
            return .updateNamespace(name: "team", update)
        default:
            var spec = VMServiceSpec(
                className: ["best-effort-small", "class-0"][chance.below(2)], image: "photon",
                storageClass: "gold")
            spec.power = VMServiceSpec.Power.allCases[chance.below(3)]
            spec.powerOffMode = VMServiceSpec.PowerMode.allCases[chance.below(3)]
            spec.suspendMode = VMServiceSpec.PowerMode.allCases[chance.below(3)]
            if chance.below(3) == 0 { spec.nextRestart = .now }
            return .apply(
                ObjectRequest(
                    kind: .virtualMachine, apiVersion: "vmoperator.vmware.com/v1alpha3",
                    name: "box-\(chance.below(2))", namespace: "team",
                    manifest: ["kind": "VirtualMachine", "spec": ["all": .string("\(spec)")]],
                    body: .virtualMachine(spec)))
        }
    }

    /// A TKG cluster, a VM of the VM Service, or a pod that nobody makes again.
    private mutating func supervisorObject() -> Operation {
        let name = "box-\(chance.below(2))"
        switch chance.below(3) {
        case 0: return .apply(Fixture.tkg(name, workers: 1 + chance.below(3)))
        case 1: return .apply(Fixture.virtualMachine(name, isPoweredOn: chance.below(3) > 0))
        default: return .apply(Fixture.pod(name) { $0.cpuRequest = 100 })
        }
    }

    /// Something inside a TKG cluster: workloads, Services, budgets, nodes and namespaces.
    private mutating func inside() -> Operation {
        let cluster = GuestName(namespace: "team", cluster: "box-\(chance.below(2))")
        let namespace = chance.below(4) == 0 ? "other" : "apps"
        switch chance.below(8) {
        case 0: return .inside(cluster, .apply(Fixture.guestNamespace(namespace)))
        case 1: return .inside(cluster, .deliver(Fixture.guestNamespace(namespace)))
        case 2:
            return .inside(
                cluster, .delete(.deployment, name: "in-\(chance.below(2))", namespace: namespace))
        case 3: return .inside(cluster, .apply(Fixture.guestService("front", in: namespace)))
        case 4:
            let nodes = fixture.simulation.vcenter.machines.ids.map {
                fixture.simulation.vcenter.machines[$0].name
            }
            let node = nodes.isEmpty ? "none" : nodes[chance.below(nodes.count)]
            return .inside(cluster, .cordon(node: node, chance.below(3) == 0))
        case 5:
            return .inside(
                cluster,
                .apply(Fixture.budget("in-\(chance.below(2))", least: .count(1), in: namespace)))
        case 6:
            return .inside(
                cluster,
                .delete(.namespace, name: chance.below(3) == 0 ? "apps" : "other", namespace: ""))
        default:
            return .inside(
                cluster,
                .apply(
                    Fixture.guestDeployment(
                        "in-\(chance.below(2))", replicas: chance.below(6), in: namespace,
                        cpu: 100 * chance.below(8))))
        }
    }

    private mutating func workload() -> Operation {
        let image = Self.images[chance.below(Self.images.count)]
        let types: [(WorkloadType, String)] = [
            (.deployment, "web-\(chance.below(4))"), (.deployment, "web-\(chance.below(4))"),
            (.statefulSet, "db"), (.daemonSet, "agent"), (.job, "batch"),
        ]
        let (type, name) = types[chance.below(types.count)]
        var container = Container(name: "main", image: image)
        if chance.below(4) > 0 {
            container.cpuRequest = 50 * (1 + chance.below(20))
            container.memoryRequest = 128 * (1 + chance.below(16))
        }
        let template = PodTemplate(
            labels: ["app": name], containers: [container],
            restartPolicy: type == .job ? .never : .always, priority: chance.below(3),
            workDuration: 30_000)
        let replicas = 1 + chance.below(8)
        var spec = WorkloadSpec(
            replicas: replicas, selector: LabelSelector(matching: ["app": name]),
            template: template)
        spec.completions = 1 + chance.below(6)
        spec.maxUnavailable = .count(chance.below(2))
        return .apply(
            ObjectRequest(
                kind: type.kind, apiVersion: "apps/v1", name: name, namespace: "team",
                manifest: [
                    "kind": .string(type.kind.name),
                    "spec": ["replicas": .integer(replicas), "image": .string(image)],
                ],
                body: .workload(type, spec)))
    }
}
