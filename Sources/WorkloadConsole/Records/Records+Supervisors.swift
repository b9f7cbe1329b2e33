import Manifests
import Model
import Wording

/// Supervisors as the REST API gives them back (`DOMAIN.md` 1.2, 2.1), and what else vCenter knows of
/// them.
extension Records {
    static func supervisor(_ id: SupervisorID, _ simulation: Simulation) -> Value {
        let vcenter = simulation.vcenter
        let supervisor = vcenter.supervisors[id]
        var fields: Value = [
            "name": .string(supervisor.name),
            "cluster": .string(vcenter.clusters[supervisor.cluster].name),
            "zones": .list(supervisor.zones.map { .string($0.name) }),
            "config_status": .string(supervisor.configStatus.rawValue),
            "kubernetes_status": .string(supervisor.kubernetesStatus.rawValue),
            "messages": .list(
                supervisor.messages.map { message($0.severity, $0.reason.text) }),
            "conditions": .list(supervisor.conditions.map { condition($0, simulation.epoch) }),
            "version": .string(supervisor.version),
            "size_hint": .string(supervisor.size.rawValue),
            "network_provider": .string(supervisor.networkProvider.rawValue),
            "api_server_management_endpoint": .string(supervisor.floating.address),
            "api_server_cluster_endpoint": .string(supervisor.endpoint),
            "api_servers": .list(supervisor.controlPlane.map { .string($0.address) }),
            "certificateExpiresAfterSeconds": .decimal(
                thousandths(supervisor.certificateExpiresAt)),
            "pods": .integer(supervisor.podCount),
            "controlPlane": .list(supervisor.controlPlane.map { member($0, vcenter) }),
            "modules": .list(supervisor.modules.map { module($0) }),
            "supervisor_services": .list(supervisor.services.map { installedService($0) }),
        ]
        if let enablement = supervisor.enablement {
            fields["enable_spec"] = spec(enablement.spec)
            fields["enabledAfterSeconds"] =
                enablement.finishedAt
                .map { .decimal(thousandths($0 - enablement.startedAt)) } ?? .null
        }
        return fields
    }

    private static func member(_ row: ControlPlaneVM, _ vcenter: VCenter) -> Value {
        let vm = vcenter.vms[row.vm]
        return [
            "name": .string(vm.name), "number": .integer(row.number),
            "version": .string(row.version), "size": .string(row.size.rawValue),
            "member": .bool(row.isMember), "running": .bool(vm.power == .poweredOn),
            "host": vm.host.map { .string(vcenter.hosts[$0].name) } ?? .null,
        ]
    }

    static func module(_ module: SupervisorModule) -> Value {
        [
            "name": .string(module.name.rawValue),
            "namespace": .string(module.name.workload.namespace),
            "deployment": .string(module.name.workload.name),
            "healthy": .bool(module.isHealthy),
        ]
    }

    /// A Supervisor Service on a Supervisor.
    static func installedService(_ service: InstalledService) -> Value {
        [
            "supervisor_service": .string(service.service),
            "current_version": service.version.map { .string($0) } ?? .null,
            "desired_version": .string(service.desiredVersion),
            "config_status": .string(service.status.rawValue),
            "service_namespace": .string(service.namespace),
            "messages": .list(
                service.problem.map {
                    [message(service.status == .error ? .error : .warning, $0.text)]
                } ?? []),
        ]
    }

    /// A Supervisor Service that is registered.
    static func registeredService(_ name: String, _ vcenter: VCenter) -> Value {
        guard let service = vcenter.service(name) else { return .null }
        return [
            "supervisor_service": .string(service.name),
            "state": .string(service.isActivated ? "ACTIVATED" : "DEACTIVATED"),
            "versions": .list(
                service.versions.map { version in
                    [
                        "version": .string(version.number),
                        "state": .string(version.isActivated ? "ACTIVATED" : "DEACTIVATED"),
                        "images": .list(version.workloads.map { .string($0.image) }),
                    ]
                }),
        ]
    }

    private static func message(
        _ severity: StatusMessage.Severity, _ text: String
    ) -> Value {
        ["severity": .string(severity.text), "details": ["default_message": .string(text)]]
    }

    static func condition(_ row: SupervisorCondition, _ epoch: Int) -> Value {
        [
            "type": .string(row.kind.rawValue),
            "description": ["default_message": .string(row.kind.text)],
            "status": .string(row.status.rawValue), "reason": .string(row.reason),
            "severity": row.severity.map { .string($0.text) } ?? .null,
            "last_transition_time": row.changedAt
                .map { .string(WorldClock.timestamp(epoch: epoch, at: $0)) } ?? .null,
            "messages": .list(row.notes.map { message($0.severity, $0.text) }),
        ]
    }

    /// A specification by the names of the REST API, without what credentials it would hold.
    private static func spec(_ spec: EnableSpec) -> Value {
        let supervisor = spec.supervisor
        var fields: Value = [
            "size_hint": .string(supervisor.size.rawValue),
            "network_provider": .string(supervisor.networkProvider.rawValue),
            "control_plane": ["count": .integer(spec.controlPlaneCount)],
            "master_management_network": [
                "network": .string(supervisor.management.name),
                "mode": .string(supervisor.management.assignment.rawValue),
                "address_range": [
                    "starting_address": .string(supervisor.managementStart.text),
                    "address_count": .integer(spec.addressCount),
                    "subnet": supervisor.management.subnet.map { .string($0.text) } ?? .null,
                    "gateway": supervisor.management.gateway.map { .string($0.text) } ?? .null,
                ],
            ],
            "master_DNS": .list(spec.nameServers.map { .string($0.text) }),
            "master_DNS_search_domains": .list(spec.searchDomains.map { .string($0) }),
            "master_NTP_servers": .list(spec.timeServers.map { .string($0) }),
            "worker_DNS": .list(spec.workloadNameServers.map { .string($0.text) }),
            "Master_DNS_names": .list(spec.apiServerNames.map { .string($0) }),
            "master_storage_policy": .string(spec.storage.controlPlane),
            "ephemeral_storage_policy": .string(spec.storage.ephemeral),
            "image_storage": ["storage_policy": .string(spec.storage.imageCache)],
            "default_kubernetes_service_content_library": spec.contentLibrary
                .map { .string($0) } ?? .null,
            "service_cidr": .string(supervisor.serviceCIDR.text),
        ]
        switch supervisor.networkProvider {
        case .nsx:
            fields["ncp_cluster_network_spec"] = [
                "pod_cidrs": [.string(supervisor.podCIDR.text)],
                "ingress_cidrs": [.string(supervisor.ingressCIDR.text)],
                "egress_cidrs": [.string(supervisor.egressCIDR.text)],
                "namespace_subnet_prefix": .integer(supervisor.namespacePrefix),
            ]
        case .vds:
            fields["load_balancer_config_spec"] =
                spec.loadBalancer.map {
                    [
                        "id": .string($0.name), "provider": .string($0.type.rawValue),
                        "servers": .string($0.dataPlane),
                        "address_ranges": [.string(supervisor.ingressCIDR.text)],
                    ]
                } ?? .null
            fields["workload_networks_spec"] = .list(
                supervisor.workloadNetworks.map { network in
                    [
                        "network": .string(network.name),
                        "portgroup": .string(network.portGroup),
                        "gateway": .string(network.gateway.text),
                        "address_ranges": .list(network.ranges.map { .string($0.text) }),
                    ]
                })
        }
        return fields
    }

    /// A vSphere Zone, with the names that the REST API has for its fields.
    static func zone(_ id: ClusterID, _ vcenter: VCenter) -> Value {
        guard let zone = vcenter.zone(of: id) else { return .null }
        let supervisor = vcenter.clusters[id].supervisor.map { vcenter.supervisors[$0] }
        let members = supervisor?.controlPlane.filter { vcenter.vms[$0.vm].cluster == id } ?? []
        return [
            "zone": .string(zone.name), "cluster": .string(vcenter.clusters[id].name),
            "supervisor": supervisor.map { .string($0.name) } ?? .null,
            "hosts": .list(vcenter.clusters[id].hosts.map { .string(vcenter.hosts[$0].name) }),
            "control_plane_vms": .list(members.map { .string(vcenter.vms[$0.vm].name) }),
        ]
    }

    /// Whether a cluster can have a Supervisor, with either kind of networks.
    static func compatibility(_ id: ClusterID, _ vcenter: VCenter) -> Value {
        let name = vcenter.clusters[id].name
        func row(_ provider: NetworkProvider) -> Value {
            let found = vcenter.compatibility(of: id, with: provider)
            return [
                "cluster": .string(name), "network_provider": .string(provider.rawValue),
                "compatible": .bool(found.isCompatible),
                "incompatibility_reasons": .list(
                    found.reasons.map { ["default_message": .string($0.text(of: name))] }),
            ]
        }
        return ["cluster": .string(name), "compatibility": .list([row(.nsx), row(.vds)])]
    }
}
