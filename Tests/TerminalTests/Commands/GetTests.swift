import Glibc
import Testing

/// What `get` prints, and how it says what is not there.
@Suite(.enabled(if: Binary.path != nil, Comment(rawValue: Binary.advice)))
struct GetTests {
    private func get(_ arguments: String...) throws -> Run {
        try Run(["get"] + arguments + ["--world", "lab"])
    }

    private func lines(_ run: Run) -> [String] {
        run.output.split(separator: "\n").map(String.init)
    }

    @Test func `yaml and json are the objects of the store, one or a list`() throws {
        let one = try get("deploy", "hello", "-o", "yaml")
        #expect(one.output.hasPrefix("apiVersion: apps/v1\nkind: Deployment\nmetadata:\n"))
        #expect(one.output.contains("\n  readyReplicas: 3\n"))
        let list = try get("pods", "-o", "json")
        #expect(list.output.hasPrefix("{\n    \"apiVersion\": \"v1\",\n    \"items\": [\n"))
        #expect(list.output.hasSuffix("    }\n}\n"))
        for field in ["uid", "resourceVersion", "creationTimestamp", "ownerReferences", "nodeName"]
        {
            #expect(list.output.contains("\"\(field)\": "), "\(field)")
        }
    }

    @Test func `records have numbers in the unit that the field names`() throws {
        let json = try get("hosts", "-o", "json")
        #expect(json.output.hasPrefix("[\n    {\n        \"name\": \"esx-01\","))
        #expect(json.output.contains("\"memoryMiB\": 65536,"))
        let csv = try get("hosts", "-o", "csv")
        #expect(lines(csv).count == 4)
        #expect(lines(csv)[0].hasPrefix("name,cluster,address,state,"))
        #expect(lines(csv)[1].hasPrefix("esx-01,lab-01,10.1.0.21,connected,"))
    }

    @Test func `labels, namespaces and titles are chosen as with kubectl`() throws {
        #expect(lines(try get("pods", "-l", "app=hello", "--no-headers")).count == 3)
        #expect(lines(try get("pods", "-l", "app in (x,hello),pod-template-hash")).count == 4)
        #expect(lines(try get("deploy", "-n", "sandbox"))[0].hasPrefix("NAME "))
        #expect(lines(try get("deploy", "-A"))[0].hasPrefix("NAMESPACE "))
        let none = try get("pods", "-l", "app!=hello")
        #expect(none.exit == .code(0))
        #expect(none.output.isEmpty)
        #expect(none.complaint == "No resources found.\n")
        #expect(
            try get("configmaps", "-n", "nosuch").complaint
                == "No resources found in nosuch namespace.\n")
        #expect(try get("pods", "-l", "app=nobody", "-o", "json").output.contains("\"items\": []"))
    }

    @Test func `rows are sorted by a column or by a path`() throws {
        let byName = lines(try get("pods", "--sort-by", ".metadata.name", "--no-headers"))
        #expect(byName == byName.sorted())
        let byCPU = lines(try get("hosts", "--sort-by", "cpu", "-o", "csv")).dropFirst()
        let used = byCPU.compactMap { Int($0.split(separator: ",")[10]) }
        #expect(used == used.sorted(by: >))
    }

    @Test func `what is only kept is listed by plural, singular, kind and group`() throws {
        let manifest = """
            apiVersion: v1
            kind: Secret
            metadata: {name: key}
            stringData: {a: b}
            ---
            apiVersion: example.com/v1
            kind: Gizmo
            metadata: {name: g}
            """
        for name in ["gizmos", "gizmo", "Gizmo", "gizmos.example.com", "secret"] {
            let run = try Run(["get", name, "--world", "lab", "--apply", "-"], input: manifest)
            #expect(run.exit == .code(0), "\(name)")
            #expect(lines(run).count == 2)
            #expect(run.complaint == "wlm-tui: kept as written: 1 Gizmo, 1 Secret\n")
        }
    }

    @Test func `watching prints what changes until time is up`() throws {
        let run = try get("pods", "-w", "--after", "90s", "-n", "sandbox")
        #expect(run.exit == .code(0))
        let rows = lines(run)
        #expect(rows.count { $0.contains(" Running ") } == 3)
        #expect(rows.count { $0.hasPrefix("NAME ") } == 1)
    }

    @Test func `watched events come once each, in the order in which they happened`() throws {
        let run = try get("events", "-w", "--after", "10m", "-o", "csv")
        let numbers = lines(run).dropFirst().compactMap { Int($0.prefix { $0 != "," }) }
        #expect(numbers.count > 20)
        #expect(numbers == Array(0..<numbers.count))
    }

    @Test func `a kind and a name may be one word`() throws {
        let run = try get("deploy/hello", "--no-headers")
        #expect(lines(run).count == 1)
        #expect(run.output.contains(" hello "))
    }

    @Test func `nodes are the control plane VMs and the hosts`() throws {
        let run = try get("nodes", "-o", "wide")
        let rows = lines(run).map { $0.split(separator: " ").map(String.init) }
        #expect(rows[0] == ["NAME", "STATUS", "ROLES", "AGE", "VERSION", "INTERNAL-IP"])
        #expect(rows.count == 7)
        #expect(rows[1...3].allSatisfy { $0[0].count == 32 && $0[2] == "control-plane,master" })
        #expect(rows[4...6].allSatisfy { $0[2] == "agent" && $0[4].contains("-sph-") })
        #expect(rows.dropFirst().allSatisfy { $0[1] == "Ready" })
        let node = try get("no", "esx-01", "-o", "yaml")
        #expect(node.output.hasPrefix("apiVersion: v1\nkind: Node\n"))
    }

    @Test func `several kinds are listed one below the other, or in one list`() throws {
        let run = try get("deploy,svc,pods", "-n", "sandbox")
        #expect(run.output.contains("\ndeployment.apps/hello "))
        #expect(run.output.contains("\n\nNAME "))
        #expect(run.output.contains("\npod/hello-"))
        let all = try get("all", "-o", "json")
        #expect(all.output.contains("\"kind\": \"ReplicaSet\""))
        #expect(all.output.hasPrefix("{\n    \"apiVersion\": \"v1\",\n    \"items\": [\n"))
        #expect(try get("pods,svc", "-w").exit == .code(64))
    }

    @Test func `an unknown type is refused with the nearest one`() throws {
        let run = try get("deploymints")
        #expect(run.exit == .code(64))
        #expect(
            run.complaint.hasPrefix(
                "Error: the server doesn't have a resource type \"deploymints\"; did you mean "
                    + "deployments?"))
        let bad = try get("pods", "-l", "a b")
        #expect(bad.exit == .code(64))
        #expect(bad.complaint.hasPrefix("Error: -l: \"a b\" is not a condition on labels"))
        #expect(
            try get("hosts", "-l", "a=b").complaint.hasPrefix("Error: -l: hosts have no labels"))
    }

    @Test func `names that are not there are refused in kubectl's words`() throws {
        let run = try get("deploy", "nobody")
        #expect(run.exit == .code(1))
        #expect(
            run.complaint
                == "Error from server (NotFound): deployments.apps \"nobody\" not found\n")
    }
}
