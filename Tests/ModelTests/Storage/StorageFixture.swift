import Testing

@testable import Model

/// What tests of storage ask for and look at.
extension Fixture {
    /// A claim with access modes, and a volume where it is to have a certain one.
    static func claim(
        _ name: String, sizeMiB: Int = 1024, modes: [AccessMode], volume: String? = nil
    ) -> ObjectRequest {
        var request = claim(name, sizeMiB: sizeMiB)
        var spec = request.manifest["spec"] ?? [:]
        spec["accessModes"] = .list(modes.map { .string($0.rawValue) })
        spec["volumeName"] = volume.map { .string($0) }
        request.manifest["spec"] = spec
        return request
    }

    /// A claim whose volume is to be made of a snapshot.
    static func claim(_ name: String, sizeMiB: Int = 1024, from snapshot: String) -> ObjectRequest {
        var request = claim(name, sizeMiB: sizeMiB, modes: [.readWriteOnce])
        request.manifest["spec"]?["dataSource"] = [
            "apiGroup": "snapshot.storage.k8s.io", "kind": "VolumeSnapshot",
            "name": .string(snapshot),
        ]
        return request
    }

    /// A snapshot of a claim's volume.
    static func snapshot(
        _ name: String, of claim: String, className: String? = nil
    ) -> ObjectRequest {
        ObjectRequest(
            kind: .volumeSnapshot, apiVersion: "snapshot.storage.k8s.io/v1", name: name,
            namespace: "team",
            manifest: [
                "kind": "VolumeSnapshot",
                "spec": ["source": ["persistentVolumeClaimName": .string(claim)]],
            ],
            body: .snapshot(SnapshotSpec(claim: claim, className: className)))
    }

    /// A pod that mounts claims, and keeps to a host where one is given.
    static func pod(_ name: String, mounting claims: [String], on host: String? = nil)
        -> ObjectRequest
    {
        var request = pod(name)
        request.body = .pod(
            PodTemplate(
                containers: [Container(name: "main", image: "db")], nodeName: host,
                claims: claims))
        return request
    }

    /// The only volume there is.
    var volume: PersistentVolume {
        get throws {
            let id = try #require(simulation.vcenter.volumes.ids.first { _ in true })
            return simulation.vcenter.volumes[id]
        }
    }

    /// The claim of that name.
    func claim(_ name: String = "data") throws -> VolumeClaim {
        guard case .claim(let id) = try object(.persistentVolumeClaim, name).record else {
            throw OperationError.notFound(kind: "claim", name: name)
        }
        return simulation.vcenter.claims[id]
    }

    /// The pod of that name.
    func pod(named name: String) throws -> Pod {
        try #require(pods.first { $0.name == name })
    }

    /// What has been said about volumes.
    var storageEvents: [StorageEvent] {
        simulation.events.events.compactMap {
            if case .storage(let event) = $0.body { event } else { nil }
        }
    }
}
