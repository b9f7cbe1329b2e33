extension Simulation {
    /// A load balancer is realized in about this time, in milliseconds.
    private static let loadBalancerTime = 8000

    mutating func addService(
        _ spec: ServiceSpec, _ object: ObjectID, in namespace: NamespaceID
    ) {
        let supervisor = vcenter.namespaces[namespace].supervisor
        let address =
            spec.hasClusterIP ? vcenter.supervisors[supervisor].network.services.take() : nil
        let id = vcenter.services.insert(
            Service(
                object: object, namespace: namespace, type: spec.type, selector: spec.selector,
                ports: spec.ports, clusterIP: address?.base.text))
        vcenter.objects[object].record = .service(id)
        if spec.type == .loadBalancer { schedule(.service(id), in: Self.loadBalancerTime) }
    }

    /// Gives a load balancer its address; looks again each minute while none is left.
    mutating func realizeService(_ id: ServiceID) {
        guard let service = vcenter.services.find(id), service.type == .loadBalancer,
            service.externalIP == nil
        else { return }
        guard let address = vcenter.takeIngress(for: service.namespace) else {
            record(vcenter.subject(of: service.object), .addressesExhausted)
            schedule(.service(id), in: 60_000)
            return
        }
        vcenter.services[id].externalIP = address
        vcenter.touchObject(service.object)
        record(vcenter.subject(of: service.object), .addressAssigned(address))
    }

    mutating func removeService(_ id: ServiceID) {
        guard vcenter.services.contains(id) else { return }
        giveBackExternalAddress(of: id)
        guard let service = vcenter.services.remove(id) else { return }
        let supervisor = vcenter.namespaces[service.namespace].supervisor
        if let address = service.clusterIP.flatMap({ IPv4($0) }) {
            vcenter.supervisors[supervisor].network.services
                .giveBack(CIDR(base: address, prefix: 32))
        }
        vcenter.removeObject(service.object)
    }

    /// Makes a Service what it is asked to be now.
    mutating func changeService(_ id: ServiceID, to spec: ServiceSpec) {
        let service = vcenter.services[id]
        if service.clusterIP == nil, spec.hasClusterIP {
            let supervisor = vcenter.namespaces[service.namespace].supervisor
            vcenter.services[id].clusterIP =
                vcenter.supervisors[supervisor].network.services.take()?.base.text
        }
        vcenter.services[id].type = spec.type
        vcenter.services[id].selector = spec.selector
        vcenter.services[id].ports = spec.ports
        if spec.type != .loadBalancer {
            giveBackExternalAddress(of: id)
        } else if service.type != .loadBalancer {
            schedule(.service(id), in: Self.loadBalancerTime)
        }
    }

    /// Refuses a Service that needs an address inside the Supervisor where none is left.
    func checkAddress(
        for spec: ServiceSpec, in namespace: NamespaceID
    ) throws(OperationError) {
        let pool = vcenter.supervisors[vcenter.namespaces[namespace].supervisor].network.services
        if spec.hasClusterIP, pool.used >= pool.total {
            throw .addressesExhausted(range: pool.range.text)
        }
    }

    private mutating func giveBackExternalAddress(of id: ServiceID) {
        let service = vcenter.services[id]
        guard let address = service.externalIP else { return }
        vcenter.services[id].externalIP = nil
        vcenter.giveBackIngress(address, of: service.namespace)
    }
}

extension ServiceSpec {
    /// Whether it has an address inside the Supervisor.
    fileprivate var hasClusterIP: Bool { !isHeadless && type != .externalName }
}
