/// A Supervisor Service that is registered with vCenter (`DOMAIN.md` 1.4).
public struct SupervisorService: Hashable, Sendable, Codable {
    /// Its identity, such as `contour.tanzu.vmware.com`.
    public let name: String
    /// Whether it may be installed and upgraded.
    public internal(set) var isActivated = true
    /// Its versions, in the order in which they were added.
    public internal(set) var versions: [Version]

    /// A service of some versions.
    public init(name: String, versions: [Version]) {
        self.name = name
        self.versions = versions
    }

    /// The first part of its name, from which its namespaces are named.
    public var shortName: String { String(name.prefix { $0 != "." }) }

    /// The version of that number.
    public func version(_ number: String) -> Version? { versions.first { $0.number == number } }

    /// One version of a service.
    public struct Version: Hashable, Sendable, Codable {
        /// Its number, such as `1.28.2+vmware.1-tkg.1`.
        public var number: String
        /// Whether it may be installed.
        public internal(set) var isActivated = true
        /// What it runs.
        public var workloads: [Workload]

        /// A version.
        public init(number: String, workloads: [Workload]) {
            self.number = number
            self.workloads = workloads
        }
    }

    /// A Deployment of vSphere Pods that a version runs.
    public struct Workload: Hashable, Sendable, Codable {
        /// Its name.
        public var name: String
        /// How many pods.
        public var replicas: Int
        /// The image of its one container.
        public var image: String
        /// What that asks for, in millicores.
        public var cpuRequest: Int?
        /// What that asks for, in MiB.
        public var memoryRequest: Int?

        /// A Deployment.
        public init(
            name: String, replicas: Int = 1, image: String, cpuRequest: Int? = nil,
            memoryRequest: Int? = nil
        ) {
            self.name = name
            self.replicas = replicas
            self.image = image
            self.cpuRequest = cpuRequest
            self.memoryRequest = memoryRequest
        }
    }
}

/// A Supervisor Service on a Supervisor.
public struct InstalledService: Hashable, Sendable {
    /// The service, by name.
    public let service: String
    /// Its namespace, `svc-SERVICE-domain-cN`.
    public let namespace: String
    /// The version that runs; nil while none ever did.
    public internal(set) var version: String?
    /// The version that is to run.
    public internal(set) var desiredVersion: String
    /// How far it is.
    public internal(set) var status: Status = .configuring
    /// Why it is not configured; nil while nothing is known to be wrong.
    public internal(set) var problem: Problem?
    /// When its status changed last, in milliseconds of simulated time.
    public internal(set) var changedAt: Int

    /// How far a service is.
    public enum Status: String, Sendable, CaseIterable {
        case configuring = "CONFIGURING"
        case removing = "REMOVING"
        case configured = "CONFIGURED"
        case error = "ERROR"
    }

    /// Why a service is not configured.
    public indirect enum Problem: Hashable, Sendable {
        /// An image of one of its Deployments cannot be fetched.
        case image(workload: String, image: String, ImageFault)
        /// A pod of one of its Deployments finds no host.
        case pending(workload: String, Pod.Reason)
        /// So many pods of a Deployment are ready.
        case notReady(workload: String, ready: Int, of: Int)
        /// Its namespace or a Deployment was refused.
        case refused(OperationError)
    }
}
