import Model
import Testing

@testable import Manifests

@Suite struct ConstraintDecodingTests {
    private func simulation(_ fields: String) throws -> Simulation {
        let text = """
            name: placing
            summary: Two zones
            clusters:
              - name: wcp
                hosts:
                  - {count: 2, name: "a-{n}", labels: {topology.kubernetes.io/zone: a},
                     resources: {nvidia.com/gpu: 2}}
                  - {count: 2, name: "b-{n}", labels: {topology.kubernetes.io/zone: b},
                     taints: [{key: dedicated, value: db, effect: NoSchedule}]}
                datastores:
                  - {name: vsan, type: vSAN, capacity: 10Ti}
                supervisor: {name: supervisor, pods: 10.128.0.0/20}
                namespaces:
                  - {name: team}
            """
        var simulation = try World(reading: Array(text.utf8), file: "world").simulation()
        let manifest = """
            apiVersion: v1
            kind: Pod
            metadata: {name: one, namespace: team, labels: {app: web}}
            spec:
              containers:
                - {name: main, image: nginx, resources: {limits: {nvidia.com/gpu: 1500m}}}
            \(fields)
            """
        for document in DocumentReader.read(Array(manifest.utf8), file: "pod.yaml").documents {
            try simulation.perform(
                .apply(try ManifestDecoder.request(from: document, namespace: "team")))
        }
        simulation.advance(to: 60_000)
        return simulation
    }

    private func host(_ simulation: Simulation) -> String? {
        let id = simulation.vcenter.pods.ids.first { _ in true }
        return id.flatMap { simulation.vcenter.pods[$0].host }.map {
            simulation.vcenter.hosts[$0].name
        }
    }

    @Test func `a pod that wants a GPU goes to a host that has one`() throws {
        #expect(try host(simulation(""))?.hasPrefix("a-") == true)
    }

    @Test func `affinity and tolerations are read as they are written`() throws {
        let found = try simulation(
            """
              affinity:
                nodeAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                      - matchExpressions:
                          - {key: topology.kubernetes.io/zone, operator: NotIn, values: [b]}
                      - matchFields: [{key: metadata.name, operator: In, values: [b-02]}]
                podAntiAffinity:
                  preferredDuringSchedulingIgnoredDuringExecution:
                    - weight: 50
                      podAffinityTerm:
                        topologyKey: kubernetes.io/hostname
                        labelSelector: {matchLabels: {app: web}}
              tolerations: [{key: dedicated, operator: Exists}]
              topologySpreadConstraints:
                - {maxSkew: 1, topologyKey: kubernetes.io/hostname, minDomains: 2,
                   whenUnsatisfiable: ScheduleAnyway, labelSelector: {matchLabels: {app: web}}}
            """)
        let id = try #require(found.vcenter.pods.ids.first { _ in true })
        let constraints = found.vcenter.pods[id].template.constraints
        #expect(constraints.nodeTerms.count == 2)
        #expect(constraints.preferredPods.first?.weight == -50)
        #expect(constraints.spread.first?.minDomains == 2)
        #expect(constraints.extended == [ResourceAmount(name: "nvidia.com/gpu", milli: 1500)])
        #expect(host(found)?.hasPrefix("a-") == true)
    }

    @Test(arguments: [
        ("  tolerations: [{key: a, operator: Exists, value: b}]", "tolerations[0].value"),
        ("  topologySpreadConstraints: [{maxSkew: 0, topologyKey: a}]", "maxSkew"),
        (
            "  affinity: {podAffinity: {requiredDuringSchedulingIgnoredDuringExecution: "
                + "[{labelSelector: {}}]}}", "topologyKey"
        ),
    ])
    func `what is wrong with a constraint is said with its place`(
        fields: String, place: String
    ) throws {
        let error = #expect(throws: ManifestError.self) { try simulation(fields) }
        #expect(error.map { "\($0)" }?.contains(place) == true)
    }
}
