import Testing

@testable import Model

/// Each training scenario that can be brought about: nothing is found before it; then its true cause
/// is, from state alone; and once it is mended, nothing is found again.
@Suite struct ScenarioTests {
    /// A scenario, and whether a finding names its cause.
    struct Case: Sendable, CustomTestStringConvertible {
        let scenario: FaultScenario
        let isNamed: @Sendable (FindingCause) -> Bool

        init(_ scenario: FaultScenario, _ isNamed: @escaping @Sendable (FindingCause) -> Bool) {
            self.scenario = scenario
            self.isNamed = isNamed
        }

        init(_ scenario: FaultScenario, _ cause: FindingCause) {
            self.init(scenario) { $0 == cause }
        }

        var testDescription: String { "\(scenario.number) \(scenario)" }
    }

    static let cases: [Case] = [
        Case(.controlPlaneDisk, .diskCorrupt(number: 3)),
        Case(.loginBadGateway, .serviceDown(.wcp, .unhealthy)),
        Case(.noRouteToLoadBalancer, .unreachable(.routeClosed(.clientsToLoadBalancer))),
        Case(.noNodeAcceptsPods, .unreachable(.routeClosed(.hostsToControlPlane))),
        Case(.duplicateHostName, .unreachable(.hostName("localhost"))),
        Case(.policyWithoutDatastore, .policyWithoutDatastore(policy: "gold", tag: "gold")),
        Case(.wrongName) { if case .unreachable(.nameWrong) = $0 { true } else { false } },
        Case(.clockSkew, .unreachable(.clockSkew(58 * 60_000))),
        Case(
            .controlPlaneUnreachable, .unreachable(.routeClosed(.vCenterToControlPlane))),
        Case(.certificatesExpired, .apiCertificateExpired),
        Case(
            .registryAuthority,
            .imageFault(image: "harbor.lab/drill/app:3.25.0", .untrusted)),
        Case(.podNetwork, .network(.overlayMTU(1500))),
        Case(.computeQuota) {
            if case .refused(.exceededQuota(_, _, "drill", _)) = $0 { true } else { false }
        },
        Case(.storageQuota) {
            if case .refused(.exceededQuota(_, _, "team-storagequota", _)) = $0 {
                true
            } else {
                false
            }
        },
        Case(.objectLimit) {
            if case .refused(.exceededQuota(.pod, _, "team", _)) = $0 { true } else { false }
        },
        Case(.classNotBound) { if case .blocked(.classNotBound) = $0 { true } else { false } },
        Case(.imageMissing, .blocked(.imageNotFound("drill-image"))),
        Case(.incompleteBundle) {
            if case .serviceHeld("drill.tanzu.vmware.com", .image) = $0 { true } else { false }
        },
        Case(.storageClassNotBound, .blocked(.storageClassNotBound("silver"))),
        Case(.loadBalancerAddresses, .ingressExhausted(range: "192.168.123.0/24")),
        Case(.workloadAddresses) {
            if case .network(.rangeExhausted) = $0 { true } else { false }
        },
        Case(.drain) { if case .maintenanceBlocked = $0 { true } else { false } },
        Case(.removalStuck) { if case .removalBlocked = $0 { true } else { false } },
        Case(.maintenanceStuck, .maintenanceBlocked([.barePod: 1])),
        Case(.hostFailure, .hostDown(state: "not responding")),
        Case(.imageMismatch, .imageMismatch(ClusterEnvironment.currentImage)),
    ]

    private func fixture() throws -> Fixture {
        var fixture = try Fixture(hosts: 5)
        _ = fixture.simulation.vcenter.addPolicy(StoragePolicy(name: "silver", tag: "gold"))
        try fixture.deploy("web", replicas: 2)
        fixture.run(minutes: 5)
        return fixture
    }

    @Test(arguments: cases)
    func `a scenario is found by its cause, and leaves nothing once it is mended`(
        _ one: Case
    ) throws {
        var fixture = try fixture()
        #expect(fixture.simulation.findings == [])
        try fixture.simulation.perform(.fault(.inject(FaultInjection(one.scenario))))
        fixture.run(minutes: 15)
        let causes = fixture.simulation.findings.map(\.cause)
        #expect(causes.contains(where: one.isNamed), "\(causes)")
        for _ in 1...4 {
            try fixture.simulation.perform(.fault(.mend))
            fixture.run(minutes: 15)
        }
        #expect(fixture.simulation.findings == [])
    }

    @Test func `a class that no host has room for is found, and is gone with its VM`() throws {
        var fixture = try fixture()
        try fixture.simulation.perform(.fault(.inject(FaultInjection(.capacity))))
        fixture.run(minutes: 15)
        #expect(
            fixture.simulation.findings.map(\.cause) == [.blocked(.insufficientResources)])
        try fixture.simulation.perform(
            .delete(.virtualMachine, name: "drill", namespace: "team"))
        fixture.run(minutes: 5)
        #expect(fixture.simulation.findings == [])
    }

    @Test func `DRS that only makes mandatory moves is found on an uneven cluster`() throws {
        var fixture = try Fixture(hosts: 3, memoryMiB: 65_536, cores: 8)
        fixture.run(minutes: 1)
        for number in 1...12 {
            var vm = StandaloneVM(virtualCPUs: 2, memoryMiB: 4096)
            vm.demand = DemandProfile(
                seed: 1, cpuBase: 600, cpuWave: 0, cpuNoise: 0, memoryBase: 300, memoryWave: 0)
            try fixture.simulation.perform(
                .createVM(name: "load-\(number)", cluster: "wcp-01", vm))
        }
        fixture.run(minutes: 30)
        var settings = DRSSettings()
        settings.threshold = 1
        try fixture.simulation.perform(.setDRS(cluster: "wcp-01", settings))
        for number in 1...4 {
            try? fixture.simulation.perform(.powerOffVM(name: "load-\(number)"))
        }
        fixture.run(minutes: 60)
        let cluster = fixture.simulation.vcenter.clusters[fixture.cluster]
        let isFound = fixture.simulation.findings.contains {
            if case .thresholdConservative = $0.cause { true } else { false }
        }
        #expect(isFound == (cluster.balance.imbalance > 200))
    }

    @Test func `scenarios at random times are the same for the same seed`() throws {
        func history() throws -> String {
            var fixture = try fixture()
            try fixture.simulation.perform(
                .fault(
                    .injectRandom(
                        RandomFaults(count: 6, span: 3_600_000, repairedAfter: 900_000))))
            fixture.run(minutes: 90)
            return fixture.simulation.stateHash.text
        }
        #expect(try history() == history())
    }
}
