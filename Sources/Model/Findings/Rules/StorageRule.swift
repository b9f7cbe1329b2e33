extension Diagnosis {
    /// A datastore is nearly full from here on, in percent: where vCenter's alarm turns red.
    private static let nearlyFull = 95

    /// Datastores that are lost or nearly full.
    func datastores() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.datastores.ids {
            let datastore = vcenter.datastores[id]
            if datastore.allPathsDown {
                found.append(
                    Finding(
                        .critical, .allPathsDown, on: [.datastore(id)],
                        mendedBy: [
                            Remedy(
                                .restorePaths,
                                .setDatastorePaths(datastore: datastore.name, down: false))
                        ]))
            }
            if !datastore.allPathsDown, datastore.hostsWithout > 0 {
                let hosts = vcenter.hosts(reaching: id).filter { !vcenter.reaches($0, id) }
                found.append(
                    Finding(
                        .critical, .pathsLost(hosts: hosts.count),
                        on: [.datastore(id)] + hosts.map { .host($0) },
                        mendedBy: [
                            Remedy(
                                .restorePaths,
                                .storage(
                                    .paths(host: nil, datastore: datastore.name, .up)))
                        ]))
            }
            let percent = datastore.fullness
            guard percent >= Self.nearlyFull else { continue }
            // What would bring it below the line again.
            let most = datastore.capacityMiB * 80 / 100 - datastore.usedMiB
            found.append(
                Finding(
                    .warning, .datastoreFull(percent: percent), on: [.datastore(id)],
                    mendedBy: [
                        Remedy(
                            .freeDatastore,
                            datastore.occupiedMiB > max(0, most)
                                ? [
                                    .occupyDatastore(
                                        datastore: datastore.name, occupiedMiB: max(0, most))
                                ] : [])
                    ]))
        }
        return found
    }

    /// Storage policies that match no datastore where a namespace uses them (`DOMAIN.md` 7.9).
    func policies() -> [Finding] {
        var found: [Finding] = []
        for cluster in vcenter.clusters.ids {
            guard let supervisor = vcenter.clusters[cluster].supervisor else { continue }
            let datastores = vcenter.clusters[cluster].datastores
            let tags = Set(datastores.flatMap { vcenter.datastores[$0].tags })
            var users: [StoragePolicyID: [NamespaceID]] = [:]
            for id in vcenter.supervisors[supervisor].namespaces {
                for grant in vcenter.namespaces[id].storage
                where !tags.contains(vcenter.policies[grant.policy].tag) {
                    users[grant.policy, default: []].append(id)
                }
            }
            for policy in users.keys.sorted() {
                let row = vcenter.policies[policy]
                let namespaces = users[policy] ?? []
                found.append(
                    Finding(
                        .warning, .policyWithoutDatastore(policy: row.name, tag: row.tag),
                        on: [.supervisor(supervisor)] + namespaces.map { .namespace($0) },
                        weight: namespaces.count,
                        mendedBy: [
                            Remedy(
                                .tagDatastore(policy: row.name, tag: row.tag),
                                datastores.prefix(1).map {
                                    .environment(
                                        .datastoreTag(
                                            datastore: vcenter.datastores[$0].name, row.tag,
                                            isThere: true))
                                })
                        ]))
            }
        }
        return found
    }

    /// Claims for file shares where no datastore offers them.
    private func claimsForFiles() -> [Finding] {
        var waiting: [ClaimID] = []
        for place in 0..<vcenter.claims.places {
            guard let id = vcenter.claims.id(at: place),
                vcenter.claims[id].problem == .noFileService
            else { continue }
            waiting.append(id)
        }
        return Self.byWeight(
            grouped(waiting, by: { vcenter.claims[$0].policy }).map { policy, claims in
                let row = vcenter.policies[policy]
                let datastore = vcenter.datastores.ids.first {
                    vcenter.datastores[$0].type == .vsan
                        && vcenter.datastores[$0].tags.contains(row.tag)
                }
                return Finding(
                    .warning, .noFileService(policy: row.name),
                    on: claims.prefix(20).map { .claim($0) }, weight: claims.count,
                    mendedBy: [
                        Remedy(
                            .enableFileService,
                            datastore.map {
                                [
                                    .storage(
                                        .fileService(
                                            datastore: vcenter.datastores[$0].name, isOn: true))
                                ]
                            } ?? [])
                    ])
            })
    }

    /// Claims for which no datastore of their policy has room, or offers what they ask for.
    func claims() -> [Finding] {
        var waiting: [ClaimID] = []
        for place in 0..<vcenter.claims.places {
            guard let id = vcenter.claims.id(at: place), vcenter.claims[id].isWithoutRoom else {
                continue
            }
            let policy = vcenter.policies[vcenter.claims[id].policy]
            let namespace = vcenter.namespaces[vcenter.claims[id].namespace]
            let datastores = vcenter.datastores(of: vcenter.supervisors[namespace.supervisor])
                .filter { vcenter.datastores[$0].tags.contains(policy.tag) }
            // No datastore at all, or none that is reached, is said where it is found.
            if datastores.contains(where: { !vcenter.datastores[$0].allPathsDown }) {
                waiting.append(id)
            }
        }
        return claimsForFiles()
            + Self.byWeight(
                grouped(waiting, by: { vcenter.claims[$0].policy }).map { policy, claims in
                    Finding(
                        .warning, .claimsWithoutRoom(policy: vcenter.policies[policy].name),
                        on: claims.prefix(20).map { .claim($0) }, weight: claims.count,
                        mendedBy: [Remedy(.freeDatastore)])
                })
    }
}

extension Datastore {
    /// How full it is, in percent.
    var fullness: Int { (usedMiB + occupiedMiB) * 100 / max(1, capacityMiB) }
}
