import ArgumentParser
import Manifests
import Model
import Wording

struct Logs: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print the log of a service, a host's agent or a container.",
        discussion: """
            SOURCE is wcpsvc or vpxd; spherelet, hostd, vpxa or fdm with a host after a slash; \
            vsphere-csi-controller; etcd, kube-apiserver or kubelet with the number of a control \
            plane VM; or pod/NAME with -n for its namespace.

            EXAMPLES:
              wlm-tui logs wcpsvc --tail 20
              wlm-tui logs spherelet/esx-01 --fault 4 --after 10m --since 5m
              wlm-tui logs pod/web-0 -n team-web -c main
            """)

    @Argument(help: "Whose log.")
    var source: String

    @Option(name: .shortAndLong, help: "The container; the pod's first unless given.")
    var container: String?

    @Option(help: ArgumentHelp("Only lines this new, such as 10m.", valueName: "duration"))
    var since: String?

    @Option(help: "Only so many of the newest lines.")
    var tail: Int?

    @Option(
        help: ArgumentHelp(
            "Let this much simulated time pass first, such as 10m.", valueName: "duration"))
    var after = "1m"

    @OptionGroup var world: WorldOptions

    func validate() throws {
        try Duration.check(after, "--after", like: "10m")
        if let since { try Duration.check(since, "--since", like: "10m") }
        if let tail, tail < 0 { throw ValidationError("--tail: a number of lines, not \(tail)") }
    }

    func run() throws {
        var simulation = try world.simulation()
        simulation.advance(to: simulation.now + (Duration.milliseconds(after) ?? 0))
        let source = try find(in: simulation.vcenter)
        let start = since.flatMap { Duration.milliseconds($0) }.map { simulation.now - $0 } ?? 0
        var lines = simulation.log(of: source, since: start)
        if let tail { lines = lines.suffix(tail) }
        let text = lines.map { $0.text(of: source, epoch: simulation.epoch) + "\n" }
        Output.write(text.joined())
    }

    private func find(in vcenter: VCenter) throws -> LogSource {
        let parts = source.split(separator: "/", maxSplits: 1).map(String.init)
        let name = parts.count == 2 ? parts[1] : ""
        switch parts.first ?? "" {
        case "wcpsvc", "wcp", "wcpsvc.log": return .wcpsvc
        case "vpxd": return .vpxd
        case "spherelet": return .spherelet(try host(name, vcenter))
        case "hostd": return .hostd(try host(name, vcenter))
        case "vpxa": return .vpxa(try host(name, vcenter))
        case "fdm": return .fdm(try host(name, vcenter))
        case "vsphere-csi-controller", "csi": return .csi(try supervisor(vcenter))
        case "etcd": return try guest(.etcd, name, vcenter)
        case "kube-apiserver": return try guest(.apiServer, name, vcenter)
        case "kubelet": return try guest(.kubelet, name, vcenter)
        case "pod", "pods": return try container(of: name, vcenter)
        default:
            let names = [
                "wcpsvc", "vpxd", "spherelet", "hostd", "vpxa", "fdm", "vsphere-csi-controller",
                "etcd", "kube-apiserver", "kubelet", "pod",
            ]
            throw ValidationError(
                "nothing writes a log called \"\(source)\""
                    + NearMiss.question(parts.first ?? "", among: names)
                    + "; choose " + names.joined(separator: ", "))
        }
    }

    private func host(_ name: String, _ vcenter: VCenter) throws -> HostID {
        guard let id = vcenter.host(named: name) else { throw CleanError.notFound("hosts", name) }
        return id
    }

    private func supervisor(_ vcenter: VCenter) throws -> SupervisorID {
        guard let id = vcenter.supervisors.ids.first(where: { _ in true }) else {
            throw CleanError("Error: there is no Supervisor")
        }
        return id
    }

    private func guest(
        _ service: GuestService, _ text: String, _ vcenter: VCenter
    ) throws -> LogSource {
        let id = try supervisor(vcenter)
        let rows = vcenter.supervisors[id].controlPlane
        guard let row = rows.first(where: { "\($0.number)" == text }) else {
            throw CleanError(
                "Error: there is no control plane VM \"\(text)\"; choose "
                    + rows.map { "\($0.number)" }.joined(separator: ", "))
        }
        return .guest(service, id, number: row.number)
    }

    private func container(of name: String, _ vcenter: VCenter) throws -> LogSource {
        let found = vcenter.pods.ids.first {
            vcenter.pods[$0].name == name
                && (world.namespace == nil
                    || vcenter.namespaces[vcenter.pods[$0].namespace].name == world.namespace)
        }
        guard let found else { throw CleanError.notFound("pods", name) }
        let template = vcenter.pods[found].template
        guard let container else { return .container(found, template.initContainers.count) }
        guard let place = template.allContainers.firstIndex(where: { $0.name == container }) else {
            throw CleanError(
                "Error: container \(container) is not valid for pod \(name); choose "
                    + template.allContainers.map(\.name).joined(separator: ", "))
        }
        return .container(found, place)
    }
}
