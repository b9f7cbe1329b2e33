/// How two states of a vCenter differ, thing by thing: two moments of a session, two branches, or
/// what is and what a forecast says will be.
///
/// Things are told apart by what they are called, since what came to be on one branch has no identity
/// on the other. What is counted anew each sample, such as usage, is left out.
public struct Comparison: Hashable, Sendable {
    /// What differs, by kind and name.
    public let rows: [Row]

    /// A thing that differs.
    public struct Row: Hashable, Sendable {
        /// What it is.
        public let kind: Subject
        /// Its name, with its namespace and a slash in front where it has one.
        public let name: String
        /// What became of it.
        public let change: Change
    }

    /// What became of a thing.
    public enum Change: Hashable, Sendable {
        case created
        case deleted
        /// It runs on another host, and is the same otherwise.
        case moved(from: String, to: String)
        /// Some of its fields, its place among them.
        case changed([FieldChange])
    }

    /// A field of a thing that is another now.
    public struct FieldChange: Hashable, Sendable {
        /// Which.
        public let field: Field
        /// What it was.
        public let before: Figure
        /// What it is.
        public let after: Figure
    }

    /// What a field holds. What an interface calls it is found elsewhere.
    public enum Figure: Hashable, Sendable {
        case none
        /// A name, or a word of an API.
        case text(String)
        case number(Int)
        case megahertz(Int)
        case mebibytes(Int)
        case truth(Bool)
        /// Several, in their order.
        case list([Figure])
        /// Several that belong together, such as an amount and what part of it is reserved.
        case group([Figure])
        case percent(Int)
        case drs(DRSSettings)
        case ha(HASettings)
    }

    /// Kinds of things that are compared, in the order in which they are listed.
    public enum Subject: String, Sendable, CaseIterable, Comparable {
        case cluster, host, datastore, supervisor, namespace, virtualMachine, pod, workload
        case workloadCluster, machine, serviceVM, claim, volume, service, library, vmClass, object

        /// Orders as they are listed.
        public static func < (left: Self, right: Self) -> Bool { left.place < right.place }

        private var place: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// Fields that are compared.
    public enum Field: String, Sendable, CaseIterable {
        case host, power, connection, condition, maintenance, standby, cordoned, spherelet
        case drs, ha, version, size, configStatus, kubernetesStatus, controlPlane
        case cpu, memory, storage, limits, policies, classes, libraries, permissions, terminating
        case replicas, revision, ready, phase, reason, restarts, address, capacity, datastore, paths
        case release, pools, image, className, type, items, specification
    }

    /// How two states differ. O(objects x log objects).
    public init(_ before: VCenter, _ after: VCenter) {
        let old = before.portraits
        let new = after.portraits
        var rows: [Row] = []
        var (left, right) = (0, 0)
        while left < old.count || right < new.count {
            if right == new.count || left < old.count && old[left].key < new[right].key {
                rows.append(Row(old[left], .deleted))
                left += 1
            } else if left == old.count || new[right].key < old[left].key {
                rows.append(Row(new[right], .created))
                right += 1
            } else {
                if let change = new[right].change(since: old[left]) {
                    rows.append(Row(new[right], change))
                }
                left += 1
                right += 1
            }
        }
        self.rows = rows
    }

    /// Whether nothing differs.
    public var isEmpty: Bool { rows.isEmpty }

    /// How many things of a kind, or of all, were created, deleted, moved and changed.
    public func counts(
        of kind: Subject? = nil
    ) -> (created: Int, deleted: Int, moved: Int, changed: Int) {
        var counts = (created: 0, deleted: 0, moved: 0, changed: 0)
        for row in rows where kind == nil || row.kind == kind {
            switch row.change {
            case .created: counts.created += 1
            case .deleted: counts.deleted += 1
            case .moved: counts.moved += 1
            case .changed: counts.changed += 1
            }
        }
        return counts
    }
}

extension Comparison.Row {
    fileprivate init(_ portrait: Portrait, _ change: Comparison.Change) {
        kind = portrait.key.kind
        name = portrait.key.name
        self.change = change
    }
}

/// What a thing is like, as far as it is compared.
struct Portrait {
    struct Key: Comparable {
        let kind: Comparison.Subject
        let name: String

        static func < (left: Self, right: Self) -> Bool {
            left.kind == right.kind ? left.name < right.name : left.kind < right.kind
        }
    }

    let key: Key
    let fields: [(field: Comparison.Field, figure: Comparison.Figure)]

    init(
        _ kind: Comparison.Subject, _ name: String,
        _ fields: [(field: Comparison.Field, figure: Comparison.Figure)] = []
    ) {
        key = Key(kind: kind, name: name)
        self.fields = fields
    }

    func change(since old: Portrait) -> Comparison.Change? {
        // Things of a kind have the same fields in the same order.
        let changes = zip(old.fields, fields).compactMap { before, after in
            before.figure == after.figure
                ? nil
                : Comparison.FieldChange(
                    field: after.field, before: before.figure, after: after.figure)
        }
        guard let first = changes.first else { return nil }
        if changes.count == 1, first.field == .host, case .text(let from) = first.before,
            case .text(let to) = first.after
        {
            return .moved(from: from, to: to)
        }
        return .changed(changes)
    }
}
