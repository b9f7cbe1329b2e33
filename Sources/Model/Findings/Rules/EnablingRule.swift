extension Diagnosis {
    /// What holds Supervisors that are being configured (`DOMAIN.md` 7.9 to 7.12, 7.32).
    func enabling() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.supervisors.ids where vcenter.supervisors[id].isEnabling {
            for note in vcenter.supervisors[id].enablement?.notes ?? []
            where note.severity != .info {
                found.append(
                    Finding(
                        note.severity == .error ? .critical : .warning, .enabling(note),
                        on: [.supervisor(id)], mendedBy: remedies(for: note, of: id)))
            }
        }
        return found
    }

    private func remedies(for note: EnablingNote, of id: SupervisorID) -> [Remedy] {
        let row = vcenter.clusters[vcenter.supervisors[id].cluster]
        let cluster = row.name
        func mend(_ severance: Severance) -> [Remedy] {
            remedies(for: severance, on: [], cluster: cluster)
        }
        switch note {
        case .noCompatibleDatastore(let name):
            guard let policy = vcenter.policy(named: name).map({ vcenter.policies[$0] }) else {
                return []
            }
            return [
                Remedy(
                    .tagDatastore(policy: name, tag: policy.tag),
                    row.datastores.prefix(1).map {
                        .environment(
                            .datastoreTag(
                                datastore: vcenter.datastores[$0].name, policy.tag, isThere: true))
                    })
            ]
        case .datastoreFull: return [Remedy(.freeDatastore)]
        case .noHost: return [Remedy(.addCapacity)]
        case .noDistributedSwitch:
            return [
                Remedy(
                    .mendEdge,
                    .environment(.distributedSwitch(cluster: cluster, isThere: true)))
            ]
        case .noEdge:
            return [Remedy(.mendEdge, .environment(.edge(cluster: cluster, isThere: true)))]
        case .nameServersSilent: return mend(.nameWrong(.noAnswer))
        case .vCenterUnknown, .certificateInvalid: return mend(.nameWrong(.unknown))
        case .vCenterUnreachable: return mend(.routeClosed(.controlPlaneToVCenter))
        case .controlPlaneUnreachable: return mend(.routeClosed(.vCenterToControlPlane))
        case .floatingAddressUnreachable: return mend(.routeClosed(.hostsToControlPlane))
        case .clockSkew: return mend(.clockSkew(0))
        case .hostClockSkew(let host, _):
            return remedies(
                for: .clockSkew(0), on: row.hosts.filter { vcenter.hosts[$0].name == host },
                cluster: cluster)
        case .timeServersSilent:
            return vcenter.environment.timeServers.map {
                Remedy(
                    .mendTimeServer($0.name),
                    .environment(.timeServer($0.name, answers: true, offset: 0)))
            }
        case .imageMismatch(let host, _, let wanted):
            return [Remedy(.remediateHosts, .environment(.hostImage(host: host, wanted)))]
        case .loadBalancerSilent(let balancer):
            return [
                Remedy(
                    .restartService(balancer),
                    .network(
                        .setLoadBalancer(running: true), supervisor: vcenter.supervisors[id].name))
            ]
        default: return []
        }
    }
}
