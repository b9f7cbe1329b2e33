/// The certificates of TKG clusters' control planes: kubeadm issues them for a year when a machine
/// joins, and a machine that takes its place has new ones.
extension Simulation {
    /// Whether a control plane machine is to give way to a new one because its certificates end.
    func isToBeRotated(_ id: MachineID) -> Bool {
        let machine = vcenter.machines[id]
        guard machine.phase == .running, let end = machine.certificatesExpireAt,
            let days = vcenter.workloadClusters[machine.cluster].spec.rotatesDaysBefore
        else { return false }
        return end - now <= days * 86_400_000
    }

    /// Gives all control plane machines of a cluster new certificates, as `kubeadm certs renew all`
    /// on each of them does.
    mutating func renewCertificates(of id: WorkloadClusterID) {
        set(certificates: now + Self.certificateLifetime, of: id)
        record(
            vcenter.subject(of: vcenter.workloadClusters[id].object),
            .clusterAPI(.certificatesRenewed))
    }

    /// Ends the certificates of a cluster's control plane now.
    mutating func expireCertificates(of id: WorkloadClusterID) {
        set(certificates: now, of: id)
        record(
            vcenter.subject(of: vcenter.workloadClusters[id].object),
            .clusterAPI(.certificatesExpired))
    }

    private mutating func set(certificates end: Int, of id: WorkloadClusterID) {
        for machine in vcenter.workloadClusters[id].machines
        where vcenter.machines[machine].certificatesExpireAt != nil {
            vcenter.machines[machine].certificatesExpireAt = end
            vcenter.touchObject(vcenter.machines[machine].object)
        }
        wakeGuest(of: id)
    }
}

extension VCenter {
    /// When the first of a control plane's certificates ends, in milliseconds of simulated time; nil
    /// where no machine has joined.
    public func certificatesExpireAt(of id: WorkloadClusterID) -> Int? {
        workloadClusters[id].machines.compactMap { machines[$0].certificatesExpireAt }.min()
    }
}
