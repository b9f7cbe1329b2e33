import Model

extension LogEntry {
    /// The line as its source writes it.
    public func text(of source: LogSource, epoch: Int) -> String {
        let stamp = Self.stamp(epoch: epoch, at: at)
        switch source {
        case .wcpsvc: return "\(stamp) \(level.rawValue) wcp [opID=\(operation)] \(body.text)"
        case .vpxd: return agent("vpxd", stamp)
        case .hostd: return agent("hostd", stamp)
        case .vpxa: return agent("vpxa", stamp)
        case .fdm: return agent("fdm", stamp)
        case .spherelet: return "\(klog(epoch)) spherelet] \(body.text)"
        case .csi, .guest(.apiServer, _, _), .guest(.kubelet, _, _):
            return "\(klog(epoch)) \(source.name)] \(body.text)"
        case .guest(.etcd, _, _):
            let level = level == .warning ? "warn" : level.rawValue
            return "{\"level\":\"\(level)\",\"ts\":\"\(stamp)\",\"msg\":\"\(body.text)\"}"
        case .container: return "\(stamp) \(body.text)"
        }
    }

    /// A line of vCenter's or ESXi's own agents.
    private func agent(_ name: String, _ stamp: String) -> String {
        "\(stamp) \(level.rawValue) \(name)[Originator@6876 opID=\(operation)] \(body.text)"
    }

    /// The head of a line as Kubernetes' components write it: `E0303 08:00:00.000000`.
    private func klog(_ epoch: Int) -> String {
        let letter =
            switch level {
            case .info: "I"
            case .warning: "W"
            case .error: "E"
            }
        let stamp = Self.stamp(epoch: epoch, at: at)
        let date = stamp.dropFirst(5).prefix(5).replacing("-", with: "")
        return "\(letter)\(date) \(stamp.dropFirst(11).dropLast())000"
    }

    /// A timestamp with milliseconds: `2026-03-03T08:00:00.000Z`.
    static func stamp(epoch: Int, at now: Int) -> String {
        WorldClock.timestamp(epoch: epoch, at: now).dropLast() + ".\(Units.three(now % 1000))Z"
    }

    /// An operation's identity that is the same each time the line is read.
    private var operation: String {
        let bits = RandomStream.mix(UInt64(bitPattern: Int64(at)))
        return String(String(bits, radix: 16).prefix(8))
    }
}

extension LogSource {
    /// The name of what writes the log.
    public var name: String {
        switch self {
        case .wcpsvc: "wcpsvc"
        case .vpxd: "vpxd"
        case .spherelet: "spherelet"
        case .hostd: "hostd"
        case .vpxa: "vpxa"
        case .fdm: "fdm"
        case .csi: "vsphere-csi-controller"
        case .guest(let service, _, _): service.rawValue
        case .container: "container"
        }
    }
}

extension LogEntry.Body {
    /// What is said.
    public var text: String {
        nodeText ?? platformText ?? containerText
    }

    private var nodeText: String? {
        switch self {
        case .event(let event): "\(event.subject.name): \(event.body.text(of: event.subject))"
        case .nodeStatusPosted(let node): "Successfully updated status of node \"\(node)\""
        case .nodeStatusFailed(let floating, let node, let severance):
            "Error updating node status, will retry: "
                + severance.refusal(of: "\(floating):6443", node: node)
        case .sphereletCertificateExpired(let node):
            "Error updating node status, will retry: error getting node \"\(node)\": x509: "
                + "certificate has expired or is not yet valid"
        case .leaseFailed(let endpoint):
            "failed to renew lease: etcd endpoint \(endpoint): context deadline exceeded"
        default: nil
        }
    }

    private var platformText: String? {
        switch self {
        case .controlPlaneUnreachable(let name, let floating, let severance):
            "Supervisor \(name): failed to get kubernetes status: "
                + severance.refusal(of: "\(floating):6443", node: name)
        case .diskFailed(let node):
            "System error occurred on Master node with identifier \(node). Details: A system "
                + "error occurred attempting to checkconfigure-wcp status. Details: [Errno 5] "
                + "Input/output error."
        case .customizationPending(let vm):
            StatusMessage.Reason.customizationPending(vm: vm).text
        case .healthy(let name): "Supervisor \(name): desired state is in force"
        case .noAvailabilityZone:
            "failed to get availability zones: could not find any AvailabilityZone"
        case .noAttachmentKind: "no matches for kind \"CnsNodeVmAttachment\""
        case .vCenterUnreachable(let name, let severance):
            "failed to connect to vCenter: "
                + severance.refusal(of: "\(name):443", node: name)
        case .spaceExceeded: "etcdserver: mvcc: database space exceeded"
        case .leaderLost(let members):
            "etcdserver: no leader: \(Units.count(members, "member")) reachable"
        case .elected(let number): "control plane VM \(number) has joined the cluster"
        case .diskInputOutput(let device):
            "blk_update_request: I/O error, dev \(device), op 0x0:(READ)"
        case .heartbeat: "Heartbeat acknowledged by vCenter"
        case .taskStarted(let task, let vm): "Task created: \(task) for VM \(vm)"
        case .taskEnded(let task, let vm): "Task completed: \(task) for VM \(vm) status success"
        default: nil
        }
    }

    private var containerText: String {
        switch self {
        case .containerStarted(let name): "\(name): starting"
        case .containerReady: "ready to serve"
        case .containerEnded(_, true): "fatal: out of memory (killed)"
        case .containerEnded(let code, false): "exit status \(code)"
        case .containerHangs: "no progress: all workers are blocked"
        case .memory(let size): "heap grew to \(Units.bytes(size))"
        default: ""
        }
    }
}

extension Severance {
    /// What somebody is told who tries to reach the other side all the same.
    func refusal(of endpoint: String, node: String) -> String {
        switch self {
        case .routeClosed(.hostsToControlPlane): "dial tcp \(endpoint): i/o timeout"
        case .routeClosed(.clientsToLoadBalancer):
            "dial tcp \(endpoint): connect: no route to host"
        case .routeClosed: "Get \"https://\(endpoint)\": context deadline exceeded"
        case .nameWrong(.address):
            "x509: certificate is valid for another address: vCenter certificate is invalid"
        case .nameWrong: "dial tcp: lookup \(endpoint.prefix { $0 != ":" }): no such host"
        case .clockSkew(let offset):
            "x509: certificate has expired or is not yet valid: current time is "
                + "\(Units.age(abs(offset))) \(offset > 0 ? "ahead" : "behind")"
        case .hostName(let name):
            "nodes \"\(node)\" is forbidden: node \"\(name)\" is not allowed to modify node "
                + "\"\(node)\""
        case .serviceDown(let service): "503 Service Unavailable (\(service.rawValue))"
        }
    }
}
