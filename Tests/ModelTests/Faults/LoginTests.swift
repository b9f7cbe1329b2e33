import Testing

@testable import Model

@Suite struct LoginTests {
    private func request(_ fixture: Fixture, _ user: String = Simulation.administrator)
        -> LoginRequest
    {
        let supervisor = fixture.simulation.vcenter.supervisors[fixture.supervisor]
        var request = LoginRequest(server: supervisor.endpoint, user: user)
        request.password = "secret"
        request.skipsVerification = true
        return request
    }

    private func fixture() throws -> Fixture {
        try Fixture(hosts: 4) {
            $0.permissions = [
                Permission(subject: "dev", domain: "vsphere.local", role: .edit)
            ]
        }
    }

    @Test func `somebody gets a context for each namespace that names him`() throws {
        let fixture = try fixture()
        let endpoint = fixture.simulation.vcenter.supervisors[fixture.supervisor].endpoint
        let expected = LoginOutcome.success(contexts: [endpoint, "team"], current: endpoint)
        #expect(fixture.simulation.login(request(fixture)) == expected)
        #expect(fixture.simulation.login(request(fixture, "dev@vsphere.local")) == expected)
        #expect(
            fixture.simulation.login(request(fixture, "nobody@vsphere.local"))
                == .failure(.invalidCredentials))
        var without = request(fixture)
        without.password = nil
        #expect(fixture.simulation.login(without) == .failure(.invalidCredentials))
    }

    @Test func `a TKG cluster is a context once its control plane runs`() throws {
        var fixture = try fixture()
        try fixture.simulation.perform(.apply(Fixture.tkg("box")))
        var wanted = request(fixture)
        wanted.cluster = "box"
        wanted.namespace = "team"
        fixture.run(minutes: 1)
        #expect(fixture.simulation.login(wanted) == .failure(.clusterNotReady(name: "box")))
        fixture.run(minutes: 30)
        #expect(
            fixture.simulation.login(wanted)
                == .success(contexts: [wanted.server, "team", "box"], current: "box"))
        wanted.cluster = "none"
        #expect(
            fixture.simulation.login(wanted)
                == .failure(.noCluster(name: "none", namespace: "team")))
    }

    @Test(arguments: [
        (FaultScenario.loginBadGateway, LoginFailure.badGateway),
        (.wrongName, .internalServerError), (.clockSkew, .internalServerError),
    ])
    func `a login fails as the scenario has it`(
        scenario: FaultScenario, failure: LoginFailure
    ) throws {
        var fixture = try fixture()
        try fixture.simulation.perform(.fault(.inject(FaultInjection(scenario))))
        #expect(fixture.simulation.login(request(fixture)) == .failure(failure))
        try fixture.simulation.perform(.fault(.mend))
        guard case .success = fixture.simulation.login(request(fixture)) else {
            Issue.record("still fails")
            return
        }
    }

    @Test func `nobody answers where there is no route, no certificate and no control plane`()
        throws
    {
        var fixture = try fixture()
        let server = request(fixture).server
        var careful = request(fixture)
        careful.skipsVerification = false
        #expect(
            fixture.simulation.login(careful) == .failure(.unknownAuthority(server: server)))
        try fixture.simulation.perform(
            .fault(.inject(FaultInjection(.noRouteToLoadBalancer))))
        #expect(
            fixture.simulation.login(request(fixture)) == .failure(.noRoute(server: server)))
        try fixture.simulation.perform(.fault(.mend))
        for number in 1...3 {
            try fixture.simulation.perform(
                .service(
                    .controlPlane(.apiServer, number: number, supervisor: "supervisor", .stop)))
        }
        #expect(
            fixture.simulation.login(request(fixture)) == .failure(.refused(server: server)))
    }
}
