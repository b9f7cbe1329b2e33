import Testing

@testable import Model

@Suite struct VMClassTests {
    @Test func `a class reserves its share of virtual CPUs times the slowest host's core`() throws {
        var vcenter = VCenter(name: "vc")
        let cluster = vcenter.addCluster(ClusterSpec(name: "c"))
        for (number, core) in [2600, 2100, 3000].enumerated() {
            _ = try vcenter.addHost(
                HostSpec(
                    name: "esx-\(number)", cores: 16, coreMHz: core, memoryMiB: 65_536,
                    address: "10.0.0.\(number)"), to: cluster)
        }
        let core = vcenter.clusters[cluster].coreMHz
        #expect(core == 2100)
        for (name, cpu, memory) in [
            ("guaranteed-small", 2 * 2100, 4096), ("guaranteed-8xlarge", 32 * 2100, 131_072),
            ("best-effort-large", 0, 0),
        ] {
            let found = try #require(VMClass.defaults.first { $0.name == name })
            #expect(found.reservation(coreMHz: core) == Resources(cpu: cpu, memory: memory))
        }
        let quarter = VMClass(
            name: "quarter", virtualCPUs: 4, memoryMiB: 8192, cpuReservationPercent: 25,
            memoryReservationPercent: 50)
        #expect(quarter.reservation(coreMHz: core) == Resources(cpu: 2100, memory: 4096))
        #expect(VMClass.defaults.count == 16)
    }
}

@Suite struct PodSizeTests {
    private func size(_ containers: [(Container) -> Container]) -> PodSize {
        PodSize(
            of: PodTemplate(
                containers: containers.map { $0(Container(name: "main", image: "nginx")) }))
    }

    @Test func `each container counts with the most of default, request and limit`() {
        let small: (Container) -> Container = { container in
            var container = container
            container.cpuRequest = 100
            container.memoryRequest = 64
            return container
        }
        let large: (Container) -> Container = { container in
            var container = container
            container.cpuRequest = 500
            container.cpuLimit = 2000
            container.memoryLimit = 2048
            return container
        }
        let one = size([small])
        #expect(one.virtualCPUs == 1 && one.memoryMiB == 512 + PodSize.agentMiB)
        #expect(one.cpuRequest == 100 && one.memoryRequest == 64 && one.qos == .burstable)
        let both = size([small, large])
        #expect(both.virtualCPUs == 3)
        #expect(both.memoryMiB == 512 + 2048 + PodSize.agentMiB)
        #expect(both.cpuRequest == 600 && both.cpuLimit == nil)
        #expect(size([large]).cpuLimit == 2000)
    }
}
