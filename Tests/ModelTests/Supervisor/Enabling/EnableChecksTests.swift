import Testing

@testable import Model

/// What the wizard refuses, field by field.
@Suite struct EnableChecksTests {
    private func expect(
        _ field: String, _ reason: EnableProblem.Reason, provider: NetworkProvider = .nsx,
        where change: (inout EnableSpec) -> Void
    ) throws {
        var fixture = try EnablingFixture()
        var spec = EnablingFixture.spec(provider)
        change(&spec)
        let before = fixture.simulation.stateHash
        #expect(
            throws: OperationError.enableRefused(
                cluster: "wcp-01", EnableProblem(field: field, reason: reason))
        ) { try fixture.enable(spec) }
        #expect(fixture.simulation.stateHash == before)
    }

    @Test func `management addresses`() throws {
        let field = "master_management_network.address_range"
        try expect(field + ".address_count", .addressCount(1, least: 5)) { $0.addressCount = 1 }
        try expect(
            field + ".starting_address", .outside("10.0.0.252", subnet: "10.0.0.0/24")
        ) { $0.supervisor.managementStart = IPv4(bits: 0x0A00_00FC) }
        try expect(field + ".gateway", .missing) { $0.supervisor.management.gateway = nil }
        try expect(field + ".gateway", .outside("10.0.1.1", subnet: "10.0.0.0/24")) {
            $0.supervisor.management.gateway = IPv4("10.0.1.1")
        }
        try expect("master_DNS", .missing) { $0.nameServers = [] }
        try expect("worker_DNS", .missing) { $0.workloadNameServers = [] }
        try expect("master_NTP_servers", .missing) { $0.timeServers = [] }
        try expect("master_DNS_search_domains", .notAName("a b")) { $0.searchDomains = ["a b"] }
    }

    @Test func `sizes and overlaps of ranges`() throws {
        let field = "ncp_cluster_network_spec."
        try expect(field + "ingress_cidrs", .rangeTooSmall("192.168.123.0/28", prefix: 27)) {
            $0.supervisor.ingressCIDR = CIDR("192.168.123.0/28")!
        }
        try expect(field + "egress_cidrs", .rangeTooSmall("192.168.124.0/29", prefix: 27)) {
            $0.supervisor.egressCIDR = CIDR("192.168.124.0/29")!
        }
        try expect(field + "pod_cidrs", .rangeTooSmall("10.244.0.0/24", prefix: 23)) {
            $0.supervisor.podCIDR = CIDR("10.244.0.0/24")!
        }
        try expect(
            field + "ingress_cidrs",
            .overlaps("10.244.1.0/24", with: "10.244.0.0/20", of: field + "pod_cidrs")
        ) { $0.supervisor.ingressCIDR = CIDR("10.244.1.0/24")! }
        try expect(
            "service_cidr",
            .overlaps(
                "10.0.0.0/24", with: "10.0.0.10-10.0.0.14",
                of: "master_management_network.address_range")
        ) { $0.supervisor.serviceCIDR = CIDR("10.0.0.0/24")! }
        try expect(
            field + "egress_cidrs", .overlaps("10.1.0.0/24", with: "10.1.0.20", of: "esx-01.lab")
        ) { $0.supervisor.egressCIDR = CIDR("10.1.0.0/24")! }
        try expect(field + "namespace_subnet_prefix", .namespacePrefix(31)) {
            $0.supervisor.namespacePrefix = 31
        }
    }

    @Test func `a load balancer and a workload network on a distributed switch`() throws {
        try expect("load_balancer_config_spec", .noEdgeProvider, provider: .vds) {
            $0.loadBalancer = nil
        }
        try expect(
            "load_balancer_config_spec.avi_config_create_spec.server", .missing, provider: .vds
        ) { $0.loadBalancer = LoadBalancerSpec(name: "avi", type: .avi, dataPlane: "") }
        let field = "workload_networks_spec.supervisor_primary_workload_network"
        try expect(field, .missing, provider: .vds) { $0.supervisor.workloadNetworks = [] }
        try expect(
            field + ".vsphere_network.gateway",
            .outside("10.9.9.9", subnet: "192.168.128.0/23"), provider: .vds
        ) { $0.supervisor.workloadNetworks[0].gateway = IPv4("10.9.9.9")! }
    }

    @Test func `policies, libraries, names and numbers`() throws {
        try expect("master_storage_policy", .unknownPolicy("none")) {
            $0.storage.controlPlane = "none"
        }
        try expect("image_storage.storage_policy", .missing) { $0.storage.imageCache = "" }
        try expect("default_kubernetes_service_content_library", .unknownLibrary("")) {
            $0.contentLibrary = ""
        }
        try expect("name", .notAName("No Name")) { $0.supervisor.name = "No Name" }
        try expect("control_plane.count", .controlPlaneCount(2)) { $0.controlPlaneCount = 2 }
        try expect("Master_DNS_names", .notAName("a..b")) { $0.apiServerNames = ["a..b"] }
    }

    @Test func `a DHCP server says what a static range must`() throws {
        var fixture = try EnablingFixture()
        var spec = EnablingFixture.spec()
        spec.supervisor.management.assignment = .dhcp
        spec.addressCount = 1
        try fixture.enable(spec)
    }

    @Test func `a cluster says why it is not compatible`() throws {
        var fixture = try EnablingFixture(hosts: 2)
        func reasons(_ provider: NetworkProvider = .nsx, count: Int = 3) -> [Incompatibility] {
            fixture.simulation.vcenter.compatibility(
                of: fixture.cluster, with: provider, controlPlaneCount: count
            ).reasons
        }
        #expect(reasons() == [.tooFewHosts(count: 2, least: 3)])
        #expect(reasons(count: 1) == [])
        var drs = DRSSettings()
        drs.automation = .manual
        try fixture.simulation.perform(.setDRS(cluster: "wcp-01", drs))
        var ha = HASettings.withoutAdmissionControl
        ha.isEnabled = false
        try fixture.simulation.perform(.setHA(cluster: "wcp-01", ha))
        try fixture.change(.edge(cluster: "wcp-01", isThere: false))
        try fixture.change(.distributedSwitch(cluster: "wcp-01", isThere: false))
        try fixture.change(.hostImage(host: "esx-02.lab", "7.0.3"))
        try fixture.simulation.perform(.setDatastorePaths(datastore: "vsan", down: true))
        let all: [Incompatibility] = [
            .haDisabled, .drsNotAutomated, .noDistributedSwitch, .noEdge, .noSharedDatastore,
            .imageMismatch(hosts: ["esx-02.lab"]),
        ]
        #expect(reasons(count: 1) == all)
        #expect(reasons(.vds, count: 1) == all.filter { $0 != .noEdge })
        var spec = EnablingFixture.spec()
        spec.controlPlaneCount = 1
        #expect(
            throws: OperationError.enableRefused(
                cluster: "wcp-01",
                EnableProblem(field: "cluster", reason: .incompatible(all)))
        ) { try fixture.enable(spec) }
    }

    @Test func `a cluster is enabled once, and ranges belong to one Supervisor`() throws {
        var fixture = try Fixture(hosts: 4)
        #expect(
            throws: OperationError.enableRefused(
                cluster: "wcp-01",
                EnableProblem(
                    field: "cluster",
                    reason: .incompatible([.alreadyEnabled(supervisor: "supervisor")])))
        ) {
            try fixture.simulation.perform(
                .enableWorkloadManagement(cluster: "wcp-01", EnablingFixture.spec()))
        }
    }
}
