import DequeModule

/// The last hours of figures that charts show, one point a minute.
public struct History: Sendable {
    /// One minute of the whole vCenter.
    public struct Point: Hashable, Sendable {
        /// When, in milliseconds of simulated time.
        public var at = 0
        /// CPU delivered, in MHz.
        public var usedMHz = 0
        /// Memory backed by hosts, in MiB.
        public var consumedMiB = 0
        /// Storage provisioned, in MiB.
        public var storageMiB = 0
        /// The mean DRS score of the clusters.
        public var score = 100
        /// The worst imbalance of the clusters, in thousandths.
        public var imbalance = 0
        /// Pods running.
        public var running = 0
        /// Pods pending.
        public var pending = 0
        /// Pods failed.
        public var failed = 0

        /// A point without figures.
        public init() {}
    }

    /// Points kept: a day.
    public static let capacity = 1440

    /// The points, oldest first.
    public private(set) var points = Deque<Point>()

    /// An empty history.
    public init() {}

    mutating func append(_ point: Point) {
        if points.count == Self.capacity { points.removeFirst() }
        points.append(point)
    }
}
