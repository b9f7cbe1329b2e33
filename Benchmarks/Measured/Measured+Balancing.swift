import Manifests
import Model

extension Measured {
    /// A cluster as large as the product allows, on which more CPU is asked for than there is, a
    /// millisecond before the first pass of DRS that may move anything: VMs stay for a quarter of an
    /// hour after they have started.
    public static let short = simulation(
        of: """
            name: short
            summary: Eight thousand VMs on ninety-six hosts that are not enough
            clusters:
              - name: full
                drs: {threshold: 5}
                ha: {enabled: false}
                hosts:
                  - {count: 96, name: "esx-{n}", cores: 64, mhz: 2600, memory: 1Ti}
                datastores:
                  - {name: vsan, type: vSAN, capacity: 2000Ti}
                vms:
                  - {name: quiet, count: 5000, cpus: 2, memory: 4Gi, disk: 10Gi,
                     demand: {cpu: 18, wave: 8, noise: 5, memory: 30}}
                  - {name: lively, count: 3000, cpus: 4, memory: 8Gi, disk: 10Gi,
                     demand: {cpu: 38, wave: 20, noise: 20, burstChance: 20, burst: 40,
                              memory: 50}}
            """, after: shortInstant - 1)

    /// When DRS looks at it.
    public static let shortInstant = 15 * 60_000 + 30_000

    /// 800 hosts in one cluster with DRS each minute and 1,052 VMs that follow a trace. Made up, so
    /// that it is there on every machine: levels as on the PlanetLab day, 288 samples.
    public static func day() -> Simulation {
        attempt {
            var state: UInt64 = 42
            func next(_ bound: Int) -> Int {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return Int(state >> 33) % bound
            }
            let rows = (0..<1052).map { number in
                let level = next(300)
                return Trace.Row(
                    name: "vm-\(number)",
                    samples: (0..<288).map { _ in Int16(min(1000, level / 2 + next(level + 50))) })
            }
            let text = """
                name: day
                summary: A day of 800 hosts
                limits: lifted
                clusters:
                  - name: day
                    hostOrder: alternating
                    drs: {threshold: 3}
                    ha: {enabled: false}
                    hosts:
                      - {count: 400, name: "g4-{n}", cores: 2, mhz: 1860, memory: 4Gi}
                      - {count: 400, name: "g5-{n}", cores: 2, mhz: 2660, memory: 4Gi}
                traceOrder: blocks
                traceVMs:
                  - {cpus: 1, memory: 870Mi, mhz: 2500}
                  - {cpus: 1, memory: 1740Mi, mhz: 2000}
                  - {cpus: 1, memory: 1740Mi, mhz: 1000}
                  - {cpus: 1, memory: 613Mi, mhz: 500}
                """
            return try World(reading: Array(text.utf8), file: "benchmark").simulation(
                trace: Trace(interval: 300_000, rows: rows))
        }
    }

    /// So many hosts in clusters of at most 50 with a Supervisor each and a hundred idle pods a
    /// host, all of them running.
    public static func idle(hosts: Int) -> Simulation {
        let size = min(hosts, 50)
        return simulation(
            of: """
                name: idle
                summary: \(hosts) hosts
                limits: lifted
                clusters:
                  - name: zone
                    count: \(max(1, hosts / 50))
                    hosts:
                      - {count: \(size), name: "esx-{n}", cores: 64, mhz: 2600, memory: 1Ti}
                    datastores:
                      - {name: vsan, type: vSAN, capacity: 800Ti}
                    supervisor: {name: supervisor, size: large, pods: 10.128.0.0/9,
                      services: 172.16.0.0/14, ingress: 192.168.112.0/20, egress: 192.168.128.0/20}
                    namespaces:
                      - name: team
                        count: 25
                        workloads:
                          - {name: front, replicas: \(4 * size), image: "dc/front:1",
                             cpu: 100m, memory: 256Mi}
                """, after: 5 * 60_000)
    }
}
