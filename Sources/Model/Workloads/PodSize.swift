/// The size of the CRX that a pod becomes (`DOMAIN.md` 3).
public struct PodSize: Hashable, Sendable {
    /// Virtual CPUs, rounded up to whole ones.
    public let virtualCPUs: Int
    /// Memory, in MiB, the pod agent's included.
    public let memoryMiB: Int
    /// CPU that is reserved, in millicores: the sum of the requests.
    public let cpuRequest: Int
    /// Memory that is reserved, in MiB: the sum of the requests.
    public let memoryRequest: Int
    /// The most CPU, in millicores, where every container has a limit.
    public let cpuLimit: Int?
    /// How it is treated when memory runs out.
    public let qos: QualityOfService

    /// A container that asks for nothing counts as half a core and 512 MiB.
    static let defaultMillicores = 500
    static let defaultMiB = 512
    /// Memory of the pod agent, in MiB. The product does not publish it.
    static let agentMiB = 64

    /// The size of a pod with these containers.
    public init(of template: PodTemplate) {
        let containers = template.containers
        // Init containers run alone: the greatest of them counts, where it is more than all others.
        func total(_ part: (Container) -> Int) -> Int {
            max(
                containers.reduce(0) { $0 + part($1) },
                template.initContainers.lazy.map(part).max() ?? 0)
        }
        let millicores = total {
            max(Self.defaultMillicores, $0.cpuRequest ?? 0, $0.cpuLimit ?? 0)
        }
        let memory = total { max(Self.defaultMiB, $0.memoryRequest ?? 0, $0.memoryLimit ?? 0) }
        virtualCPUs = max(1, (millicores + 999) / 1000)
        qos = QualityOfService(of: template.allContainers)
        // A lone container without a wish is exactly 1 vCPU and 512 MB (`DOMAIN.md` 3).
        let isLoneDefault = template.allContainers.count == 1 && qos == .bestEffort
        memoryMiB = memory + (isLoneDefault ? 0 : Self.agentMiB)
        cpuRequest = total { $0.cpuRequest ?? $0.cpuLimit ?? 0 }
        memoryRequest = total { $0.memoryRequest ?? $0.memoryLimit ?? 0 }
        cpuLimit =
            template.allContainers.allSatisfy { $0.cpuLimit != nil }
            ? total { $0.cpuLimit ?? 0 } : nil
    }
}

/// How a pod is treated when memory runs out, best effort first to go (`DOMAIN.md` 3).
public enum QualityOfService: String, Sendable, CaseIterable {
    case guaranteed = "Guaranteed"
    case burstable = "Burstable"
    case bestEffort = "BestEffort"

    /// The class of a pod with these containers.
    public init(of containers: [Container]) {
        let asksNothing = containers.allSatisfy {
            $0.cpuRequest == nil && $0.cpuLimit == nil && $0.memoryRequest == nil
                && $0.memoryLimit == nil
        }
        let isGuaranteed = containers.allSatisfy {
            $0.cpuLimit != nil && $0.memoryLimit != nil
                && ($0.cpuRequest ?? $0.cpuLimit) == $0.cpuLimit
                && ($0.memoryRequest ?? $0.memoryLimit) == $0.memoryLimit
        }
        self = asksNothing ? .bestEffort : isGuaranteed ? .guaranteed : .burstable
    }
}
