/// What happens while Supervisors come and go.
public enum SupervisorEvent: Hashable, Sendable {
    case condition(SupervisorCondition.Kind, SupervisorCondition.Status)
    /// Something holds the configuration.
    case held(EnablingNote)
    /// The Spherelet was put on a host, or taken away from it.
    case sphereletInstalled(Bool)
    /// A cluster was to be enabled, and something is wrong with what was asked.
    case refused(EnableProblem)
    /// A Supervisor is gone.
    case removed(cluster: String)
}
