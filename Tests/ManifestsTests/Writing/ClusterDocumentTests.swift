import Testing

@testable import Manifests
@testable import Model

/// TKG clusters as manifests ask for them, and as Cluster API serves them.
@Suite struct ClusterDocumentTests {
    private func world() throws -> Simulation {
        try World(named: "demo").simulation()
    }

    private func served(_ simulation: Simulation, _ kind: String) -> [Value] {
        let vcenter = simulation.vcenter
        let all = vcenter.clusterObjects { id, row in
            [.cluster(id), .controlPlane(id), .infrastructure(id), .healthCheck(id, pool: nil)]
                + row.spec.workers.map { .deployment(id, pool: $0.name) }
                + row.machineSets.map { .set(id, $0.name) }
                + row.machines.flatMap { [.infrastructureMachine($0), .bootstrap($0)] }
        }
        return all.map { simulation.document(of: $0) }.filter { $0["kind"]?.string == kind }
    }

    @Test func `machines are owned by sets, sets by deployments, all of them by the cluster`()
        throws
    {
        var simulation = try world()
        simulation.advance(to: simulation.now + 40 * 60_000)
        let vcenter = simulation.vcenter
        let (sets, deployments) = (
            served(simulation, "MachineSet"), served(simulation, "MachineDeployment")
        )
        #expect(!sets.isEmpty && deployments.count == sets.count)
        func names(_ documents: [Value]) -> Set<String> {
            Set(documents.compactMap { $0["metadata"]?["uid"]?.string })
        }
        func owner(_ document: Value) -> String {
            document["metadata"]?["ownerReferences"]?.elements.first?["uid"]?.string ?? ""
        }
        for set in sets { #expect(names(deployments).contains(owner(set))) }
        let clusters = names(served(simulation, "Cluster"))
        for deployment in deployments { #expect(clusters.contains(owner(deployment))) }
        let keepers = names(sets).union(names(served(simulation, "KubeadmControlPlane")))
        for id in vcenter.machines.ids {
            let document = simulation.document(of: vcenter.machines[id].object)
            #expect(keepers.contains(owner(document)))
            #expect(document["spec"]?["providerID"]?.string?.hasPrefix("vsphere://") == true)
        }
        // A deployment has as many machines as its sets.
        for deployment in deployments {
            let uid = deployment["metadata"]?["uid"]?.string
            let sum = sets.filter { owner($0) == uid }
                .reduce(0) { $0 + ($1["status"]?["replicas"]?.integer ?? 0) }
            #expect(deployment["status"]?["replicas"]?.integer == sum)
        }
    }

    private func decode(_ text: String) throws -> WorkloadClusterSpec {
        let read = DocumentReader.read(Array(text.utf8), file: "f.yaml")
        let document = try #require(read.documents.first)
        let request = try ManifestDecoder.request(from: document, namespace: "team")
        guard case .workloadCluster(let spec) = request.body else {
            throw ManifestError(file: "", reason: .refused("no cluster"))
        }
        return spec
    }

    private func cluster(_ variables: String, overrides: String = "") -> String {
        """
        apiVersion: cluster.x-k8s.io/v1beta1
        kind: Cluster
        metadata: {name: c1}
        spec:
          clusterNetwork: {pods: {cidrBlocks: [10.10.0.0/16]}, services: {cidrBlocks: [10.20.0.0/16]}}
          topology:
            class: tanzukubernetescluster
            version: v1.26.5
            controlPlane: {replicas: 1}
            workers:
              machineDeployments:
              - {class: node-pool, name: np-1, replicas: 2, nodeDrainTimeout: 5m\(overrides)}
            variables: [\(variables)]
        """
    }

    private let needed =
        "{name: vmClass, value: best-effort-small}, {name: storageClass, value: gold}"

    @Test func `variables of the class reach nodes and networks`() throws {
        let spec = try decode(
            cluster(
                needed + """
                    , {name: nodePoolLabels, value: [{key: tier, value: web}]},
                    {name: nodePoolTaints, value: [{key: gpu, value: "1", effect: NoSchedule}]},
                    {name: nodePoolVolumes, value: [{name: containerd, mountPath: /var/lib/containerd,
                     capacity: {storage: 50G}, storageClass: gold}]},
                    {name: defaultStorageClass, value: gold},
                    {name: controlPlaneCertificateRotation, value: {activate: true, daysBefore: 30}}
                    """,
                overrides: ", variables: {overrides: [{name: vmClass, value: guaranteed-large}]}"))
        #expect(spec.workers[0].className == "guaranteed-large")
        #expect(spec.controlPlane.className == "best-effort-small")
        #expect(spec.workers[0].labels == ["tier": "web"])
        #expect(spec.workers[0].taints == [Taint(key: "gpu", value: "1")])
        #expect(spec.workers[0].volumes.map(\.mountPath) == ["/var/lib/containerd"])
        #expect(spec.workers[0].drainTimeout == 300_000)
        #expect(spec.controlPlane.volumes.isEmpty)
        #expect(spec.rotatesDaysBefore == 30 && spec.defaultStorageClass == "gold")
        #expect(spec.network.pods.text == "10.10.0.0/16")
    }

    @Test(arguments: [
        (
            "{name: storageClass, value: gold}",
            "spec.topology.variables: Required value: required variable with name \"vmClass\" must be defined"
        ),
        (
            "{name: vmClass, value: a}, {name: storageClass, value: gold}, {name: colour, value: red}",
            "spec.topology.variables: Required value: no definitions found for variable \"colour\""
        ),
        (
            "{name: vmClass, value: 3}, {name: storageClass, value: gold}",
            "spec.topology.variables: Invalid value: \"integer\": spec.topology.variables in body "
                + "must be of type string: \"integer\""
        ),
        (
            "{name: vmClass, value: a}, {name: storageClass, value: gold}, "
                + "{name: controlPlaneCertificateRotation, value: {daysBefore: 3}}",
            "spec.topology.variables.daysBefore: Invalid value: 3: spec.topology.variables.daysBefore "
                + "in body should be greater than or equal to 7"
        ),
    ])
    func `variables that the class does not take are refused`(
        _ variables: String, _ problem: String
    ) throws {
        let error = #expect(throws: ManifestError.self) { try decode(cluster(variables)) }
        #expect(
            error?.reason == .refused("Cluster.cluster.x-k8s.io \"c1\" is invalid: \(problem)"))
    }

    @Test func `v1alpha3 says labels, taints, volumes, drains and networks`() throws {
        let spec = try decode(
            """
            apiVersion: run.tanzu.vmware.com/v1alpha3
            kind: TanzuKubernetesCluster
            metadata: {name: c1}
            spec:
              topology:
                controlPlane:
                  replicas: 3
                  vmClass: a
                  storageClass: gold
                  tkr: {reference: {name: v1.26.5---vmware.2-fips.1-tkg.1}}
                nodePools:
                - name: np-1
                  replicas: 2
                  vmClass: a
                  storageClass: gold
                  failureDomain: zone-1
                  nodeDrainTimeout: 90s
                  labels: {tier: web}
                  taints: [{key: gpu, effect: NoExecute}]
                  volumes: [{name: etcd, mountPath: /var/lib/etcd, capacity: {storage: 4Gi}}]
              settings:
                network: {cni: {name: calico}, services: {cidrBlocks: [10.20.0.0/16]}}
                storage: {defaultClass: gold, classes: [gold]}
            """)
        let pool = spec.workers[0]
        #expect(pool.failureDomain == "zone-1" && pool.drainTimeout == 90_000)
        #expect(pool.labels == ["tier": "web"])
        #expect(pool.taints == [Taint(key: "gpu", effect: .noExecute)])
        #expect(
            pool.volumes == [NodeVolume(name: "etcd", mountPath: "/var/lib/etcd", sizeMiB: 4096)])
        #expect(spec.network.plugin == .calico && spec.rotatesDaysBefore == 90)
    }
}
