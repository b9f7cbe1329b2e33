import Model

extension ClusterAPIEvent {
    /// The event's reason in a word.
    var reason: String {
        switch self {
        case .createdSet, .createdMachine: "SuccessfulCreate"
        case .scaledSet: "SuccessfulScale"
        case .certificatesRenewed: "CertificatesRenewed"
        case .certificatesExpired: "CertificatesExpired"
        }
    }

    /// Whether it is a warning.
    var isWarning: Bool { self == .certificatesExpired }

    /// What happened, in Cluster API's words.
    var text: String {
        switch self {
        case .createdSet(let name): "Created MachineSet \"\(name)\""
        case .scaledSet(let name, let count, let isUp):
            "Scaled \(isUp ? "up" : "down") MachineSet \"\(name)\" to \(count)"
        case .createdMachine(let name): "Created machine \"\(name)\""
        case .certificatesRenewed: "the certificates of the control plane were renewed for a year"
        case .certificatesExpired: "the certificates of the control plane have expired"
        }
    }
}
