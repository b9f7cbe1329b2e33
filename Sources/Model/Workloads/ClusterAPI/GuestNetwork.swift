/// The networks inside a TKG cluster.
public struct GuestNetwork: Hashable, Sendable, Codable {
    /// What its nodes' subnets are taken from, a /24 each.
    public var pods = CIDR(base: IPv4(bits: 0xC0A8_0000), prefix: 16)
    /// What its Services get.
    public var services = CIDR(base: IPv4(bits: 0x0A60_0000), prefix: 12)
    /// The domain of its Services.
    public var domain = "cluster.local"
    /// What connects its pods.
    public var plugin = Plugin.antrea

    /// The usual networks: 192.168.0.0/16 and 10.96.0.0/12, with Antrea.
    public init() {}

    /// A container network plug-in.
    public enum Plugin: String, Hashable, Sendable, Codable, CaseIterable {
        case antrea, calico
    }

    /// How many nodes can have a subnet.
    public var mostNodes: Int { max(1, pods.size / 256) }
}
