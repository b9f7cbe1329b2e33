/// What is wrong inside TKG clusters.
extension Diagnosis {
    /// How long a node may be drained where a finding suggests a bound, in milliseconds.
    private static let suggestedDrain = 300_000

    /// Nodes that go and that a budget inside keeps from being drained.
    func drains() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.workloadClusters.ids {
            for machine in vcenter.workloadClusters[id].machines {
                let row = vcenter.machines[machine]
                guard let blocker = row.drainBlockers.first else { continue }
                found.append(drain(of: machine, blocker, in: id))
            }
        }
        return found
    }

    private func drain(
        of machine: MachineID, _ blocker: String, in id: WorkloadClusterID
    ) -> Finding {
        let (row, cluster) = (vcenter.machines[machine], vcenter.workloadClusters[id])
        let inside = GuestName(
            namespace: vcenter.namespaces[cluster.namespace].name, cluster: cluster.name)
        var remedies: [Remedy] = []
        var name = "a PodDisruptionBudget"
        if let guest = cluster.guest.map({ vcenter.guests[$0] }),
            let pod = guest.pods.ids.first(where: {
                guest.pods[$0].node == machine && guest.pods[$0].name == blocker
            }), let budget = guest.budget(against: pod)
        {
            name = guest.objects[budget].name
            remedies = self.remedies(for: budget, against: pod, in: guest, inside)
        }
        let timeout = Self.suggestedDrain
        remedies.append(
            Remedy(
                .limitDrain(milliseconds: timeout),
                .apply(vcenter.request(for: id, pool: row.pool, drainTimeout: timeout))))
        return Finding(
            .warning, .drainBlocked(node: row.name, pod: blocker, budget: name),
            on: [.workloadCluster(id)], weight: row.drainBlockers.count, mendedBy: remedies)
    }

    private func remedies(
        for budget: GuestObjectID, against pod: GuestPodID, in guest: GuestCluster,
        _ inside: GuestName
    ) -> [Remedy] {
        let object = guest.objects[budget]
        let namespace = object.namespace ?? "default"
        var remedies = [
            Remedy(
                .deleteBudget(object.name),
                .inside(
                    inside,
                    .delete(.podDisruptionBudget, name: object.name, namespace: namespace)))
        ]
        // One more healthy pod than the budget needs, where it counts pods and not shares.
        if case .budget(let spec) = object.record, case .count(let least)? = spec.minAvailable,
            let owner = guest.pods[pod].owner,
            [.deployment, .statefulSet].contains(guest.workloads[owner].type)
        {
            let workload = guest.workloads[owner]
            remedies.append(
                Remedy(
                    .runMoreReplicas(workload.name, least + 1),
                    .inside(
                        inside,
                        .scale(
                            workload.type.kind, name: workload.name, namespace: namespace,
                            replicas: least + 1))))
        }
        return remedies
    }

    /// TKG clusters whose control planes' certificates have ended, or will and nothing rotates them.
    func guestCertificates() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.workloadClusters.ids {
            guard let end = vcenter.certificatesExpireAt(of: id),
                end - now <= Simulation.certificateWarning
            else { continue }
            let cluster = vcenter.workloadClusters[id]
            let isOver = end <= now
            if !isOver, cluster.spec.rotatesDaysBefore != nil, !vcenter.isPaused(cluster) {
                continue
            }
            let name = GuestName(
                namespace: vcenter.namespaces[cluster.namespace].name, cluster: cluster.name)
            found.append(
                Finding(
                    isOver ? .critical : .info,
                    isOver
                        ? .guestCertificateExpired
                        : .guestCertificateExpires(days: (end - now) / 86_400_000),
                    on: [.workloadCluster(id)],
                    mendedBy: [
                        Remedy(
                            .renewGuestCertificates, .workloadCluster(name, .renewCertificates))
                    ]))
        }
        return found
    }

    /// Workloads in TKG clusters whose pods the clusters refuse.
    func guestRefusals() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.guests.ids where vcenter.guests[id].isReachable {
            let guest = vcenter.guests[id]
            for workload in guest.workloads.ids {
                guard let refusal = guest.workloads[workload].refusal else { continue }
                let row = guest.workloads[workload]
                found.append(
                    Finding(
                        .warning,
                        .refusedInside(
                            kind: row.type.kind, name: row.name, namespace: row.namespace, refusal),
                        on: [.workloadCluster(guest.cluster)],
                        weight: max(1, row.spec.replicas - row.pods.count),
                        mendedBy: remedies(for: refusal, of: row, in: guest)))
            }
        }
        return Self.byWeight(found)
    }

    private func remedies(
        for refusal: OperationError, of workload: GuestWorkload, in guest: GuestCluster
    ) -> [Remedy] {
        let cluster = vcenter.workloadClusters[guest.cluster]
        let inside = GuestName(
            namespace: vcenter.namespaces[cluster.namespace].name, cluster: cluster.name)
        let name = workload.namespace
        switch refusal {
        case .guest(.noSecurityPolicy):
            return [
                Remedy(
                    .bindSecurityPolicy(namespace: name),
                    .inside(inside, .apply(.policyBinding(for: name))))
            ]
        case .guest(.podSecurity(_, let level, let findings)):
            guard let id = guest.object(.namespace, name, in: nil) else { return [] }
            // What only the restricted standard forbids, the baseline allows.
            let isMild =
                level == "restricted"
                && findings.allSatisfy { PodSecurityFinding.Rule.restrictedOnly.contains($0.rule) }
            let wanted = isMild ? "baseline" : "privileged"
            let object = guest.objects[id]
            let label = "pod-security.kubernetes.io/enforce"
            var (labels, manifest) = (object.labels, object.manifest)
            labels[label] = wanted
            manifest.set(.string(wanted), at: ["metadata", "labels", label])
            let request = ObjectRequest(
                kind: .namespace, apiVersion: "v1", name: name, namespace: nil, labels: labels,
                annotations: object.annotations, manifest: manifest,
                body: .namespace(NamespaceSpec(name: name)))
            return [
                Remedy(.labelNamespace(name, level: wanted), .inside(inside, .apply(request)))
            ]
        default: return []
        }
    }
}

extension PodSecurityFinding.Rule {
    /// Rules of the restricted standard that the baseline does not have.
    static let restrictedOnly: [Self] = [
        .allowPrivilegeEscalation, .unrestrictedCapabilities, .runAsNonRoot, .seccompProfile,
    ]
}
