extension Simulation {
    /// The version of the model: raised whenever the same world, seed and operations make another
    /// history than before. Sessions are marked with it; whether a session still has the history
    /// that was recorded is found out by its hashes.
    public static let modelVersion = 2
}
