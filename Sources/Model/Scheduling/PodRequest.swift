/// What the scheduler asks of nodes for a pod.
struct PodRequest: Sendable {
    /// What the pod is made from.
    let template: PodTemplate
    /// The size of its CRX.
    let size: PodSize
    /// What its CRX reserves, the hypervisor's overhead included.
    let needed: Resources
    /// Where pods of the same workload are; nil without a workload.
    var siblings: Siblings?
    /// How much of its images each node has, 0 to 100; nil when no node has any.
    var imageShares: [Int]?
    /// What the nodes are to its template, where that has been worked out.
    var fit: TemplateFit?
    /// What its constraints come to; nil where there are none.
    var terms: RequestTerms?
    /// What is kept for more important pods that wait for a host to be cleared.
    var held: [(node: Int, needed: Resources)] = []

    /// What a pod asks where one core is worth so much.
    init(_ template: PodTemplate, size: PodSize, coreMHz: Int) {
        self.template = template
        self.size = size
        let reserved = size.reservation(coreMHz: coreMHz)
        needed = Resources(cpu: reserved.cpu, memory: reserved.memory + size.overheadMiB)
    }

    /// What a pod asks of a node that is a VM: its requests, in millicores and MiB.
    init(_ template: PodTemplate, size: PodSize, needed: Resources) {
        self.template = template
        self.size = size
        self.needed = needed
    }

    /// How many pods of a workload are on each node.
    struct Siblings: Sendable {
        /// The number on each node.
        private(set) var counts: [Int]
        /// The most on one node.
        private(set) var most = 0
        /// Percent that one pod more or less is worth, as a fixed-point number.
        private(set) var scale = 0

        init(nodes: Int) { counts = Array(repeating: 0, count: nodes) }

        /// Counts one more on a node.
        mutating func add(on node: Int) {
            counts[node] += 1
            guard counts[node] > most else { return }
            most = counts[node]
            scale = (100 << NodeTable.scaleBits) / most + 1
        }
    }
}

extension PodSize {
    /// What the pod's CRX reserves where one core is worth so much.
    public func reservation(coreMHz: Int) -> Resources {
        Resources(cpu: cpuRequest * coreMHz / 1000, memory: min(memoryMiB, memoryRequest))
    }

    /// Memory that the hypervisor needs for the CRX itself, in MiB.
    var overheadMiB: Int { VirtualMachine.overheadMiB(virtualCPUs, memoryMiB) }
}
