/// What a workload network of a Supervisor on a distributed switch is made from (`DOMAIN.md` 1.1).
public struct WorkloadNetworkSpec: Hashable, Sendable, Codable {
    /// Its name.
    public var name: String
    /// The distributed port group behind it.
    public var portGroup: String
    /// The gateway of its subnet.
    public var gateway: IPv4
    /// Its subnet.
    public var subnet: CIDR
    /// The addresses that are handed out in it: by the Supervisor, or by the DHCP server that
    /// stands in it.
    public var ranges: [AddressRange]
    /// Who hands out its addresses.
    public var assignment: AddressAssignment

    /// A network whose addresses the Supervisor hands out.
    public init(
        name: String, portGroup: String, gateway: IPv4, subnet: CIDR, ranges: [AddressRange],
        assignment: AddressAssignment = .staticRange
    ) {
        self.name = name
        self.portGroup = portGroup
        self.gateway = gateway
        self.subnet = subnet
        self.ranges = ranges
        self.assignment = assignment
    }

    /// The primary network that a Supervisor has where nothing else is said.
    public static let primary = WorkloadNetworkSpec(
        name: "primary", portGroup: "workload-dvpg", gateway: IPv4(bits: 0xC0A8_8001),
        subnet: CIDR(base: IPv4(bits: 0xC0A8_8000), prefix: 23),
        ranges: [
            AddressRange(from: IPv4(bits: 0xC0A8_800A), to: IPv4(bits: 0xC0A8_81FE))
        ].compactMap(\.self))
}

/// Who hands out the addresses of a network (`DOMAIN.md` 2.2).
public enum AddressAssignment: String, Sendable, CaseIterable, Codable {
    case staticRange = "STATICRANGE"
    case dhcp = "DHCP"
}

/// A workload network of a Supervisor on a distributed switch: where TKG nodes and VMs of the VM
/// Service have their addresses. The first is the primary one.
public struct WorkloadNetwork: Sendable {
    /// Its name.
    public let name: String
    /// The distributed port group behind it.
    public let portGroup: String
    /// The gateway of its subnet.
    public let gateway: IPv4
    /// Its subnet.
    public let subnet: CIDR
    /// Who hands out its addresses.
    public let assignment: AddressAssignment
    /// The addresses that are handed out.
    public internal(set) var pool: AddressPool
    /// Whether its DHCP server answers; without meaning where there is none.
    public internal(set) var isAnsweringDHCP = true

    init(_ spec: WorkloadNetworkSpec) {
        name = spec.name
        portGroup = spec.portGroup
        gateway = spec.gateway
        subnet = spec.subnet
        assignment = spec.assignment
        pool = AddressPool(addressesOf: spec.ranges)
    }

    /// An address for a VM; nil where none is left, or nobody answers who would give it.
    mutating func take() -> IPv4? {
        guard assignment == .staticRange || isAnsweringDHCP else { return nil }
        return pool.take()?.base
    }

    /// Why a VM gets no address in it; nil when one would.
    public var problem: NetworkFault? {
        if assignment == .dhcp, !isAnsweringDHCP { return .dhcpSilent(network: name) }
        return pool.free > 0 ? nil : .rangeExhausted(pool.text)
    }
}
