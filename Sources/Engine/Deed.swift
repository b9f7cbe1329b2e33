import Model

extension Engine {
    /// The newest thing that somebody asked for, and what takes it back.
    public struct Deed: Sendable {
        /// Grows with every one.
        public let number: Int
        /// What was asked for.
        public let operation: Operation
        /// What takes it back, worked out from the state before it.
        public let undo: Undo
    }
}
