import Model

extension RolloutObstacle {
    /// What stands in the way, and what would help.
    public var text: String {
        switch self {
        case .underWay: "another change of the control plane is under way; wait until it is done"
        case .controlPlaneIncomplete(let running, let count):
            "\(running) of \(count) control plane VMs run; all of them must"
        case .hostNotReady(let name):
            "node \(name) is not ready; mend it or take it out of the cluster"
        case .malformedVersion(let version):
            "version: \"\(version)\" is not a version such as v1.28.3+vmware.wcp.1"
        case .notNewer(let current, let asked): "version: \(asked) is not newer than \(current)"
        case .skipsMinorVersion(let current, let asked):
            "version: \(asked) is more than one minor version after \(current)"
        case .notLarger(let current, let asked):
            "size: \(asked.rawValue) is not larger than \(current.rawValue); control plane VMs "
                + "only grow"
        case .noRoom: "no host has room for one more control plane VM of that size"
        }
    }
}
