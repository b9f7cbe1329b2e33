/// Why something was refused about a host; the words are found elsewhere.
public enum HostRefusal: Hashable, Sendable {
    /// vCenter does not reach the host that the operation is about, or that a VM runs on.
    case notConnected(host: String)
    /// A host that does not answer cannot be connected.
    case cannotContact(host: String)
    /// Another host has that management address.
    case addressTaken(address: String, host: String)
    /// vSphere Pods run on it.
    case hasPods(host: String)
    /// It has no adapter of that name.
    case noAdapter(host: String, vmnic: String)
    /// A network cannot be split so that vCenter is left alone, or along other clusters' hosts.
    case foreignHost(host: String, cluster: String)
    /// A check before a vMotion found something.
    case cannotMigrate(vm: String, MigrationObstacle)

    /// What a check before a vMotion can find.
    public enum MigrationObstacle: Hashable, Sendable {
        case pod, sameHost, otherCluster, underWay, incompatible, inMaintenance, noRoom
        case rulesForbid
    }
}
