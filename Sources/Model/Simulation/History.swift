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

    /// One minute of a cluster.
    public struct ClusterPoint: Hashable, Sendable {
        /// The cluster's DRS score.
        public var score: UInt8 = 100
        /// Its imbalance, in thousandths.
        public var imbalance: Int16 = 0

        /// A cluster without load.
        public init() {}
    }

    /// Points kept of the whole: a day.
    public static let capacity = 1440
    /// Points kept of each namespace and cluster: an hour, as long as the product's charts.
    public static let shortCapacity = 60

    /// The points, oldest first.
    public private(set) var points = Deque<Point>()
    private var pods: [NamespaceID: Deque<PodCounts>] = [:]
    private var clusters: [ClusterID: Deque<ClusterPoint>] = [:]

    /// An empty history.
    public init() {}

    /// Takes in a minute. A roll-up stands for all the minutes since the one before it.
    mutating func append(_ point: Point) {
        let first = max(points.last?.at ?? 0, point.at - Self.capacity * 60_000) + 60_000
        for minute in stride(from: first, to: point.at, by: 60_000) {
            var earlier = point
            earlier.at = minute
            appendOne(earlier)
        }
        appendOne(point)
    }

    private mutating func appendOne(_ point: Point) {
        if points.count == Self.capacity { points.removeFirst() }
        points.append(point)
    }

    /// The pods of a namespace over the last hour, oldest first.
    public func pods(of namespace: NamespaceID) -> Deque<PodCounts> {
        pods[namespace] ?? []
    }

    /// A cluster over the last hour, oldest first.
    public func cluster(_ id: ClusterID) -> Deque<ClusterPoint> { clusters[id] ?? [] }

    mutating func append(_ counts: PodCounts, of namespace: NamespaceID) {
        Self.append(counts, to: &pods[namespace, default: []])
    }

    mutating func append(_ point: ClusterPoint, of cluster: ClusterID) {
        Self.append(point, to: &clusters[cluster, default: []])
    }

    /// What is gone has no history.
    mutating func forget(namespacesNotIn table: Table<Namespace>) {
        guard pods.count > table.count else { return }
        pods = pods.filter { table.contains($0.key) }
    }

    private static func append<Element>(_ element: Element, to points: inout Deque<Element>) {
        if points.count == shortCapacity { points.removeFirst() }
        points.append(element)
    }
}
