/// That a volume is attached to a node: a VolumeAttachment for pods, a CnsNodeVmAttachment for VMs.
public struct VolumeAttachment: Hashable, Sendable {
    /// To what.
    public let node: Node
    /// Since when, in milliseconds of simulated time.
    public let attachedAt: Int
    /// The pods there that mount it; none of a VM.
    public internal(set) var pods: [PodID] = []
    /// When it is detached by force: nobody there mounts it any more, and nobody there answers.
    public internal(set) var forcedAt: Int?

    /// What a volume is attached to.
    public enum Node: Hashable, Sendable {
        /// An ESXi host, for the vSphere Pods there.
        case host(HostID)
        case virtualMachine(VMServiceVMID)
        /// The VM of a TKG node.
        case machine(MachineID)
    }
}
