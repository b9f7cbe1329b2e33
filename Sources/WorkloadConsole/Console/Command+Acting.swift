import Engine
import Model
import Wording

extension Command {
    /// What changes the vCenter.
    static let acting: [Command] = [
        Command(
            group: .act, inputs: [.character("m")], keys: "m", description: "maintenance",
            changes: true,
            isOffered: { $0.host != nil },
            reason: {
                $0.host == nil ? "Maintenance mode is for hosts: put the cursor on one" : nil
            },
            run: { console in
                guard let id = console.host else { return .none }
                let host = console.simulation.vcenter.hosts[id]
                if host.maintenance != .none {
                    return .send(.perform(.exitMaintenance(host: host.name)))
                }
                console.ask(console.maintenanceQuestion(id))
                return .none
            }),
        Command(
            group: .act, inputs: [.character("F")], keys: "F", description: "fail the host",
            changes: true,
            reason: { $0.host == nil ? "Only hosts fail: put the cursor on one" : nil },
            run: { console in
                guard let id = console.host else { return .none }
                let host = console.simulation.vcenter.hosts[id]
                if host.condition == .failed {
                    return .send(.perform(.restoreHost(host: host.name)))
                }
                console.ask(console.failureQuestion(host))
                return .none
            }),
        Command(
            group: .act, inputs: [.character("a")], keys: "a", description: "apply",
            changes: true,
            isOffered: { $0.recommendation != nil },
            reason: {
                $0.recommendation == nil
                    ? "Put the cursor on a DRS recommendation (9), then apply it" : nil
            },
            run: { console in
                guard let number = console.recommendation else { return .none }
                return .send(.perform(.applyRecommendation(number)))
            }),
        Command(
            group: .act, inputs: [.character("A")], keys: "A", description: "DRS automation",
            changes: true,
            isOffered: { $0.cluster != nil },
            reason: noCluster,
            run: { console in
                console.setDRS { settings in
                    let all = DRSSettings.Automation.allCases
                    let place = all.firstIndex(of: settings.automation) ?? 0
                    settings.automation = all[(place + 1) % all.count]
                }
            }),
        Command(
            group: .act, inputs: [.character("t")], keys: "t", description: "DRS threshold",
            changes: true,
            isOffered: { $0.cluster != nil },
            reason: noCluster,
            run: { console in
                console.setDRS { $0.threshold = $0.threshold % 5 + 1 }
            }),
    ]

    private static let noCluster: @Sendable (Console) -> String? = { console in
        console.cluster == nil ? "DRS is set on its own screen: press 9" : nil
    }
}

extension Console {
    /// The host that a command would act on.
    var host: HostID? {
        if case .host(let id) = subject { return id }
        if case .detail(.host(let id)) = screen { return id }
        return nil
    }

    /// The recommendation under the cursor.
    var recommendation: Int? {
        guard case .recommendation(_, let number) = subject else { return nil }
        return number
    }

    /// The cluster whose DRS is on screen or under the cursor.
    var cluster: ClusterID? {
        if case .detail(.cluster(let id)) = screen { return id }
        if listing?.name == Listing.hostClusters.name, case .cluster(let id) = subject { return id }
        return nil
    }

    fileprivate mutating func setDRS(_ change: (inout DRSSettings) -> Void) -> Effect {
        guard let id = cluster, let cluster = simulation.vcenter.clusters.find(id) else {
            return .none
        }
        var settings = cluster.drs
        change(&settings)
        message =
            "DRS on \(cluster.name): \(settings.automation.text), threshold \(settings.threshold) of 5"
        return .send(.perform(.setDRS(cluster: cluster.name, settings)))
    }

    /// What maintenance mode would do to a host, counted from what stands on it now.
    fileprivate func maintenanceQuestion(_ id: HostID) -> Question {
        let vcenter = simulation.vcenter
        let host = vcenter.hosts[id]
        let vms = host.residents.count - host.podCount
        let drs = vcenter.clusters[host.cluster].drs
        var consequences = [
            "\(Units.count(vms, "VM")) to be moved by vMotion, where DRS finds room and no rule forbids."
        ]
        if drs.isEnabled, drs.automation != .fullyAutomated {
            consequences.append("DRS only recommends these moves: apply them on its screen (9).")
        }
        if host.podCount > 0 {
            let here = Set(host.residents)
            let bare = vcenter.pods.ids.count { pod in
                guard vcenter.pods[pod].owner == nil, let vm = vcenter.pods[pod].vm else {
                    return false
                }
                return here.contains(vm)
            }
            consequences.append(
                "\(Units.count(host.podCount - bare, "vSphere Pod")) to end: pods never move."
                    + " Their controllers make new ones.")
            if bare > 0 {
                consequences.append(
                    "\(Units.count(bare, "pod")) without a controller: the host waits until"
                        + " somebody deletes them.")
            }
        }
        consequences.append("The host runs nothing until you press m on it again.")
        return Question(
            title: "Put \(host.name) into maintenance mode?", consequences: consequences,
            operation: .enterMaintenance(host: host.name))
    }

    fileprivate func failureQuestion(_ host: Host) -> Question {
        Question(
            title: "Let \(host.name) fail?",
            consequences: [
                "It stops at once, with \(Units.count(host.residents.count - host.podCount, "VM"))"
                    + " and \(Units.count(host.podCount, "vSphere Pod")).",
                "vSphere HA restarts its VMs elsewhere; Kubernetes evicts its pods after 5 minutes.",
                "F on it again brings it back.",
            ],
            operation: .failHost(host: host.name))
    }
}
