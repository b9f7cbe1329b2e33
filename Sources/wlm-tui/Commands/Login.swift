import ArgumentParser
import Glibc
import Manifests
import Model
import Wording

struct Login: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Log in to a Supervisor as `kubectl vsphere login` would, with its failures.",
        discussion: """
            Nothing is kept: the contexts that one would get are printed. The password is taken from \
            KUBECTL_VSPHERE_PASSWORD, or asked for where there is a terminal; any but an empty one is \
            right. Users are administrator@vsphere.local and those whom namespaces name.

            EXAMPLES:
              wlm-tui login --server 192.168.123.1 --vsphere-username administrator@vsphere.local \
            --insecure-skip-tls-verify
              KUBECTL_VSPHERE_PASSWORD=x wlm-tui login --server supervisor-01 --fault 2 \
            --insecure-skip-tls-verify
            """)

    @Option(help: "The Supervisor: its load-balanced address, its floating address or its name.")
    var server: String

    @Option(help: "The user, with the domain.")
    var vsphereUsername = Simulation.administrator

    @Option(help: "A TKG cluster to log in to, too.")
    var tanzuKubernetesClusterName: String?

    @Option(help: "The namespace of that cluster.")
    var tanzuKubernetesClusterNamespace: String?

    @Flag(help: "Take the server's certificate as it is.")
    var insecureSkipTlsVerify = false

    @Option(
        help: ArgumentHelp(
            "Let this much simulated time pass first, such as 10m.", valueName: "duration"))
    var after = "1m"

    @OptionGroup var world: WorldOptions

    func validate() throws { try Duration.check(after, "--after", like: "10m") }

    func run() throws {
        var simulation = try world.simulation()
        simulation.advance(to: simulation.now + (Duration.milliseconds(after) ?? 0))
        var request = LoginRequest(server: server, user: vsphereUsername)
        request.password = password
        request.cluster = tanzuKubernetesClusterName
        request.namespace = tanzuKubernetesClusterNamespace
        request.skipsVerification = insecureSkipTlsVerify
        let outcome = simulation.login(request)
        let text = outcome.lines.joined(separator: "\n") + "\n"
        guard case .failure(let failure) = outcome else {
            Output.write(text)
            return
        }
        throw CleanError(failure.text)
    }

    /// The password: from the environment, as the real command takes it, else asked for.
    private var password: String? {
        if let given = getenv("KUBECTL_VSPHERE_PASSWORD") { return String(cString: given) }
        guard isatty(STDIN_FILENO) == 1 else { return nil }
        guard let asked = getpass("Password: ") else { return nil }
        return String(cString: asked)
    }
}
