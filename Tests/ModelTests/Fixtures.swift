import Testing

@testable import Model

/// A small cluster with a Supervisor and one namespace called `team`.
struct Fixture {
    var simulation: Simulation
    let cluster: ClusterID
    let supervisor: SupervisorID
    let namespace: NamespaceID
    let hosts: [HostID]

    /// Releases for tests that upgrade TKG clusters.
    static let releases = ["v1.23.8", "v1.24.11", "v1.25.7", "v1.26.5", "v1.27.11", "v1.28.8"]

    init(
        hosts count: Int = 3, memoryMiB: Int = 131_072, cores: Int = 16, seed: UInt64 = 1,
        hasServices: Bool = false, releases: [String] = ["v1.26.5"],
        limits: (inout NamespaceSpec) -> Void = { _ in },
        supervisor change: (inout SupervisorSpec) -> Void = { _ in }
    ) throws {
        var vcenter = VCenter(name: "vc")
        var clusterSpec = ClusterSpec(name: "wcp-01")
        clusterSpec.hasServices = hasServices
        let cluster = vcenter.addCluster(clusterSpec)
        var hosts: [HostID] = []
        for number in 1...count {
            let spec = HostSpec(
                name: "esx-0\(number).lab", cores: cores, coreMHz: 2000, memoryMiB: memoryMiB,
                address: "10.0.0.\(20 + number)")
            hosts.append(try vcenter.addHost(spec, to: cluster))
        }
        _ = vcenter.addDatastore(
            name: "vsan", type: .vsan, capacityMiB: 10_485_760, tags: ["gold"], on: [cluster])
        for vmClass in VMClass.defaults { _ = vcenter.addClass(vmClass) }
        _ = vcenter.addPolicy(StoragePolicy(name: "gold", tag: "gold"))
        var supervisorSpec = SupervisorSpec(name: "supervisor")
        change(&supervisorSpec)
        let supervisor = try vcenter.enableSupervisor(supervisorSpec, on: cluster, seed: seed)
        let images = [ImageSpec(name: "photon")] + releases.map { ImageSpec(release: $0) }
        try vcenter.addLibrary(ContentLibrarySpec(name: "images", images: images))
        try vcenter.bind(libraries: ["images"], to: supervisor)
        var spec = NamespaceSpec(name: "team")
        spec.storage = [StorageSpec(policy: "gold")]
        spec.classes = ["best-effort-small", "guaranteed-small"]
        limits(&spec)
        simulation = Simulation(vcenter: vcenter, seed: seed)
        namespace = try simulation.createNamespace(spec, on: supervisor)
        self.cluster = cluster
        self.supervisor = supervisor
        self.hosts = hosts
    }

    /// Applies a Deployment whose pods have one container.
    mutating func deploy(
        _ name: String, replicas: Int, cpu: Int? = nil, memory: Int? = nil, image: String = "nginx"
    ) throws {
        try simulation.perform(
            .apply(Self.deployment(name, replicas: replicas, cpu: cpu, memory: memory, image)))
    }

    static func deployment(
        _ name: String, replicas: Int, cpu: Int?, memory: Int?, _ image: String = "nginx"
    ) -> ObjectRequest {
        var container = Container(name: "main", image: image)
        container.cpuRequest = cpu
        container.memoryRequest = memory
        let template = PodTemplate(labels: ["app": name], containers: [container])
        let spec = WorkloadSpec(
            replicas: replicas, selector: LabelSelector(matching: ["app": name]),
            template: template)
        return ObjectRequest(
            kind: .deployment, apiVersion: "apps/v1", name: name, namespace: "team",
            labels: ["app": name],
            manifest: [
                "kind": "Deployment",
                "spec": ["replicas": .integer(replicas), "image": .string(image)],
            ],
            body: .workload(.deployment, spec))
    }

    /// The pods of the namespace.
    var pods: [Pod] { simulation.vcenter.pods.ids.map { simulation.vcenter.pods[$0] } }

    /// Lets so many simulated minutes pass and expects that everything held.
    mutating func run(minutes: Int) {
        simulation.advance(to: simulation.now + minutes * 60_000)
        #expect(simulation.vcenter.violations(at: simulation.now) == [])
        #expect(simulation.counters.violations == [])
    }
}
