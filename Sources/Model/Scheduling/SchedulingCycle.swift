/// One pass of a Supervisor's scheduler: what it knows of the nodes, gathered once and kept up to
/// date while pod after pod takes its place.
struct SchedulingCycle: Sendable {
    /// The most templates of which it is remembered what the nodes are to them.
    private static let mostFits = 32

    /// The nodes.
    private(set) var nodes: NodeTable
    /// Pods on the nodes.
    private(set) var podCount: Int
    private let coreMHz: Int
    private var siblings: [WorkloadID: PodRequest.Siblings] = [:]
    private var fits: [ObjectIdentifier: TemplateFit] = [:]
    private var places: [HostID: Int] = [:]
    private let supervisor: SupervisorID
    private var topologies: [String: Topology] = [:]
    private var domainCounts: [DomainCounts] = []
    private var domainPlaces: [DomainKey: Int] = [:]
    private var placesByScope: [PodScope: [Int]] = [:]
    private var refusalCounts: [Refusal: DomainCounts] = [:]
    private var indexRound = 0
    private var bound: [[PodID]]?

    /// What is counted, and over which domains.
    private struct DomainKey: Hashable {
        let scope: PodScope
        let topologyKey: String
    }

    /// Gathers what is known of a Supervisor's nodes. O(nodes).
    init(of supervisor: SupervisorID, in vcenter: VCenter) {
        nodes = NodeTable(of: supervisor, in: vcenter)
        self.supervisor = supervisor
        indexRound = vcenter.supervisors[supervisor].podIndex.round
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

    /// Gathers what is known of the nodes of a TKG cluster. O(nodes).
    init(of guest: GuestCluster) {
        nodes = NodeTable(of: guest.nodes)
        supervisor = SupervisorID(index: 0, generation: 0)
        coreMHz = 1000
        podCount = guest.pods.count
    }

    /// What a pod asks of the nodes of a TKG cluster. O(nodes).
    mutating func request(
        _ pod: GuestPod, siblings: PodRequest.Siblings?, _ index: PodIndex
    ) -> PodRequest {
        var request = PodRequest(pod.template, size: pod.size, needed: pod.requests)
        request.siblings = siblings
        let fit = TemplateFit(
            request, over: nodes,
            pod.template.constraints.spread.map { topology($0.topologyKey) }, imageShares: nil)
        request.fit = fit
        request.terms = terms(of: pod.template, in: pod.namespace, fit, index)
        return request
    }

    /// Notes that a pod took its place on a node of a TKG cluster.
    mutating func note(_ pod: GuestPod, on node: Int, _ index: PodIndex) {
        nodes.take(pod.requests, on: node)
        noteTerms(of: pod.template, in: pod.namespace, on: node, index)
    }

    /// What a pod asks of the nodes. O(1) but for the first pod of a workload or a template, and for
    /// what depends on where other pods are.
    mutating func request(for pod: Pod, in vcenter: VCenter) -> PodRequest {
        var request = PodRequest(pod.template, size: pod.size, coreMHz: coreMHz)
        if let owner = pod.owner, vcenter.workloads.contains(owner) {
            if siblings[owner] == nil { siblings[owner] = countSiblings(of: owner, in: vcenter) }
            request.siblings = siblings[owner]
        }
        let fit = fit(of: request, in: vcenter)
        request.fit = fit
        request.imageShares = fit.imageShares
        request.terms = terms(
            of: pod.template, in: vcenter.namespaces[pod.namespace].name, fit,
            vcenter.supervisors[supervisor].podIndex)
        request.held = held(from: pod, in: vcenter)
        return request
    }

    /// What the nodes are to a pod's template. O(pods placed since the last one) but for the first
    /// pod of a template.
    private mutating func fit(of request: PodRequest, in vcenter: VCenter) -> TemplateFit {
        let id = ObjectIdentifier(request.template)
        if let known = fits.index(forKey: id) {
            fits.values[known].catchUp(request, with: nodes)
            return fits.values[known]
        }
        // Templates of a single pod, as a DaemonSet's, are not gathered without end.
        if fits.count >= Self.mostFits { fits.removeAll() }
        let images = request.template.containers.map(\.image)
        let fit = TemplateFit(
            request, over: nodes,
            request.template.constraints.spread.map { topology($0.topologyKey) },
            imageShares: shares(of: images, in: vcenter))
        fits[id] = fit
        return fit
    }

    /// Notes that a pod took its place on a host.
    mutating func note(_ pod: Pod, on host: HostID, in vcenter: VCenter) {
        podCount += 1
        guard let node = places[host] else { return }
        nodes.update(node, from: vcenter.hosts[host])
        noteTerms(
            of: pod.template, in: vcenter.namespaces[pod.namespace].name, on: node,
            vcenter.supervisors[supervisor].podIndex, of: vcenter)
        if let owner = pod.owner { siblings[owner]?.add(on: node) }
    }

    /// The bound pods on each node, if some are less important; O(pods) once.
    mutating func boundPods(in vcenter: VCenter, below priority: Int) -> [[PodID]] {
        let lowest = vcenter.supervisors[supervisor].podIndex.lowestPriority
        guard let lowest, lowest < priority else { return [] }
        if let bound { return bound }
        var found = [[PodID]](repeating: [], count: nodes.count)
        for namespace in vcenter.supervisors[supervisor].namespaces {
            // Whoever asks sorts: the order means nothing.
            for object in vcenter.namespaces[namespace].index.values {
                guard case .pod(let id) = vcenter.objects[object].record,
                    vcenter.pods[id].vm != nil, let host = vcenter.pods[id].host,
                    let node = places[host]
                else { continue }
                found[node].append(id)
            }
        }
        bound = found
        return found
    }

    /// The node that a host is.
    func place(of host: HostID) -> Int? { places[host] }

    /// Notes that a pod took its place.
    mutating func noteBound(_ id: PodID, on host: HostID) {
        if let node = places[host] { bound?[node].append(id) }
    }

    /// What is kept for pods that are at least as important and wait for their host to be cleared.
    private func held(from pod: Pod, in vcenter: VCenter) -> [(node: Int, needed: Resources)] {
        var found: [(node: Int, needed: Resources)] = []
        for id in vcenter.supervisors[supervisor].nominated {
            let other = vcenter.pods[id]
            guard other.object != pod.object, other.priority >= pod.priority,
                let host = other.nominated, let node = places[host]
            else { continue }
            let needed = PodRequest(other.template, size: other.size, coreMHz: coreMHz).needed
            if let place = found.firstIndex(where: { $0.node == node }) {
                found[place].needed += needed
            } else {
                found.append((node, needed))
            }
        }
        return found
    }

    private mutating func noteTerms(
        of template: PodTemplate, in name: String, on node: Int, _ index: PodIndex,
        of vcenter: VCenter? = nil
    ) {
        let constraints = template.constraints
        for amount in constraints.extended { nodes.use(amount, on: node, in: vcenter) }
        if domainCounts.isEmpty, refusalCounts.isEmpty { return }
        let labels = template.labels
        for number in index.matching(labels, in: name) {
            let scope = index.scopes[number]
            for place in placesByScope[scope] ?? [] { domainCounts[place].add(on: node) }
        }
        for term in constraints.antiAffinity {
            let refusal = Refusal(scope: term.scope(in: name), topologyKey: term.topologyKey)
            refusalCounts[refusal]?.add(on: node)
        }
    }

    /// The number of pods that are meant in each domain of a label. O(nodes) the first time.
    mutating func counts(
        _ scope: PodScope, _ topologyKey: String, in index: PodIndex
    ) -> DomainCounts {
        let round = index.round
        if round != indexRound {
            // The index has begun anew: what it no longer counts is no longer kept up to date.
            (domainCounts, domainPlaces, placesByScope, indexRound) = ([], [:], [:], round)
        }
        let key = DomainKey(scope: scope, topologyKey: topologyKey)
        if let place = domainPlaces[key] { return domainCounts[place] }
        let byHost = index.counts(of: scope)
        domainPlaces[key] = domainCounts.count
        placesByScope[scope, default: []].append(domainCounts.count)
        domainCounts.append(DomainCounts(topology(topologyKey), byHost, over: nodes))
        return domainCounts[domainCounts.count - 1]
    }

    /// Where the pods are that refuse the company of a pod with these labels.
    mutating func refusals(
        of labels: Labels, in namespace: String, _ index: PodIndex
    ) -> [DomainCounts] {
        var found: [DomainCounts] = []
        for number in index.refusing(labels, in: namespace) {
            let refusal = index.refusals[number]
            if let known = refusalCounts[refusal] {
                found.append(known)
                continue
            }
            let byHost = index.refusalCounts[number]
            let counts = DomainCounts(topology(refusal.topologyKey), byHost, over: nodes)
            refusalCounts[refusal] = counts
            found.append(counts)
        }
        return found
    }

    private mutating func topology(_ key: String) -> Topology {
        if let known = topologies[key] { return known }
        let topology = Topology(key, over: nodes)
        topologies[key] = topology
        return topology
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
