/// One pass of a Supervisor's scheduler: what it knows of the nodes, gathered once and kept up to
/// date while pod after pod takes its place.
struct SchedulingCycle: Sendable {
    /// The nodes.
    private(set) var nodes: NodeTable
    /// Pods on the nodes.
    private(set) var podCount: Int
    private let coreMHz: Int
    private var siblings: [WorkloadID: PodRequest.Siblings] = [:]
    private var imageShares: [[String]: [Int]?] = [:]
    private var places: [HostID: Int] = [:]

    /// Gathers what is known of a Supervisor's nodes. O(nodes).
    init(of supervisor: SupervisorID, in vcenter: VCenter) {
        nodes = NodeTable(of: supervisor, in: vcenter)
        let cluster = vcenter.clusters[vcenter.supervisors[supervisor].cluster]
        coreMHz = cluster.coreMHz
        podCount = 0
        places.reserveCapacity(nodes.count)
        for node in 0..<nodes.count {
            guard let host = nodes.hosts[node] else { continue }
            podCount += vcenter.hosts[host].podCount
            places[host] = node
        }
    }

    /// What a pod asks of the nodes. O(1) but for the first pod of a workload or with an image.
    mutating func request(for pod: Pod, in vcenter: VCenter) -> PodRequest {
        var request = PodRequest(pod.template, size: pod.size, coreMHz: coreMHz)
        if let owner = pod.owner, vcenter.workloads.contains(owner) {
            if siblings[owner] == nil { siblings[owner] = countSiblings(of: owner, in: vcenter) }
            request.siblings = siblings[owner]
        }
        let images = pod.template.containers.map(\.image)
        if let known = imageShares[images] {
            request.imageShares = known
        } else {
            request.imageShares = shares(of: images, in: vcenter)
            imageShares[images] = .some(request.imageShares)
        }
        return request
    }

    /// Notes that a pod took its place on a host.
    mutating func note(_ pod: Pod, on host: HostID, in vcenter: VCenter) {
        podCount += 1
        guard let node = places[host] else { return }
        nodes.update(node, from: vcenter.hosts[host])
        if let owner = pod.owner { siblings[owner]?.add(on: node) }
    }

    private func countSiblings(
        of owner: WorkloadID, in vcenter: VCenter
    ) -> PodRequest.Siblings {
        var found = PodRequest.Siblings(nodes: nodes.count)
        for sibling in vcenter.workloads[owner].pods {
            guard let host = vcenter.pods.find(sibling)?.host, let node = places[host]
            else { continue }
            found.add(on: node)
        }
        return found
    }

    /// How many percent of the images each node has; nil when no node has any.
    private func shares(of images: [String], in vcenter: VCenter) -> [Int]? {
        var found = [Int](repeating: 0, count: nodes.count)
        var isAny = false
        for node in 0..<nodes.count {
            guard let host = nodes.hosts[node] else { continue }
            let cached = images.count { vcenter.hosts[host].cachedImages.contains($0) }
            found[node] = 100 * cached / max(1, images.count)
            isAny = isAny || cached > 0
        }
        return isAny ? found : nil
    }
}
