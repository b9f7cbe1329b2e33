import Manifests
import Model

extension Verb {
    private static let namespace = VerbArgument.option(
        "namespace", .text, "The namespace (default)")
    private static let object: [VerbArgument] = [
        .place("type", .type, "The type of the object, such as deployment"),
        .place("name", .name, "Its name"), namespace,
    ]

    private static func rollout(
        _ name: String, _ summary: String, _ danger: Danger, _ command: RolloutCommand
    ) -> Verb {
        Verb(name, .workloads, summary, danger, object) { (input) throws(VerbError) in
            [
                .rollout(
                    command, input.kind("type"), name: input.text("name"),
                    namespace: input.namespace)
            ]
        }
    }

    static let workloadVerbs: [Verb] = [
        Verb(
            "apply", .workloads, "Apply manifests, as kubectl apply -f would",
            [.place("path", .manifests, "A file, a directory, or - for standard input"), namespace]
        ) { (input) throws(VerbError) in
            var (copy, outcome) = (input.simulation, ManifestOutcome())
            do throws(ManifestError) {
                try copy.apply(
                    try ManifestSource(input.text("path")), fallback: input.namespace,
                    into: &outcome)
            } catch {
                throw VerbError(.unreadable(error.description))
            }
            if let refusal = outcome.refusals.first {
                throw VerbError(.unreadable(refusal.description))
            }
            return outcome.operations
        },
        Verb(
            "delete", .workloads, "Delete an object", .destroys,
            object + [
                .option(
                    "cascade", .choice(Cascade.allCases.map(\.rawValue)),
                    "What becomes of what it owns")
            ]
        ) { (input) throws(VerbError) in
            [
                .delete(
                    input.kind("type"), name: input.text("name"), namespace: input.namespace,
                    cascade: input.optional("cascade").flatMap(Cascade.init(rawValue:))
                        ?? .background)
            ]
        },
        Verb(
            "scale", .workloads, "Set the number of replicas of a workload",
            object + [
                .option(
                    "replicas", .number(0...1_000_000), "How many", isRequired: true)
            ]
        ) { (input) throws(VerbError) in
            [
                .scale(
                    input.kind("type"), name: input.text("name"), namespace: input.namespace,
                    replicas: input.number("replicas") ?? 0)
            ]
        },
        rollout(
            "restart", "Replace all pods of a workload, one after the other", .disturbs, .restart),
        rollout("pause", "Have a Deployment not roll out what changes", .none, .pause),
        rollout("resume", "Have a Deployment roll out what changes again", .none, .resume),
        Verb(
            "roll-back", .workloads, "Go back to a former revision of a workload", .disturbs,
            object + [
                .option("revision", .number(0...Int.max), "Which; 0 for the one before")
            ]
        ) { (input) throws(VerbError) in
            [
                .rollout(
                    .undo(revision: input.number("revision") ?? 0), input.kind("type"),
                    name: input.text("name"), namespace: input.namespace)
            ]
        },
        Verb(
            "evict", .workloads, "End a pod as a drain does, if its budgets allow it", .disturbs,
            [.place("pod", .name, "The pod"), namespace]
        ) { (input) throws(VerbError) in
            [.evict(pod: input.text("pod"), namespace: input.namespace)]
        },
        Verb(
            "scale-cluster", .workloads, "Set the number of nodes of a TKG cluster's pool",
            .disturbs,
            [
                .place("tkc", .workloadCluster, "The cluster, as NAMESPACE/NAME"),
                .option("replicas", .number(0...1000), "How many nodes", isRequired: true),
                .option("pool", .text, "The pool (the first)"),
            ]
        ) { (input) throws(VerbError) in try input.scaledCluster() },
        Verb(
            "renew-cluster-certificates", .workloads,
            "Renew the certificates on the control plane machines of a TKG cluster", .disturbs,
            [.place("tkc", .workloadCluster, "The cluster, as NAMESPACE/NAME")]
        ) { (input) throws(VerbError) in [.workloadCluster(input.guest, .renewCertificates)] },
        Verb(
            "cordon-node", .workloads, "Let no new pods be placed on a node of a TKG cluster",
            [
                .place("tkc", .workloadCluster, "The cluster, as NAMESPACE/NAME"),
                .place("node", .text, "The node"),
                .place("state", .onOff, "Whether it is cordoned"),
            ]
        ) { (input) throws(VerbError) in
            [.inside(input.guest, .cordon(node: input.text("node"), input.isOn("state")))]
        },
        Verb(
            "scale-inside", .workloads, "Set the number of replicas of a workload in a TKG cluster",
            [.place("tkc", .workloadCluster, "The cluster, as NAMESPACE/NAME")] + object + [
                .option("replicas", .number(0...1_000_000), "How many", isRequired: true)
            ]
        ) { (input) throws(VerbError) in
            [
                .inside(
                    input.guest,
                    .scale(
                        input.kind("type"), name: input.text("name"),
                        namespace: input.namespace, replicas: input.number("replicas") ?? 0))
            ]
        },
    ]
}

extension VerbInput {
    /// The TKG cluster given.
    fileprivate var guest: GuestName {
        let parts = text("tkc").split(separator: "/").map(String.init)
        return GuestName(namespace: parts.first ?? "", cluster: parts.last ?? "")
    }

    /// The manifest of a TKG cluster with another number of nodes in a pool, applied.
    fileprivate func scaledCluster() throws(VerbError) -> [Operation] {
        let guest = guest
        for kind in [Kind.tanzuKubernetesCluster, .cluster] {
            guard let request = simulation.request(of: kind, guest.cluster, in: guest.namespace)
            else { continue }
            let path =
                kind == .cluster
                ? ["spec", "topology", "workers", "machineDeployments"]
                : ["spec", "topology", "nodePools"]
            var pools = request.manifest[path]?.elements ?? []
            let wanted = optional("pool") ?? pools.first?["name"]?.string
            guard let place = pools.firstIndex(where: { $0["name"]?.string == wanted }) else {
                throw VerbError(
                    .unknown(wanted ?? "", known: pools.compactMap { $0["name"]?.string }))
            }
            pools[place]["replicas"] = .integer(number("replicas") ?? 0)
            let manifest = request.manifest.setting(.list(pools), at: path[...])
            var (copy, outcome) = (simulation, ManifestOutcome())
            copy.apply(
                Array(JSONText.text(of: manifest).utf8), file: guest.cluster,
                fallback: guest.namespace, into: &outcome)
            if let refusal = outcome.refusals.first {
                throw VerbError(.unreadable(refusal.description))
            }
            return outcome.operations
        }
        return []
    }
}

extension Value {
    /// The same with another value at the end of a path.
    fileprivate func setting(_ value: Value, at path: ArraySlice<String>) -> Value {
        guard let key = path.first else { return value }
        var copy = self
        copy[key] = (self[key] ?? .object(.init())).setting(value, at: path.dropFirst())
        return copy
    }
}
