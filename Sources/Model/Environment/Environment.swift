/// What Supervisors depend on and do not own: names, time, vCenter's own address and clock, and
/// image registries (`DOMAIN.md` 7, scenarios 10 to 15). Broken and mended by
/// `Operation.environment`.
public struct Environment: Hashable, Sendable {
    /// The fully qualified name by which everybody looks vCenter up.
    public internal(set) var vCenterName = "vcenter.lab"
    /// The address under which vCenter really is, and to which its certificate belongs.
    public internal(set) var vCenterAddress = IPv4(bits: 0x0A00_0002)
    /// How far vCenter's clock is ahead of true time, in milliseconds.
    public internal(set) var vCenterClockOffset = 0
    /// Name servers, in the order in which they were added.
    public internal(set) var nameServers = [NameServer(address: IPv4(bits: 0x0A00_0003))]
    /// What the name servers know, in the order in which it was written.
    public internal(set) var records = [
        DNSRecord(name: "vcenter.lab", address: IPv4(bits: 0x0A00_0002)),
        DNSRecord(name: "ntp.lab", address: IPv4(bits: 0x0A00_0004)),
    ]
    /// Time servers, in the order in which they were added.
    public internal(set) var timeServers = [TimeServer(name: "ntp.lab")]
    /// Image registries from which nothing can be fetched, in the order in which they failed.
    public internal(set) var registryFaults: [RegistryFault] = []

    /// An environment in which everything is in order.
    public init() {}

    /// How far two clocks may be apart before TLS and tokens fail, in milliseconds: five minutes,
    /// as Kerberos and vCenter Single Sign-On have it.
    public static let clockTolerance = 300_000
}

/// A server that turns names into addresses.
public struct NameServer: Hashable, Sendable {
    /// Its address.
    public let address: IPv4
    /// Whether it answers at all.
    public internal(set) var answers = true
}

/// One name and the address that name servers give for it (an A record).
public struct DNSRecord: Hashable, Sendable {
    /// The fully qualified name.
    public let name: String
    /// The address.
    public internal(set) var address: IPv4
}

/// A server that tells the time.
public struct TimeServer: Hashable, Sendable {
    /// Its name or address, as it is configured.
    public let name: String
    /// Whether it answers at all.
    public internal(set) var answers = true
    /// How far its clock is ahead of true time, in milliseconds.
    public internal(set) var offset = 0
}

/// A registry from which no image can be fetched, and why.
public struct RegistryFault: Hashable, Sendable {
    /// The registry as images name it, such as `harbor.lab`.
    public let registry: String
    /// Why.
    public internal(set) var fault: ImageFault
}

/// What a look-up of a name came to.
public enum Resolution: Hashable, Sendable {
    /// No name server was given.
    case noServer
    /// None of the name servers answers.
    case noAnswer
    /// Name servers answer and do not know the name.
    case unknown
    case address(IPv4)
}

extension Environment {
    /// What somebody learns who asks these name servers. A server that is none does not answer.
    public func resolve(_ name: String, by servers: [IPv4]) -> Resolution {
        if servers.isEmpty { return .noServer }
        let answers = servers.contains { address in
            nameServers.contains { $0.address == address && $0.answers }
        }
        guard answers else { return .noAnswer }
        return records.first { $0.name == name }.map { .address($0.address) } ?? .unknown
    }

    /// How far the clock of somebody is ahead of true time who keeps it by these time servers, in
    /// milliseconds; nil where none of them answers. A server that is named is looked up.
    public func clockOffset(by servers: [String], names: [IPv4]) -> Int? {
        for name in servers {
            guard let server = timeServers.first(where: { $0.name == name }), server.answers
            else { continue }
            if IPv4(name) == nil, case .address = resolve(name, by: names) {
                return server.offset
            }
            if IPv4(name) != nil { return server.offset }
        }
        return nil
    }

    /// Why an image cannot be fetched from its registry; nil where it can.
    public func fault(ofRegistryOf image: String) -> ImageFault? {
        registryFaults.first { image.hasPrefix($0.registry + "/") }?.fault
    }
}
