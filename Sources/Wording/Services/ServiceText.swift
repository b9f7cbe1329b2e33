import Model

extension ServiceEvent {
    /// What became of a service.
    public var text: String {
        switch self {
        case .vCenter(let service, let health):
            "Service \(service.rawValue) is \(health.rawValue)"
        case .host(let service, let isRunning):
            "\(service.rawValue) \(isRunning ? "is running" : "has stopped")"
        case .controlPlane(let service, let number, let isRunning):
            "\(service.rawValue) on control plane VM \(number) "
                + (isRunning ? "is running" : "has stopped")
        }
    }

    /// Whether it makes something worse.
    var isHarm: Bool {
        switch self {
        case .vCenter(_, let health): health != .healthy
        case .host(_, let isRunning), .controlPlane(_, _, let isRunning): !isRunning
        }
    }
}

extension FaultEvent {
    /// What broke, or was mended.
    public var text: String {
        switch self {
        case .diskCorrupted(let number):
            "The disk of control plane VM \(number) returns I/O errors"
        case .etcdSpace(true): "etcd raised the alarm NOSPACE"
        case .etcdSpace(false): "etcd's alarm NOSPACE is disarmed"
        case .certificatesExpired:
            "The certificates of the API server and the Spherelets have expired"
        case .addressesOccupied(true): "Others use the addresses that were left"
        case .addressesOccupied(false): "Addresses that others used were given back"
        case .vMotion(true): "The vMotion network carries nothing"
        case .vMotion(false): "The vMotion network carries vMotions again"
        case .hostName(let name?): "The host names itself \(name)"
        case .hostName(nil): "The host names itself as the inventory does"
        }
    }

    /// Whether it makes something worse.
    var isHarm: Bool {
        switch self {
        case .diskCorrupted, .etcdSpace(true), .hostName(.some), .certificatesExpired,
            .vMotion(true),
            .addressesOccupied(true):
            true
        case .etcdSpace(false), .hostName(nil), .addressesOccupied(false), .vMotion(false): false
        }
    }
}

extension Severance {
    /// Why one side does not reach the other.
    public var text: String {
        switch self {
        case .serviceDown(let service): "service \(service.rawValue) is not healthy"
        case .routeClosed(let route): "nothing passes \(route.text)"
        case .nameWrong(.address(let address)):
            "vCenter certificate is invalid: its name leads to \(address.text)"
        case .nameWrong(.unknown): "vCenter's name is not known to the name servers: no such host"
        case .nameWrong(.noAnswer): "no name server answers"
        case .nameWrong(.noServer): "there is no name server"
        case .clockSkew(let offset):
            "x509: certificate has expired or is not yet valid: clocks are "
                + "\(Units.age(abs(offset))) apart"
        case .hostName(let name): "the host names itself \(name)"
        }
    }
}
