extension Simulation {
    #if DEBUG
        /// How many minutes pass between two checks of everything.
        static let minutesBetweenChecks = 1
    #else
        static let minutesBetweenChecks = 15
    #endif

    /// Judges health, keeps history, checks invariants.
    mutating func everyMinute() {
        judgeSupervisors()
        giveAwaitedAddresses()
        checkMachines()
        tendClusterServices()
        keepLoads()
        tendDisturbedVMs()
        watchAlarms()
        checkGuests()
        history.append(point())
        keepShortHistory()
        let minutes = Self.minutesBetweenChecks * max(1, samplesAtOnce / 3)
        if now / 60_000 % minutes == 0 { checkInvariants() }
    }

    /// Checks everything that must always hold and counts what does not.
    public mutating func checkInvariants() {
        counters.checks += Invariant.allCases.count
        for violation in vcenter.violations(at: now) { note(violation) }
    }

    /// Counts something that does not hold, and keeps the first hundred in words.
    mutating func note(_ violation: Violation) {
        counters.violationCount += 1
        guard counters.violations.count < 100 else { return }
        counters.violations.append("\(now): \(violation.invariant): \(violation.detail)")
    }

    /// The figures of this minute.
    private func point() -> History.Point {
        var point = History.Point()
        point.at = now
        for id in vcenter.hosts.ids {
            point.usedMHz += vcenter.hosts[id].usage.usedMHz
            point.consumedMiB += vcenter.hosts[id].usage.consumedMiB
        }
        for id in vcenter.datastores.ids { point.storageMiB += vcenter.datastores[id].usedMiB }
        var scores = 0
        for id in vcenter.clusters.ids {
            let balance = vcenter.clusters[id].balance
            scores += balance.score
            point.imbalance = max(point.imbalance, balance.imbalance)
        }
        point.score = vcenter.clusters.isEmpty ? 100 : scores / vcenter.clusters.count
        let pods = vcenter.podCounts
        point.pending = Int(pods.pending)
        point.running = Int(pods.running)
        point.failed = Int(pods.failed)
        return point
    }

    /// The last hour of each namespace's pods and of each cluster's DRS.
    private mutating func keepShortHistory() {
        for id in vcenter.namespaces.ids {
            history.append(vcenter.namespaces[id].podCounts, of: id)
        }
        history.forget(namespacesNotIn: vcenter.namespaces)
        for id in vcenter.clusters.ids {
            var point = History.ClusterPoint()
            point.score = UInt8(clamping: vcenter.clusters[id].balance.score)
            point.imbalance = Int16(clamping: vcenter.clusters[id].balance.imbalance)
            history.append(point, of: id)
        }
    }
}
