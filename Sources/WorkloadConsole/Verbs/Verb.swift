import Manifests
import Model

/// Something that an administrator does: a row of the table from which `wlm-tui do`, its help,
/// `docs/operations.md` and the console's forms are made.
public struct Verb: Sendable {
    /// Its name, such as `enter-maintenance`.
    public let name: String
    /// What it does, in a line.
    public let summary: String
    /// Under which heading it is listed.
    public let group: Group
    /// What it asks for: first what stands by its place, then what stands behind an option.
    public let arguments: [VerbArgument]
    /// How much it can hurt.
    public let danger: Danger
    /// The operations that do it, one after the other.
    let make: @Sendable (VerbInput) throws(VerbError) -> [Operation]

    /// Headings, in their order.
    public enum Group: String, Sendable, CaseIterable {
        case hosts = "Hosts"
        case clusters = "Clusters"
        case machines = "Virtual machines"
        case namespaces = "Namespaces"
        case workloads = "Workloads and TKG clusters"
        case supervisors = "Supervisors"
        case services = "Supervisor Services and VM Service"
        case storage = "Storage"
        case alarms = "Alarms and tasks"
        case faults = "Faults"
        case other = "Anything"
    }

    /// How much something can hurt.
    public enum Danger: Sendable {
        /// It changes what is asked for.
        case none
        /// It moves, restarts or holds up what runs.
        case disturbs
        /// It ends what runs, or destroys data: its name is to be typed.
        case destroys
    }

    init(
        _ name: String, _ group: Group, _ summary: String, _ danger: Danger,
        _ arguments: [VerbArgument],
        make: @escaping @Sendable (VerbInput) throws(VerbError) -> [Operation]
    ) {
        self.name = name
        self.group = group
        self.summary = summary
        self.danger = danger
        self.arguments = arguments
        self.make = make
    }

    /// One that hurts nobody.
    init(
        _ name: String, _ group: Group, _ summary: String, _ arguments: [VerbArgument],
        make: @escaping @Sendable (VerbInput) throws(VerbError) -> [Operation]
    ) {
        self.init(name, group, summary, .none, arguments, make: make)
    }

    /// All verbs, in the order in which they are listed.
    public static let all: [Verb] =
        hostVerbs + clusterVerbs + machineVerbs + namespaceVerbs + workloadVerbs
        + supervisorVerbs + storageVerbs + serviceVerbs + alarmVerbs + faultVerbs + anything

    /// The verb of that name.
    public static func named(_ name: String) -> Verb? { all.first { $0.name == name } }

    /// The argument that names what it is done to; nil where it names nothing.
    var subject: VerbArgument? {
        let places = arguments.filter { !$0.isOption }
        return places.first { $0.name == "name" } ?? places.first
    }

    /// How it is written: `scale KIND NAME --replicas N [--namespace NAME]`.
    public var usage: String {
        ([name] + arguments.map(\.usage)).joined(separator: " ")
    }

    /// The operations that do it with these values, checked against what there is.
    /// - Parameter values: by the arguments' names.
    /// - Throws: the first value that is wrong, and what would be right.
    public func operations(
        with values: [String: [String]], on simulation: Simulation
    ) throws(VerbError) -> [Operation] {
        for argument in arguments {
            let given = values[argument.name] ?? []
            if given.isEmpty, argument.isRequired {
                throw VerbError(argument, .missing)
            }
            for value in given { try argument.check(value, in: simulation) }
        }
        return try make(VerbInput(values: values, simulation: simulation))
    }
}

/// What is wrong with what was given to a verb.
public struct VerbError: Error, Hashable, Sendable {
    /// The argument; nil where it is about a word that belongs to none.
    public let argument: String?
    /// What is wrong.
    public let problem: Problem

    /// What can be wrong.
    public enum Problem: Hashable, Sendable {
        case missing
        case unexpected(String, known: [String])
        case unknown(String, known: [String])
        case malformed(String, wanted: String)
        case unreadable(String)
    }

    init(_ argument: VerbArgument, _ problem: Problem) {
        self.argument = argument.isOption ? "--\(argument.name)" : argument.name.uppercased()
        self.problem = problem
    }

    init(_ problem: Problem) {
        argument = nil
        self.problem = problem
    }

    /// What is wrong, and what would be right.
    public var text: String {
        let place = argument.map { "\($0): " } ?? ""
        switch problem {
        case .missing: return "\(place)is missing"
        case .unexpected(let word, let known):
            return "\"\(word)\" is not expected" + NearMiss.question(word, among: known)
        case .unknown(let word, let known):
            let list = known.prefix(12).joined(separator: ", ")
            return "\(place)there is no \"\(word)\""
                + (known.isEmpty
                    ? ", and nothing to choose from"
                    : "; there are \(list)" + (known.count > 12 ? " and others" : "")
                        + NearMiss.question(word, among: known))
        case .malformed(let word, let wanted): return "\(place)\"\(word)\" is not \(wanted)"
        case .unreadable(let why): return "\(place)\(why)"
        }
    }
}
