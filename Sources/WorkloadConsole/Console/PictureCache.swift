import Synchronization

/// The page on screen, drawn once for each snapshot: what a key asks of it and what is drawn after
/// it are the same. Derived state only, so that copies of a console may share it.
final class PictureCache: Sendable {
    /// What a page follows from. Its cursor is drawn over it and is no part of it.
    struct Key: Hashable {
        /// The snapshot's version.
        let version: Int
        let screen: Console.Screen
        let size: Size
        let offset: Int
    }

    private let stored = Mutex<(key: Key, picture: Picture)?>(nil)

    /// The picture that belongs to a key; drawn when it is not the last one.
    func picture(for key: Key, else draw: () -> Picture) -> Picture {
        if let picture = stored.withLock({ $0?.key == key ? $0?.picture : nil }) { return picture }
        let picture = draw()
        stored.withLock { $0 = (key, picture) }
        return picture
    }
}
