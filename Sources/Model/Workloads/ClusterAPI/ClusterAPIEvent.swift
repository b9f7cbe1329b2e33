/// What happened to an object of Cluster API.
public enum ClusterAPIEvent: Hashable, Sendable {
    /// A MachineDeployment has a new set.
    case createdSet(String)
    /// A MachineDeployment has a set keep another number of machines.
    case scaledSet(String, to: Int, isUp: Bool)
    /// A MachineSet or a control plane has one machine more.
    case createdMachine(String)
    /// The certificates of a control plane were renewed.
    case certificatesRenewed
    case certificatesExpired
}
