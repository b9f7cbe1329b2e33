import ArgumentParser
import Manifests
import Model
import WorkloadConsole

struct Get: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List what there is, as tables or as the objects themselves.",
        discussion: """
            KIND is one of hosts, nodes, supervisors, namespaces, pods, workloads, vms, clusters, \
            machines, networks, addresspools, loadbalancers, recommendations, events, findings, \
            alarms, tasks, or any kind of the Kubernetes API by its plural, \
            singular or short name: deployments, svc, pvc, configmaps, virtualmachines, tkc, kcp, md, ms, \
            mhc, tkr ... Kinds \
            that are only kept as written are listed, too. Several stand with commas between them; \
            all is the pods, Services and workloads.

            -o json and yaml print the objects of the store (a v1 List unless NAME says which), and \
            plain records, numbers in the unit that the field names, of what is no object.

            EXAMPLES:
              wlm-tui get hosts --sort-by cpu
              wlm-tui get pods -n team-web -l app=web -o wide
              wlm-tui get pods,pvc -n team-payments
              wlm-tui get deploy web -n team-web -o yaml
              wlm-tui get pods --tkg tkg-prod -n kube-system
              wlm-tui get vms -o csv --after 1h > vms.csv
              wlm-tui get pods -w --after 10m --apply shop.yaml@shop
            """)

    @Argument(help: "What to list; KIND/NAME is KIND NAME.")
    var kind: String

    @Argument(help: "Only the one of this name.")
    var name: String?

    @Flag(name: [.customShort("A"), .long], help: "All namespaces, also with -n.")
    var allNamespaces = false

    @Option(
        name: [.customShort("l"), .long],
        help: "Only objects with these labels: key=value, key!=value, key in (a,b), key, !key.")
    var selector: String?

    @Option(help: "Sort by this column, or by a path into the object such as .metadata.name.")
    var sortBy: String?

    @Option(
        name: .shortAndLong, help: "The form of the output: text, wide, json, yaml or csv.")
    var output = GetOutput.Format.text

    @Option(
        help: ArgumentHelp(
            "List what is inside this TKG cluster, as kubectl would there; -n then names a namespace "
                + "of its own.", valueName: "[namespace/]cluster"))
    var tkg: String?

    @Flag(help: "Print no line of titles.")
    var noHeaders = false

    @Flag(
        name: .shortAndLong,
        help: "Print what changes while simulated time passes, until --after ends or ^C.")
    var watch = false

    @Option(help: "Simulated seconds a second while watching without --after.")
    var speed = 10

    @Option(
        help: ArgumentHelp(
            "Let this much simulated time pass first, such as 10m (default: 1m); with -w, watch for "
                + "so long.", valueName: "duration"))
    var after: String?

    @OptionGroup var world: WorldOptions

    mutating func validate() throws {
        let parts = kind.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2, name == nil { (kind, name) = (String(parts[0]), String(parts[1])) }
        if let after { try Duration.check(after, "--after", like: "10m") }
        if let selector { _ = try Self.read(selector) }
        try ConsoleOptions.check(speed)
        let kinds = GetTarget.kinds(of: kind)
        if tkg != nil {
            if watch { throw ValidationError("-w: a TKG cluster's inside cannot be watched") }
            return
        }
        if kinds.count > 1, watch {
            throw ValidationError("-w: one kind at a time can be watched")
        }
        if kinds.count > 1, output == .csv {
            throw ValidationError("-o csv: one kind at a time has columns of its own")
        }
        // What is only kept is known once it was read.
        for kind in kinds { if let target = GetTarget(kind, in: nil) { try check(target) } }
    }

    private static func read(_ selector: String) throws -> LabelSelector {
        do {
            return try LabelSelector(parsing: selector)
        } catch {
            throw ValidationError("-l: \(error.description)")
        }
    }

    private func check(_ target: GetTarget) throws {
        if let sortBy, GetQuery.Order(sortBy, in: target) == nil {
            let fields = target.columns.map(\.field)
            throw ValidationError(
                "--sort-by: there is no column \"\(sortBy)\"; choose "
                    + fields.joined(separator: ", ") + NearMiss.question(sortBy, among: fields))
        }
        if selector != nil, !target.isOfObjects, !target.isServed {
            throw ValidationError("-l: \(target.name) have no labels")
        }
    }

    func run() throws {
        var simulation = try world.simulation()
        if let tkg {
            let length = after.flatMap { Duration.milliseconds($0) }
            simulation.advance(to: simulation.now + (length ?? 60_000))
            let inside = GetInside(
                cluster: tkg, namespace: allNamespaces ? nil : world.namespace, name: name,
                selector: try selector.map(Self.read), sortBy: sortBy, format: output,
                hasHeaders: !noHeaders)
            return try inside.run(GetTarget.kinds(of: kind), simulation)
        }
        let targets = try GetTarget.kinds(of: kind).map { try target($0, simulation.vcenter) }
        let length = after.flatMap { Duration.milliseconds($0) }
        let outputs = try targets.map { try output(of: $0, isOneOfMany: targets.count > 1) }
        if watch, let output = outputs.first {
            let end = length.map { simulation.now + $0 }
            GetWatch(output: output, end: end, speed: speed).run(&simulation)
            return
        }
        simulation.advance(to: simulation.now + (length ?? 60_000))
        let found = outputs.map { (output: $0, rows: $0.query.rows(simulation)) }
        let isNone = found.allSatisfy { $0.rows.isEmpty }
        if isNone, let name, let target = targets.first {
            throw CleanError.notFound(target.name, name)
        }
        if isNone, [.text, .wide].contains(output) {
            let namespace = allNamespaces ? nil : world.namespace
            Output.note(
                "No resources found" + (namespace.map { " in \($0) namespace" } ?? "") + ".")
            return
        }
        if found.count > 1 { return write(found, simulation) }
        for (output, rows) in found { Output.write(output.text(of: rows, in: simulation)) }
    }

    /// Several kinds: their tables one below the other, or all objects in one list.
    private func write(
        _ found: [(output: GetOutput, rows: [RecordRow])], _ simulation: Simulation
    ) {
        let objects = { GetOutput.list(found.flatMap { GetOutput.objects($0.rows, simulation) }) }
        switch output {
        case .json: Output.write(JSONText.text(of: objects()) + "\n")
        case .yaml: Output.write(YAMLText.text(of: objects()))
        case .text, .wide, .csv:
            let tables = found.filter { !$0.rows.isEmpty }
                .map { $0.output.text(of: $0.rows, in: simulation) }
            Output.write(tables.joined(separator: "\n"))
        }
    }

    private func target(_ kind: String, _ vcenter: VCenter) throws -> GetTarget {
        guard let target = GetTarget(kind, in: vcenter) else {
            throw ValidationError(
                "the server doesn't have a resource type \"\(kind)\""
                    + NearMiss.question(kind, among: GetTarget.names)
                    + (NearMiss.of(kind, among: GetTarget.names) == nil
                        ? "; choose " + GetTarget.names.joined(separator: ", ") : ""))
        }
        try check(target)
        return target
    }

    private func output(of target: GetTarget, isOneOfMany: Bool) throws -> GetOutput {
        var query = GetQuery(target: target, name: name)
        query.namespace = allNamespaces ? nil : world.namespace
        query.selector = try selector.map(Self.read)
        query.sortBy = sortBy.flatMap { GetQuery.Order($0, in: target) }
        return GetOutput(
            format: output, query: query, hasHeaders: !noHeaders,
            showsNamespace: query.namespace == nil, showsKind: isOneOfMany)
    }
}
