/// What somebody asks of Supervisor Services (`DOMAIN.md` 1.4).
public enum SupervisorServiceOperation: Hashable, Sendable, Codable {
    case register(SupervisorService)
    case addVersion(SupervisorService.Version, service: String)
    /// Activate or deactivate a service: one that is not stays where it is installed.
    case setActivated(service: String, Bool)
    /// Activate or deactivate one of its versions.
    case setVersionActivated(service: String, version: String, Bool)
    /// Forget a service that is deactivated and nowhere installed.
    case delete(service: String)
    case install(service: String, version: String, supervisor: String)
    case upgrade(service: String, version: String, supervisor: String)
    case remove(service: String, supervisor: String)
}

/// Why something was refused that was asked of a Supervisor Service.
public enum SupervisorServiceRefusal: Hashable, Sendable {
    case alreadyRegistered
    case unknown
    case malformedName
    case noVersions
    case versionExists(String)
    case unknownVersion(String)
    case deactivated
    case versionDeactivated(String)
    case alreadyInstalled(supervisor: String)
    case notInstalled(supervisor: String)
    case beingRemoved(supervisor: String)
    case stillActivated
    case stillInstalled(supervisor: String)
    /// The Supervisor is being configured or removed.
    case supervisorNotRunning(String)
    /// The version runs already.
    case sameVersion(String)
}

/// What happens to Supervisor Services.
public enum SupervisorServiceEvent: Hashable, Sendable {
    case registered
    case versionAdded(String)
    case activated(Bool)
    case versionActivated(String, Bool)
    case forgotten
    case status(InstalledService.Status, supervisor: String, version: String)
    /// Why it is not configured.
    case held(InstalledService.Problem, supervisor: String)
    case removed(supervisor: String)
}
