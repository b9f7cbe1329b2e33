import Model

extension GuestRefusal {
    /// The refusal as the API server of a TKG cluster words it.
    public var text: String {
        switch self {
        case .unreachable(let endpoint):
            "The connection to the server \(endpoint):6443 was refused - did you specify the right "
                + "host or port?"
        case .noSecurityPolicy(let pod):
            "pods \"\(pod)\" is forbidden: unable to validate against any pod security policy: []"
        case .podSecurity(let pod, let level, let findings):
            "pods \"\(pod)\" is forbidden: violates PodSecurity \"\(level):latest\": "
                + findings.map(\.text).joined(separator: ", ")
        case .tooManyClusters(let most, let place):
            "\(place) has \(most) TKG clusters already, the most that is supported"
        case .releaseNotFound(let version, let pools):
            "admission webhook \"tkr-resolver-cluster-webhook.tanzu.vmware.com\" denied the request: "
                + "could not resolve TKR/OSImage for controlPlane, machineDeployments: "
                + "[\(pools.joined(separator: " "))], query: {k8sVersionPrefix: '\(version)'}"
        case .releaseIncompatible(let version, let supervisor):
            "admission webhook \"default.validating.tanzukubernetescluster.run.tanzu.vmware.com\" "
                + "denied the request: TanzuKubernetesRelease \(version) is not compatible with "
                + "Supervisor \(supervisor)"
        case .namespaceProtected(let name):
            "namespaces \"\(name)\" is forbidden: this namespace may not be deleted"
        }
    }
}

extension PodSecurityFinding {
    /// What is wrong, in Kubernetes' words.
    public var text: String {
        let quoted = containers.map { "\"\($0)\"" }.joined(separator: ", ")
        let list = "container\(containers.count == 1 ? "" : "s") \(quoted)"
        return switch rule {
        case .privileged:
            "privileged (\(list) must not set securityContext.privileged=true)"
        case .hostNamespaces: "host namespaces"
        case .hostPath: "hostPath volumes"
        case .allowPrivilegeEscalation:
            "allowPrivilegeEscalation != false (\(list) must set "
                + "securityContext.allowPrivilegeEscalation=false)"
        case .unrestrictedCapabilities:
            "unrestricted capabilities (\(list) must set "
                + "securityContext.capabilities.drop=[\"ALL\"])"
        case .runAsNonRoot:
            "runAsNonRoot != true (pod or \(list) must set securityContext.runAsNonRoot=true)"
        case .seccompProfile:
            "seccompProfile (pod or \(list) must set securityContext.seccompProfile.type to "
                + "\"RuntimeDefault\" or \"Localhost\")"
        }
    }
}
