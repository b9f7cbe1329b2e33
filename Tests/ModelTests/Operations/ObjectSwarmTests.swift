import Testing

@testable import Model

/// Random requests for objects of all kinds, with modules and hosts that fail: everything must
/// hold, and in the end all can be taken down to nothing.
@Suite struct ObjectSwarmTests {
    @Test(arguments: 1...12)
    func `objects come and go and nothing is left over`(seed: UInt64) throws {
        var fixture = try Fixture(memoryMiB: 65_536, seed: seed) {
            $0.storageLimitMiB = 200_000
            $0.objectLimits = [ObjectLimit(kind: .service, most: 4)]
        }
        let idle = fixture.simulation.vcenter
        var stream = RandomStream(seed: seed)
        for _ in 0..<150 {
            _ = fixture.refusal(of: operation(&stream))
            fixture.simulation.advance(to: fixture.simulation.now + stream.between(0, 90_000))
            try #require(fixture.simulation.vcenter.violations(at: fixture.simulation.now) == [])
        }
        for module in SupervisorModule.Name.allCases {
            try fixture.simulation.perform(
                .setModule(module, supervisor: "supervisor", healthy: true))
        }
        for number in 1...3 { _ = fixture.refusal(of: .restoreHost(host: "esx-0\(number).lab")) }
        try fixture.simulation.perform(
            .storage(.paths(host: nil, datastore: "vsan", .up)))
        // The API answers again once HA has started the control plane VMs.
        fixture.run(minutes: 15)
        try fixture.simulation.perform(.delete(.namespace, name: "team", namespace: ""))
        fixture.run(minutes: 10)
        // What finalizers hold is let go of, and only then.
        for number in 0..<3 {
            _ = fixture.refusal(of: .apply(Fixture.configMap("o\(number)")))
        }
        let vcenter = fixture.simulation.vcenter
        #expect(vcenter.namespace(named: "team") == nil)
        #expect(vcenter.objects.isEmpty)
        #expect(vcenter.vms.count == idle.vms.count)
        #expect(vcenter.pods.isEmpty)
        #expect(vcenter.claims.isEmpty && vcenter.services.isEmpty && vcenter.machines.isEmpty)
        #expect(vcenter.budgets.isEmpty && vcenter.volumes.isEmpty && vcenter.disks.isEmpty)
        #expect(vcenter.snapshots.isEmpty)
        #expect(vcenter.pools.count == idle.pools.count - 1)
        let network = vcenter.supervisors[fixture.supervisor].network
        #expect(network.ingress.used == 1)
        #expect(network.services.used == 0)
        #expect(network.podBlocks.used == 0)
        #expect(network.egress.used == 0)
        #expect(vcenter.supervisors[fixture.supervisor].podCount == 0)
        let datastore = try #require(vcenter.datastores.ids.first { _ in true })
        #expect(vcenter.datastores[datastore].usedMiB == idle.datastores[datastore].usedMiB)
    }

    private func operation(_ stream: inout RandomStream) -> Operation {
        let name = "o\(stream.below(3))"
        let size = stream.below(4)
        switch stream.below(30) {
        case 0, 1: return .apply(Fixture.deployment(name, replicas: size, cpu: 500, memory: 512))
        case 2: return .apply(Fixture.tkg(name, controlPlane: 1, workers: size))
        case 3:
            return .apply(
                Fixture.virtualMachine(
                    name, className: "guaranteed-small", isPoweredOn: size > 0))
        case 4: return .apply(Fixture.claim(name, sizeMiB: 30_000))
        case 5:
            let type = ServiceType.allCases[size]
            return .apply(Fixture.service(name, type))
        case 6: return .apply(Fixture.pod(name) { $0.cpuRequest = 1000 * size })
        case 7:
            let finalizers: [Value] = size == 0 ? ["example.com/keep"] : []
            return .apply(Fixture.configMap(name, finalizers: finalizers))
        case 8:
            return .scale(.deployment, name: name, namespace: "team", replicas: size)
        case 9:
            let module = SupervisorModule.Name.allCases[stream.below(5)]
            return .setModule(module, supervisor: "supervisor", healthy: size > 0)
        case 10: return .failHost(host: "esx-0\(1 + stream.below(3)).lab")
        case 11: return .restoreHost(host: "esx-0\(1 + stream.below(3)).lab")
        case 12:
            var update = NamespaceUpdate()
            update.cpuLimit = size == 0 ? .lift : .most(2000 * size)
            update.storageLimit = .most(60_000 * size)
            update.storage =
                [
                    [StorageSpec(policy: "gold")], [],
                    [StorageSpec(policy: "gold"), StorageSpec(policy: "safe")],
                ][size % 3]
            return .updateNamespace(name: "team", update)
        case 13: return .setDatastorePaths(datastore: "vsan", down: size == 0)
        case 14:
            return .occupyDatastore(
                datastore: "vsan", occupiedMiB: size == 0 ? 10_485_760 : 1000 * size)
        case 15: return .apply(Fixture.claim(name, sizeMiB: 30_000 + 5000 * size))
        case 16:
            return .apply(
                Fixture.budget(
                    name, selector: ["app": name],
                    minAvailable: size == 3 ? .percent(50) : .count(size)))
        case 17: return .evict(pod: name, namespace: "team")
        case 18: return .apply(Fixture.pod(name, mounting: ["o\(size)"]))
        case 19:
            return .apply(
                Fixture.claim(name, modes: size == 0 ? [.readWriteMany] : [.readWriteOnce]))
        case 20: return .storage(.fileService(datastore: "vsan", isOn: size > 0))
        case 22: return .apply(Fixture.snapshot(name, of: "o\(size)"))
        case 23:
            return .storage(
                .paths(
                    host: "esx-0\(1 + stream.below(3)).lab", datastore: "vsan",
                    HostPaths.allCases[stream.below(3)]))
        case 24: return .storage(.paths(host: nil, datastore: "vsan", .up))
        case 25: return .apply(Fixture.claim(name, from: "o\(size)"))
        case 26:
            return .storage(
                size < 2
                    ? .createPolicy(
                        name: "safe", tag: "gold", StorageRedundancy.allCases[stream.below(3)])
                    : .deletePolicy(name: "safe"))
        case 27:
            return .apply(Fixture.claim(name, sizeMiB: 20_000, storageClass: "safe"))
        case 21: return .failHost(host: "esx-0\(1 + stream.below(3)).lab")
        default:
            let kinds: [Kind] = [
                .deployment, .tanzuKubernetesCluster, .virtualMachine, .persistentVolumeClaim,
                .service, .pod, .podDisruptionBudget, .volumeSnapshot,
                .other(group: "", name: "ConfigMap"),
            ]
            return .delete(kinds[stream.below(kinds.count)], name: name, namespace: "team")
        }
    }
}
