/// Spherelets and the certificates by which they and the API server know each other.
extension Simulation {
    /// How long a certificate is valid, in milliseconds: a year.
    static let certificateLifetime = 365 * 86_400_000
    /// How long before the end a Supervisor warns, in milliseconds: thirty days.
    public static let certificateWarning = 30 * 86_400_000

    /// Gives the API server and all Spherelets of a Supervisor new certificates. vCenter's own
    /// authority signs them, so that this works after they have expired, too.
    mutating func rotateCertificates(of id: SupervisorID) {
        let end = now + Self.certificateLifetime
        vcenter.supervisors[id].certificateExpiresAt = end
        for host in vcenter.hosts(of: vcenter.supervisors[id])
        where vcenter.hosts[host].isLive {
            vcenter.hosts[host].spherelet.certificateExpiresAt = end
        }
        record(supervisorSubject(id), .certificatesRotated)
        judgeSupervisors()
    }

    /// Starts or stops the Spherelet of a host.
    mutating func setSpherelet(_ id: HostID, running: Bool) throws(OperationError) {
        let host = vcenter.hosts[id]
        guard host.spherelet.isInstalled else {
            throw .notFound(kind: Kind.node.resource, name: host.name)
        }
        guard host.isLive else {
            throw .wrongState(kind: "host", name: host.name, state: host.stateName)
        }
        if host.spherelet.isRunning == running { return }
        beat(id)
        vcenter.hosts[id].spherelet.isRunning = running
        record(hostSubject(id), .sphereletRunning(running))
        if running {
            judgeSupervisors()
            wakeSchedulers()
        } else {
            schedule(.health, in: Self.heartbeatTimeout)
        }
    }
}
