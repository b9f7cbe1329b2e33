/// A VM of the VM Service (`DOMAIN.md` 4.2).
public struct VMServiceVM: Sendable {
    /// Its object.
    public let object: ObjectID
    /// Its name.
    public let name: String
    /// Its namespace.
    public let namespace: NamespaceID
    /// What it was asked to be.
    public internal(set) var spec: VMServiceSpec
    /// Its VM, once it was created.
    public internal(set) var vm: VMID?
    /// The class that its VM is of now.
    public internal(set) var className: String?
    /// What its VM was made of.
    public internal(set) var image: ImageSpec?
    /// When the copy of its image is complete, in milliseconds of simulated time.
    public internal(set) var clonedAt: Int?
    /// Whether its memory is kept on disk.
    public internal(set) var isSuspended = false
    /// Since when its guest has been asked to shut down or to be suspended.
    public internal(set) var askedAt: Int?
    /// When its guest is down, where it answers.
    var guestDownAt: Int?
    /// When it was last restarted.
    public internal(set) var restartedAt: Int?
    /// Whether it has been powered on before: its guest is set up at the first boot only.
    public internal(set) var hasBooted = false
    /// When its guest was set up, or will be.
    public internal(set) var customizedAt: Int?
    /// Which of its volumes are attached, by the name of their claims, sorted.
    public internal(set) var attached: [String] = []
    /// What holds it up.
    public internal(set) var problem: WorkloadCluster.Problem?
    /// When it was created, in milliseconds of simulated time.
    public let createdAt: Int
    /// When it is looked at next; what was planned before that no longer counts.
    var dueAt: Int?

    init(
        object: ObjectID, name: String, namespace: NamespaceID, spec: VMServiceSpec,
        createdAt: Int
    ) {
        self.object = object
        self.name = name
        self.namespace = namespace
        self.spec = spec
        self.createdAt = createdAt
    }
}

extension VCenter {
    /// How long a guest takes until VMware Tools answer, in milliseconds.
    static let toolsTime = 25_000

    /// When VMware Tools of a VM answer, or did first; nil while it is off, and for ever in an image
    /// without them.
    public func toolsRunAt(_ id: VMServiceVMID) -> Int? {
        guard let vm = serviceVMs[id].vm, vms[vm].power == .poweredOn,
            serviceVMs[id].image?.hasTools ?? true, let start = vms[vm].poweredOnAt
        else { return nil }
        return max(start + Self.toolsTime, vms[vm].guestUpAt ?? 0)
    }

    /// Whether VMware Tools of a VM answer.
    public func runsTools(_ id: VMServiceVMID, at now: Int) -> Bool {
        toolsRunAt(id).map { $0 <= now } ?? false
    }

    /// The address that a guest reports: without VMware Tools nobody hears of it.
    public func reportedAddress(of id: VMServiceVMID, at now: Int) -> String? {
        runsTools(id, at: now) ? serviceVMs[id].vm.flatMap { vms[$0].address } : nil
    }
}
