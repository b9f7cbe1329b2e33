import Model

extension Reference {
    /// The labels of what a row stands for; none for what has no labels.
    func labels(in simulation: Simulation) -> Labels {
        let vcenter = simulation.vcenter
        if let object = object(in: vcenter) {
            return vcenter.objects[object].metadata.labels
        }
        if case .host(let id) = self { return vcenter.hosts.find(id)?.labels ?? Labels() }
        return Labels()
    }
}
