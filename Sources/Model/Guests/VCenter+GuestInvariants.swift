extension VCenter {
    /// What does not hold inside TKG clusters: every bound pod is on exactly one node that is there,
    /// and what nodes count is what their pods ask for. O(pods inside).
    func checkGuests(_ found: inout [Violation]) {
        for cluster in workloadClusters.ids {
            guard let guest = workloadClusters[cluster].guest else { continue }
            if guests.find(guest)?.cluster != cluster {
                found.append(
                    Violation(invariant: .conservation, detail: "\(name(of: cluster)): its inside"))
            }
        }
        for id in guests.ids { check(guests[id], &found) }
        checkMachines(&found)
    }

    private func check(_ guest: GuestCluster, _ found: inout [Violation]) {
        let name = workloadClusters.find(guest.cluster).map { _ in self.name(of: guest.cluster) }
        func note(_ invariant: Invariant, _ detail: String) {
            found.append(Violation(invariant: invariant, detail: "\(name ?? "-"): \(detail)"))
        }
        var places: [MachineID: Int] = [:]
        for (place, node) in guest.nodes.enumerated() { places[node.machine] = place }
        if places.count != guest.nodes.count { note(.onePlace, "two nodes of one machine") }
        var sums = [Resources](repeating: .zero, count: guest.nodes.count)
        var counts = [Int](repeating: 0, count: guest.nodes.count)
        for id in guest.pods.ids {
            let pod = guest.pods[id]
            if guest.podIndex["\(pod.namespace)/\(pod.name)"] != id {
                note(.uniqueIdentities, "pod \(pod.name)")
            }
            if let owner = pod.owner, let row = guest.workloads.find(owner), !row.pods.contains(id)
            {
                note(.conservation, "pod \(pod.name) and its owner")
            }
            guard let machine = pod.node else {
                if pod.stage != .waiting { note(.onePlace, "pod \(pod.name) without a node") }
                continue
            }
            guard let place = places[machine] else {
                note(.onePlace, "pod \(pod.name) on a node that has gone")
                continue
            }
            if pod.stage.isFinished { continue }
            sums[place] += pod.requests
            counts[place] += 1
        }
        for (place, node) in guest.nodes.enumerated() {
            if node.requested != sums[place] || node.podCount != counts[place] {
                note(.hostSums, "node \(node.name)")
            }
            if counts[place] > GuestNode.maximumPods { note(.reservations, "node \(node.name)") }
            // Static pods ask nobody for room.
            if !node.isControlPlane,
                sums[place].cpu > node.allocatable.cpu
                    || sums[place].memory > node.allocatable.memory
            {
                note(.reservations, "node \(node.name)")
            }
        }
        for id in guest.workloads.ids {
            for pod in guest.workloads[id].pods where !guest.pods.contains(pod) {
                note(.conservation, "workload \(guest.workloads[id].name)")
            }
        }
    }
}

extension GuestCluster {
    func add(to hash: inout StateHash) {
        hash.add(cluster)
        hash.add(version)
        hash.add((isReachable ? 1 : 0) | (isLockedOut ? 2 : 0))
        hash.add(plannedAt ?? -1)
        for node in nodes {
            hash.add(node.machine)
            hash.add(node.requested)
            hash.add((node.isReady ? 1 : 0) | (node.isCordoned ? 2 : 0))
            hash.add(node.silentSince ?? -1)
        }
        for id in pods.ids {
            hash.add(id)
            hash.add(pods[id].node)
            hash.add(Int(pods[id].stage.rawValue) << 32 | pods[id].restarts)
            hash.add(pods[id].dueAt ?? -1)
        }
        for id in workloads.ids {
            hash.add(id)
            hash.add(workloads[id].spec.replicas)
            hash.add(workloads[id].retryAt)
        }
    }
}
