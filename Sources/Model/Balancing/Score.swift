extension VMUsage {
    /// The VM DRS score, 0 to 100: how efficiently the VM executes. It falls with CPU that is not
    /// delivered and with memory that is swapped or ballooned away from what is active
    /// (`DOMAIN.md` 5.2; the product does not publish the formula).
    func rated() -> Int {
        guard demandMHz > 0 else { return 100 }
        let cpu = Int(deliveredMHz) * 100 / Int(demandMHz)
        let active = max(1, Int(activeMiB))
        let missing = max(0, active - consumedMiB)
        let swapped = min(100, Int(swappedMiB) * 50 / max(1, Int(claimedMiB)))
        let memory = max(0, 100 - missing * 100 / active - swapped)
        return cpu * memory / 100
    }
}

extension Simulation {
    /// Rates all VMs of a cluster and sums them up.
    mutating func rate(_ cluster: ClusterID) {
        var buckets = [0, 0, 0, 0, 0]
        var sum = 0
        var weight = 0
        for host in vcenter.clusters[cluster].hosts {
            for vm in vcenter.hosts[host].residents {
                // The agents of the cluster itself are not rated.
                if vcenter.vms[vm].kind == .clusterService { continue }
                let score = vcenter.usage[vm].rated()
                vcenter.usage[vm].score = UInt8(score)
                // The buckets are 0-20, 21-40, 41-60, 61-80 and 81-100.
                buckets[min(4, max(0, score - 1) / 20)] += 1
                let demand = max(1, Int(vcenter.usage[vm].demandMHz))
                sum += score * demand
                weight += demand
            }
        }
        vcenter.clusters[cluster].balance.buckets = buckets
        vcenter.clusters[cluster].balance.score = weight == 0 ? 100 : sum / weight
    }
}
