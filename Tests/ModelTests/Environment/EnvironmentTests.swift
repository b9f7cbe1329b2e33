import Testing

@testable import Model

@Suite struct EnvironmentTests {
    private let server = IPv4(bits: 0x0A00_0003)

    private func perform(_ change: EnvironmentChange, on fixture: inout Fixture) throws {
        try fixture.simulation.perform(.environment(change))
    }

    @Test func `names are found where a server answers and knows them`() throws {
        var fixture = try Fixture()
        func vCenter(_ servers: [IPv4]) -> Resolution {
            fixture.simulation.vcenter.environment.resolve("vcenter.lab", by: servers)
        }
        let right = fixture.simulation.vcenter.environment.vCenterAddress
        #expect(vCenter([server]) == .address(right))
        #expect(vCenter([]) == .noServer)
        #expect(vCenter([IPv4(bits: 1)]) == .noAnswer)
        try perform(.nameServer(server, answers: false), on: &fixture)
        #expect(vCenter([server]) == .noAnswer)
        try perform(.nameServer(server, answers: true), on: &fixture)
        try perform(.dnsRecord(name: "vcenter.lab", nil), on: &fixture)
        #expect(vCenter([server]) == .unknown)
        try perform(.dnsRecord(name: "vcenter.lab", IPv4(bits: 7)), on: &fixture)
        #expect(vCenter([server]) == .address(IPv4(bits: 7)))
    }

    @Test func `time comes from a server that is found and answers`() throws {
        var fixture = try Fixture()
        func offset() -> Int? {
            fixture.simulation.vcenter.environment
                .clockOffset(by: ["gone.lab", "ntp.lab"], names: [server])
        }
        #expect(offset() == 0)
        try perform(.timeServer("ntp.lab", answers: true, offset: 9000), on: &fixture)
        #expect(offset() == 9000)
        try perform(.timeServer("ntp.lab", answers: false, offset: 0), on: &fixture)
        #expect(offset() == nil)
        try perform(.timeServer("ntp.lab", answers: true, offset: 0), on: &fixture)
        try perform(.nameServer(server, answers: false), on: &fixture)
        #expect(offset() == nil)
    }

    @Test func `routes, edges, switches, images and tags belong to somebody`() throws {
        var fixture = try Fixture()
        try perform(
            .route(.hostsToControlPlane, cluster: "wcp-01", isOpen: false), on: &fixture)
        try perform(
            .route(.vCenterToControlPlane, cluster: "wcp-01", isOpen: false), on: &fixture)
        try perform(
            .route(.hostsToControlPlane, cluster: "wcp-01", isOpen: true), on: &fixture)
        try perform(.overlayMTU(cluster: "wcp-01", 1500), on: &fixture)
        let environment = fixture.simulation.vcenter.clusters[fixture.cluster].environment
        #expect(environment.closedRoutes == [.vCenterToControlPlane])
        #expect(!environment.realizesNetworks)
        try perform(.hostImage(host: "esx-01.lab", "7.0.3"), on: &fixture)
        #expect(fixture.simulation.vcenter.hosts[fixture.hosts[0]].image == "7.0.3")
        try perform(.datastoreTag(datastore: "vsan", "fast", isThere: true), on: &fixture)
        let datastores = fixture.simulation.vcenter.datastores
        #expect(datastores.ids.map { datastores[$0].tags } == [["gold", "fast"]])
        #expect(throws: OperationError.notFound(kind: "cluster", name: "x")) {
            try perform(.edge(cluster: "x", isThere: false), on: &fixture)
        }
        #expect(throws: OperationError.self) {
            try perform(.overlayMTU(cluster: "wcp-01", 1), on: &fixture)
        }
    }

    @Test func `images of a registry that fails are fetched once it is mended`() throws {
        var fixture = try Fixture()
        try perform(.registry("harbor.lab", .untrusted), on: &fixture)
        try fixture.deploy("own", replicas: 1, image: "harbor.lab/shop/api:2")
        try fixture.deploy("other", replicas: 1, image: "nginx")
        fixture.run(minutes: 5)
        #expect(fixture.pods.map { $0.isReady } == [false, true])
        try perform(.registry("harbor.lab", nil), on: &fixture)
        fixture.run(minutes: 6)
        #expect(fixture.pods.count { $0.isReady } == 2)
    }

    @Test func `a change is part of the state, and another change of it undoes that`() throws {
        var fixture = try Fixture()
        var other = fixture
        try perform(.clock(.vCenter, offset: 5), on: &fixture)
        try perform(.clock(.vCenter, offset: 0), on: &other)
        #expect(fixture.simulation.stateHash != other.simulation.stateHash)
        try perform(.clock(.vCenter, offset: 0), on: &fixture)
        try perform(.clock(.vCenter, offset: 0), on: &other)
        #expect(fixture.simulation.stateHash == other.simulation.stateHash)
    }
}
