import Model

extension HostOperation {
    /// What is asked for, as an order.
    var title: String {
        switch self {
        case .add(let spec, let cluster): "Add host \(spec.name) to \(cluster)"
        case .remove(let host): "Remove host \(host)"
        case .disconnect(let host): "Disconnect \(host)"
        case .reconnect(let host): "Reconnect \(host)"
        case .hang(let host): "Hang the management agent of \(host)"
        case .restartAgents(let host): "Restart the management agents of \(host)"
        case .setLink(let host, let vmnic, let isUp):
            "Take \(vmnic) of \(host) \(isUp ? "up" : "down")"
        case .partition(let cluster, let hosts):
            "Split the network of \(cluster): \(hosts.joined(separator: ", "))"
        case .healPartition(let cluster): "Mend the network of \(cluster)"
        case .setVirtualization(let host, let isOn):
            "\(isOn ? "Offer" : "Withdraw") hardware virtualization on \(host)"
        case .setRetreatMode(let cluster, let isOn):
            "\(isOn ? "Enable" : "Disable") Retreat Mode of \(cluster)"
        case .enterStandby(let host): "Put \(host) into standby"
        case .exitStandby(let host): "Power on \(host)"
        case .migrate(let vm, let host): "Migrate \(vm) to \(host)"
        case .disturb(let vm, _): "Have \(vm) ask for more than it usually does"
        }
    }
}

extension ServiceOperation {
    /// What is asked for, as an order.
    var title: String {
        func deed(_ deed: ServiceDeed) -> String {
            switch deed {
            case .start: "Start"
            case .stop: "Stop"
            case .restart: "Restart"
            case .crash: "Crash"
            case .hang: "Hang"
            }
        }
        switch self {
        case .vCenter(let service, let what):
            return "\(deed(what)) \(service.rawValue) of vCenter"
        case .host(let service, let host, let what):
            return "\(deed(what)) \(service.rawValue) of \(host)"
        case .controlPlane(let service, let number, let supervisor, let what):
            return "\(deed(what)) \(service.rawValue) in control plane VM \(number) of "
                + supervisor
        }
    }
}

extension FaultOperation {
    /// What is asked for, as an order.
    var title: String {
        switch self {
        case .corruptDisk(let number, let supervisor):
            "Damage the disk of control plane VM \(number) of \(supervisor)"
        case .redeploy(let number, let supervisor):
            "Redeploy control plane VM \(number) of \(supervisor)"
        case .etcdSpace(let supervisor, let isExhausted):
            isExhausted
                ? "Exhaust etcd's space in \(supervisor)" : "Defragment etcd of \(supervisor)"
        case .hostName(let host, let name):
            name.map { "Have \(host) call itself \($0)" } ?? "Give \(host) its name back"
        case .vMotion(let host, let isBroken):
            "\(isBroken ? "Break" : "Mend") the vMotion network of \(host)"
        case .expireCertificates(let supervisor): "Expire the certificates of \(supervisor)"
        case .occupyAddresses(_, let supervisor, let isOccupied):
            "\(isOccupied ? "Have others take" : "Give back") addresses of \(supervisor)"
        case .inject(let injection): "Training scenario \(injection.scenario.number)"
        case .injectSomewhere(let scenario): "Training scenario \(scenario.number) somewhere"
        case .injectRandom(let random):
            "\(Units.count(random.count, "training scenario")) at random times"
        case .mend: "Carry out what mends what is found"
        }
    }
}

extension SupervisorServiceOperation {
    /// What is asked for, as an order.
    var title: String {
        switch self {
        case .register(let service): "Register service \(service.name)"
        case .addVersion(let version, let service):
            "Add version \(version.number) of service \(service)"
        case .setActivated(let service, let isActivated):
            "\(isActivated ? "Activate" : "Deactivate") service \(service)"
        case .setVersionActivated(let service, let version, let isActivated):
            "\(isActivated ? "Activate" : "Deactivate") version \(version) of service \(service)"
        case .delete(let service): "Delete service \(service)"
        case .install(let service, let version, let supervisor):
            "Install service \(service) \(version) on \(supervisor)"
        case .upgrade(let service, let version, let supervisor):
            "Upgrade service \(service) on \(supervisor) to \(version)"
        case .remove(let service, let supervisor): "Remove service \(service) from \(supervisor)"
        }
    }
}

extension NetworkOperation {
    /// What is asked for, as an order.
    var title: String {
        switch self {
        case .addWorkloadNetwork(let spec): "Add workload network \(spec.name)"
        case .removeWorkloadNetwork(let name): "Remove workload network \(name)"
        case .extend(let range, let added): "Add \(added.text) to \(range.text)"
        case .setDHCP(let network, let answers):
            "\(answers ? "Start" : "Stop") the DHCP server of \(network)"
        case .setLoadBalancer(let isRunning):
            "\(isRunning ? "Start" : "Stop") the load balancer"
        case .setFrontend(let range): "Set the load balancer's frontend range to \(range ?? "-")"
        case .rotateLoadBalancerCertificate: "Rotate the load balancer's certificate"
        case .setTier0(let isConnected):
            "\(isConnected ? "Connect" : "Disconnect") the tier-0 gateway"
        case .rotateManagerCertificate: "Rotate the NSX managers' certificate"
        }
    }
}

extension LibraryOperation {
    /// What is asked for, as an order.
    var title: String {
        switch self {
        case .create(let spec): "Create content library \(spec.name)"
        case .delete(let name): "Delete content library \(name)"
        case .sync(let name): "Synchronize content library \(name)"
        case .setReachable(let name, let isReachable):
            "Have the publisher of \(name) \(isReachable ? "answer" : "not answer")"
        case .addItem(let image, let name): "Add \(image.name) to content library \(name)"
        case .removeItem(let item, let name): "Remove \(item) from content library \(name)"
        case .fetchItem(let item, let name): "Fetch \(item) into content library \(name)"
        case .evictItem(let item, let name): "Evict \(item) from content library \(name)"
        case .bind(let names, let supervisor):
            "Bind libraries \(names.joined(separator: ", ")) to \(supervisor)"
        }
    }
}

extension GuestOperation {
    /// What is asked for, as an order.
    var title: String {
        switch self {
        case .apply(let request): "Apply \(request.title)"
        case .deliver(let request): "Deliver \(request.title)"
        case .delete(let kind, let name, let namespace):
            "Delete \(Operation.object(kind, name, namespace))"
        case .scale(let kind, let name, let namespace, let replicas):
            "Scale \(Operation.object(kind, name, namespace)) to \(replicas)"
        case .cordon(let node, let isCordoned): "\(isCordoned ? "Cordon" : "Uncordon") \(node)"
        }
    }
}
