/// Whether a TKG cluster takes a pod: pod security policies before Kubernetes 1.25, Pod Security
/// Standards since (`DOMAIN.md` 7.27).
extension GuestCluster {
    /// Refuses a pod that the cluster's rules do not allow in a namespace.
    func admit(
        _ template: PodTemplate, named name: String, in namespace: String
    ) throws(OperationError) {
        if GuestSystem.isOwn(namespace) { return }
        if minorVersion < 25 {
            if !hasPolicyBinding(for: namespace) { throw .guest(.noSecurityPolicy(pod: name)) }
            return
        }
        guard let level = enforcedLevel(in: namespace), level != "privileged" else { return }
        let found = template.violations(ofRestricted: level == "restricted")
        if !found.isEmpty {
            throw .guest(.podSecurity(pod: name, level: level, found))
        }
    }

    /// Whether controllers in a namespace may use a pod security policy: a ClusterRoleBinding, or a
    /// RoleBinding there, to one of the roles that do.
    private func hasPolicyBinding(for namespace: String) -> Bool {
        objects.ids.contains { id in
            let object = objects[id]
            guard object.kind.group == "rbac.authorization.k8s.io",
                object.kind.name == "ClusterRoleBinding"
                    || (object.kind.name == "RoleBinding" && object.namespace == namespace)
            else { return false }
            let role = object.manifest["roleRef"]?["name"]?.scalarText ?? ""
            return role.hasPrefix("psp:") || role == "cluster-admin"
        }
    }

    /// What the label of a namespace says, or what the release enforces by default: nothing with
    /// 1.25, `restricted` from 1.26 on.
    private func enforcedLevel(in namespace: String) -> String? {
        let labels = object(.namespace, namespace, in: nil).map { objects[$0].labels }
        return labels?["pod-security.kubernetes.io/enforce"]
            ?? (minorVersion > 25 ? "restricted" : nil)
    }
}

/// What a Pod Security Standard finds wrong with a pod.
public struct PodSecurityFinding: Hashable, Sendable {
    /// Which rule is broken.
    public let rule: Rule
    /// The containers that break it.
    public let containers: [String]

    /// The rules that the model knows, in Kubernetes' order.
    public enum Rule: Sendable, CaseIterable {
        case privileged, hostNamespaces, hostPath
        case allowPrivilegeEscalation, unrestrictedCapabilities, runAsNonRoot, seccompProfile
    }
}

extension PodTemplate {
    /// What the standard `baseline`, or `restricted`, finds wrong, read from the manifest.
    fileprivate func violations(ofRestricted isRestricted: Bool) -> [PodSecurityFinding] {
        let containers =
            (spec["initContainers"]?.elements ?? []) + (spec["containers"]?.elements ?? [])
        let pod = spec["securityContext"]
        func name(_ container: Value) -> String { container["name"]?.scalarText ?? "" }
        func offending(_ breaks: (Value?) -> Bool) -> [String] {
            containers.filter { breaks($0["securityContext"]) }.map(name)
        }
        var found: [PodSecurityFinding] = []
        func note(_ rule: PodSecurityFinding.Rule, _ containers: [String]) {
            if !containers.isEmpty {
                found.append(PodSecurityFinding(rule: rule, containers: containers))
            }
        }
        note(.privileged, offending { $0?["privileged"] == .bool(true) })
        let usesHost = ["hostNetwork", "hostPID", "hostIPC"].contains { spec[$0] == .bool(true) }
        if usesHost { found.append(PodSecurityFinding(rule: .hostNamespaces, containers: [])) }
        let mountsHost = (spec["volumes"]?.elements ?? []).contains { $0["hostPath"] != nil }
        if mountsHost { found.append(PodSecurityFinding(rule: .hostPath, containers: [])) }
        guard isRestricted else { return found }
        note(
            .allowPrivilegeEscalation,
            offending { $0?["allowPrivilegeEscalation"] != .bool(false) })
        note(
            .unrestrictedCapabilities,
            offending {
                !($0?["capabilities"]?["drop"]?.elements ?? []).contains(.string("ALL"))
            })
        let isPodNonRoot = pod?["runAsNonRoot"] == .bool(true)
        note(
            .runAsNonRoot,
            offending { ($0?["runAsNonRoot"] ?? .bool(isPodNonRoot)) != .bool(true) })
        let profile = pod?["seccompProfile"]?["type"]?.scalarText
        note(
            .seccompProfile,
            offending {
                let own = $0?["seccompProfile"]?["type"]?.scalarText ?? profile
                return own != "RuntimeDefault" && own != "Localhost"
            })
        return found
    }
}

/// What the API of a TKG cluster refuses beyond what every API does.
public enum GuestRefusal: Hashable, Sendable {
    /// Its API server does not answer.
    case unreachable(endpoint: String)
    /// No role binding lets whoever creates the pod use a pod security policy.
    case noSecurityPolicy(pod: String)
    case podSecurity(pod: String, level: String, [PodSecurityFinding])
    /// As many TKG clusters as the product supports are there.
    case tooManyClusters(Int, place: String)
    /// A namespace of the system.
    case namespaceProtected(String)
    /// No content library that a cluster may use has the release that it names.
    case releaseNotFound(version: String, pools: [String])
    /// The TKG Service of the Supervisor does not know the release.
    case releaseIncompatible(version: String, supervisor: String)
}
