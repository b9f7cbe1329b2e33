/// What every TKG cluster runs by itself, as the product's clusters do.
struct GuestSystem {
    /// A workload of the system.
    struct Row {
        let namespace: String
        let name: String
        let type: WorkloadType
        var replicas = 1
        /// Where its pods go: everywhere, or on the control plane only.
        var isOnControlPlane = false
        let containers: [Container]
        /// What a pod uses, in millicores and MiB.
        let use: Resources
    }

    /// Namespaces that a cluster has from the start, sorted.
    static let namespaces = [
        "default", "kube-node-lease", "kube-public", "kube-system", "secretgen-controller",
        "tkg-system", "vmware-system-antrea", "vmware-system-auth",
        "vmware-system-cloud-provider", "vmware-system-csi", "vmware-system-tkg",
    ]

    /// Whether a namespace is the system's own, and so no matter for pod security.
    static func isOwn(_ namespace: String) -> Bool {
        namespace != "default" && namespaces.contains(namespace)
    }

    private static func container(_ name: String, cpu: Int? = nil, memory: Int? = nil) -> Container
    {
        var container = Container(name: name, image: "localhost:5000/vmware.io/\(name)")
        container.cpuRequest = cpu
        container.memoryRequest = memory
        return container
    }

    /// What the kubelets of the control plane run by themselves.
    static let staticPods: [(name: String, container: Container, use: Resources)] = [
        ("etcd", container("etcd", cpu: 100, memory: 100), Resources(cpu: 45, memory: 180)),
        ("kube-apiserver", container("kube-apiserver", cpu: 250), Resources(cpu: 110, memory: 480)),
        (
            "kube-controller-manager", container("kube-controller-manager", cpu: 200),
            Resources(cpu: 25, memory: 90)
        ),
        ("kube-scheduler", container("kube-scheduler", cpu: 100), Resources(cpu: 6, memory: 45)),
    ]

    /// What a kubelet of any node runs by itself.
    static let registry = (
        name: "docker-registry", container: container("docker-registry"),
        use: Resources(cpu: 2, memory: 20)
    )

    /// The workloads, in the order in which they come.
    static let workloads: [Row] = [
        Row(
            namespace: "kube-system", name: "antrea-agent", type: .daemonSet,
            containers: [
                container("antrea-agent", cpu: 200), container("antrea-ovs", cpu: 200),
            ], use: Resources(cpu: 22, memory: 110)),
        Row(
            namespace: "kube-system", name: "kube-proxy", type: .daemonSet,
            containers: [container("kube-proxy")], use: Resources(cpu: 3, memory: 25)),
        Row(
            namespace: "kube-system", name: "antrea-controller", type: .deployment,
            isOnControlPlane: true, containers: [container("antrea-controller", cpu: 200)],
            use: Resources(cpu: 12, memory: 70)),
        Row(
            namespace: "vmware-system-cloud-provider", name: "guest-cluster-cloud-provider",
            type: .deployment, isOnControlPlane: true,
            containers: [container("guest-cluster-cloud-provider", cpu: 100, memory: 100)],
            use: Resources(cpu: 5, memory: 45)),
        Row(
            namespace: "vmware-system-csi", name: "vsphere-csi-node", type: .daemonSet,
            containers: [
                container("node-driver-registrar"), container("vsphere-csi-node"),
                container("liveness-probe"),
            ], use: Resources(cpu: 4, memory: 45)),
        Row(
            namespace: "vmware-system-csi", name: "vsphere-csi-controller", type: .deployment,
            isOnControlPlane: true,
            containers: [
                container("csi-attacher"), container("csi-resizer"), container("csi-snapshotter"),
                container("vsphere-csi-controller"), container("liveness-probe"),
                container("vsphere-syncer"), container("csi-provisioner"),
            ], use: Resources(cpu: 18, memory: 160)),
        Row(
            namespace: "kube-system", name: "coredns", type: .deployment, replicas: 2,
            isOnControlPlane: true, containers: [container("coredns", cpu: 100, memory: 70)],
            use: Resources(cpu: 4, memory: 25)),
        Row(
            namespace: "kube-system", name: "metrics-server", type: .deployment,
            isOnControlPlane: true,
            containers: [container("metrics-server", cpu: 100, memory: 200)],
            use: Resources(cpu: 6, memory: 45)),
        Row(
            namespace: "vmware-system-auth", name: "guest-cluster-auth-svc", type: .daemonSet,
            isOnControlPlane: true, containers: [container("guest-cluster-auth-service")],
            use: Resources(cpu: 3, memory: 25)),
        Row(
            namespace: "tkg-system", name: "kapp-controller", type: .deployment,
            isOnControlPlane: true,
            containers: [
                container("kapp-controller", cpu: 120, memory: 100),
                container("kapp-controller-sidecarexec"),
            ], use: Resources(cpu: 9, memory: 90)),
        Row(
            namespace: "secretgen-controller", name: "secretgen-controller", type: .deployment,
            isOnControlPlane: true,
            containers: [container("secretgen-controller", cpu: 120, memory: 100)],
            use: Resources(cpu: 4, memory: 40)),
    ]

    /// The template of a row's pods.
    static func template(of row: Row) -> PodTemplate {
        let isDaemon = row.type == .daemonSet
        return PodTemplate(
            labels: [isDaemon ? "component" : "app": row.name], containers: row.containers,
            nodeSelector: row.isOnControlPlane
                ? ["node-role.kubernetes.io/control-plane": ""] : [:],
            tolerations: [tolerateAll(row.isOnControlPlane || isDaemon)].compactMap(\.self),
            priority: isDaemon ? 2_000_001_000 : 2_000_000_000,
            demand: profile(of: row.containers, row.use),
            spec: spec(of: row.containers))
    }

    /// The template of a pod that a kubelet runs by itself.
    static func template(
        ofStatic name: String, _ container: Container, _ use: Resources, on node: String
    ) -> PodTemplate {
        PodTemplate(
            labels: ["component": name, "tier": "control-plane"], containers: [container],
            nodeName: node, tolerations: [tolerateAll(true)].compactMap(\.self),
            priority: 2_000_001_000, demand: profile(of: [container], use),
            spec: spec(of: [container]))
    }

    private static func tolerateAll(_ isWanted: Bool) -> Toleration? {
        guard isWanted else { return nil }
        var toleration = Toleration()
        toleration.isAnyValue = true
        return toleration
    }

    /// The profile, in thousandths of a pod's size, that comes to so much use.
    private static func profile(of containers: [Container], _ use: Resources) -> DemandProfile {
        let size = PodSize(of: PodTemplate(containers: containers))
        let base = Int16(use.cpu / size.virtualCPUs)
        return DemandProfile(
            cpuBase: base, cpuWave: base / 10, cpuNoise: base / 5,
            memoryBase: Int16(min(1000, use.memory * 1000 / size.memoryMiB)), memoryWave: 0)
    }

    private static func spec(of containers: [Container]) -> Value {
        [
            "containers": .list(
                containers.map { ["name": .string($0.name), "image": .string($0.image)] })
        ]
    }
}

extension GuestCluster {
    /// The API server answers for the first time: namespaces and the system's workloads come.
    mutating func start(_ context: inout GuestContext) {
        startedAt = context.now
        for name in GuestSystem.namespaces {
            insertObject(
                .namespace, "v1", name, in: nil, labels: ["kubernetes.io/metadata.name": name],
                manifest: [
                    "apiVersion": "v1", "kind": "Namespace", "metadata": ["name": .string(name)],
                ], &context)
        }
        for row in GuestSystem.workloads {
            let template = GuestSystem.template(of: row)
            let spec = WorkloadSpec(
                replicas: row.replicas, selector: LabelSelector(matching: template.labels),
                template: template)
            let object = insertObject(
                row.type.kind, "apps/v1", row.name, in: row.namespace, labels: template.labels,
                manifest: [
                    "apiVersion": "apps/v1", "kind": .string(row.type.kind.name),
                    "metadata": ["name": .string(row.name)],
                    "spec": [
                        "selector": ["matchLabels": Value(labels: template.labels)],
                        "template": [
                            "metadata": ["labels": Value(labels: template.labels)],
                            "spec": template.spec,
                        ],
                    ],
                ], &context)
            addWorkload(row.name, row.type, spec, object, in: row.namespace, &context, system: true)
        }
    }

    /// The cluster is whole for the first time: what somebody wanted as soon as it would be comes.
    mutating func takeDelivery(_ context: inout GuestContext) {
        let waiting = self.waiting
        self.waiting = []
        for request in waiting {
            do throws(OperationError) {
                try apply(request, &context)
            } catch {
                context.note(
                    request.kind.name, request.name, in: request.namespace, .failedCreate(error))
            }
        }
    }

    mutating func addStaticPods(of machine: GuestMachine, _ context: inout GuestContext) {
        guard let place = place(of: machine.machine) else { return }
        for (name, container, use) in GuestSystem.staticPods {
            let pod = addPod(
                "\(name)-\(machine.name)", in: "kube-system",
                GuestSystem.template(ofStatic: name, container, use, on: machine.name),
                isStatic: true, &context)
            bind(pod, to: place, &context)
        }
    }
}

extension Value {
    /// Labels as an object.
    init(labels: Labels) {
        self = .object(Fields(labels.pairs.map { ($0.key, .string($0.value)) }))
    }
}
