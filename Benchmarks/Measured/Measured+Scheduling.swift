import Manifests
import Model

extension Measured {
    /// So many hosts in one cluster, with as many pods that ask for CPU and memory only, before its
    /// first instant. Each hundred of them is a workload of its own.
    public static func plain(hosts: Int, pods: Int) -> Simulation {
        var workloads = ""
        for number in 1...pods / 100 {
            workloads += """

                                      - {name: web-\(number), replicas: 100, image: "web:\(number)",
                                         cpu: \(100 + number % 7 * 50)m, memory: \(128 + number % 5 * 64)Mi}
                """
        }
        return simulation(of: wide("[{count: \(hosts), \(host)}]", workloads: workloads))
    }

    /// A thousand hosts in ten zones, every tenth tainted, and a thousand pods that choose: by zone,
    /// away from their like, near others, evenly over zones. Before its first instant.
    public static let choosy: Simulation = {
        var groups = ""
        for zone in 1...10 {
            let label = "labels: {topology.kubernetes.io/zone: zone-\(zone)}"
            groups += """

                                  - {count: 90, \(host), \(label)}
                                  - {count: 5, \(host), \(label), taints: [{key: dedicated, value: db, effect: NoSchedule}]}
                                  - {count: 5, \(host), \(label),
                                     taints: [{key: slow, effect: PreferNoSchedule}]}
                """
        }
        var simulation = Self.simulation(of: wide(groups, workloads: " []"))
        attempt {
            var text = ""
            for number in 1...10 { text += choosyDeployment(number) }
            for document in DocumentReader.read(Array(text.utf8), file: "benchmark").documents {
                try simulation.perform(
                    .apply(try ManifestDecoder.request(from: document, namespace: "team")))
            }
        }
        return simulation
    }()

    private static let host = #"name: "esx-{n}", cores: 32, mhz: 2600, memory: 256Gi"#

    private static func wide(_ hosts: String, workloads: String) -> String {
        """
        name: scheduling
        summary: A wide cluster and its pods
        limits: lifted
        clusters:
          - name: wide
            hosts: \(hosts)
            datastores:
              - {name: vsan, type: vSAN, capacity: 800Ti}
            supervisor: {name: supervisor, size: large, pods: 10.128.0.0/12}
            namespaces:
              - name: team
                workloads:\(workloads)
        """
    }

    private static func choosyDeployment(_ number: Int) -> String {
        let other = number % 10 + 1
        return """
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: app-\(number), namespace: team}
            spec:
              replicas: 100
              selector: {matchLabels: {app: app-\(number)}}
              template:
                metadata: {labels: {app: app-\(number)}}
                spec:
                  tolerations:
                    - {key: dedicated, operator: Equal, value: db, effect: NoSchedule}
                  affinity:
                    nodeAffinity:
                      requiredDuringSchedulingIgnoredDuringExecution:
                        nodeSelectorTerms:
                          - matchExpressions:
                              - {key: topology.kubernetes.io/zone, operator: NotIn, values: [zone-\(number)]}
                    podAntiAffinity:
                      requiredDuringSchedulingIgnoredDuringExecution:
                        - topologyKey: kubernetes.io/hostname
                          labelSelector: {matchLabels: {app: app-\(number)}}
                    podAffinity:
                      preferredDuringSchedulingIgnoredDuringExecution:
                        - weight: 50
                          podAffinityTerm:
                            topologyKey: topology.kubernetes.io/zone
                            labelSelector: {matchLabels: {app: app-\(other)}}
                  topologySpreadConstraints:
                    - maxSkew: 2
                      topologyKey: topology.kubernetes.io/zone
                      whenUnsatisfiable: DoNotSchedule
                      labelSelector: {matchLabels: {app: app-\(number)}}
                  containers:
                    - name: main
                      image: "app:\(number)"
                      resources: {requests: {cpu: 100m, memory: 256Mi}}

            """
    }
}
