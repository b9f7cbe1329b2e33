import Model

extension FindingCause {
    /// Why something is not as it should be.
    public var text: String {
        controlPlaneText ?? clusterText ?? storageText ?? workloadText
    }

    private var controlPlaneText: String? {
        switch self {
        case .quorumLost(let running, let count):
            StatusMessage.Reason.quorumLost(running: running, of: count).text
        case .controlPlaneVMDown(let number):
            StatusMessage.Reason.controlPlaneVMDown(number: number).text
        case .controlPlaneVMMissing(let count):
            StatusMessage.Reason.controlPlaneVMMissing(count: count).text
        case .apiCertificateExpired: StatusMessage.Reason.certificateExpired.text
        case .apiCertificateExpires(let days):
            StatusMessage.Reason.certificateExpires(days: days).text
        case .moduleDown(let name): StatusMessage.Reason.moduleDown(name).text
        case .etcdFull: StatusMessage.Reason.etcdSpaceExceeded.text
        case .diskCorrupt(let number):
            "the disk of control plane VM \(number) is damaged: [Errno 5] Input/output error"
        case .guestServiceDown(let service, let number):
            StatusMessage.Reason.guestServiceDown(service, number: number).text
        case .serviceDown(let service, let health):
            "service \(service.rawValue) is \(health.rawValue)"
        case .enabling(let note): note.text
        case .noNodeAcceptsPods: StatusMessage.Reason.noHostAcceptsPods.text
        default: nil
        }
    }

    private var clusterText: String? {
        switch self {
        case .hostDown(let state): state
        case .uplinksDown: "all links are down: the host is isolated"
        case .redundancyLost(let vmnic): "link \(vmnic) is down: its uplink has no redundancy"
        case .vMotionBroken:
            "the vMotion network carries nothing: no vMotion from or to it succeeds"
        case .partitioned: "on the other side of a split network"
        case .noVirtualization:
            "This host does not support Intel VT-x, or it is not exposed: no VM powers on"
        case .hostServiceDown(let service): "\(service.rawValue) does not run"
        case .unreachable(let severance): severance.text
        case .timeServerUnfit(let name, nil): "time server \(name) does not answer"
        case .timeServerUnfit(let name, let offset?):
            "time server \(name) is \(Units.age(abs(offset))) off"
        case .imageMismatch(let image): "not the cluster's image, ESXi \(image)"
        case .sphereletStopped: "the Spherelet does not run"
        case .sphereletCertificateExpired: "the Spherelet's certificate has expired"
        case .nodeNotReady: "the node is not ready"
        case .maintenanceBlocked(let counts):
            "cannot enter maintenance mode: "
                + EvacuationBlocker.allCases.compactMap { blocker in
                    counts[blocker].map { "\($0) \(blocker.text)" }
                }.joined(separator: ", ")
        case .thresholdConservative(let imbalance):
            "uneven (0.\(Units.three(imbalance))), and at threshold 1 DRS makes mandatory moves only"
        case .drsDisabled(let imbalance):
            "uneven (0.\(Units.three(imbalance))), and DRS is off"
        case .recommendationsWait(let count):
            "\(Units.count(count, "recommendation")) of DRS \(count == 1 ? "waits" : "wait") to be applied"
        case .contention(let vms): "\(Units.count(vms, "VM")) at a DRS score of 80 % or less"
        case .failoverCapacity: HASettings.insufficient
        default: nil
        }
    }

    private var storageText: String? {
        switch self {
        case .allPathsDown: "not accessible: all paths are down"
        case .pathsLost(let hosts): "not accessible from \(Units.count(hosts, "host"))"
        case .noFileService(let policy):
            "storage class \(policy): \(VolumeClaim.Problem.noFileService.text)"
        case .datastoreFull(let percent): "\(percent) % full"
        case .policyWithoutDatastore(let policy, let tag):
            "No compatible datastore matching given storage policy: \(policy) (no datastore bears "
                + "the tag \(tag))"
        case .claimsWithoutRoom(let policy):
            "no datastore of storage policy \(policy) has room"
        case .network(let fault): fault.text
        case .egressExhausted(let range): "no egress address is left in \(range)"
        case .ingressExhausted(let range): "no ingress address is left in \(range)"
        case .podAddressesExhausted(let range): "no pod address is left in \(range)"
        default: nil
        }
    }

    private var workloadText: String {
        switch self {
        case .podsWait(let reason): reason.text
        case .limitReached(let resource): "the \(resource.rawValue) limit leaves no room"
        case .throttled(let missing):
            "asks for \(Units.cpu(missing)) more than its CPU limit lets it have"
        case .limitNear(let resource, let percent):
            "at \(percent) % of its \(resource.rawValue) limit"
        case .refused(let error): error.text
        case .blocked(let problem): problem.text
        case .guestCertificateExpired:
            "its API server refuses everybody: the certificates of its control plane have expired"
        case .guestCertificateExpires(let days):
            "the certificates of its control plane expire in \(Units.count(days, "day")), and "
                + "nothing rotates them"
        case .drainBlocked(let node, let pod, let budget):
            "the drain of \(node) never ends: \(budget) allows no eviction of \(pod)"
        case .refusedInside(let kind, let name, let namespace, let error):
            "\(kind.name) \(namespace)/\(name): \(error.text)"
        case .imageFault(let image, let fault): fault.text(of: image)
        case .serviceHeld(let name, let problem):
            "the Supervisor Service \(name) is not reconciled: \(problem.text)"
        case .crashLoop(let container, .outOfMemory):
            "container \(container) runs out of memory again and again (OOMKilled)"
        case .crashLoop(let container, .exit(let code)):
            "container \(container) ends again and again with exit code \(code)"
        case .removalBlocked(let counts):
            StatusMessage.Reason.finalizersRemaining(counts).text
        default: "\(self)"
        }
    }
}

extension FindingCause {
    /// The cause in one word, as records name it: `HostDown`.
    public var name: String { Self.word("\(self)") }

    /// The name of an enum's case with a capital.
    static func word(_ text: String) -> String {
        let word = text.prefix { $0.isLetter }
        return word.prefix(1).uppercased() + word.dropFirst()
    }
}

extension Operation {
    /// The operation in one word, as records name it: `restoreHost`.
    public var name: String { String("\(self)".prefix { $0.isLetter }) }
}
