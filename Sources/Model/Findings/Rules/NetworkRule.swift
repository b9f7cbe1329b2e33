extension Diagnosis {
    /// What is wrong with what provides a Supervisor's networks (`DOMAIN.md` 7.3, 7.24).
    func networks() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.supervisors.ids {
            var faults = vcenter.networkFaults(of: id, at: now)
            if let fault = vcenter.endpointFault(of: id), !faults.contains(fault) {
                faults.append(fault)
            }
            found += faults.map {
                Finding(
                    .critical, .network($0), on: [.supervisor(id)],
                    mendedBy: remedies(for: $0, of: id))
            }
            found += unaddressed(on: id)
        }
        return found
    }

    /// VMs that run and have no address, by why.
    private func unaddressed(on id: SupervisorID) -> [Finding] {
        var waiting: [(fault: NetworkFault, subject: Finding.Subject)] = []
        func note(_ namespace: NamespaceID, _ subject: Finding.Subject) {
            guard vcenter.namespaces[namespace].supervisor == id,
                let fault = vcenter.addressFault(in: namespace)
            else { return }
            waiting.append((fault, subject))
        }
        for vm in vcenter.serviceVMs.ids
        where vcenter.serviceVMs[vm].problem == .waitingForNetworkAddress {
            note(vcenter.serviceVMs[vm].namespace, .serviceVM(vm))
        }
        for cluster in vcenter.workloadClusters.ids
        where vcenter.workloadClusters[cluster].problem == .waitingForNetworkAddress {
            note(vcenter.workloadClusters[cluster].namespace, .workloadCluster(cluster))
        }
        return grouped(waiting, by: \.fault).map { fault, rows in
            Finding(
                .warning, .network(fault), on: [.supervisor(id)] + rows.prefix(20).map(\.subject),
                weight: rows.count, mendedBy: remedies(for: fault, of: id))
        }
    }

    private func remedies(for fault: NetworkFault, of id: SupervisorID) -> [Remedy] {
        let name = vcenter.supervisors[id].name
        let cluster = vcenter.clusters[vcenter.supervisors[id].cluster].name
        switch fault {
        case .rangeExhausted(let range): return [freeing(range, of: id)]
        case .addressNotFree: return []
        case .dhcpSilent(let network):
            return [
                Remedy(
                    .mendDHCP(network),
                    .network(.setDHCP(network: network, answers: true), supervisor: name))
            ]
        case .loadBalancerDown(let balancer):
            return [
                Remedy(
                    .restartService(balancer),
                    .network(.setLoadBalancer(running: true), supervisor: name))
            ]
        case .loadBalancerCertificateExpired:
            return [
                Remedy(
                    .rotateCertificates,
                    .network(.rotateLoadBalancerCertificate, supervisor: name))
            ]
        case .edgeClusterDown:
            return [Remedy(.mendEdge, .environment(.edge(cluster: cluster, isThere: true)))]
        case .tier0Lost:
            return [
                Remedy(.mendTier0, .network(.setTier0(connected: true), supervisor: name))
            ]
        case .overlayMTU:
            return [
                Remedy(
                    .raiseMTU,
                    .environment(
                        .overlayMTU(cluster: cluster, ClusterEnvironment.leastMTU)))
            ]
        case .managerCertificateExpired:
            return [
                Remedy(
                    .rotateCertificates, .network(.rotateManagerCertificate, supervisor: name))
            ]
        case .virtualServersExhausted: return []
        case .frontendInvalid:
            return [
                Remedy(.correctFrontend, .network(.setFrontend(nil), supervisor: name))
            ]
        }
    }

    /// The remedy for ranges without an address: what others have taken is given back, otherwise
    /// somebody extends them.
    func freeing(_ range: String, of id: SupervisorID) -> Remedy {
        let supervisor = vcenter.supervisors[id]
        return Remedy(
            .freeAddresses(range: range),
            supervisor.occupied.isEmpty
                ? []
                : [
                    .fault(
                        .occupyAddresses(
                            .ingress, supervisor: supervisor.name, isOccupied: false))
                ])
    }
}
