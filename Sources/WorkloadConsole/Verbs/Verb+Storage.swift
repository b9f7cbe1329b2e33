import Manifests
import Model

extension Verb {
    /// What an administrator does about storage.
    static let storageVerbs: [Verb] = [
        Verb(
            "set-file-service", .storage, "Enable or disable the file services of vSAN",
            [
                .place("datastore", .datastore, "The datastore"),
                .place("state", .onOff, "Whether they are enabled"),
            ]
        ) { (input) throws(VerbError) in
            [
                .storage(
                    .fileService(datastore: input.text("datastore"), isOn: input.isOn("state")))
            ]
        },
        Verb(
            "create-policy", .storage, "Create a storage policy",
            [
                .place("name", .name, "Its name"),
                .option("tag", .text, "The tag of its datastores; its name unless given"),
                .option(
                    "redundancy", .choice(StorageRedundancy.allCases.map(\.rawValue)),
                    "How vSAN keeps what it is for"),
            ]
        ) { (input) throws(VerbError) in
            let redundancy = input.optional("redundancy").flatMap(StorageRedundancy.init)
            return [
                .storage(
                    .createPolicy(
                        name: input.text("name"),
                        tag: input.optional("tag") ?? input.text("name"), redundancy ?? .none))
            ]
        },
        Verb(
            "delete-policy", .storage, "Delete a storage policy that nothing follows any more",
            .disturbs, [.place("policy", .policy, "The policy")]
        ) { (input) throws(VerbError) in
            [.storage(.deletePolicy(name: input.text("policy")))]
        },
        Verb(
            "set-class-reclaim", .storage,
            "What becomes of volumes of a storage class that are made from now on",
            [.place("policy", .policy, "The policy"), reclaimArgument]
        ) { (input) throws(VerbError) in
            [.storage(.reclaim(policy: input.text("policy"), input.reclaim))]
        },
        Verb(
            "set-reclaim", .storage, "What becomes of a volume when its claim goes",
            [.place("volume", .volume, "The PersistentVolume"), reclaimArgument]
        ) { (input) throws(VerbError) in
            try input.patchVolume { $0.reclaim = input.reclaim }
        },
        Verb(
            "free-volume", .storage, "Let another claim have a volume that is Released",
            [.place("volume", .volume, "The PersistentVolume")]
        ) { (input) throws(VerbError) in try input.patchVolume { $0.claim = nil } },
    ]

    private static let reclaimArgument: VerbArgument = .place(
        "reclaim", .choice(ReclaimPolicy.allCases.map(\.rawValue)), "The reclaim policy")
}

extension VerbInput {
    fileprivate var reclaim: ReclaimPolicy { ReclaimPolicy(rawValue: text("reclaim")) ?? .delete }

    /// The operation that writes a volume anew with a change, as `kubectl patch` does.
    fileprivate func patchVolume(
        _ change: (inout VolumeSpec) -> Void
    ) throws(VerbError) -> [Operation] {
        guard
            var request = simulation.request(of: .persistentVolume, text("volume"), in: ""),
            case .volume(var spec) = request.body
        else { return [] }
        change(&spec)
        request.body = .volume(spec)
        var written = request.manifest["spec"] ?? [:]
        written["persistentVolumeReclaimPolicy"] = .string(spec.reclaim.rawValue)
        if spec.claim == nil { written["claimRef"] = nil }
        request.manifest["spec"] = written
        return [.apply(request)]
    }
}
