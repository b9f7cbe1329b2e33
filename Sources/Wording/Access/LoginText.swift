import Model

extension LoginOutcome {
    /// What `kubectl vsphere login` prints, line by line.
    public var lines: [String] {
        switch self {
        case .failure(let failure): return [failure.text]
        case .success(let contexts, let current):
            return [
                "", "Logged in successfully.", "",
                "You have access to the following contexts:",
            ] + contexts.map { "   \($0)" } + [
                "",
                "If the context you wish to use is not in this list, you may need to try",
                "logging in again later, or contact your cluster administrator.", "",
                "To change context, use `kubectl config use-context <workload name>`",
                "(current context: \(current))",
            ]
        }
    }
}

extension LoginFailure {
    /// The failure as `kubectl vsphere login` words it.
    public var text: String {
        switch self {
        case .noRoute(let server):
            "FATA[0003] Error occurred during HTTP request: Get "
                + "https://\(server)/wcp/loginbanner: dial tcp \(server):443: connect: no route "
                + "to host"
        case .refused(let server):
            "FATA[0001] Error occurred during HTTP request: Get https://\(server)/wcp/loginbanner: "
                + "dial tcp \(server):443: connect: connection refused"
        case .unknownAuthority(let server):
            "FATA[0001] Error occurred during HTTP request: Get https://\(server)/wcp/loginbanner: "
                + "x509: certificate signed by unknown authority; use "
                + "--insecure-skip-tls-verify to take the certificate as it is"
        case .certificateExpired(let server, let now, let expired):
            "FATA[0001] Error occurred during HTTP request: Get https://\(server)/wcp/loginbanner: "
                + "x509: certificate has expired or is not yet valid: current time "
                + "\(WorldClock.timestamp(epoch: now, at: 0)) is after "
                + "\(WorldClock.timestamp(epoch: expired, at: 0))"
        case .invalidCredentials: "FATA[0003] Failed to log in: invalid credentials"
        case .noToken: "FATA[0004] Failed to log in: token service is not available"
        case .badGateway: "FATA[0004] Failed to get available workloads: bad gateway"
        case .internalServerError:
            "FATA[0004] Error while getting list of workloads: internal server error"
        case .noCluster(let name, let namespace):
            "FATA[0005] Failed to get cluster \(name)\(namespace.isEmpty ? "" : " in \(namespace)"):"
                + " not found"
        case .clusterNotReady(let name):
            "FATA[0005] Failed to log in to cluster \(name): its control plane is not ready"
        }
    }
}
