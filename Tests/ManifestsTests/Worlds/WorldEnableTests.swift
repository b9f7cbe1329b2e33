import Model
import Testing

@testable import Manifests

/// Workload Management that is enabled while a world lives, and Supervisor Services.
@Suite struct WorldEnableTests {
    private func world(_ text: String) throws -> World {
        try World(reading: Array(text.utf8), file: "w.yaml")
    }

    private static let head = """
        name: w
        storagePolicies: [{name: gold, tag: ssd}]
        supervisorServices:
          - name: contour.tanzu.vmware.com
            versions:
              - {version: "1.0", workloads: [{name: contour, image: "harbor.lab/contour:1"}]}
              - {version: "2.0", workloads: [{name: contour, image: "harbor.lab/contour:2"}]}
        clusters:
          - name: c
            hosts: [{count: 4, name: esx, cores: 16, memory: 128Gi}]
            datastores: [{name: d, capacity: 8Ti, tags: [ssd]}]

        """

    @Test func `a Supervisor comes, gets a service, and goes`() throws {
        let world = try world(
            Self.head + """
                    workloadManagement:
                      at: 10m
                      disabledAt: 60m
                      controlPlaneNodes: 1
                      dns: [10.0.0.3]
                      supervisor: {name: late, network: vds, size: tiny}
                faults:
                  - {at: 45m, installService: contour.tanzu.vmware.com, version: "1.0"}
                  - {at: 50m, upgradeService: contour.tanzu.vmware.com}

                """)
        var simulation = try world.simulation()
        #expect(simulation.vcenter.supervisors.isEmpty)
        simulation.advance(to: 44 * 60_000)
        var supervisors = simulation.vcenter.supervisors
        #expect(supervisors.ids.map { supervisors[$0].name } == ["late"])
        #expect(supervisors.ids.map { supervisors[$0].configStatus } == [.running])
        #expect(supervisors.ids.map { supervisors[$0].size } == [.tiny])
        simulation.advance(to: 58 * 60_000)
        supervisors = simulation.vcenter.supervisors
        let services = supervisors.ids.flatMap { supervisors[$0].services }
        #expect(services.map(\.status) == [.configured])
        #expect(services.map(\.version) == ["2.0"])
        simulation.advance(to: 80 * 60_000)
        #expect(simulation.vcenter.supervisors.isEmpty)
        // What is left are the VMs of vSphere Cluster Services, which are not the Supervisor's.
        let vms = simulation.vcenter.vms
        #expect(vms.ids.allSatisfy { vms[$0].kind == .clusterService })
        #expect(simulation.counters.violations == [])
    }

    @Test func `services can be there from the beginning`() throws {
        let world = try world(
            Self.head
                + "    supervisor: {name: s, supervisorServices: "
                + "[{name: contour.tanzu.vmware.com}]}\n")
        var simulation = try world.simulation()
        simulation.advance(to: 3 * 60_000)
        let supervisors = simulation.vcenter.supervisors
        let services = supervisors.ids.flatMap { supervisors[$0].services }
        #expect(services.map(\.version) == ["2.0"])
    }

    @Test func `what the wizard refuses is an event`() throws {
        let world = try world(
            Self.head
                + "    workloadManagement: {addressCount: 1, supervisor: {name: late}}\n")
        var simulation = try world.simulation()
        simulation.advance(to: 60_000)
        let fields = simulation.events.events.compactMap { event -> String? in
            guard case .supervisor(.refused(let problem)) = event.body else { return nil }
            return problem.field
        }
        #expect(fields == ["master_management_network.address_range.address_count"])
    }

    @Test(arguments: [
        ("    workloadManagement: {at: 5m}\n", "w.yaml:12: clusters[0].workloadManagement"),
        (
            "    workloadManagement: {supervisor: {name: s}, dns: [x]}\n",
            "w.yaml:12: clusters[0].workloadManagement.dns"
        ),
        (
            "    supervisor: {name: s}\n    workloadManagement: {supervisor: {name: t}}\n",
            "w.yaml:13: clusters[0].workloadManagement"
        ),
        (
            "    supervisor: {name: s, supervisorServices: [{name: none}]}\n",
            "w.yaml:12: clusters[0].supervisor.supervisorServices[0].name"
        ),
    ])
    func `what is wrong is refused with its place`(text: String, place: String) throws {
        #expect {
            try world(Self.head + text)
        } throws: { error in
            "\(error)".hasPrefix(place)
        }
    }
}
