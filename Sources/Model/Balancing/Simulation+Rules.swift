extension Simulation {
    /// Adds a rule for the VMs and hosts of a cluster.
    public mutating func addRule(_ rule: AffinityRule, to cluster: ClusterID) {
        vcenter.addRule(rule, to: cluster)
    }
}
