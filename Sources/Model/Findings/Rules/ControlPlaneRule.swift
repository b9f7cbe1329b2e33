extension Diagnosis {
    /// Control plane VMs that do not answer, etcd's quorum, certificates of API servers.
    func controlPlane() -> [Finding] {
        enabledSupervisors.flatMap { controlPlane(of: $0) }
    }

    private func controlPlane(of id: SupervisorID) -> [Finding] {
        let supervisor = vcenter.supervisors[id]
        var found: [Finding] = []
        let down = supervisor.controlPlane.filter {
            $0.isMember && !vcenter.answers($0.vm, at: now) && !$0.isCorrupt
        }
        let vms = down.map { Finding.Subject.vm($0.vm) }
        if !vcenter.hasQuorum(id, at: now) {
            found.append(
                Finding(
                    .critical,
                    .quorumLost(
                        running: vcenter.runningMembers(of: id, at: now),
                        of: vcenter.memberCount(of: id)),
                    on: [.supervisor(id)] + vms, mendedBy: [Remedy(.restoreMembers)]))
        } else {
            found += down.map {
                Finding(
                    .warning, .controlPlaneVMDown(number: $0.number),
                    on: [.supervisor(id), .vm($0.vm)], mendedBy: [Remedy(.waitForReplacement)])
            }
        }
        let missing = supervisor.controlPlaneTarget - supervisor.controlPlane.count
        if missing > 0 {
            found.append(
                Finding(
                    .warning, .controlPlaneVMMissing(count: missing), on: [.supervisor(id)],
                    mendedBy: [Remedy(.waitForReplacement)]))
        }
        let left = supervisor.certificateExpiresAt - now
        let rotate = Remedy(.rotateCertificates, .rotateCertificates(supervisor: supervisor.name))
        if left <= 0 {
            found.append(
                Finding(
                    .critical, .apiCertificateExpired, on: [.supervisor(id)], mendedBy: [rotate]))
        } else if left <= Simulation.certificateWarning {
            found.append(
                Finding(
                    .warning, .apiCertificateExpires(days: left / 86_400_000),
                    on: [.supervisor(id)], mendedBy: [rotate]))
        }
        return found
    }

    /// Modules of Supervisors that do not do their work.
    func modules() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.supervisors.ids {
            let name = vcenter.supervisors[id].name
            for module in vcenter.supervisors[id].modules where !module.isHealthy {
                found.append(
                    Finding(
                        .warning, .moduleDown(module.name), on: [.supervisor(id)],
                        mendedBy: [
                            Remedy(
                                .startModule(module.name),
                                .setModule(module.name, supervisor: name, healthy: true))
                        ]))
            }
        }
        return found
    }
}
