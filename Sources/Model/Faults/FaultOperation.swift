/// Something that breaks in a way that nothing else says, and what mends it (`DOMAIN.md` 7).
public enum FaultOperation: Hashable, Sendable, Codable {
    /// The disk of a control plane VM, by its number, is damaged: its guest only gets I/O errors.
    case corruptDisk(number: Int, supervisor: String)
    /// Replace a control plane VM, by its number, with a new one.
    case redeploy(number: Int, supervisor: String)
    /// etcd's database has reached its quota, or was compacted and defragmented.
    case etcdSpace(supervisor: String, isExhausted: Bool)
    /// The name that a host gives itself; nil for the one in the inventory.
    case hostName(host: String, String?)
    /// The vMotion network of a host carries nothing, or does again.
    case vMotion(host: String, isBroken: Bool)
    /// The certificates of the API server and of the Spherelets end now.
    case expireCertificates(supervisor: String)
    /// Others take all addresses of a range that are left, or give back all that they have.
    case occupyAddresses(OccupiedRange, supervisor: String, isOccupied: Bool)
    /// A training scenario happens.
    case inject(FaultInjection)
    /// A training scenario happens to whatever chance finds.
    case injectSomewhere(FaultScenario)
    /// Training scenarios are planned at random times.
    case injectRandom(RandomFaults)
    /// Carry out what mends what is found.
    case mend
}

/// What broke, or was mended.
public enum FaultEvent: Hashable, Sendable {
    case diskCorrupted(number: Int)
    case etcdSpace(isExhausted: Bool)
    case hostName(String?)
    case certificatesExpired
    case vMotion(isBroken: Bool)
    case addressesOccupied(Bool)
}
