extension Diagnosis {
    /// TKG clusters that something holds up (`DOMAIN.md` 7.20 to 7.25).
    func workloadClusters() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.workloadClusters.ids {
            guard let problem = vcenter.workloadClusters[id].problem, problem.isOwn else {
                continue
            }
            let cluster = vcenter.workloadClusters[id]
            found.append(
                Finding(
                    .warning, .blocked(problem), on: [.workloadCluster(id)],
                    mendedBy: remedies(for: problem, in: cluster.namespace)))
        }
        return found
    }

    /// VMs of the VM Service that something holds up.
    func serviceVMs() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.serviceVMs.ids {
            guard let problem = vcenter.serviceVMs[id].problem, problem.isOwn else { continue }
            found.append(
                Finding(
                    .warning, .blocked(problem), on: [.serviceVM(id)],
                    mendedBy: remedies(for: problem, in: vcenter.serviceVMs[id].namespace)))
        }
        return found
    }

    private func remedies(
        for problem: WorkloadCluster.Problem, in namespace: NamespaceID
    ) -> [Remedy] {
        let row = vcenter.namespaces[namespace]
        switch problem {
        case .classNotFound(let name): return [Remedy(.createClass(name))]
        case .classNotBound(let name):
            var update = NamespaceUpdate()
            update.classes = row.classes.map { vcenter.classes[$0].name } + [name]
            return [Remedy(.addClass(name), .updateNamespace(name: row.name, update))]
        case .storageClassNotBound(let name): return [add(storageClass: name, to: namespace)]
        case .imageNotFound(let name), .imageNotBound(let name):
            return remedies(forImage: name, in: namespace)
        case .insufficientResources: return [Remedy(.addCapacity), Remedy(.requestLess)]
        case .zoneNotFound(let name):
            let zones = vcenter.supervisors[row.supervisor].zones.map(\.name)
            return [Remedy(.nameZone(zones, instead: name))]
        case .refused(let error): return remedies(for: error, in: namespace)
        default: return []
        }
    }

    /// A library that the namespace sees and that would have the image once it is synchronized; else
    /// one that has it and that the namespace does not see.
    private func remedies(forImage name: String, in namespace: NamespaceID) -> [Remedy] {
        let row = vcenter.namespaces[namespace]
        let visible = row.libraries + vcenter.supervisors[row.supervisor].libraries
        var remedies: [Remedy] = []
        for id in vcenter.libraries.ids {
            let library = vcenter.libraries[id]
            guard library.offered(in: vcenter).contains(where: { $0.name == name }) else {
                continue
            }
            if visible.contains(id) {
                var operations: [Operation] = [.library(.sync(library.name))]
                if !library.isReachable {
                    operations.insert(.library(.setReachable(library.name, true)), at: 0)
                }
                remedies.append(Remedy(.syncLibrary(library.name), operations))
            } else {
                var update = NamespaceUpdate()
                update.libraries = (row.libraries + [id]).map { vcenter.libraries[$0].name }
                remedies.append(
                    Remedy(
                        .bindLibrary(library.name), .updateNamespace(name: row.name, update)))
            }
        }
        return remedies + [Remedy(.chooseImage)]
    }

    /// Namespaces that cannot be removed because of what is in them (`DOMAIN.md` 7.28).
    func removals() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.namespaces.ids where vcenter.namespaces[id].isTerminating {
            for message in vcenter.messages(of: id) {
                guard case .finalizersRemaining(let counts) = message.reason else { continue }
                found.append(
                    Finding(
                        .warning, .removalBlocked(counts), on: [.namespace(id)],
                        weight: counts.reduce(0) { $0 + $1.count },
                        mendedBy: [Remedy(.deleteContent, withoutFinalizers(in: id))]))
            }
        }
        return found
    }

    /// Applies what is left in a namespace again without its finalizers; kinds on which the model
    /// acts let go by themselves.
    private func withoutFinalizers(in id: NamespaceID) -> [Operation] {
        vcenter.objects(in: id).compactMap { object in
            let row = vcenter.objects[object]
            guard row.record == .kept, !row.metadata.finalizers.isEmpty else { return nil }
            var manifest = row.manifest
            manifest["metadata"]?["finalizers"] = nil
            return .apply(
                ObjectRequest(
                    kind: row.kind, apiVersion: row.apiVersion, name: row.metadata.name,
                    namespace: vcenter.namespaces[id].name, labels: row.metadata.labels,
                    annotations: row.metadata.annotations, manifest: manifest, body: .kept))
        }
    }

    /// Namespaces whose usage is close to a limit.
    func limits() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.namespaces.ids {
            let namespace = vcenter.namespaces[id]
            let rows: [(LimitedResource, Int, Int?)] = [
                (.cpu, namespace.usage.cpuMHz, vcenter.cpuLimit(of: namespace)),
                (.memory, namespace.usage.memoryMiB, vcenter.memoryLimit(of: namespace)),
                (.storage, namespace.usage.storageMiB, namespace.storageLimitMiB),
            ]
            for (resource, used, limit) in rows {
                guard let limit, limit > 0, used * 100 / limit >= 95 else { continue }
                let percent = used * 100 / limit
                found.append(
                    Finding(
                        .info, .limitNear(resource, percent: percent), on: [.namespace(id)],
                        weight: percent,
                        mendedBy: [
                            raise(
                                resource, of: id,
                                by: Resources(cpu: used / 5, memory: used / 5))
                        ]))
            }
        }
        return Self.byWeight(found)
    }
}

extension WorkloadCluster.Problem {
    /// Whether it is found with the thing itself; a module that is down, or a range without an
    /// address, is found where it is.
    fileprivate var isOwn: Bool {
        switch self {
        case .moduleDown, .waitingForAddress, .waitingForNetworkAddress: false
        default: true
        }
    }
}
