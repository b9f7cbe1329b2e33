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

    private func hostName(_ id: HostID?) -> String { id.flatMap { hosts.find($0)?.name } ?? "" }

    private var clusterPortraits: [Portrait] {
        clusters.ids.map { id in
            let row = clusters[id]
            return Portrait(
                .cluster, row.name,
                [
                    (.drs, row.drs.summary), (.ha, row.ha.summary),
                    (.image, row.environment.image),
                ])
        }
    }

    private var hostPortraits: [Portrait] {
        hosts.ids.map { id in
            let row = hosts[id]
            return Portrait(
                .host, row.name,
                [
                    (.power, "\(row.power)"), (.connection, "\(row.connection)"),
                    (.condition, "\(row.condition)"), (.maintenance, "\(row.maintenance)"),
                    (.standby, "\(row.standby)"),
                    (.cordoned, row.spherelet.isCordoned ? "true" : "false"),
                    (.spherelet, row.spherelet.isRunning ? "running" : "stopped"),
                ])
        }
    }

    private var datastorePortraits: [Portrait] {
        datastores.ids.map { id in
            let row = datastores[id]
            return Portrait(
                .datastore, row.name,
                [
                    (.capacity, "\(row.capacityMiB) MiB"),
                    (.storage, "\(row.usedMiB + row.occupiedMiB) MiB"),
                    (.paths, row.allPathsDown ? "down" : "up"),
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
                    (.version, row.version), (.size, row.size.rawValue),
                    (.configStatus, "\(row.configStatus)"),
                    (.kubernetesStatus, "\(row.kubernetesStatus)"),
                    (.controlPlane, members.joined(separator: ", ")),
                ])
        }
    }

    private var namespacePortraits: [Portrait] {
        namespaces.ids.map { id in
            let row = namespaces[id]
            let pool = pools[row.pool]
            func limit(_ value: Int?, _ unit: String) -> String {
                value.map { "\($0) \(unit)" } ?? ""
            }
            let storage = row.storage.map {
                policies[$0.policy].name + ($0.limitMiB.map { " \($0) MiB" } ?? "")
            }
            return Portrait(
                .namespace, row.name,
                [
                    (.cpu, limit(pool.cpu.limit, "MHz")),
                    (.memory, limit(pool.memory.limit, "MiB")),
                    (.storage, limit(row.storageLimitMiB, "MiB")),
                    (
                        .limits,
                        row.objectLimits.map { "\($0.kind.name) \($0.most)" }
                            .joined(separator: ", ")
                    ),
                    (.policies, storage.joined(separator: ", ")),
                    (
                        .classes,
                        row.classes.compactMap { classes.find($0)?.name }.joined(separator: ", ")
                    ),
                    (
                        .libraries,
                        row.libraries.compactMap { libraries.find($0)?.name }
                            .joined(separator: ", ")
                    ),
                    (
                        .permissions,
                        row.permissions.map { "\($0.subject)@\($0.domain) \($0.role)" }
                            .joined(separator: ", ")
                    ),
                    (.configStatus, "\(row.configStatus)"),
                    (.terminating, row.isTerminating ? "true" : "false"),
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
                    (.host, hostName(row.host)), (.power, "\(row.power)"),
                    (.cpu, "\(row.virtualCPUs)"), (.memory, "\(row.memoryMiB) MiB"),
                    (.datastore, row.datastore.flatMap { datastores.find($0)?.name } ?? ""),
                ])
        }
    }

    private var podPortraits: [Portrait] {
        pods.ids.map { id in
            let row = pods[id]
            return Portrait(
                .pod, name(row.name, in: row.namespace),
                [
                    (.host, hostName(row.host)), (.phase, "\(row.stage)"),
                    (.ready, row.isReady ? "true" : "false"), (.restarts, "\(row.restarts)"),
                ])
        }
    }

    private var workloadPortraits: [Portrait] {
        workloads.ids.map { id in
            let row = workloads[id]
            return Portrait(
                .workload, name("\(row.type.kind.name)/\(row.name)", in: row.namespace),
                [
                    (.replicas, "\(row.spec.replicas)"), (.revision, "\(row.revision)"),
                    (.ready, "\(row.reported.ready)"),
                ])
        }
    }
}

extension VCenter {
    private var guestPortraits: [Portrait] {
        let clusters = workloadClusters.ids.map { id in
            let row = workloadClusters[id]
            let pools = ([row.spec.controlPlane] + row.spec.workers).map {
                "\($0.name) \($0.replicas) \($0.className)"
            }
            return Portrait(
                .workloadCluster, name(row.name, in: row.namespace),
                [
                    (.release, row.spec.release), (.pools, pools.joined(separator: ", ")),
                    (.phase, row.phase.rawValue),
                ])
        }
        let nodes = machines.ids.map { id in
            let row = machines[id]
            let namespace = workloadClusters.find(row.cluster)?.namespace
            return Portrait(
                .machine, name(row.name, in: namespace),
                [(.phase, row.phase.rawValue), (.release, row.release)])
        }
        let served = serviceVMs.ids.map { id in
            let row = serviceVMs[id]
            return Portrait(
                .serviceVM, name(row.name, in: row.namespace),
                [(.power, row.spec.power.rawValue), (.className, row.className ?? "")])
        }
        return clusters + nodes + served
    }

    private var claimPortraits: [Portrait] {
        let volumes = claims.ids.map { id in
            let row = claims[id]
            return Portrait(
                .claim, name(row.name, in: row.namespace),
                [
                    (.size, "\(row.sizeMiB) MiB"), (.phase, row.isBound ? "Bound" : "Pending"),
                    (.datastore, row.datastore.flatMap { datastores.find($0)?.name } ?? ""),
                ])
        }
        let balancers = services.ids.map { id in
            let row = services[id]
            return Portrait(
                .service, name(objects[row.object].metadata.name, in: row.namespace),
                [(.type, row.type.rawValue), (.address, row.externalIP ?? "")])
        }
        return volumes + balancers
    }

    private var libraryPortraits: [Portrait] {
        let shelves = libraries.ids.map { id in
            Portrait(.library, libraries[id].name, [(.items, "\(libraries[id].items.count)")])
        }
        let sizes = classes.ids.map { id in
            let row = classes[id]
            return Portrait(
                .vmClass, row.name,
                [
                    (.cpu, "\(row.virtualCPUs) \(row.cpuReservationPercent)%"),
                    (.memory, "\(row.memoryMiB) MiB \(row.memoryReservationPercent)%"),
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
                [(.specification, "generation \(row.metadata.generation) \(hash.text)")])
        }
    }
}

extension DRSSettings {
    /// The settings that a person sets, in a line.
    fileprivate var summary: String {
        guard isEnabled else { return "off" }
        return "\(automation.rawValue), threshold \(threshold), \(generation.rawValue), "
            + "power \(power.mode.rawValue)" + (isPredictive ? ", predictive" : "")
    }
}

extension HASettings {
    /// The settings that a person sets, in a line.
    fileprivate var summary: String {
        isEnabled ? "\(admission.rawValue), tolerates \(toleratedFailures)" : "off"
    }
}
