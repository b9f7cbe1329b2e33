import Model
import Testing

@testable import Manifests

@Suite struct WorldRangesTests {
    private func world(_ supervisor: String, count: Int = 1, more: String = "") throws -> World {
        let text = """
            name: w
            storagePolicies: [{name: gold}]
            clusters:
              - name: c
                count: \(count)
                hosts: [{count: 3, name: "esx-{n}", memory: 256Gi}]
                datastores: [{name: d, capacity: 64Ti, tags: [gold]}]
                supervisor: {name: s, \(supervisor)}
                namespaces:
                  - name: team
                    count: 2
                    workloads: [{name: web, replicas: 20}]
                    vms: [{name: db, storageClass: gold}]
            \(more)
            """
        return try World(reading: Array(text.utf8), file: "w.yaml")
    }

    private func addresses(of vcenter: VCenter) -> [String] {
        var all = vcenter.hosts.ids.map { vcenter.hosts[$0].address }
        for vm in vcenter.vms.ids where vcenter.vms[vm].kind != .vSpherePod {
            all += [vcenter.vms[vm].address].compactMap { $0 }
        }
        for pod in vcenter.pods.ids { all += [vcenter.pods[pod].address].compactMap { $0 } }
        for id in vcenter.supervisors.ids {
            all += [vcenter.supervisors[id].floating.address, vcenter.supervisors[id].endpoint]
        }
        for id in vcenter.namespaces.ids {
            all += [vcenter.namespaces[id].network.snat].compactMap { $0 }
        }
        return all
    }

    @Test func `no two living things of copied clusters share an address`() throws {
        var simulation = try world("size: tiny", count: 3).simulation()
        simulation.advance(to: 600_000)
        let vcenter = simulation.vcenter
        let all = addresses(of: vcenter)
        #expect(vcenter.pods.ids.count { vcenter.pods[$0].address != nil } == 120)
        #expect(all.count > 9 + 120 + 9 + 6)
        let shared = Dictionary(grouping: all) { $0 }.filter { $0.value.count > 1 }
        #expect(shared.isEmpty)
    }

    @Test func `the large world's clusters have addresses of their own`() throws {
        let world = try World(named: "large")
        var starts: Set<IPv4> = []
        for copy in 1...world.clusters[0].count {
            let spec = try #require(world.clusters[0].supervisor(ofCopy: copy))
            #expect(spec.podCIDR.prefix == 16)
            #expect(spec.egressCIDR.prefix == 24)
            for range in [spec.podCIDR, spec.ingressCIDR, spec.egressCIDR] {
                #expect(starts.insert(range.base).inserted)
            }
            for number in 0..<5 {
                #expect(starts.insert(spec.managementStart.advanced(by: number)).inserted)
            }
        }
        #expect(starts.count == 16 * 8)
    }

    @Test(arguments: [
        ("pods: 10.0.0.0/12", "supervisor.pods: must not overlap managementStart 10.0.0.10 to"),
        ("services: 10.244.0.0/22", "supervisor.services: must not overlap pods 10.244.0.0/20"),
        ("egress: 192.168.123.128/25", "egress: must not overlap ingress 192.168.123.0/24"),
        ("managementStart: 192.168.124.9", "managementStart: must not overlap egress 192.168"),
        ("pods: 10.1.0.0/16", "pods: 10.1.0.0/16 must not overlap the hosts' addresses, 10.1"),
        ("pods: 10.244.0.0/30", "supervisor.pods: 10.244.0.0/30 is too small; it needs a /28"),
    ])
    func `ranges of a Supervisor that overlap are refused with their line`(
        supervisor: String, reason: String
    ) {
        do {
            _ = try world(supervisor)
            Issue.record("was read: \(supervisor)")
        } catch {
            #expect("\(error)".contains(reason), "\(error)")
            #expect((error as? ManifestError)?.line == 8)
        }
    }

    @Test func `ranges of two Supervisors must not overlap, but for services`() throws {
        func second(_ rest: String) -> String {
            """
              - name: d
                hosts: [{count: 3, name: "esy-{n}"}]
                supervisor: {name: t, \(rest)}
            """
        }
        let own = "managementStart: 10.0.0.20, pods: 10.245.0.0/20, egress: 192.168.126.0/24"
        _ = try world("", more: second(own + ", ingress: 192.168.125.0/24"))
        do {
            _ = try world("", more: second(own))
            Issue.record("was read")
        } catch {
            #expect(
                "\(error)".contains(
                    "must not overlap ingress 192.168.123.0/24 of Supervisor \"s\""))
        }
    }

    @Test func `a range that is too small for all copies is refused`() {
        do {
            _ = try world("pods: 10.244.0.0/28", count: 2)
            Issue.record("was read")
        } catch {
            #expect("\(error)".contains("is too small to be shared by 2 clusters"))
        }
    }
}
