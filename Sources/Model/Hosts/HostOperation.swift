/// What somebody asks of a host, or does to it.
public enum HostOperation: Sendable, Codable {
    /// Add a host to a cluster; on one with a Supervisor it becomes a node a little later.
    case add(HostSpec, cluster: String)
    /// Take a host out of the inventory; it must be in maintenance mode, or dead.
    case remove(host: String)
    /// Have vCenter let go of a host; what runs there runs on.
    case disconnect(host: String)
    case reconnect(host: String)
    /// Its management agent, hostd, hangs: VMs run on, vCenter cannot act on it.
    case hang(host: String)
    /// Start its management agents anew.
    case restartAgents(host: String)
    /// Take a link of a host down, or up again; without any it is isolated.
    case setLink(host: String, vmnic: String, isUp: Bool)
    /// Split the network of a cluster: these hosts are on the other side than vCenter.
    case partition(cluster: String, hosts: [String])
    /// Mend the network of a cluster.
    case healPartition(cluster: String)
    /// Have a host offer hardware virtualization to VMs, or not; it must be in maintenance mode.
    case setVirtualization(host: String, Bool)
    /// Have a cluster do without the VMs of vSphere Cluster Services, and so without DRS, or have
    /// them again.
    case setRetreatMode(cluster: String, Bool)
    case enterStandby(host: String)
    case exitStandby(host: String)
    /// Move a VM by hand.
    case migrate(vm: String, host: String)
    /// Have a VM ask for more than it usually does, for a time.
    case disturb(vm: String, DemandDisturbance)
}
