@testable import Model

/// A cluster without a Supervisor on which everything is there to enable one.
struct EnablingFixture {
    var simulation: Simulation
    let cluster: ClusterID
    let hosts: [HostID]

    init(hosts count: Int = 4, seed: UInt64 = 1) throws {
        var vcenter = VCenter(name: "vc")
        let cluster = vcenter.addCluster(ClusterSpec(name: "wcp-01"))
        var hosts: [HostID] = []
        for number in 0..<count {
            let spec = HostSpec(
                name: "esx-0\(number + 1).lab", cores: 16, coreMHz: 2000, memoryMiB: 131_072,
                address: "10.1.0.\(20 + number)")
            hosts.append(try vcenter.addHost(spec, to: cluster))
        }
        _ = vcenter.addDatastore(
            name: "vsan", type: .vsan, capacityMiB: 10_485_760, tags: ["gold"], on: [cluster])
        for vmClass in VMClass.defaults { _ = vcenter.addClass(vmClass) }
        _ = vcenter.addPolicy(StoragePolicy(name: "gold", tag: "gold"))
        simulation = Simulation(vcenter: vcenter, seed: seed)
        self.cluster = cluster
        self.hosts = hosts
    }

    /// What the wizard would be told.
    static func spec(_ provider: NetworkProvider = .nsx) -> EnableSpec {
        var supervisor = SupervisorSpec(name: "supervisor")
        supervisor.networkProvider = provider
        supervisor.management.subnet = CIDR("10.0.0.0/24")
        supervisor.management.gateway = IPv4("10.0.0.1")
        return EnableSpec(supervisor, policy: "gold")
    }

    mutating func enable(
        _ spec: EnableSpec = Self.spec()
    ) throws(OperationError) {
        try simulation.perform(.enableWorkloadManagement(cluster: "wcp-01", spec))
    }

    mutating func disable() throws(OperationError) {
        try simulation.perform(.disableWorkloadManagement(supervisor: "supervisor"))
    }

    mutating func change(_ change: EnvironmentChange) throws(OperationError) {
        try simulation.perform(.environment(change))
    }

    mutating func run(minutes: Int) { simulation.advance(to: simulation.now + minutes * 60_000) }

    /// Lets time pass until something holds, at most so many minutes; whether it does.
    mutating func run(
        atMost minutes: Int, until isSo: (Supervisor?) -> Bool
    ) -> Bool {
        for _ in 0..<minutes * 12 where !isSo(supervisor) {
            simulation.advance(to: simulation.now + 5000)
        }
        return isSo(supervisor)
    }

    var supervisorID: SupervisorID? { simulation.vcenter.clusters[cluster].supervisor }

    var supervisor: Supervisor? { supervisorID.map { simulation.vcenter.supervisors[$0] } }

    var violations: [Violation] { simulation.vcenter.violations(at: simulation.now) }
}
