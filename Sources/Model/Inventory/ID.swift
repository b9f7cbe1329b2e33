/// The identity of a row in a `Table`: where it stands, and which tenant of that place is meant.
///
/// A place is reused after its row has gone, an identity never is: a stale one finds nothing.
@frozen
public struct ID<Element>: Hashable, Comparable, Sendable, Codable {
    /// The place in the table.
    public let index: UInt32
    /// Which tenant of that place; odd for every row that was ever alive.
    public let generation: UInt32

    @inlinable
    init(index: UInt32, generation: UInt32) {
        self.index = index
        self.generation = generation
    }

    /// Orders by place, then by tenant: the order in which tables are walked.
    @inlinable
    public static func < (left: Self, right: Self) -> Bool {
        (left.index, left.generation) < (right.index, right.generation)
    }
}

/// Names a host.
public typealias HostID = ID<Host>
/// Names a cluster of hosts.
public typealias ClusterID = ID<HostCluster>
/// Names a datastore.
public typealias DatastoreID = ID<Datastore>
/// Names a resource pool.
public typealias PoolID = ID<ResourcePool>
/// Names a virtual machine of any kind, a vSphere Pod's CRX among them.
public typealias VMID = ID<VirtualMachine>
/// Names a running vMotion.
public typealias MigrationID = ID<Migration>
/// Names a Supervisor.
public typealias SupervisorID = ID<Supervisor>
/// Names a vSphere Namespace.
public typealias NamespaceID = ID<Namespace>
/// Names an object of the Kubernetes API.
public typealias ObjectID = ID<KubernetesObject>
/// Names a pod.
public typealias PodID = ID<Pod>
/// Names a workload that keeps pods: a Deployment, ReplicaSet, StatefulSet, DaemonSet or Job.
public typealias WorkloadID = ID<Workload>
/// Names a volume claim.
public typealias ClaimID = ID<VolumeClaim>
/// Names a PersistentVolume.
public typealias VolumeID = ID<PersistentVolume>
/// Names a VolumeSnapshot.
public typealias SnapshotID = ID<VolumeSnapshot>
/// Names a first-class disk.
public typealias DiskID = ID<FirstClassDisk>
/// Names a Kubernetes Service.
public typealias ServiceID = ID<Service>
/// Names a TKG cluster.
public typealias WorkloadClusterID = ID<WorkloadCluster>
/// Names a Cluster API machine.
public typealias MachineID = ID<Machine>
/// Names a VM of the VM Service.
public typealias VMServiceVMID = ID<VMServiceVM>
/// Names a VM class.
public typealias VMClassID = ID<VMClass>
/// Names a storage policy.
public typealias StoragePolicyID = ID<StoragePolicy>

extension ID where Element == HostCluster {
    /// What vCenter calls the cluster inside, such as `domain-c8` (`DOMAIN.md` 1.4).
    public var managedName: String { "domain-c\(index + 8)" }
}
