/// A controller that runs on a Supervisor.
public struct SupervisorModule: Hashable, Sendable {
    /// Which one.
    public let name: Name
    /// Whether it does its work.
    public internal(set) var isHealthy = true

    /// The controllers that the model knows.
    public enum Name: String, Sendable, CaseIterable, Codable {
        case clusterAPI = "Cluster API"
        case tkgService = "TKG Service"
        case vmService = "VM Service"
        case imageService = "Image Controller"
        case networkService = "Network Controller"
    }

    /// The modules of a new Supervisor, all healthy.
    static let standard = Name.allCases.map { SupervisorModule(name: $0) }
}
