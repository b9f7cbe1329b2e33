/// What happened to a VM of the VM Service.
public enum VMServiceEvent: Hashable, Sendable {
    case cloning(image: String)
    case resized(className: String)
    case guestAsked(suspends: Bool)
    case suspended
    case restarted
    case toolsRunning(address: String?)
    case customized
    case volumeAttached(String)
    case volumeDetached(String)
}
