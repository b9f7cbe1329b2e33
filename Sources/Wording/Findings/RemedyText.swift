import Model

extension Remedy.Action {
    /// What is to be done, in an order.
    public var text: String {
        platformText ?? namespaceText
    }

    private var platformText: String? {
        switch self {
        case .restoreMembers: "bring the hosts of its control plane VMs back"
        case .waitForReplacement: "wait until HA or the Supervisor has replaced it"
        case .rotateCertificates: "rotate the certificates"
        case .startModule(let name): "restart \(name.rawValue)"
        case .restoreHost: "bring the host back"
        case .reconnectHost: "reconnect the host"
        case .mendLinks: "bring the links up"
        case .healPartition: "mend the network between the hosts"
        case .mendVMotion: "mend the host's vMotion network"
        case .exposeVirtualization: "expose hardware virtualization to the host"
        case .exitMaintenance: "leave maintenance mode"
        case .startSpherelet: "start the Spherelet"
        case .changeRule: "change the rule that holds the VM"
        case .addCapacity: "add a host, or free room"
        case .applyRecommendations: "apply the recommendations"
        case .relaxBudget: "relax the PodDisruptionBudget, or run more replicas"
        case .deleteBarePod: "delete the pod"
        case .restartService(let name): "restart \(name)"
        case .redeploy(let number): "redeploy control plane VM \(number)"
        case .defragmentEtcd: "compact and defragment etcd, then disarm its alarm"
        case .mendRoute(let route): "mend the route \(route.text)"
        case .mendRecord(let name, let address): "have \(name) resolve to \(address.text)"
        case .mendNameServers: "bring the name servers back"
        case .mendTimeServer(let name): "mend the time server \(name)"
        case .synchronizeClocks: "synchronize the clock by NTP"
        case .renameHost:
            "give the host its own name, clear the Spherelet's certificates, restart the Spherelet"
        case .remediateHosts: "remediate the hosts with the cluster's image"
        case .mendEdge: "bring the NSX edge cluster back"
        case .mendTier0: "connect the tier-0 gateway to its routers"
        case .raiseMTU: "raise the MTU to \(ClusterEnvironment.leastMTU) or more"
        case .syncLibrary(let name):
            "reach the publisher of the content library \(name), and synchronize it"
        case .bindLibrary(let name): "associate the content library \(name) with the namespace"
        case .chooseImage: "name an image that a library of the namespace has"
        case .mendRegistry(let name): "bring the registry \(name) back, or copy the images to it"
        case .raiseThreshold(let threshold): "set the migration threshold to \(threshold)"
        case .enableDRS: "turn DRS on"
        case .tolerateFewerFailures: "have HA tolerate one host failure less"
        case .restorePaths: "restore the paths to the datastore"
        case .enableFileService: "enable vSAN file services on a datastore of the policy"
        case .freeDatastore: "free space, or add a datastore"
        case .tagDatastore(let policy, let tag):
            "give a datastore the tag \(tag), or mend the policy \(policy)"
        case .mendDHCP(let network): "bring the DHCP server of \(network) back"
        case .correctFrontend: "give HAProxy a frontend range that holds its addresses"
        case .freeAddresses(let range): "extend \(range), or give addresses back"
        default: nil
        }
    }

    private var namespaceText: String {
        switch self {
        case .raiseLimit(let resource): "raise the \(resource.rawValue) limit"
        case .deleteQuota(let name): "delete the quota \(name)"
        case .requestLess: "request less"
        case .raiseObjectLimit(let kind, let most):
            "raise the limit of \(kind.resource) to \(most)"
        case .raiseQuota(let name): "raise the quota \(name)"
        case .addClass(let name): "associate the VM class \(name) with the namespace"
        case .createClass(let name): "create the VM class \(name), or name one that exists"
        case .addStorageClass(let name):
            "associate the storage policy \(name) with the namespace"
        case .renewGuestCertificates: "renew the certificates on its control plane machines"
        case .deleteBudget(let name): "delete the PodDisruptionBudget \(name)"
        case .runMoreReplicas(let name, let count): "run \(count) replicas of \(name)"
        case .limitDrain(let time):
            "set nodeDrainTimeout to \(Units.age(time)), after which nodes go all the same"
        case .bindSecurityPolicy(let namespace):
            "bind psp:vmware-system-privileged to the service accounts of \(namespace)"
        case .labelNamespace(let name, let level):
            "label namespace \(name) pod-security.kubernetes.io/enforce=\(level)"
        case .deleteContent: "delete what is left in it, or its finalizers"
        case .correctImage: "name an image that the registry has"
        case .trustRegistry(let name): "add the CA of \(name) to the Supervisor"
        case .giveCredentials(let name): "give the pods a pull secret for \(name)"
        case .mendProgram: "read the container's log, and mend its program"
        case .raiseMemoryLimit: "raise the container's memory limit"
        case .createClaim(let name): "create the claim \(name)"
        case .enableNSX: "use a TKG cluster, or a Supervisor with NSX"
        case .runInTKG: "use a TKG cluster or a VM, or a Supervisor on one cluster"
        case .nameZone(let zones, let name):
            "ask for \(zones.joined(separator: ", ")), not for \(name)"
        default: "\(self)"
        }
    }
}
