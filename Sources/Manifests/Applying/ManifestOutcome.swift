import Model

/// What became of manifests that were applied.
public struct ManifestOutcome: Sendable {
    /// How many objects went in, new or as updates.
    public internal(set) var applied = 0
    /// Kinds on which the model does not act, and how many of each were kept as written.
    public internal(set) var kept: [String: Int] = [:]
    /// Documents and files that were refused, in the order in which they came.
    public internal(set) var refusals: [ManifestError] = []

    /// What was asked of the model, in its order: done again, it has the same effect.
    public internal(set) var operations: [Operation] = []

    /// Nothing applied yet.
    public init() {}

    /// The kept kinds in one line, sorted by name; nil where none was kept.
    public var keptLine: String? {
        kept.isEmpty ? nil : "kept as written: " + Self.list(kept)
    }

    private static func list(_ counts: [String: Int]) -> String {
        counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
    }
}

extension Simulation {
    /// Applies all documents of a source as `kubectl apply -f` would: one that is refused is left
    /// out, the others go in. Namespaces are made on demand.
    /// - Parameter fallback: the namespace of documents that name none, where the source has none.
    /// - Throws: `cannotRead` and the like when the source itself, or the one file it names, cannot
    ///   be read. In a directory such a file is a refusal beside others.
    public mutating func apply(
        _ source: ManifestSource, fallback: String, into outcome: inout ManifestOutcome
    ) throws(ManifestError) {
        let files = try Files.manifests(at: source.path)
        for file in files {
            let bytes: [UInt8]
            do throws(ManifestError) {
                bytes = try Files.read(file)
            } catch {
                if files == [source.path] { throw error }
                outcome.refusals.append(error)
                continue
            }
            apply(
                bytes, file: file == "-" ? "standard input" : file, fallback: fallback,
                source: source, into: &outcome)
        }
    }

    /// Applies all documents of a text in the same way.
    /// - Parameter fallback: the namespace of documents that name none.
    public mutating func apply(
        _ bytes: [UInt8], file: String, fallback: String, into outcome: inout ManifestOutcome
    ) {
        apply(bytes, file: file, fallback: fallback, source: nil, into: &outcome)
    }

    private mutating func apply(
        _ bytes: [UInt8], file: String, fallback: String, source: ManifestSource?,
        into outcome: inout ManifestOutcome
    ) {
        let read = DocumentReader.read(bytes, file: file)
        var refusals = read.errors
        for document in read.documents {
            do throws(ManifestError) {
                if let cluster = source?.cluster, let namespace = source?.namespace {
                    let guest = GuestName(namespace: namespace, cluster: cluster)
                    try apply(document, inside: guest, &outcome)
                } else {
                    try apply(document, source?.namespace ?? fallback, &outcome)
                }
            } catch {
                refusals.append(error)
            }
        }
        outcome.refusals += refusals.sorted { $0.line < $1.line }
    }

    /// Carries out what a document asks for, and remembers it.
    private mutating func perform(
        _ operation: Operation, _ outcome: inout ManifestOutcome
    ) throws(OperationError) {
        try perform(operation)
        outcome.operations.append(operation)
    }

    private mutating func apply(
        _ document: ParsedDocument, _ namespace: String, _ outcome: inout ManifestOutcome
    ) throws(ManifestError) {
        let request = try merged(
            try ManifestDecoder.request(from: document, namespace: namespace), document, namespace)
        if vcenter.supervisors.isEmpty {
            throw ManifestError(
                file: document.file, line: document.firstLine,
                reason: .refused("the world has no Supervisor that could take it"))
        }
        do throws(OperationError) {
            if request.kind.isNamespaced {
                try makeNamespace(request.namespace ?? namespace, &outcome)
            }
            try bringImages(of: request, &outcome)
            try perform(.apply(request), &outcome)
        } catch {
            throw document.refusal(error)
        }
        outcome.applied += 1
        switch request.body {
        case .kept: outcome.kept[request.kind.name, default: 0] += 1
        default: break
        }
    }

    /// Brings the images and releases along that a manifest names, where the world has a library for
    /// that and they cannot be had elsewhere.
    private mutating func bringImages(
        of request: ObjectRequest, _ outcome: inout ManifestOutcome
    ) throws(OperationError) {
        let libraries = vcenter.libraries
        guard let library = libraries.ids.first(where: { libraries[$0].isImplied }) else { return }
        let known = libraries[library].items.map { vcenter.libraryItems[$0].image }
        for image in request.body.images where !known.contains(image) {
            try perform(.library(.addItem(image, library: libraries[library].name)), &outcome)
        }
    }

    /// What an object becomes when a document is applied over it: what others set stays, what the
    /// document applied before says and this one does not is gone.
    private func merged(
        _ request: ObjectRequest, _ document: ParsedDocument, _ namespace: String
    ) throws(ManifestError) -> ObjectRequest {
        var request = request
        request.applied = document.value
        let home = request.namespace.flatMap { vcenter.namespace(named: $0) }
        let found =
            request.kind.isNamespaced
            ? home.flatMap { vcenter.object(request.kind, request.name, in: $0) }
            : vcenter.object(request.kind, request.name)
        // What a controller made holds a specification alone.
        guard let object = found, let live = vcenter.objects.find(object)?.manifest,
            live["kind"] != nil
        else { return request }
        let value = document.value.merged(
            after: vcenter.lastApplied[object], into: live, isKnown: request.kind.isBuiltIn)
        if value == document.value { return request }
        request = try ManifestDecoder.request(
            from: document.replacing(value), namespace: namespace)
        request.applied = document.value
        return request
    }

    /// Applies a document inside a TKG cluster, as soon as its API server answers.
    private mutating func apply(
        _ document: ParsedDocument, inside guest: GuestName, _ outcome: inout ManifestOutcome
    ) throws(ManifestError) {
        let request = try ManifestDecoder.request(from: document, namespace: "default")
        do throws(OperationError) {
            try perform(.inside(guest, .deliver(request)), &outcome)
        } catch {
            throw document.refusal(error)
        }
        outcome.applied += 1
    }

    /// Makes a namespace on demand, on the first Supervisor, with every class and policy.
    private mutating func makeNamespace(
        _ name: String, _ outcome: inout ManifestOutcome
    ) throws(OperationError) {
        guard vcenter.namespace(named: name) == nil,
            let supervisor = vcenter.supervisors.ids.first(where: { _ in true })
        else { return }
        var spec = NamespaceSpec(name: name)
        spec.storage = vcenter.policies.ids.map { StorageSpec(policy: vcenter.policies[$0].name) }
        spec.classes = vcenter.classes.ids.map { vcenter.classes[$0].name }
        spec.libraries = vcenter.libraries.ids.map { vcenter.libraries[$0].name }
        try perform(
            .createNamespace(spec, supervisor: vcenter.supervisors[supervisor].name), &outcome)
    }
}

extension ParsedDocument {
    /// A refusal of the model, at the line of the field that it is about.
    fileprivate func refusal(_ error: OperationError) -> ManifestError {
        let path: String? =
            switch error {
            case .invalid(_, _, let path, _), .immutable(_, _, let path): path
            case .invalidName: "metadata.name"
            default: nil
            }
        let steps = (path ?? "").split(separator: ".").map { PathStep.key(String($0)) }
        // The model's words name the path themselves.
        return ManifestError(
            file: file, line: steps.isEmpty ? firstLine : line(of: steps),
            reason: .refused(error.text))
    }
}
