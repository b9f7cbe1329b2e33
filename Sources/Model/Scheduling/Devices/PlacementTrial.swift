/// Tries how much of a list of nodes a list of pods comes to have, as they arrive one after the other
/// and stay: what fits nowhere goes away again.
public struct PlacementTrial: Sendable {
    /// Who chooses among the nodes that the scheduler's filters leave.
    public enum Policy: String, Sendable, CaseIterable {
        /// The node with the least left: the sum of what would be left of its CPU, memory and
        /// devices, each as a share of the most that a node has.
        case bestFit
        /// Any, by the seed.
        case random
        /// The scheduler and DRS, as for any vSphere Pod.
        case `default`
    }

    /// A node. CPU in millicores, memory in MiB, whole devices.
    public struct Node: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its CPU.
        public var milliCPU: Int
        /// Its memory.
        public var memoryMiB: Int
        /// Its devices.
        public var devices: Int

        /// A node.
        public init(name: String, milliCPU: Int, memoryMiB: Int, devices: Int) {
            self.name = name
            self.milliCPU = milliCPU
            self.memoryMiB = memoryMiB
            self.devices = devices
        }
    }

    /// A pod. CPU in millicores, memory in MiB, devices in thousandths.
    public struct Job: Hashable, Sendable {
        /// Its name.
        public var name: String
        /// Its CPU.
        public var milliCPU: Int
        /// Its memory.
        public var memoryMiB: Int
        /// The devices it asks for.
        public var devices: Int

        /// A pod.
        public init(name: String, milliCPU: Int, memoryMiB: Int, devices: Int) {
            self.name = name
            self.milliCPU = milliCPU
            self.memoryMiB = memoryMiB
            self.devices = devices
        }
    }

    /// Sums of CPU in millicores, memory in MiB and devices in thousandths.
    public struct Sums: Hashable, Sendable {
        /// CPU.
        public var milliCPU = 0
        /// Memory.
        public var memoryMiB = 0
        /// Devices.
        public var devices = 0

        /// Nothing.
        public init() {}

        mutating func add(_ job: Job) {
            milliCPU += job.milliCPU
            memoryMiB += job.memoryMiB
            devices += job.devices
        }
    }

    /// What came of it when as much had arrived as was asked about.
    public struct Result: Hashable, Sendable {
        /// How much had arrived, in percent of the nodes' devices, or of their CPU where they have
        /// none.
        public let load: Int
        /// Pods that had arrived.
        public let arrived: Int
        /// Those of them that had found a place.
        public let placed: Int
        /// What they asked for.
        public let asked: Sums
        /// What was given.
        public let given: Sums
    }

    /// What devices are called here.
    static let resource = "nvidia.com/gpu"

    private var simulation: Simulation
    private let supervisor: SupervisorID
    private let namespace: NamespaceID
    private var stream: RandomStream
    private var templates: [Job: PodTemplate] = [:]
    private let policy: Policy
    private let most: Sums
    /// What all nodes have.
    public let capacity: Sums

    /// A cluster of these nodes.
    /// - Throws: what the model refuses, such as two nodes of one name.
    public init(nodes: [Node], policy: Policy, seed: UInt64) throws(OperationError) {
        var vcenter = VCenter(name: "place")
        vcenter.limitsLifted = true
        let cluster = vcenter.addCluster(ClusterSpec(name: "place"))
        var (capacity, most) = (Sums(), Sums())
        for node in nodes {
            // A core of 1,000 MHz, so that a millicore is a MHz; memory that leaves a node what it
            // says it has when the hypervisor has taken its share.
            var spec = HostSpec(
                name: node.name, cores: 1, coreMHz: 1000,
                memoryMiB: Host.machineMiB(for: node.memoryMiB), address: "10.0.0.1")
            (spec.cores, spec.coreMHz) = (node.milliCPU / 1000, 1000)
            spec.extended = [ResourceAmount(name: Self.resource, milli: node.devices * 1000)]
            spec.deviceKinds = [Self.resource]
            _ = try vcenter.addHost(spec, to: cluster)
            let job = Job(
                name: "", milliCPU: node.milliCPU, memoryMiB: node.memoryMiB,
                devices: node.devices * 1000)
            capacity.add(job)
            most.milliCPU = max(most.milliCPU, job.milliCPU)
            most.memoryMiB = max(most.memoryMiB, job.memoryMiB)
            most.devices = max(most.devices, job.devices)
        }
        (self.capacity, self.most) = (capacity, most)
        supervisor = try vcenter.enableSupervisor(
            SupervisorSpec(name: "place"), on: cluster, seed: seed)
        simulation = Simulation(vcenter: vcenter, seed: seed)
        namespace = try simulation.createNamespace(NamespaceSpec(name: "place"), on: supervisor)
        stream = RandomStream(seed: seed)
        self.policy = policy
    }

    /// Has pods arrive in their order, and again from the first when all have, until so much of the
    /// nodes' devices has been asked for. O(pods x nodes).
    /// - Parameter loads: at which to look, in percent, lowest first.
    /// - Throws: what the model refuses.
    public mutating func run(
        _ jobs: [Job], loads: [Int]
    ) throws(OperationError) -> [Result] {
        var results: [Result] = []
        var (asked, given) = (Sums(), Sums())
        var (arrived, placed) = (0, 0)
        var cycle = SchedulingCycle(of: supervisor, in: simulation.vcenter)
        let isAnyAsked = jobs.contains { capacity.devices > 0 ? $0.devices > 0 : $0.milliCPU > 0 }
        guard isAnyAsked else { return [] }
        for load in loads {
            while share(of: asked) < load {
                var job = jobs[arrived % jobs.count]
                let round = arrived / jobs.count
                if round > 0 { job.name += "-\(round + 1)" }
                asked.add(job)
                arrived += 1
                if try place(job, &cycle) {
                    placed += 1
                    given.add(job)
                }
            }
            results.append(
                Result(load: load, arrived: arrived, placed: placed, asked: asked, given: given))
        }
        return results
    }

    /// What has been asked for, in percent of what there is.
    private func share(of sums: Sums) -> Int {
        capacity.devices > 0
            ? sums.devices * 100 / capacity.devices
            : sums.milliCPU * 100 / max(1, capacity.milliCPU)
    }

    private mutating func place(
        _ job: Job, _ cycle: inout SchedulingCycle
    ) throws(OperationError) -> Bool {
        let id = try simulation.createPod(
            name: job.name, template: template(of: job), owner: nil, ordinal: nil, in: namespace)
        let pod = simulation.vcenter.pods[id]
        let request = cycle.request(for: pod, in: simulation.vcenter)
        guard let host = choose(request, in: cycle) else {
            simulation.removePod(id)
            return false
        }
        simulation.bind(id, to: host)
        cycle.note(pod, on: host, in: simulation.vcenter)
        return true
    }

    private mutating func choose(
        _ request: PodRequest, in cycle: SchedulingCycle
    ) -> HostID? {
        if policy == .default { return cycle.decide(request, at: 0, poolAdmits: true).chosen }
        let left = cycle.filtered(request).left
        if left.isEmpty { return nil }
        if policy == .random { return cycle.nodes.hosts[left[stream.below(left.count)]] }
        let column = cycle.nodes.resourceNames.firstIndex(of: Self.resource)
        let best = left.min { remains(cycle.nodes, $0, column) < remains(cycle.nodes, $1, column) }
        return best.flatMap { cycle.nodes.hosts[$0] }
    }

    /// What a node has left, each kind in millionths of the most that a node has. What the pod would
    /// take is the same everywhere.
    private func remains(_ nodes: NodeTable, _ node: Int, _ column: Int?) -> Int {
        nodes.freeCPU[node] * 1_000_000 / max(1, most.milliCPU)
            + nodes.freeMemory[node] * 1_000_000 / max(1, most.memoryMiB)
            + (column.map { nodes.freeExtended[$0][node] } ?? 0) * 1_000_000
            / max(1, most.devices)
    }

    /// Pods that ask for the same share a template.
    private mutating func template(of job: Job) -> PodTemplate {
        var kind = job
        kind.name = ""
        if let known = templates[kind] { return known }
        var container = Container(name: "main", image: "pod")
        container.cpuRequest = job.milliCPU
        container.memoryRequest = job.memoryMiB
        var constraints = SchedulingConstraints()
        if job.devices > 0 {
            constraints.extended = [ResourceAmount(name: Self.resource, milli: job.devices)]
        }
        let template = PodTemplate(containers: [container], constraints: constraints)
        templates[kind] = template
        return template
    }
}

extension Host {
    /// The memory of a machine whose VMs can have so much.
    fileprivate static func machineMiB(for memoryMiB: Int) -> Int {
        var machine = memoryMiB
        while machine - hypervisorMiB(of: machine) < memoryMiB {
            machine += max(1, memoryMiB - (machine - hypervisorMiB(of: machine)))
        }
        return machine
    }
}
