import Testing

@testable import Model

extension Fixture {
    /// The usual fixture on a distributed switch.
    static func onSwitch(
        seed: UInt64 = 1, _ change: (inout SupervisorSpec) -> Void = { _ in },
        namespace: (inout NamespaceSpec) -> Void = { _ in }
    ) throws -> Fixture {
        try Fixture(
            seed: seed, limits: namespace,
            supervisor: {
                $0.networkProvider = .vds
                change(&$0)
            })
    }

    /// A workload network of so many addresses in 192.168.<number>.0/24.
    static func network(
        _ name: String, number: Int, addresses: Int, _ assignment: AddressAssignment = .staticRange
    ) -> WorkloadNetworkSpec {
        let base = IPv4(bits: 0xC0A8_0000 + UInt32(number) << 8)
        let range = AddressRange(
            from: base.advanced(by: 10), to: base.advanced(by: 9 + addresses))
        return WorkloadNetworkSpec(
            name: name, portGroup: "dvpg-\(name)", gateway: base.advanced(by: 1),
            subnet: CIDR(base: base, prefix: 24), ranges: [range].compactMap(\.self),
            assignment: assignment)
    }
}
