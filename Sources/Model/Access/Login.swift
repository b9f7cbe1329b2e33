/// What `kubectl vsphere login` is asked for (`DOMAIN.md` 6, 7.2, 7.3, 7.10).
public struct LoginRequest: Hashable, Sendable {
    /// The address, or name, of the Supervisor.
    public var server: String
    /// The user, with the domain after an `@`.
    public var user: String
    /// The password; nil where none was given.
    public var password: String?
    /// A TKG cluster to log in to, too.
    public var cluster: String?
    /// The namespace of that cluster.
    public var namespace: String?
    /// Whether the server's certificate is taken as it is.
    public var skipsVerification = false

    /// A login without a TKG cluster.
    public init(server: String, user: String) {
        self.server = server
        self.user = user
    }
}

/// How a login ends.
public enum LoginOutcome: Hashable, Sendable {
    /// The contexts that the user now has: the server's own, one for each namespace, and that of
    /// the cluster.
    case success(contexts: [String], current: String)
    case failure(LoginFailure)
}

/// Why a login fails.
public enum LoginFailure: Hashable, Sendable {
    /// Nothing answers at that address.
    case noRoute(server: String)
    /// No control plane VM serves the API.
    case refused(server: String)
    /// The certificate is signed by vCenter's own authority, which the client does not know.
    case unknownAuthority(server: String)
    /// Both in seconds since 1970.
    case certificateExpired(server: String, now: Int, expired: Int)
    case invalidCredentials
    /// Tokens cannot be had from vCenter Single Sign-On.
    case noToken
    /// Workload Management does not answer the Supervisor.
    case badGateway
    /// The Supervisor does not reach vCenter.
    case internalServerError
    case noCluster(name: String, namespace: String)
    case clusterNotReady(name: String)
}

extension Simulation {
    /// The user who may do everything.
    public static let administrator = "administrator@vsphere.local"

    /// Logs in as `kubectl vsphere login` does. Nothing changes: the model keeps no sessions.
    /// Groups have no members here: somebody who is to log in is named in a permission, or is
    /// `administrator@vsphere.local`. Any password but an empty one is right.
    public func login(_ request: LoginRequest) -> LoginOutcome {
        guard let id = supervisor(at: request.server) else {
            return .failure(.noRoute(server: request.server))
        }
        let supervisor = vcenter.supervisors[id]
        let environment = vcenter.clusters[supervisor.cluster].environment
        if !environment.isOpen(.clientsToLoadBalancer) || vcenter.endpointFault(of: id) != nil {
            return .failure(.noRoute(server: request.server))
        }
        if !vcenter.supervisors[id].controlPlane.contains(where: { vcenter.serves($0, at: now) }) {
            return .failure(.refused(server: request.server))
        }
        if now >= supervisor.certificateExpiresAt {
            return .failure(
                .certificateExpired(
                    server: request.server, now: epoch + now / 1000,
                    expired: epoch + supervisor.certificateExpiresAt / 1000))
        }
        if !request.skipsVerification {
            return .failure(.unknownAuthority(server: request.server))
        }
        if let failure = failure(of: request, on: id) { return .failure(failure) }
        return contexts(of: request, on: id)
    }

    private func supervisor(at server: String) -> SupervisorID? {
        vcenter.supervisors.ids.first {
            let row = vcenter.supervisors[$0]
            return [row.endpoint, row.floating.address, row.name].contains(server)
        }
    }

    private func failure(of request: LoginRequest, on id: SupervisorID) -> LoginFailure? {
        if let severance = vcenter.severance(toVCenterFrom: id) {
            if case .serviceDown = severance { return .badGateway }
            return .internalServerError
        }
        if !vcenter.appliance.works(.sts) { return .noToken }
        let isKnown =
            request.user == Self.administrator || !namespaces(of: request.user, on: id).isEmpty
            || vcenter.namespaces.ids.contains { names(request.user, in: $0) }
        guard isKnown, request.password.map({ !$0.isEmpty }) ?? false else {
            return .invalidCredentials
        }
        return vcenter.severance(toSupervisor: id) == nil ? nil : .badGateway
    }

    private func contexts(of request: LoginRequest, on id: SupervisorID) -> LoginOutcome {
        let namespaces = namespaces(of: request.user, on: id)
        var contexts = [request.server] + namespaces.map { vcenter.namespaces[$0].name }
        var current = request.server
        if let name = request.cluster {
            let wanted = request.namespace ?? ""
            let found = vcenter.workloadClusters.ids.first {
                let row = vcenter.workloadClusters[$0]
                return row.name == name && namespaces.contains(row.namespace)
                    && (request.namespace == nil
                        || vcenter.namespaces[row.namespace].name == wanted)
            }
            guard let found else { return .failure(.noCluster(name: name, namespace: wanted)) }
            let row = vcenter.workloadClusters[found]
            let isUp = row.machines.contains {
                vcenter.machines[$0].isControlPlane && vcenter.machines[$0].phase == .running
            }
            guard row.endpoint != nil, isUp else { return .failure(.clusterNotReady(name: name)) }
            contexts.append(name)
            current = name
        }
        return .success(contexts: contexts, current: current)
    }

    /// The namespaces that somebody has access to, in order of creation.
    private func namespaces(of user: String, on id: SupervisorID) -> [NamespaceID] {
        vcenter.supervisors[id].namespaces.filter {
            user == Self.administrator || names(user, in: $0)
        }
    }

    private func names(_ user: String, in namespace: NamespaceID) -> Bool {
        vcenter.namespaces[namespace].permissions.contains {
            !$0.isGroup && "\($0.subject)@\($0.domain)" == user
        }
    }
}
