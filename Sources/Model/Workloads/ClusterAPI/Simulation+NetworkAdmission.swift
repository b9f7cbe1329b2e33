/// What the webhooks of TKG say to the networks inside a cluster.
extension Simulation {
    /// Refuses networks that overlap, and one for pods that has no subnet for each node.
    func checkNetwork(
        of spec: WorkloadClusterSpec, _ request: ObjectRequest
    ) throws(OperationError) {
        let isCluster = request.kind == .cluster
        let network = spec.network
        func refuse(_ field: String, _ value: CIDR, _ problem: String) -> OperationError {
            .invalid(
                kind: request.kind, name: request.name,
                path: (isCluster ? "spec.clusterNetwork." : "spec.settings.network.") + field
                    + ".cidrBlocks",
                problem: "Invalid value: \"\(value.text)\": \(problem)")
        }
        if network.pods.overlaps(network.services) {
            throw refuse(
                "services", network.services, "overlaps the pods network \(network.pods.text)")
        }
        let nodes = spec.workers.reduce(spec.controlPlane.replicas) { $0 + $1.replicas }
        if network.pods.prefix > 24 || nodes > network.mostNodes {
            throw refuse(
                "pods", network.pods, "must have a /24 for each node, and there are to be \(nodes)")
        }
    }
}
