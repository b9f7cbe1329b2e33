import Glibc
import Model

/// Manifests as `--apply` names them: a file, a directory or standard input, and where they go.
public struct ManifestSource: Hashable, Sendable {
    /// The path; `-` for standard input.
    public var path: String
    /// The namespace for those that name none; nil where the command line's own counts.
    public var namespace: String?
    /// The TKG cluster, in that vSphere Namespace, into which they go; nil for the Supervisor.
    public var cluster: String?

    /// Reads `PATH`, `PATH@NAMESPACE` or `PATH@NAMESPACE/CLUSTER`. What exists under the whole text is a path, whatever is
    /// in its name; otherwise the last `@` ends the path.
    /// - Throws: `refused` when what follows the `@` can be no namespace.
    public init(_ argument: String) throws(ManifestError) {
        path = argument
        guard let mark = argument.lastIndex(of: "@"), access(argument, F_OK) != 0 else { return }
        let name = String(argument[argument.index(after: mark)...])
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        if parts.count == 2, parts.allSatisfy(Names.isDNSLabel) {
            let before = String(argument[..<mark])
            if before == "-" || access(before, F_OK) == 0 {
                (path, namespace, cluster) = (before, parts[0], parts[1])
                return
            }
        }
        // A slash after the sign: it belongs to the name of a folder.
        if name.contains("/") { return }
        guard Names.isDNSLabel(name) else {
            throw ManifestError(
                file: argument,
                reason: .refused(
                    "\"\(name)\" cannot be a namespace; after @ write a name of lower case "
                        + "letters, digits and -, as in FILE@team-web"))
        }
        path = String(argument[..<mark])
        namespace = name
    }
}
