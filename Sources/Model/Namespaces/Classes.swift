/// A VM class: a size, and how much of it is guaranteed (`DOMAIN.md` 4.1).
public struct VMClass: Hashable, Sendable, Codable {
    /// Its name, such as `best-effort-small`.
    public var name: String
    /// Virtual CPUs.
    public var virtualCPUs: Int
    /// Memory, in MiB.
    public var memoryMiB: Int
    /// Share of the CPU that is reserved, in percent of virtual CPUs times the slowest host's core.
    public var cpuReservationPercent: Int
    /// Share of the memory that is reserved, in percent.
    public var memoryReservationPercent: Int

    /// The profile of its virtual GPU, such as `grid_a100-40c`; nil for none.
    public var gpuProfile: String?
    /// Whether it is being removed (`DOMAIN.md` 4.1).
    public internal(set) var isRemoving = false

    /// A class.
    public init(
        name: String, virtualCPUs: Int, memoryMiB: Int, cpuReservationPercent: Int = 0,
        memoryReservationPercent: Int = 0
    ) {
        self.name = name
        self.virtualCPUs = virtualCPUs
        self.memoryMiB = memoryMiB
        self.cpuReservationPercent = cpuReservationPercent
        self.memoryReservationPercent = memoryReservationPercent
    }

    /// The sixteen classes that every vCenter has (`DOMAIN.md` 4.1).
    public static let defaults: [VMClass] = {
        let sizes = [
            ("xsmall", 2, 2), ("small", 2, 4), ("medium", 2, 8), ("large", 4, 16),
            ("xlarge", 4, 32), ("2xlarge", 8, 64), ("4xlarge", 16, 128), ("8xlarge", 32, 128),
        ]
        return [("best-effort", 0), ("guaranteed", 100)].flatMap { family, percent in
            sizes.map { size, cpus, gibibytes in
                VMClass(
                    name: "\(family)-\(size)", virtualCPUs: cpus, memoryMiB: gibibytes * 1024,
                    cpuReservationPercent: percent, memoryReservationPercent: percent)
            }
        }
    }()

    /// What a VM of this class reserves where one core is worth `coreMHz` (`DOMAIN.md` 0.9).
    public func reservation(coreMHz: Int) -> Resources {
        Resources(
            cpu: cpuReservationPercent * virtualCPUs * coreMHz / 100,
            memory: memoryReservationPercent * memoryMiB / 100)
    }
}
