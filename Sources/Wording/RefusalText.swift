import Model

extension OperationError {
    /// The refusal as kubectl or vCenter words it.
    public var text: String {
        switch self {
        case .notFound(let kind, let name): "\(kind) \"\(name)\" not found"
        case .alreadyExists(let kind, let name): "\(kind) \"\(name)\" already exists"
        case .invalidName(let kind, let name):
            "\(kind.name) \"\(name)\" is invalid: metadata.name: must consist of lower case "
                + "alphanumeric characters or '-', and must start and end with an alphanumeric "
                + "character"
        case .invalid(let kind, let name, let path, let problem):
            "\(kind.name) \"\(name)\" is invalid: \(path): \(problem)"
        case .immutable(let kind, let name, let path):
            "\(kind.name) \"\(name)\" is invalid: \(path): field is immutable"
        case .noPriorityClass(let pod, let name):
            "pods \"\(pod)\" is forbidden: no PriorityClass with name \(name) was found"
        case .tooManyHosts(let cluster):
            "cluster \(cluster) has \(HostCluster.maximumHosts) hosts already; set "
                + "`limits: lifted` in the world to go beyond the product's limit"
        case .noRoom(let name): "no host has room for \(name)"
        case .addressesExhausted(let range): "no address is left in \(range)"
        case .namespaceTerminating(let kind, let name, let namespace):
            "\(kind.qualifiedResource) \"\(name)\" is forbidden: unable to create new content in "
                + "namespace \(namespace) because it is being terminated"
        case .exceededQuota(let kind, let name, let quota, let lines):
            Self.quotaText(kind, name, quota, lines)
        case .unspecifiedForQuota(let kind, let name, let quota, let resources):
            "\(kind.qualifiedResource) \"\(name)\" is forbidden: failed quota: \(quota): must specify "
                + resources.joined(separator: ",")
        case .limitRange(let kind, let name, let rule):
            "\(kind.qualifiedResource) \"\(name)\" is forbidden: \(rule.text)"
        case .storageClassNotBound(_, _, _, let namespace):
            "Storage policy is not associated with the namespace \(namespace)"
        case .selfServiceDeactivated:
            "namespaces is forbidden: User \"sso:devops@vsphere.local\" cannot create resource "
                + "\"namespaces\" in API group \"\" at the cluster scope"
        case .ownedByAnother(let kind, let name, let owner):
            "\(kind.name) \"\(name)\" belongs to \(owner); change that instead"
        case .hostHasNotLeft(let name): "host \(name) is not in maintenance mode"
        case .wrongState(let kind, let name, let state): "\(kind) \(name) is \(state)"
        case .wrongSetting(let cluster, let setting): "cluster \(cluster): \(setting.text)"
        case .apiUnavailable(let endpoint):
            "The connection to the server \(endpoint):6443 was refused: the API server does not "
                + "answer until more than half of the control plane VMs run"
        case .certificateExpired(let now, let expired):
            "tls: failed to verify certificate: x509: certificate has expired or is not yet "
                + "valid: current time \(WorldClock.timestamp(epoch: now, at: 0)) is after "
                + "\(WorldClock.timestamp(epoch: expired, at: 0)); rotate the certificates"
        case .rolloutRefused(let supervisor, let obstacle):
            "Supervisor \(supervisor): \(obstacle.text)"
        case .disruptionBudget:
            "Cannot evict pod as it would violate the pod's disruption budget."
        case .severalBudgets:
            "This pod has more than one PodDisruptionBudget, which the eviction subresource does "
                + "not support."
        case .host(let refusal): refusal.text
        case .supervisorService(let name, let refusal): refusal.text(of: name)
        case .enableRefused(let cluster, let problem):
            "cluster \(cluster): \(problem.field): \(problem.reason.text(of: cluster))"
        case .network(let refusal): refusal.text
        case .serviceUnavailable(.vpxd): "503 Service Unavailable (vpxd is not running)"
        case .serviceUnavailable(let service):
            "503 Service Unavailable (\(service.rawValue) is not healthy)"
        case .etcdSpaceExceeded: "etcdserver: mvcc: database space exceeded"
        case .library(let name, let obstacle): obstacle.text(name)
        case .vmClass(let name, let obstacle): obstacle.text(name)
        case .forbidden(let user, let verb, let kind, let namespace):
            Self.forbiddenText(user, verb, kind, namespace)
        case .noPermission(let user, let privilege):
            "Permission to perform this operation was denied: \(user) lacks the privilege "
                + privilege
        case .conflict(let kind, let name):
            "Operation cannot be fulfilled on \(kind.qualifiedResource) \"\(name)\": the object has "
                + "been modified; please apply your changes to the latest version and try again"
        case .rollout(let kind, let name, let refusal): refusal.text(kind, name)
        case .guest(let refusal): refusal.text
        case .storage(let refusal): refusal.text
        case .recommendationOutdated(let number):
            "recommendation \(number): the virtual machine or its destination has changed since"
        }
    }

    /// What the API adds to a refusal as its cause; nil where it adds nothing.
    public var cause: String? {
        guard case .disruptionBudget(_, let budget, let needed, let healthy) = self else {
            return nil
        }
        return "The disruption budget \(budget) needs \(needed) healthy pods and has \(healthy) "
            + "currently"
    }

    private static func quotaText(
        _ kind: Kind, _ name: String, _ quota: String, _ lines: [QuotaExcess]
    ) -> String {
        func list(_ part: (QuotaExcess) -> String) -> String {
            lines.map { "\($0.name)=\(part($0))" }.joined(separator: ",")
        }
        return "\(kind.qualifiedResource) \"\(name)\" is forbidden: exceeded quota: \(quota), "
            + "requested: \(list(\.requested)), used: \(list(\.used)), "
            + "limited: \(list(\.limited))"
    }
}

extension OperationError.LimitRangeRule {
    var text: String {
        let word = isMaximum ? "maximum" : "minimum"
        return "\(word) \(resource) usage per Container is \(bound), but "
            + (isMaximum ? "limit" : "request") + " is \(actual)"
    }
}

extension OperationError.ClusterSetting {
    var text: String {
        switch self {
        case .toleratedFailures(let count):
            "host failures tolerated: \(count) is not between 0 and the number of hosts"
        case .failoverHosts(let count):
            "failover hosts: \(count) is not between 1 and one less than the number of hosts"
        case .toleratedDegradation(let percent):
            "performance degradation VMs tolerate: \(percent) is not between 0 and 100 %"
        case .foreignFailoverHost: "failover hosts: one is not a host of this cluster"
        }
    }
}
