/// Which Tanzu Kubernetes release a TKG cluster gets, and whether it may have it.
extension Simulation {
    /// A request for a cluster with the release that its version stands for; others as they are.
    func resolvingRelease(
        of request: ObjectRequest, in namespace: NamespaceID
    ) throws(OperationError) -> ObjectRequest {
        guard case .workloadCluster(let spec) = request.body else { return request }
        return try resolved(request, spec, present: nil, in: namespace)
    }

    /// The same over a cluster that is there: what its version stood for, it stands for still.
    func resolvingRelease(
        of request: ObjectRequest, over object: KubernetesObject
    ) throws(OperationError) -> ObjectRequest {
        guard case .workloadCluster(let spec) = request.body,
            case .workloadCluster(let id) = object.record
        else { return request }
        let cluster = vcenter.workloadClusters[id]
        return try resolved(request, spec, present: cluster.spec.release, in: cluster.namespace)
    }

    private func resolved(
        _ request: ObjectRequest, _ spec: WorkloadClusterSpec, present: String?,
        in namespace: NamespaceID
    ) throws(OperationError) -> ObjectRequest {
        // A vCenter without any library knows no releases, and takes whatever is named.
        if vcenter.libraries.isEmpty { return request }
        if let present, present.standsFor(spec.release) {
            return request.with(release: present, spec)
        }
        let offered = vcenter.releases(in: namespace)
        guard let found = vcenter.release(for: spec.release, among: offered) else {
            throw .guest(
                .releaseNotFound(version: spec.release, pools: spec.workers.map(\.name)))
        }
        let supervisor = vcenter.supervisors[vcenter.namespaces[namespace].supervisor]
        guard vcenter.isCompatible(release: found, with: supervisor) else {
            throw .guest(.releaseIncompatible(version: found, supervisor: supervisor.version))
        }
        return request.with(release: found, spec)
    }
}

extension ObjectRequest {
    fileprivate func with(release: String, _ spec: WorkloadClusterSpec) -> ObjectRequest {
        var (request, spec) = (self, spec)
        spec.release = release
        request.body = .workloadCluster(spec)
        return request
    }
}

extension String {
    /// Whether the release of this name is what a version in full or in part stands for: `v1.26`
    /// for any 1.26, but not for 1.260.
    fileprivate func standsFor(_ version: String) -> Bool {
        let wanted = ImageSpec.releaseName(version)
        guard !wanted.isEmpty, hasPrefix(wanted) else { return false }
        guard let next = dropFirst(wanted.count).first else { return true }
        return !next.isNumber || !(wanted.last?.isNumber ?? false)
    }
}

extension VCenter {
    /// The newest release that a version stands for.
    func release(for version: String, among offered: [OfferedRelease]) -> String? {
        if let exact = offered.first(where: { $0.name == ImageSpec.releaseName(version) }) {
            return exact.name
        }
        return offered.map(\.name).filter { $0.standsFor(version) }
            .max { (TKGVersion($0) ?? .none) < (TKGVersion($1) ?? .none) }
    }

    /// How many minor versions older than its own Kubernetes a Supervisor's TKG Service knows.
    static let olderReleases = 6
    /// How many newer ones.
    static let newerReleases = 2

    /// Whether the TKG Service of a Supervisor can make clusters of a release.
    public func isCompatible(release: String, with supervisor: Supervisor) -> Bool {
        guard let version = TKGVersion(release), let own = TKGVersion(supervisor.version),
            version.major == own.major
        else { return true }
        return (own.minor - Self.olderReleases...own.minor + Self.newerReleases)
            .contains(version.minor)
    }

    /// The versions that a cluster of a release may be updated to: the newest of its minor version
    /// and the newest of the next one, as the TKG Service reports them.
    public func updates(for release: String, in namespace: NamespaceID) -> [String] {
        guard let present = TKGVersion(release) else { return [] }
        let supervisor = supervisors[namespaces[namespace].supervisor]
        let names = releases(in: namespace).map(\.name).filter {
            isCompatible(release: $0, with: supervisor)
        }
        return (present.minor...present.minor + 1).compactMap { minor in
            names.compactMap(TKGVersion.init)
                .filter { $0.major == present.major && $0.minor == minor && present < $0 }
                .max()?.text
        }
    }
}

extension TKGVersion {
    /// What stands before every version.
    fileprivate static let none = TKGVersion(major: 0, minor: 0, patch: 0, build: "")

    /// The version in full: `v1.26.5+vmware.2-fips.1-tkg.1`.
    public var text: String {
        "v\(major).\(minor).\(patch)" + (build.isEmpty ? "" : "+\(build)")
    }
}

extension TKGVersion {
    fileprivate init(major: Int, minor: Int, patch: Int, build: String) {
        self.major = major
        self.minor = minor
        self.patch = patch
        self.build = build
    }
}
