import Manifests
import Model
import Wording

/// A text about something that is read line by line.
enum Document: Hashable, Sendable {
    /// The object as `wlm-tui get -o yaml` prints it.
    case yaml(Reference)
    /// Why something is where it is, or as it is.
    case why(Reference)
    /// What a component or a container wrote.
    case log(LogSource)

    /// A line and what it is, by which it is coloured.
    struct Row: Hashable, Sendable {
        var text: String
        var role: Role = .text
    }

    /// Whether there is more to come at its end.
    var grows: Bool {
        if case .log = self { true } else { false }
    }

    /// What stands above it.
    func title(in simulation: Simulation) -> (kind: String, name: String) {
        switch self {
        case .yaml(let reference): ("YAML", reference.name(in: simulation))
        case .why(let reference): ("Why", reference.name(in: simulation))
        case .log(let source): ("Log", source.name(in: simulation.vcenter))
        }
    }

    /// Its lines. O(lines).
    func rows(in simulation: Simulation) -> [Row] {
        switch self {
        case .yaml(let reference):
            guard let value = reference.document(in: simulation) else { return [] }
            return Self.lines(of: YAMLText.text(of: value)).map { Row(text: $0) }
        case .why(let reference): return reference.explanation(in: simulation)
        case .log(let source):
            return simulation.log(of: source, since: 0).map { entry in
                Row(
                    text: entry.text(of: source, epoch: simulation.epoch),
                    role: entry.level == .error
                        ? .statusCritical : entry.level == .warning ? .statusWarn : .text)
            }
        }
    }

    private static func lines(of text: String) -> [String] {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        if lines.last == "" { lines.removeLast() }
        return lines
    }
}

extension Reference {
    /// The object of the Kubernetes API that this is; nil where it is none.
    func document(in simulation: Simulation) -> Value? {
        let vcenter = simulation.vcenter
        if case .served(let object) = self { return simulation.document(of: object) }
        // A VM of the VM Service is seen as the VM that it is; its object is what asked for it.
        var object = object(in: vcenter)
        if case .vm(let vm) = self {
            let id = vcenter.serviceVMs.ids.first { vcenter.serviceVMs[$0].vm == vm }
            object = id.map { vcenter.serviceVMs[$0].object }
        }
        return object.map { simulation.document(of: $0) }
    }

    /// Why it is where it is and as it is, from what the model decided and from what is wrong.
    func explanation(in simulation: Simulation) -> [Document.Row] {
        let vcenter = simulation.vcenter
        var rows: [Document.Row] = []
        let about = simulation.findings.filter { finding in
            finding.subjects.contains { $0.reference(in: vcenter) == self }
        }
        for finding in about {
            if !rows.isEmpty { rows.append(Document.Row(text: "")) }
            rows.append(
                Document.Row(
                    text: "\(finding.severity.text): \(finding.text(in: vcenter))",
                    role: .statusWarn))
            rows += finding.remedies.map { Document.Row(text: "  mends it: \($0.action.text)") }
        }
        if case .pod(let id) = self {
            if !rows.isEmpty { rows.append(Document.Row(text: "")) }
            rows += ExplanationText.lines(for: id, in: simulation).enumerated().map {
                Document.Row(text: $0.element, role: $0.offset == 0 ? .title : .text)
            }
        }
        if case .namespace(let id) = self {
            rows += vcenter.messages(of: id).map { Document.Row(text: $0.reason.text) }
        }
        if rows.isEmpty {
            rows.append(Document.Row(text: "Nothing is wrong with it, and nothing chose for it."))
        }
        return rows
    }
}

extension LogSource {
    /// The source as `wlm-tui logs` takes it.
    public func name(in vcenter: VCenter) -> String {
        func host(_ id: HostID) -> String { vcenter.hosts.find(id)?.name ?? "?" }
        switch self {
        case .wcpsvc: return "wcpsvc"
        case .vpxd: return "vpxd"
        case .spherelet(let id): return "spherelet/\(host(id))"
        case .hostd(let id): return "hostd/\(host(id))"
        case .vpxa(let id): return "vpxa/\(host(id))"
        case .fdm(let id): return "fdm/\(host(id))"
        case .csi: return "vsphere-csi-controller"
        case .guest(let service, _, let number):
            let names: [GuestService: String] = [
                .etcd: "etcd", .apiServer: "kube-apiserver", .kubelet: "kubelet",
            ]
            return "\(names[service] ?? "?")/\(number)"
        case .container(let pod, let place):
            guard let row = vcenter.pods.find(pod) else { return "pod" }
            let containers = row.template.allContainers
            let name = containers.indices.contains(place) ? " \(containers[place].name)" : ""
            return "pod/\(row.name)\(name)"
        }
    }
}
