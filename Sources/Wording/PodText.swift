import Model

extension Pod.Reason {
    /// Why a pod waits or failed, as the scheduler words it.
    public var text: String {
        switch self {
        case .noNodeAvailable(let nodes, let failures, let preemption):
            Self.text(nodes, failures.map { "\($0.nodes) \($0.finding.text)" })
                + (preemption.map { " preemption: \($0.text(nodes))" } ?? "")
        case .insufficientResources: "Insufficient resources."
        case .claimNotBound: "pod has unbound immediate PersistentVolumeClaims"
        case .claimNotFound(let name): "persistentvolumeclaim \"\(name)\" not found"
        case .claimTerminating(let name):
            "persistentvolumeclaim \"\(name)\" is being deleted"
        case .supervisorFull: "the Supervisor has as many pods as its size allows"
        case .failoverCapacity: HASettings.insufficient
        case .hostLost(let name): "host \(name) was lost"
        case .podsNotSupported: "vSphere Pods need a Supervisor with NSX networking"
        case .podsNotOnZones: "vSphere Pods need a Supervisor on one cluster, not on three zones"
        }
    }
}

extension Pod.Reason {
    /// Kubernetes sorts what it found as text, the numbers included.
    fileprivate static func text(_ nodes: Int, _ found: [String]) -> String {
        "0/\(nodes) nodes are available: " + found.sorted().joined(separator: ", ") + "."
    }
}

extension PreemptionOutcome {
    /// Why nothing was sent away, as the scheduler words it.
    func text(_ nodes: Int) -> String {
        switch self {
        case .never: return "not eligible due to preemptionPolicy=Never."
        case .underWay: return "not eligible due to a terminating pod on the nominated node."
        case .none(let helpless, let victimless, let still):
            var found = still.map { "\($0.nodes) \($0.finding.text)" }
            if victimless > 0 {
                found.append("\(victimless) No preemption victims found for incoming pod")
            }
            if helpless > 0 {
                found.append("\(helpless) Preemption is not helpful for scheduling")
            }
            return Pod.Reason.text(nodes, found)
        }
    }
}

extension NodeFinding {
    /// What is wrong with some nodes, as the scheduler words it.
    public var text: String {
        switch self {
        case .untoleratedTaint(let key, let value):
            "node(s) had untolerated taint {\(key): \(value)}"
        case .unschedulable: "node(s) were unschedulable"
        case .notReady:
            "node(s) had untolerated taint {node.kubernetes.io/unreachable: }"
        case .selectorMismatch: "node(s) didn't match Pod's node affinity/selector"
        case .nameMismatch: "node(s) didn't match the requested node name"
        case .insufficientCPU: "Insufficient cpu"
        case .insufficientMemory: "Insufficient memory"
        case .tooManyPods: "Too many pods"
        case .insufficient(let resource): "Insufficient \(resource)"
        case .podAffinity: "node(s) didn't match pod affinity rules"
        case .podAntiAffinity: "node(s) didn't match pod anti-affinity rules"
        case .existingAntiAffinity:
            "node(s) didn't satisfy existing pods anti-affinity rules"
        case .spread: "node(s) didn't match pod topology spread constraints"
        case .spreadLabelMissing:
            "node(s) didn't match pod topology spread constraints (missing required label)"
        }
    }
}

extension WorkloadCluster.Problem {
    /// What holds a TKG cluster or a VM up.
    public var text: String {
        switch self {
        case .classNotFound(let name): "VirtualMachineClassNotFound: \(name)"
        case .classNotBound(let name): "VirtualMachineClassBindingNotFound: \(name)"
        case .storageClassNotBound(let name):
            "Storage policy \(name) is not associated with the namespace"
        case .imageNotFound(let name): "VirtualMachineImageNotFound: \(name)"
        case .imageNotBound(let name):
            "ContentSourceBindingNotFound: the library of \(name) is not bound to the namespace"
        case .resourcePolicyNotFound(let name):
            "virtualmachinesetresourcepolicies.vmoperator.vmware.com \"\(name)\" not found"
        case .bootstrapNotFound(let source):
            "\(source.kind.qualifiedResource) \"\(source.name)\" not found"
        case .bootstrapKeyMissing(let source, let key):
            "required key \"\(key)\" not found in \(source.kind.name) \(source.name)"
        case .volumeNotAttached(let claim): "persistent volume: \(claim) not attached to VM"
        case .zoneNotFound(let name): "could not find AvailabilityZone \"\(name)\""
        case .noAvailableHosts: "NoAvailableHosts: no host of the cluster takes VMs"
        case .toolsNotRunning: "VMware Tools is not running"
        case .imageDownloading(let name): "waiting for the content of image \(name)"
        case .imageNotReady(let name, let problem): "image \(name): \(problem.text)"
        case .waitingForAddress: "WaitingForLoadBalancerIP: no ingress address is left"
        case .waitingForNetworkAddress: "WaitingForNetworkAddress: no address is left"
        case .insufficientResources: "InsufficientResources: no host has room"
        case .hostNotConnected(let host): HostRefusal.notConnected(host: host).text
        case .moduleDown(let name): "\(name.rawValue) is not running"
        case .refused(let error): error.text
        }
    }
}

extension StatusMessage.Reason {
    /// What a Supervisor or a namespace says about its state.
    public var text: String {
        switch self {
        case .enabling(let note): note.text
        case .namespaceRemains(let name, let objects, let finalizers):
            "Namespace \(name) is being removed: \(Units.count(objects, "object")) left"
                + (finalizers > 0 ? ", \(finalizers) of them held by finalizers" : "")
        case .noHostAcceptsPods: "No node on the Supervisor is accepting vSphere Pods"
        case .hostNotReady(let name): "Node \(name) is not ready"
        case .controlPlaneVMDown(let number): "Control plane VM \(number) is not running"
        case .controlPlaneVMMissing(let count):
            "\(count) control plane VM\(count == 1 ? " is" : "s are") missing and will be deployed"
        case .controlPlaneVMJoining(let number):
            "Control plane VM \(number) is being configured"
        case .certificateExpires(let days):
            "The API server's certificate expires in \(days) day\(days == 1 ? "" : "s")"
        case .certificateExpired: "The API server's certificate has expired"
        case .sphereletCertificateExpired(let host):
            "The certificate of the Spherelet on \(host) has expired"
        case .quorumLost(let running, let count):
            "\(running) of \(count) control plane VMs run: etcd has lost its quorum"
        case .moduleDown(let name): "\(name.rawValue) is not running"
        case .controlPlaneDiskFailed(let node):
            "System error occurred on Master node with identifier \(node). Details: A system error "
                + "occurred attempting to checkconfigure-wcp status. Details: [Errno 5] "
                + "Input/output error."
        case .customizationPending(let vm):
            "Customization operations of the guest OS for Master node VM with identifier "
                + "vm-\(vm) is pending."
        case .etcdSpaceExceeded: "etcdserver: mvcc: database space exceeded"
        case .controlPlaneUnreachable(let severance):
            "vCenter does not reach the control plane: \(severance.text)"
        case .vCenterUnreachable(let severance):
            "The control plane does not reach vCenter: \(severance.text)"
        case .guestServiceDown(let service, let number):
            "\(service.rawValue) is not running on control plane VM \(number)"
        case .noCompatibleDatastore(let policy):
            "No compatible datastore matching given storage policy: \(policy)"
        case .datastoreLost(let name): "Datastore \(name) is not accessible: all paths are down"
        case .network(let fault): fault.text.prefix(1).uppercased() + fault.text.dropFirst()
        case .egressExhausted(let range): "No egress address is left in \(range)"
        case .finalizersRemaining(let counts):
            "Some content in the namespace has finalizers remaining: "
                + counts.map { "\($0.name) in \($0.count) resource instances" }
                .joined(separator: ", ")
        case .contentRemaining(let counts):
            "Some resources are remaining: "
                + counts.map { "\($0.name) has \($0.count) resource instances" }
                .joined(separator: ", ")
        }
    }
}
