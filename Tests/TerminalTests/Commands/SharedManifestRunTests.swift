import Glibc
import Testing

/// The real manifests beside the package, through the program.
@Suite(
    .enabled(if: Binary.path != nil, Comment(rawValue: Binary.advice)),
    .enabled(if: SharedInput.folder != nil, "needs the folder ../shared")
)
struct SharedManifestRunTests {
    /// Each file in a namespace of its own.
    private static func arguments() throws -> [String] {
        let folder = try SharedInput.folder.orThrow("no ../shared") + "/data/manifests"
        return SharedInput.manifests.flatMap { ["--apply", "\(folder)/\($0).yaml@\($0)"] }
    }

    @Test func `each file in a namespace of its own runs as it was meant`() throws {
        let apply = try Self.arguments()
        let run = try Run(["get", "workloads", "-A", "--after", "1h", "--no-headers"] + apply)
        #expect(run.exit == .code(0))
        var counts: [String: Int] = [:]
        for line in run.output.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard SharedInput.manifests.contains(words[0]) else { continue }
            counts[words[1], default: 0] += 1
            let ready = words[3].split(separator: "/")
            #expect(ready[0] == ready[1], "\(line)")
        }
        #expect(counts == ["Deployment": 17, "ReplicaSet": 17, "StatefulSet": 1])

        let clusters = try Run(["get", "clusters", "-A", "--after", "1h"] + apply).output
        for name in ["tkc-1", "tkc-workload-cluster"] {
            let line = clusters.split(separator: "\n").first { $0.contains(" \(name) ") }
            #expect(line?.contains(" Provisioned ") == true)
        }
        let vm = try Run(
            ["get", "virtualmachines", "mysql-db", "-o", "yaml", "--after", "1h"] + apply)
        #expect(vm.output.contains("\n  powerState: poweredOn\n"))
        #expect(!vm.output.contains("status: \"False\""))
        let claim = try Run(["get", "pvc", "-n", "quickstart-pvc", "--after", "1h"] + apply)
        #expect(claim.output.contains("vsphere-with-tanzu-pv   Bound"))
        // The claim that this pod mounts is in another namespace: that is why it waits.
        let pod = try Run(["get", "pods", "-n", "quickstart-pod", "--after", "1h"] + apply)
        #expect(pod.output.contains("persistentvolumeclaim \"vsphere-with-tanzu-pv\" not found"))
    }

    @Test func `the report has every field, nothing is violated, and history repeats itself`()
        throws
    {
        let command = try ["simulate", "--for", "1h", "--report", "json"] + Self.arguments()
        let first = try Run(command)
        #expect(first.exit == .code(0))
        #expect(first.output.contains("\"violations\": 0"))
        #expect(first.output.contains("\"Failed\": 0"))
        for field in [
            "world", "seed", "simulatedSeconds", "wallSeconds", "hosts", "virtualMachines", "pods",
            "Pending", "Running", "Succeeded", "scheduling", "attempts", "bound", "unschedulable",
            "startLatencySeconds", "p50", "p90", "drs", "passes", "migrations", "recommendations",
            "imbalance", "before", "after", "score", "demandDeliveredPercent", "refusals", "events",
            "invariants", "checks", "violations", "stateHash",
        ] {
            #expect(first.output.contains("\"\(field)\": "), "\(field)")
        }
        let hash = try Self.hash(first)
        #expect(try Self.hash(try Run(command)) == hash)
        #expect(try Self.hash(try Run(command + ["--seed", "7"])) != hash)
        for other in Binary.builds where try Binary.isFresh(other) {
            #expect(try Self.hash(try Run(program: other, command)) == hash, "\(other)")
        }
        #expect(first.complaint.contains("is not a Kubernetes object"))
        #expect(
            first.complaint.contains(
                "kept as written: 1 ConfigMap, 2 Secret, 11 ServiceAccount"
            ))
    }

    @Test func `as one directory two files meet as under kubectl apply`() throws {
        let folder = try SharedInput.folder.orThrow("no ../shared") + "/data/manifests"
        let run = try Run("simulate", "--for", "1h", "--report", "json", "--apply", folder)
        #expect(run.exit == .code(0))
        // One pod of the demo world itself waits; that is part of its story.
        #expect(run.output.contains("\"Pending\": 1"))
        #expect(run.output.contains("\"violations\": 0"))
        #expect(
            run.complaint.contains(
                "online-boutique.yaml:28: Deployment \"frontend\" is invalid: spec.selector: "
                    + "field is immutable"))
    }

    private static func hash(_ run: Run) throws -> Substring {
        let line = run.output.split(separator: "\n").first { $0.contains("\"stateHash\": ") }
        return try line.orThrow("no state hash in: \(run.complaint)")
    }
}

/// The folder of real inputs beside the package.
enum SharedInput {
    static let folder: String? = {
        let parts = Binary.packagePath.split(separator: "/")
        // Beside the package, or beside the folder in which a worktree stands.
        let places = [1, 2].map { "/" + parts.dropLast($0).joined(separator: "/") + "/shared" }
        return ([Binary.variable("WLM_SHARED")].compactMap { $0 } + places)
            .first { access("\($0)/data/manifests", R_OK) == 0 }
    }()

    static let manifests = [
        "guestbook-all-in-one", "online-boutique", "quickstart-pod", "quickstart-pvc",
        "quickstart-svc", "quickstart-tkc", "three-tier-backend-app", "three-tier-cloud-config",
        "three-tier-frontend-app", "three-tier-mysql-vm", "three-tier-tkg", "vsphere-pod",
    ]
}
