/// A look at a vCenter in search of what is wrong. Rules are pure functions of its state; none
/// walks over pods or VMs where nothing points at them.
struct Diagnosis {
    let vcenter: VCenter
    /// The instant, in milliseconds of simulated time.
    let now: Int

    /// Supervisors that are configured and not being removed.
    var enabledSupervisors: [SupervisorID] {
        vcenter.supervisors.ids.filter { vcenter.supervisors[$0].isEnabled }
    }

    /// All rules; of findings that are equally bad, those of the first rules come first.
    private var rules: [() -> [Finding]] {
        [
            services, enabling, reach, guests, controlPlane, hosts, hostServices, nodes, datastores,
            modules, supervisorServices,
            policies, addresses, networks,
            waitingPods,
            claims, images, crashes, refusals, workloadClusters, guestCertificates, drains,
            guestRefusals, serviceVMs,
            limits, throttling,
            removals,
            maintenance, surroundings, failover, balancing,
        ]
    }

    /// The most findings that are kept.
    private static let most = 200

    /// Everything that is wrong, the worst first.
    func findings() -> [Finding] {
        var found: [Finding] = []
        for rule in rules { found += rule() }
        let order = found.indices.sorted { first, second in
            let (one, other) = (found[first], found[second])
            if one.severity != other.severity { return one.severity > other.severity }
            return first < second
        }
        return order.prefix(Self.most).map { found[$0] }
    }

    /// Findings of one rule, those from which more suffers first.
    static func byWeight(_ findings: [Finding]) -> [Finding] {
        findings.indices.sorted { first, second in
            let (one, other) = (findings[first].weight, findings[second].weight)
            return one == other ? first < second : one > other
        }.map { findings[$0] }
    }
}

extension Simulation {
    /// Everything that is wrong now and why, the worst first: at most 200 findings.
    /// O(hosts + workloads + claims + services + containers with a life of their own).
    public var findings: [Finding] { Diagnosis(vcenter: vcenter, now: now).findings() }
}
