extension VCenter {
    /// Counts a write to a Supervisor's API: the load balancer in front of the control plane VMs
    /// hands requests to those that answer, one after the other.
    mutating func countRequest(to supervisor: SupervisorID) {
        let count = supervisors[supervisor].controlPlane.count
        for _ in 0..<count {
            let turn = supervisors[supervisor].turn % count
            supervisors[supervisor].turn = turn + 1
            let vm = supervisors[supervisor].controlPlane[turn].vm
            guard supervisors[supervisor].controlPlane[turn].isMember else { continue }
            // A guest that has booted has no time of its boot any more: the store knows no clock.
            if vms.contains(vm), vms[vm].power == .poweredOn, vms[vm].guestUpAt == nil {
                supervisors[supervisor].controlPlane[turn].requests += 1
                return
            }
        }
    }

    /// Notes which guests of a Supervisor's control plane have booted by now.
    mutating func noteBootedGuests(of supervisor: SupervisorID, at now: Int) {
        for place in supervisors[supervisor].controlPlane.indices {
            let vm = supervisors[supervisor].controlPlane[place].vm
            if vms.find(vm)?.guestUpAt != nil, answers(vm, at: now) { vms[vm].guestUpAt = nil }
        }
    }
}
