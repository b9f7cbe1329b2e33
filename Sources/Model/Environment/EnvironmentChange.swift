/// Something around the Supervisors that breaks or is mended.
public enum EnvironmentChange: Hashable, Sendable, Codable {
    /// Write an A record, over one of that name, or take it away.
    case dnsRecord(name: String, IPv4?)
    /// A name server answers or does not; one that is not known is added.
    case nameServer(IPv4, answers: Bool)
    /// A time server answers or does not, and how far it is ahead of true time, in milliseconds;
    /// one that is not known is added.
    case timeServer(String, answers: Bool, offset: Int)
    /// Set a clock so far ahead of true time, in milliseconds; 0 mends it.
    case clock(ClockOwner, offset: Int)
    case route(ManagementRoute, cluster: String, isOpen: Bool)
    case distributedSwitch(cluster: String, isThere: Bool)
    case edge(cluster: String, isThere: Bool)
    /// The MTU of the NSX overlay, in bytes.
    case overlayMTU(cluster: String, Int)
    /// The image a host has, as `ClusterEnvironment.image`.
    case hostImage(host: String, String)
    /// The image that all hosts of a cluster are to have.
    case clusterImage(cluster: String, String)
    /// Nothing can be fetched from a registry any more, or it can again: its certificate
    /// authority was added, its images were copied, it is reached.
    case registry(String, ImageFault?)
    /// Tag a datastore, or take the tag away: storage policies look for tags.
    case datastoreTag(datastore: String, String, isThere: Bool)

    /// Whose clock.
    public enum ClockOwner: Hashable, Sendable, Codable {
        case vCenter
        case host(String)
    }
}
