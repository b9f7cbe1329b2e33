extension Diagnosis {
    /// Ranges without an address for somebody who waits for one (`DOMAIN.md` 7.23, 7.24).
    func addresses() -> [Finding] {
        vcenter.supervisors.ids.flatMap { addresses(of: $0) }
    }

    private func addresses(of id: SupervisorID) -> [Finding] {
        let network = vcenter.supervisors[id].network
        var found: [Finding] = []
        func find(_ cause: FindingCause, _ range: String, _ subjects: [Finding.Subject]) {
            found.append(
                Finding(
                    .warning, cause, on: [.supervisor(id)] + subjects.prefix(20),
                    weight: subjects.count, mendedBy: [freeing(range, of: id)]))
        }
        let namespaces = vcenter.supervisors[id].namespaces
        if vcenter.supervisors[id].networkProvider == .nsx {
            let waiting = namespaces.filter { vcenter.namespaces[$0].network.snat == nil }
            if !waiting.isEmpty {
                let range = network.egress.text
                find(.egressExhausted(range: range), range, waiting.map { .namespace($0) })
            }
        }
        if network.ingress.used >= network.ingress.total {
            let waiting = ingressWaiting(on: id)
            if !waiting.isEmpty {
                let range = network.ingress.text
                find(.ingressExhausted(range: range), range, waiting)
            }
        }
        if network.podBlocks.used >= network.podBlocks.total {
            let full = namespaces.filter {
                vcenter.namespaces[$0].network.subnets.allSatisfy { $0.used >= $0.total }
            }
            if !full.isEmpty {
                let range = network.podBlocks.text
                find(.podAddressesExhausted(range: range), range, full.map { .namespace($0) })
            }
        }
        return found
    }

    /// TKG clusters and namespaces with load balancers that wait for an address.
    private func ingressWaiting(on supervisor: SupervisorID) -> [Finding.Subject] {
        var found: [Finding.Subject] = vcenter.workloadClusters.ids.filter {
            vcenter.workloadClusters[$0].problem == .waitingForAddress
                && vcenter.namespaces[vcenter.workloadClusters[$0].namespace].supervisor
                    == supervisor
        }.map { .workloadCluster($0) }
        for id in vcenter.services.ids {
            let service = vcenter.services[id]
            guard service.type == .loadBalancer, service.externalIP == nil,
                vcenter.namespaces[service.namespace].supervisor == supervisor
            else { continue }
            found.append(.namespace(service.namespace))
        }
        return found
    }
}
