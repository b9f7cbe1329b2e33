/// What a VM of the VM Service is asked to be (`DOMAIN.md` 4.2).
public struct VMServiceSpec: Hashable, Sendable, Codable {
    /// The name of its VM class.
    public var className: String
    /// The name of its image.
    public var image: String
    /// The name of its storage class.
    public var storageClass: String
    /// Whether it is to run.
    public var power: Power
    /// How it is powered off.
    public var powerOffMode: PowerMode = .hard
    /// How it is suspended.
    public var suspendMode: PowerMode = .hard
    /// How it is restarted.
    public var restartMode: PowerMode = .hard
    /// When it is restarted next, as written; nil for no restart.
    public var nextRestart: Restart?
    /// Where its guest finds how it is set up; nil for nowhere.
    public var bootstrap: Bootstrap?
    /// Claims whose volumes it is given.
    public var volumes: [Volume] = []
    /// The VirtualMachineSetResourcePolicy that it follows.
    public var resourcePolicy: String?
    /// How its demand moves, where the world says so.
    public var demand: DemandProfile?

    /// A specification.
    public init(
        className: String, image: String, storageClass: String, isPoweredOn: Bool = true,
        demand: DemandProfile? = nil
    ) {
        self.className = className
        self.image = image
        self.storageClass = storageClass
        power = isPoweredOn ? .poweredOn : .poweredOff
        self.demand = demand
    }

    /// Whether it is to run.
    public var isPoweredOn: Bool { power == .poweredOn }

    /// What a VM is to be.
    public enum Power: String, Sendable, CaseIterable, Codable {
        case poweredOn = "PoweredOn"
        case poweredOff = "PoweredOff"
        case suspended = "Suspended"
    }

    /// Whether the guest is asked.
    public enum PowerMode: String, Sendable, CaseIterable, Codable {
        /// At once, whatever the guest does.
        case hard = "Hard"
        /// By VMware Tools; without them nothing happens.
        case soft = "Soft"
        /// By VMware Tools, and at once where they do not answer within five minutes.
        case trySoft = "TrySoft"
    }

    /// When a VM is restarted.
    public enum Restart: Hashable, Sendable, Codable {
        case now
        /// In seconds since 1970.
        case at(Int)
    }

    /// Where a guest finds how it is set up.
    public struct Bootstrap: Hashable, Sendable, Codable {
        /// Who reads it: `CloudInit`, `LinuxPrep`, `Sysprep` or `vAppConfig`.
        public var provider: String
        /// A Secret or a ConfigMap; nil where all is written in the VM itself.
        public var source: ObjectKey?
        /// What must be found in it; nil for anything.
        public var key: String?

        /// Bootstrap data.
        public init(provider: String, source: ObjectKey? = nil, key: String? = nil) {
            self.provider = provider
            self.source = source
            self.key = key
        }
    }

    /// A volume of a VM.
    public struct Volume: Hashable, Sendable, Codable {
        /// Its name in the VM.
        public var name: String
        /// The claim behind it.
        public var claim: String

        /// A volume.
        public init(name: String, claim: String) {
            self.name = name
            self.claim = claim
        }
    }
}
