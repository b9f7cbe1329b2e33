/// A node of a TKG cluster as the cluster itself sees it: one of its machines' VMs.
public struct GuestNode: Sendable {
    /// The machine that it is.
    public let machine: MachineID
    /// Its name, that of the machine and its VM.
    public let name: String
    /// Whether it belongs to the control plane.
    public let isControlPlane: Bool
    /// What the VM has, in millicores and MiB.
    public let capacity: Resources
    /// What pods may ask for, in millicores and MiB.
    public let allocatable: Resources
    /// Its Kubernetes release.
    public let release: String
    /// Its address.
    public let address: String
    /// The number of its subnet of pod addresses.
    let subnet: Int
    /// When it joined, in milliseconds of simulated time.
    public let createdAt: Int
    /// Its labels.
    public internal(set) var labels: Labels
    /// Its taints but those that say that it is cordoned or silent.
    public internal(set) var taints: [Taint]
    /// Whether it takes no new pods.
    public internal(set) var isCordoned = false
    /// Whether the cluster hears from it.
    public internal(set) var isReady = true
    /// When that last changed, in milliseconds of simulated time.
    public internal(set) var readySince: Int
    /// Since when it has not been heard; nil while it is.
    public internal(set) var silentSince: Int?
    /// What its pods ask for, in millicores and MiB.
    public internal(set) var requested = Resources.zero
    /// How many pods it has.
    public internal(set) var podCount = 0
    /// Images of its pods that it has.
    var images: Set<String> = []
    /// Whether its VM's demand no longer is what its pods come to.
    var hasNewDemand = true
    /// The next address of its subnet.
    var nextAddress = 2

    /// A node takes so many pods: the kubelet's own limit.
    public static let maximumPods = 110
    /// The kubelet evicts pods below this much memory, in MiB: its default.
    static let evictionMiB = 100

    init(_ machine: GuestMachine, subnet: Int, at now: Int) {
        self.machine = machine.machine
        name = machine.name
        isControlPlane = machine.isControlPlane
        capacity = Resources(cpu: machine.virtualCPUs * 1000, memory: machine.memoryMiB)
        allocatable = Resources(
            cpu: capacity.cpu - Self.reservedMillicores(machine.virtualCPUs),
            memory: capacity.memory - Self.reservedMiB(machine.memoryMiB) - Self.evictionMiB)
        release = machine.release
        address = machine.address
        self.subnet = subnet
        createdAt = now
        readySince = now
        labels = machine.labels
        labels["kubernetes.io/hostname"] = machine.name
        labels["kubernetes.io/os"] = "linux"
        labels["kubernetes.io/arch"] = "amd64"
        labels["run.tanzu.vmware.com/kubernetesDistributionVersion"] = machine.release
        if machine.isControlPlane {
            labels["node-role.kubernetes.io/control-plane"] = ""
            if Self.minor(machine.release) < 24 { labels["node-role.kubernetes.io/master"] = "" }
        }
        taints = machine.taints
        if machine.isControlPlane {
            let key = Self.minor(machine.release) < 24 ? "master" : "control-plane"
            taints.append(Taint(key: "node-role.kubernetes.io/\(key)"))
        }
    }

    private static func minor(_ release: String) -> Int { TKGVersion(release)?.minor ?? 26 }

    /// CPU that the system keeps: 6 % of the first core, 1 % of the second, 0.5 % of the next two,
    /// 0.25 % of all others, the usual automatic reservation.
    private static func reservedMillicores(_ cores: Int) -> Int {
        var tenths = 600
        if cores > 1 { tenths += 100 }
        tenths += 50 * min(2, max(0, cores - 2)) + 25 * max(0, cores - 4)
        return tenths / 10
    }

    /// Memory that the system keeps: 25 % of the first 4 GiB, 20 % of the next 4, 10 % of the next 8,
    /// 6 % of the next 112, 2 % of the rest.
    private static func reservedMiB(_ memory: Int) -> Int {
        var (left, kept) = (memory, 0)
        for (step, percent) in [(4096, 25), (4096, 20), (8192, 10), (114_688, 6)] {
            let part = min(left, step)
            kept += part * percent / 100
            left -= part
        }
        return kept + left * 2 / 100
    }
}
