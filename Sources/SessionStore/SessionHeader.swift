import Manifests
import Model

/// What a session begins with.
public struct SessionHeader: Hashable, Sendable {
    /// The name of its world, as it was asked for.
    public var world: String
    /// The world as it was written.
    public var worldText: String
    /// The seed, where another than the world's was asked for.
    public var seed: Int?
    /// The program and the version of its model that wrote it.
    public var writer: String
    /// When it was made, as RFC 3339 has it.
    public var createdAt: String

    /// What a session on a world begins with.
    /// - Throws: what is wrong with the world.
    public init(world: String, seed: Int?) throws(SessionError) {
        do throws(ManifestError) {
            let source = try World.source(named: world)
            self.world = source.file
            worldText = String(decoding: source.bytes, as: UTF8.self)
        } catch {
            throw .world(error)
        }
        self.seed = seed
        writer = Session.writer
        createdAt = WallClock.now
    }

    init(world: String, worldText: String, seed: Int?, writer: String, createdAt: String) {
        self.world = world
        self.worldText = worldText
        self.seed = seed
        self.writer = writer
        self.createdAt = createdAt
    }

    /// The world as it opens, with its age lived through.
    public func simulation() throws(SessionError) -> Simulation {
        do throws(ManifestError) {
            let world = try World(reading: Array(worldText.utf8), file: self.world)
            var simulation = try world.simulation(seed: seed)
            world.open(&simulation)
            return simulation
        } catch {
            throw .world(error)
        }
    }

    var checksum: String {
        var sum = Checksum()
        for text in [world, worldText, seed.map(String.init) ?? "", writer, createdAt] {
            sum.add(text)
        }
        return sum.text
    }
}
