extension Simulation {
    /// Sets vSphere HA on a cluster.
    mutating func setHA(_ settings: HASettings, of id: ClusterID) throws(OperationError) {
        let cluster = vcenter.clusters[id]
        guard (0...cluster.hosts.count).contains(settings.toleratedFailures) else {
            throw .wrongSetting(
                cluster: cluster.name, .toleratedFailures(settings.toleratedFailures))
        }
        guard settings.failoverHosts.allSatisfy(cluster.hosts.contains) else {
            throw .wrongSetting(cluster: cluster.name, .foreignFailoverHost)
        }
        guard
            settings.effectiveAdmission != .failoverHosts
                || (1..<cluster.hosts.count).contains(Set(settings.failoverHosts).count)
        else {
            throw .wrongSetting(
                cluster: cluster.name, .failoverHosts(settings.failoverHosts.count))
        }
        guard (0...100).contains(settings.toleratedDegradation) else {
            throw .wrongSetting(
                cluster: cluster.name, .toleratedDegradation(settings.toleratedDegradation))
        }
        if cluster.ha == settings { return }
        vcenter.setHA(settings, of: id)
        planReviews(of: id)
        record(Event.Subject(kind: "Cluster", name: cluster.name), .settingsChanged)
        wakeSchedulers()
    }
}

extension VCenter {
    /// Sets vSphere HA on a cluster; the settings are known to be sound.
    public mutating func setHA(_ settings: HASettings, of id: ClusterID) {
        clusters[id].ha = settings
        let isDedicated = settings.effectiveAdmission == .failoverHosts
        for host in clusters[id].hosts {
            hosts[host].isFailoverHost = isDedicated && settings.failoverHosts.contains(host)
        }
        renewAdmission(of: id)
    }
}
