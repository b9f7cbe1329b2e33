extension VCenter {
    /// Everything as far as it is compared, by kind and name.
    var portraits: [Portrait] {
        let all =
            clusterPortraits + hostPortraits + datastorePortraits + supervisorPortraits
            + namespacePortraits + vmPortraits + podPortraits + workloadPortraits
            + guestPortraits + claimPortraits + libraryPortraits + objectPortraits
        return all.sorted { $0.key < $1.key }
    }

    fileprivate func name(_ name: String, in namespace: NamespaceID?) -> String {
        namespace.flatMap { namespaces.find($0)?.name }.map { "\($0)/\(name)" } ?? name
    }

    private func hostName(_ id: HostID?) -> Comparison.Figure {
        .named(id.flatMap { hosts.find($0)?.name })
    }

    private var clusterPortraits: [Portrait] {
        clusters.ids.map { id in
            let row = clusters[id]
            return Portrait(
                .cluster, row.name,
                [
                    (.drs, .drs(row.drs)), (.ha, .ha(row.ha)),
                    (.image, .text(row.environment.image)),
                ])
        }
    }

    private var hostPortraits: [Portrait] {
        hosts.ids.map { id in
            let row = hosts[id]
            return Portrait(
                .host, row.name,
                [
                    (.power, .text("\(row.power)")),
                    (.connection, .text("\(row.connection)")),
                    (.condition, .text("\(row.condition)")),
                    (.maintenance, .text("\(row.maintenance)")),
                    (.standby, .text("\(row.standby)")),
                    (.cordoned, .truth(row.spherelet.isCordoned)),
                    (.spherelet, .truth(row.spherelet.isRunning)),
                ])
        }
    }

    private var datastorePortraits: [Portrait] {
        datastores.ids.map { id in
            let row = datastores[id]
            return Portrait(
                .datastore, row.name,
                [
                    (.capacity, .mebibytes(row.capacityMiB)),
                    (.storage, .mebibytes(row.usedMiB + row.occupiedMiB)),
                    (.paths, .truth(!row.allPathsDown)),
                ])
        }
    }

    private var supervisorPortraits: [Portrait] {
        supervisors.ids.map { id in
            let row = supervisors[id]
            let members = row.controlPlane.compactMap { vms.find($0.vm)?.name }
            return Portrait(
                .supervisor, row.name,
                [
                    (.version, .text(row.version)), (.size, .text(row.size.rawValue)),
                    (.configStatus, .text("\(row.configStatus)")),
                    (.kubernetesStatus, .text("\(row.kubernetesStatus)")),
                    (.controlPlane, .names(members)),
                ])
        }
    }

    private var namespacePortraits: [Portrait] {
        namespaces.ids.map { id in
            let row = namespaces[id]
            let storage = row.storage.map {
                Comparison.Figure.group([
                    .text(policies[$0.policy].name), .size($0.limitMiB),
                ])
            }
            let permissions = row.permissions.map { "\($0.subject)@\($0.domain) \($0.role)" }
            return Portrait(
                .namespace, row.name,
                [
                    (.cpu, cpuLimit(of: row).map { .megahertz($0) } ?? .none),
                    (.memory, .size(memoryLimit(of: row))), (.storage, .size(row.storageLimitMiB)),
                    (
                        .limits,
                        .list(
                            row.objectLimits.map {
                                .group([.text($0.kind.name), .number($0.most)])
                            })
                    ),
                    (.policies, .list(storage)),
                    (.classes, .names(row.classes.compactMap { classes.find($0)?.name })),
                    (.libraries, .names(row.libraries.compactMap { libraries.find($0)?.name })),
                    (.permissions, .names(permissions)),
                    (.configStatus, .text("\(row.configStatus)")),
                    (.terminating, .truth(row.isTerminating)),
                ])
        }
    }

    private var vmPortraits: [Portrait] {
        vms.ids.compactMap { id in
            let row = vms[id]
            // A vSphere Pod is listed as what it is.
            guard row.kind != .vSpherePod else { return nil }
            return Portrait(
                .virtualMachine, name(row.name, in: row.namespace),
                [
                    (.host, hostName(row.host)), (.power, .text("\(row.power)")),
                    (.cpu, .number(row.virtualCPUs)), (.memory, .mebibytes(row.memoryMiB)),
                    (.datastore, .named(row.datastore.flatMap { datastores.find($0)?.name })),
                ])
        }
    }

    private var podPortraits: [Portrait] {
        pods.ids.map { id in
            let row = pods[id]
            return Portrait(
                .pod, name(row.name, in: row.namespace),
                [
                    (.host, hostName(row.host)), (.phase, .text("\(row.stage)")),
                    (.ready, .truth(row.isReady)), (.restarts, .number(row.restarts)),
                ])
        }
    }

    private var workloadPortraits: [Portrait] {
        workloads.ids.map { id in
            let row = workloads[id]
            return Portrait(
                .workload, name("\(row.type.kind.name)/\(row.name)", in: row.namespace),
                [
                    (.replicas, .number(row.spec.replicas)), (.revision, .number(row.revision)),
                    (.ready, .number(row.reported.ready)),
                ])
        }
    }
}

extension VCenter {
    private var guestPortraits: [Portrait] {
        let clusters = workloadClusters.ids.map { id in
            let row = workloadClusters[id]
            let pools = ([row.spec.controlPlane] + row.spec.workers).map {
                Comparison.Figure.group([
                    .text($0.name), .number($0.replicas), .text($0.className),
                ])
            }
            return Portrait(
                .workloadCluster, name(row.name, in: row.namespace),
                [
                    (.release, .text(row.spec.release)), (.pools, .list(pools)),
                    (.phase, .text(row.phase.rawValue)),
                ])
        }
        let nodes = machines.ids.map { id in
            let row = machines[id]
            let namespace = workloadClusters.find(row.cluster)?.namespace
            return Portrait(
                .machine, name(row.name, in: namespace),
                [(.phase, .text(row.phase.rawValue)), (.release, .text(row.release))])
        }
        let served = serviceVMs.ids.map { id in
            let row = serviceVMs[id]
            return Portrait(
                .serviceVM, name(row.name, in: row.namespace),
                [(.power, .text(row.spec.power.rawValue)), (.className, .named(row.className))])
        }
        return clusters + nodes + served
    }

    private var claimPortraits: [Portrait] {
        let volumes = claims.ids.map { id in
            let row = claims[id]
            return Portrait(
                .claim, name(row.name, in: row.namespace),
                [
                    (.size, .mebibytes(row.sizeMiB)),
                    (.phase, .text(row.isBound ? "Bound" : "Pending")),
                    (.datastore, .named(row.datastore.flatMap { datastores.find($0)?.name })),
                ])
        }
        let disks = self.volumes.ids.map { id in
            let row = self.volumes[id]
            return Portrait(
                .volume, row.name,
                [
                    (.size, .mebibytes(self.disks[row.disk].sizeMiB)),
                    (.phase, .text(row.phase.rawValue)),
                ])
        }
        let balancers = services.ids.map { id in
            let row = services[id]
            return Portrait(
                .service, name(objects[row.object].metadata.name, in: row.namespace),
                [(.type, .text(row.type.rawValue)), (.address, .named(row.externalIP))])
        }
        return volumes + disks + balancers
    }

    private var libraryPortraits: [Portrait] {
        let shelves = libraries.ids.map { id in
            Portrait(.library, libraries[id].name, [(.items, .number(libraries[id].items.count))])
        }
        let sizes = classes.ids.map { id in
            let row = classes[id]
            return Portrait(
                .vmClass, row.name,
                [
                    (
                        .cpu,
                        .group([.number(row.virtualCPUs), .percent(row.cpuReservationPercent)])
                    ),
                    (
                        .memory,
                        .group([
                            .mebibytes(row.memoryMiB), .percent(row.memoryReservationPercent),
                        ])
                    ),
                ])
        }
        return shelves + sizes
    }

    /// Objects that the model only keeps, or whose specification is all there is to them.
    private var objectPortraits: [Portrait] {
        objects.ids.compactMap { id in
            let row = objects[id]
            switch row.record {
            case .kept, .quota, .limitRange, .budget, .cronJob, .autoscaler: break
            default: return nil
            }
            var hash = StateHash()
            hash.add(row.manifest)
            return Portrait(
                .object, name("\(row.kind.name)/\(row.metadata.name)", in: row.metadata.namespace),
                [
                    (
                        .specification,
                        .group([.number(row.metadata.generation), .text(hash.text)])
                    )
                ])
        }
    }
}

extension Comparison.Figure {
    fileprivate static func named(_ name: String?) -> Self { name.map { .text($0) } ?? .none }

    fileprivate static func names(_ names: [String]) -> Self {
        names.isEmpty ? .none : .list(names.map { .text($0) })
    }

    fileprivate static func size(_ mebibytes: Int?) -> Self {
        mebibytes.map { .mebibytes($0) } ?? .none
    }
}
