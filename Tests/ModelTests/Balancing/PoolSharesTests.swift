import Testing

@testable import Model

@Suite struct PoolSharesTests {
    /// A host of 126.14 GB with so many control plane VMs of 24 GB and namespaces side by side,
    /// and what each gets of the memory when all want more than there is.
    private func parts(
        controlPlane: Int, namespaces: Int, others: Int
    ) -> (controlPlane: [Int], namespaces: [Int], total: Int) {
        let total = 126_140
        var claims = [Division.Claim](
            repeating: Division.Claim(
                reservation: 0, shares: Shares.normal.memory(mebibytes: 24_576), demand: total),
            count: controlPlane)
        claims += Array(
            repeating: Division.Claim(
                reservation: 0, shares: Shares.normal.poolMemory, demand: total),
            count: namespaces)
        claims += Array(
            repeating: Division.Claim(
                reservation: 0, shares: Shares.custom(245_760).poolMemory, demand: total),
            count: others)
        let parts = Division.divide(total, among: claims)
        return (
            Array(parts.prefix(controlPlane)),
            Array(parts.dropFirst(controlPlane).prefix(namespaces)), total
        )
    }

    @Test func `three control plane VMs and two namespaces share by weight`() {
        let found = parts(controlPlane: 3, namespaces: 2, others: 0)
        for part in found.controlPlane { #expect(abs(part * 10_000 / found.total - 2308) <= 1) }
        for part in found.namespaces { #expect(abs(part * 10_000 / found.total - 1538) <= 1) }
    }

    @Test func `two more pools dilute what the others get`() {
        let found = parts(controlPlane: 3, namespaces: 2, others: 2)
        for part in found.controlPlane { #expect(abs(part * 10_000 / found.total - 1579) <= 1) }
        for part in found.namespaces { #expect(abs(part * 10_000 / found.total - 1053) <= 1) }
    }

    @Test func `a pool with scalable shares weighs what is inside times its level`() throws {
        var vcenter = VCenter(name: "vc")
        let cluster = vcenter.addCluster(ClusterSpec(name: "c"))
        let host = try vcenter.addHost(
            HostSpec(
                name: "esx", cores: 64, coreMHz: 2000, memoryMiB: 1_048_576, address: "10.0.0.1"),
            to: cluster)
        let root = vcenter.clusters[cluster].rootPool
        vcenter.pools[root].scalableShares = true
        var pools: [PoolID] = []
        for level in [Shares.high, .normal] {
            pools.append(
                vcenter.addPool(
                    name: "\(level)", below: root, role: .user, cpu: Allocation(shares: level),
                    memory: Allocation(shares: level), scalableShares: true))
            for number in 1...6 {
                let vm = vcenter.createVM(
                    VMSpec(
                        name: "vm-\(number)", kind: .standard, pool: pools[pools.count - 1],
                        virtualCPUs: 2, memoryMiB: 32_768), on: nil)
                vcenter.startVM(vm, on: host, at: 0)
            }
        }
        #expect(vcenter.poolShares(pools[0]) == Resources(cpu: 24_000, memory: 3_932_160))
        #expect(vcenter.poolShares(pools[1]) == Resources(cpu: 12_000, memory: 1_966_080))
        // A pool at Low makes the others weigh twice as much against it.
        _ = vcenter.addPool(
            name: "low", below: root, role: .user, cpu: Allocation(shares: .low),
            memory: Allocation(shares: .low), scalableShares: true)
        #expect(vcenter.poolShares(pools[0]) == Resources(cpu: 48_000, memory: 7_864_320))
    }
}
