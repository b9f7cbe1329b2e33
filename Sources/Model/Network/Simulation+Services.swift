extension Simulation {
    /// A load balancer is realized in about this time, in milliseconds.
    private static let loadBalancerTime = 8000

    mutating func addService(
        _ spec: ServiceSpec, _ object: ObjectID, in namespace: NamespaceID
    ) {
        let supervisor = vcenter.namespaces[namespace].supervisor
        let address =
            spec.hasClusterIP ? vcenter.supervisors[supervisor].network.services.take() : nil
        let ports = takeNodePorts(for: spec, keeping: [], on: supervisor)
        let id = vcenter.services.insert(
            Service(
                object: object, namespace: namespace, type: spec.type, selector: spec.selector,
                ports: ports, clusterIP: address?.base.text))
        vcenter.services[id].wantedAddress = spec.loadBalancerAddress
        vcenter.objects[object].record = .service(id)
        if spec.type == .loadBalancer { ensureLoadBalancer(of: id) }
    }

    private mutating func ensureLoadBalancer(of id: ServiceID) {
        record(vcenter.subject(of: vcenter.services[id].object), .network(.ensuringLoadBalancer))
        schedule(.service(id), in: Self.loadBalancerTime)
    }

    /// Gives a load balancer its address; looks again each minute while there is none for it.
    mutating func realizeService(_ id: ServiceID) {
        guard let service = vcenter.services.find(id), service.type == .loadBalancer,
            service.externalIP == nil
        else { return }
        guard hasNetworkController(service.namespace) else {
            // Nobody looks, and so nobody says anything.
            schedule(.service(id), in: 60_000)
            return
        }
        let subject = vcenter.subject(of: service.object)
        guard
            let address = vcenter.takeIngress(
                for: service.namespace, wanted: service.wantedAddress,
                servers: max(1, service.ports.count), at: now)
        else {
            if let fault = vcenter.ingressFault(
                for: service.namespace, wanted: service.wantedAddress,
                servers: max(1, service.ports.count), at: now)
            {
                record(subject, .network(.syncLoadBalancerFailed(fault)))
            }
            schedule(.service(id), in: 60_000)
            return
        }
        vcenter.services[id].externalIP = address
        vcenter.touchObject(service.object)
        record(subject, .network(.ensuredLoadBalancer))
    }

    mutating func removeService(_ id: ServiceID) {
        guard vcenter.services.contains(id) else { return }
        giveBackExternalAddress(of: id)
        guard let service = vcenter.services.remove(id) else { return }
        let supervisor = vcenter.namespaces[service.namespace].supervisor
        for port in service.ports {
            if let number = port.nodePort {
                vcenter.supervisors[supervisor].network.nodePorts.remove(number)
            }
        }
        if let address = service.clusterIP.flatMap({ IPv4($0) }) {
            vcenter.supervisors[supervisor].network.services.giveBack(address)
        }
        vcenter.removeObject(service.object)
    }

    /// Makes a Service what it is asked to be now.
    mutating func changeService(_ id: ServiceID, to spec: ServiceSpec) {
        let service = vcenter.services[id]
        let supervisor = vcenter.namespaces[service.namespace].supervisor
        if service.clusterIP == nil, spec.hasClusterIP {
            vcenter.services[id].clusterIP =
                vcenter.supervisors[supervisor].network.services.take()?.base.text
        }
        vcenter.services[id].type = spec.type
        vcenter.services[id].selector = spec.selector
        vcenter.services[id].ports = takeNodePorts(
            for: spec, keeping: service.ports, on: supervisor)
        vcenter.services[id].wantedAddress = spec.loadBalancerAddress
        if service.type != spec.type {
            record(
                vcenter.subject(of: service.object),
                .network(.typeChanged(from: service.type, to: spec.type)))
        }
        if spec.type != .loadBalancer {
            giveBackExternalAddress(of: id)
            return
        }
        if let address = spec.loadBalancerAddress, service.externalIP != nil,
            service.externalIP != address.text
        {
            giveBackExternalAddress(of: id)
        }
        if vcenter.services[id].externalIP == nil,
            service.type != .loadBalancer || service.externalIP != nil
        {
            ensureLoadBalancer(of: id)
        }
    }

    /// Refuses a Service that needs an address inside the Supervisor where none is left.
    func checkAddress(
        for spec: ServiceSpec, in namespace: NamespaceID
    ) throws(OperationError) {
        let pool = vcenter.supervisors[vcenter.namespaces[namespace].supervisor].network.services
        if spec.hasClusterIP, pool.free == 0 {
            throw .addressesExhausted(range: pool.text)
        }
    }

    private mutating func giveBackExternalAddress(of id: ServiceID) {
        let service = vcenter.services[id]
        guard let address = service.externalIP else { return }
        let subject = vcenter.subject(of: service.object)
        record(subject, .network(.deletingLoadBalancer))
        vcenter.services[id].externalIP = nil
        vcenter.giveBackIngress(address, of: service.namespace)
        record(subject, .network(.deletedLoadBalancer))
    }
}

extension ServiceSpec {
    /// Whether it has an address inside the Supervisor.
    fileprivate var hasClusterIP: Bool { !isHeadless && type != .externalName }
}
