import Model
import Wording

/// Objects of Cluster API and Tanzu Kubernetes releases, in the columns in which kubectl prints them.
extension Listing {
    static let apiClusters: Listing = serve(
        "clusters.cluster.x-k8s.io", ["cl"], "Clusters", isNamespaced: true,
        [
            cluster("CLUSTERCLASS") { _, row in row.isLegacy ? "" : "tanzukubernetescluster" },
            cluster("PHASE", status: true) { _, row in row.apiPhase }, ageColumn,
            cluster("VERSION") { _, row in TKGVersion(row.spec.release)?.kubernetes ?? "" },
        ]
    ) { $0.clusterObjects { id, _ in [.cluster(id)] } }

    static let infrastructureClusters: Listing = serve(
        "vsphereclusters", ["vspherecluster"], "VSphereClusters", isNamespaced: true, [ageColumn]
    ) { $0.clusterObjects { id, _ in [.infrastructure(id)] } }

    static let controlPlanes: Listing = serve(
        "kubeadmcontrolplanes", ["kubeadmcontrolplane", "kcp"], "Control Planes",
        isNamespaced: true,
        [
            clusterName,
            object("INITIALIZED") { $0.isInitialized($1) ? "true" : "" },
            object("API SERVER AVAILABLE") { $0.hasReadyControlPlane($1) ? "true" : "" },
            count("DESIRED", wide: true) { $0.desired }, count("REPLICAS") { $0.replicas },
            count("READY") { $0.ready }, count("UPDATED") { $0.updated },
            count("UNAVAILABLE") { $0.unavailable }, ageColumn, versionColumn,
        ]
    ) { $0.clusterObjects { id, _ in [.controlPlane(id)] } }

    static let machineDeployments: Listing = serve(
        "machinedeployments", ["machinedeployment", "md"], "Machine Deployments",
        isNamespaced: true,
        [
            clusterName, count("DESIRED", wide: true) { $0.desired },
            count("REPLICAS") { $0.replicas }, count("READY") { $0.ready },
            count("UPDATED") { $0.updated }, count("UNAVAILABLE") { $0.unavailable },
            ListingColumn("PHASE", status: true) { simulation, row in
                guard case .served(.clusterAPI(.deployment(let id, let pool))) = row,
                    simulation.vcenter.workloadClusters.contains(id)
                else { return "-" }
                return simulation.vcenter.phase(ofPool: pool, in: id)
            }, ageColumn, versionColumn,
        ]
    ) { vcenter in
        vcenter.clusterObjects { id, row in
            row.spec.workers.map { .deployment(id, pool: $0.name) }
        }
    }

    static let machineSets: Listing = serve(
        "machinesets", ["machineset", "ms"], "Machine Sets", isNamespaced: true,
        [
            clusterName, count("DESIRED", wide: true) { $0.desired },
            count("REPLICAS") { $0.replicas }, count("READY") { $0.ready },
            count("AVAILABLE") { $0.ready }, ageColumn, versionColumn,
        ]
    ) { $0.clusterObjects { id, row in row.machineSets.map { .set(id, $0.name) } } }

    static let healthChecks: Listing = serve(
        "machinehealthchecks", ["machinehealthcheck", "mhc", "mhcs"], "Machine Health Checks",
        isNamespaced: true,
        [
            clusterName, count("EXPECTEDMACHINES") { $0.replicas },
            ListingColumn("MAXUNHEALTHY") { _, row in
                guard case .served(.clusterAPI(.healthCheck(_, let pool))) = row else {
                    return "-"
                }
                return pool == nil ? "100%" : "40%"
            }, count("CURRENTHEALTHY") { $0.ready }, ageColumn,
        ]
    ) { vcenter in
        vcenter.clusterObjects { id, row in
            [.healthCheck(id, pool: nil)]
                + row.spec.workers.map { .healthCheck(id, pool: $0.name) }
        }
    }

    static let infrastructureMachines: Listing = serve(
        "vspheremachines", ["vspheremachine"], "VSphereMachines", isNamespaced: true,
        [
            machineColumn("ZONE") { $0.failureDomain(of: $1) ?? "" },
            machineColumn("PROVIDERID") { $0.providerID(of: $1) ?? "" },
            machineColumn("IPADDR") { vcenter, machine in
                machine.vm.flatMap { vcenter.vms.find($0)?.address } ?? ""
            },
        ]
    ) { $0.clusterObjects { _, row in row.machines.map { .infrastructureMachine($0) } } }

    static let bootstrapConfigs: Listing = serve(
        "kubeadmconfigs", ["kubeadmconfig"], "Kubeadm Configs", isNamespaced: true,
        [clusterName, ageColumn]
    ) { $0.clusterObjects { _, row in row.machines.map { .bootstrap($0) } } }

    static let releases: Listing = serve(
        "tanzukubernetesreleases", ["tanzukubernetesrelease", "tkr"], "Kubernetes Releases",
        isNamespaced: false,
        [
            release("VERSION") { _, name, _ in TKGVersion(name)?.text ?? name },
            release("READY") { vcenter, name, id in
                vcenter.conditions(ofRelease: name, on: id).first { $0.type == .ready }?.status
                    ?? ""
            },
            release("COMPATIBLE") { vcenter, name, id in
                vcenter.conditions(ofRelease: name, on: id).first { $0.type == .compatible }?
                    .status ?? ""
            },
            ListingColumn("CREATED", number: true) { simulation, row in
                guard case .served(let object) = row else { return "-" }
                return Units.age(simulation.now - simulation.vcenter.createdAt(of: object))
            },
        ]
    ) { $0.offeredReleases }

    /// The listings of Cluster API and the TKG Service.
    static let ofClusterAPI: [Listing] = [
        apiClusters, infrastructureClusters, controlPlanes, machineDeployments, machineSets,
        healthChecks, infrastructureMachines, bootstrapConfigs, releases,
    ]

    private static let clusterName = cluster("CLUSTER") { _, row in row.name }

    private static let versionColumn = ListingColumn("VERSION") { simulation, row in
        guard case .served(.clusterAPI(let object)) = row,
            let id = simulation.vcenter.cluster(of: object)
        else { return "-" }
        var release = simulation.vcenter.workloadClusters[id].spec.release
        if case .set(_, let name) = object, let set = simulation.vcenter.machineSet(name, in: id) {
            release = set.release
        }
        return TKGVersion(release)?.kubernetes ?? release
    }

    private static func object(
        _ title: String, _ text: @escaping @Sendable (VCenter, WorkloadClusterID) -> String
    ) -> ListingColumn {
        ListingColumn(title) { simulation, row in
            guard case .served(.clusterAPI(let object)) = row,
                let id = simulation.vcenter.cluster(of: object)
            else { return "-" }
            return text(simulation.vcenter, id)
        }
    }

    private static func cluster(
        _ title: String, status: Bool = false,
        _ text: @escaping @Sendable (VCenter, WorkloadCluster) -> String
    ) -> ListingColumn {
        ListingColumn(title, status: status) { simulation, row in
            guard case .served(.clusterAPI(let object)) = row,
                let id = simulation.vcenter.cluster(of: object)
            else { return "-" }
            return text(simulation.vcenter, simulation.vcenter.workloadClusters[id])
        }
    }

    private static func count(
        _ title: String, wide: Bool = false, _ part: @escaping @Sendable (MachineCounts) -> Int
    ) -> ListingColumn {
        ListingColumn(title, wide: wide) { simulation, row in
            guard case .served(.clusterAPI(let object)) = row,
                let counts = simulation.vcenter.counts(of: object)
            else { return "-" }
            return "\(part(counts))"
        }
    }

    private static func machineColumn(
        _ title: String, _ text: @escaping @Sendable (VCenter, Machine) -> String
    ) -> ListingColumn {
        ListingColumn(title) { simulation, row in
            guard case .served(.clusterAPI(.infrastructureMachine(let id))) = row,
                let machine = simulation.vcenter.machines.find(id)
            else { return "-" }
            return text(simulation.vcenter, machine)
        }
    }

    private static func release(
        _ title: String, _ text: @escaping @Sendable (VCenter, String, SupervisorID) -> String
    ) -> ListingColumn {
        ListingColumn(title) { simulation, row in
            guard case .served(.release(let name, let id)) = row,
                simulation.vcenter.supervisors.contains(id)
            else { return "-" }
            return text(simulation.vcenter, name, id)
        }
    }
}

extension VCenter {
    /// How the machines that an object keeps or watches fare; nil for one that has none.
    fileprivate func counts(of object: ClusterObject) -> MachineCounts? {
        guard let id = cluster(of: object) else { return nil }
        switch object {
        case .controlPlane: return counts(of: nil, in: id)
        case .deployment(_, let pool): return counts(of: pool, in: id)
        case .healthCheck(_, let pool): return counts(of: pool, in: id)
        case .set(_, let name):
            return machineSet(name, in: id).map { counts(of: $0, in: id) }
        default: return nil
        }
    }
}

extension ClusterObject {
    /// The listing that shows it.
    var listing: Listing {
        switch self {
        case .cluster: .apiClusters
        case .infrastructure: .infrastructureClusters
        case .controlPlane: .controlPlanes
        case .deployment: .machineDeployments
        case .set: .machineSets
        case .healthCheck: .healthChecks
        case .infrastructureMachine: .infrastructureMachines
        case .bootstrap: .bootstrapConfigs
        }
    }
}
