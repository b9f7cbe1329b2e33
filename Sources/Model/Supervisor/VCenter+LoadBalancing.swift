extension VCenter {
    /// Counts a write to a Supervisor's API: the load balancer in front of the control plane VMs
    /// hands requests to those that run, one after the other.
    mutating func countRequest(to supervisor: SupervisorID) {
        let count = supervisors[supervisor].controlPlane.count
        for _ in 0..<count {
            let turn = supervisors[supervisor].turn % count
            supervisors[supervisor].turn = turn + 1
            let vm = supervisors[supervisor].controlPlane[turn].vm
            if vms.find(vm)?.power == .poweredOn {
                supervisors[supervisor].controlPlane[turn].requests += 1
                return
            }
        }
    }
}
