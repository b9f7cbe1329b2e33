import ArgumentParser
import Engine
import Manifests
import Model
import SessionStore

/// Which session is meant, or which world where none is.
struct SessionPlace: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The session that it is done in; it is begun where there is none of that name. Without "
                + "it, on a copy that nobody keeps.", valueName: "name"))
    var session: String?

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp(
            "Who asks, as USER@DOMAIN (default: \(Simulation.administrator)).",
            valueName: "user"))
    var user = Simulation.administrator

    @Option(
        help: ArgumentHelp(
            "The world of a session that begins, or of the copy (default: demo).",
            valueName: "name|file"))
    var world: String?

    @Option(help: "The seed of all chance; the world's own unless given.")
    var seed: Int?

    /// The session, open for writing.
    func open(_ name: String) throws -> Session {
        try Session.check(name, world: world, seed: seed)
        return try Session.open(name, world: world, seed: seed)
    }

    /// The timeline of the session, or of the world, to look at and to try things on.
    func scratch() throws -> Timeline {
        if let session, try SessionFolder().contains(session) {
            return try Session.reading(session, in: try SessionFolder()).timeline
        }
        let world = try World(named: self.world ?? WorldOptions.usualWorld)
        var simulation = try world.simulation(seed: seed)
        world.open(&simulation)
        return Timeline(start: simulation)
    }
}

extension Session {
    /// Refuses another world or seed than a session has already.
    static func check(_ name: String, world: String?, seed: Int?) throws {
        guard world != nil || seed != nil, try SessionFolder().contains(name) else { return }
        throw ValidationError(
            "--session: \"\(name)\" has its world and seed already; leave --world and --seed out")
    }

    /// A session, open for writing; one that is not there begins with the world.
    static func open(_ name: String, world: String?, seed: Int?) throws -> Session {
        try Session(named: name, in: try SessionFolder()) { () throws(SessionError) in
            try SessionHeader(world: world ?? WorldOptions.usualWorld, seed: seed)
        }
    }
}

extension SessionError {
    /// Whether the file, and not what was asked for, is to blame: the exit code is 65 then.
    var isAboutFile: Bool {
        switch self {
        case .damaged, .notASession, .newerFormat, .unknownOperation, .differs, .world, .badExport:
            true
        default: false
        }
    }
}
