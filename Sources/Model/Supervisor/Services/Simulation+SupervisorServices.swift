/// Brings the Supervisor Services of a Supervisor to what they are to be: a namespace with
/// Deployments of vSphere Pods for each (`DOMAIN.md` 1.4).
extension Simulation {
    /// How often a service that is not configured is looked at, in milliseconds.
    private static let serviceLoop = 10_000

    /// Has the services of a Supervisor looked at, in place of what was planned before.
    mutating func planServices(of id: SupervisorID, in delay: Int = 0) {
        vcenter.supervisors[id].servicesAt = now + delay
        schedule(.supervisorServices(id), in: delay)
    }

    mutating func reconcileServices(of id: SupervisorID) {
        guard vcenter.supervisors.find(id)?.servicesAt == now else { return }
        vcenter.supervisors[id].servicesAt = nil
        guard vcenter.supervisors[id].removal == nil else { return }
        if vcenter.answersRequests(id, at: now) {
            // From the last: one that is gone is taken out.
            for row in vcenter.supervisors[id].services.indices.reversed() {
                switch vcenter.supervisors[id].services[row].status {
                case .configured: break
                case .removing: removeService(row, of: id)
                case .configuring, .error: configureService(row, of: id)
                }
            }
        }
        if vcenter.supervisors[id].services.contains(where: { $0.status != .configured }) {
            planServices(of: id, in: Self.serviceLoop)
        }
    }

    /// A service whose namespace or Deployments somebody has taken away is configured anew.
    mutating func checkServices(of id: SupervisorID) {
        for row in vcenter.supervisors[id].services.indices {
            let installed = vcenter.supervisors[id].services[row]
            guard installed.status == .configured,
                let service = vcenter.service(installed.service),
                let version = service.version(installed.desiredVersion)
            else { continue }
            let namespace = vcenter.namespace(named: installed.namespace)
            let isThere = version.workloads.allSatisfy { workload in
                namespace.flatMap { vcenter.object(.deployment, workload.name, in: $0) } != nil
            }
            if isThere { continue }
            setStatus(.configuring, ofService: row, on: id)
            planServices(of: id)
        }
    }

    private mutating func removeService(_ row: Int, of id: SupervisorID) {
        let installed = vcenter.supervisors[id].services[row]
        guard let namespace = vcenter.namespace(named: installed.namespace) else {
            vcenter.supervisors[id].services.remove(at: row)
            record(
                serviceSubject(installed.service),
                .supervisorService(.removed(supervisor: vcenter.supervisors[id].name)))
            return
        }
        if !vcenter.namespaces[namespace].isTerminating,
            let object = vcenter.namespaces[namespace].object
        {
            deleteObject(object)
        }
    }

    private mutating func configureService(_ row: Int, of id: SupervisorID) {
        let installed = vcenter.supervisors[id].services[row]
        guard let version = vcenter.service(installed.service)?.version(installed.desiredVersion)
        else { return }
        do throws(OperationError) {
            let namespace = try ensureNamespace(of: installed, on: id)
            try ensureWorkloads(of: version, of: installed, in: namespace)
            let problem = problem(of: version, in: namespace)
            note(problem, ofService: row, on: id)
            guard problem == nil else {
                setStatus(.configuring, ofService: row, on: id)
                vcenter.supervisors[id].services[row].problem = problem
                return
            }
            vcenter.supervisors[id].services[row].version = installed.desiredVersion
            setStatus(.configured, ofService: row, on: id)
        } catch {
            counters.refusals[error.reason, default: 0] += 1
            note(.refused(error), ofService: row, on: id)
            setStatus(.error, ofService: row, on: id)
        }
    }

    private mutating func note(
        _ problem: InstalledService.Problem?, ofService row: Int, on id: SupervisorID
    ) {
        let former = vcenter.supervisors[id].services[row].problem
        vcenter.supervisors[id].services[row].problem = problem
        guard let problem, problem != former else { return }
        if case .notReady = problem { return }
        record(
            serviceSubject(vcenter.supervisors[id].services[row].service),
            .supervisorService(.held(problem, supervisor: vcenter.supervisors[id].name)))
    }

    private mutating func ensureNamespace(
        of installed: InstalledService, on id: SupervisorID
    ) throws(OperationError) -> NamespaceID {
        if let present = vcenter.namespace(named: installed.namespace) {
            guard vcenter.namespaces[present].service == installed.service,
                !vcenter.namespaces[present].isTerminating
            else { throw .alreadyExists(kind: "namespace", name: installed.namespace) }
            return present
        }
        var spec = NamespaceSpec(name: installed.namespace)
        spec.description = "Supervisor Service \(installed.service)"
        let namespace = try createNamespace(spec, on: id)
        vcenter.namespaces[namespace].service = installed.service
        return namespace
    }

    /// Makes the Deployments of a version, changes those that are of another, and deletes those
    /// that it does not have.
    private mutating func ensureWorkloads(
        of version: SupervisorService.Version, of installed: InstalledService,
        in namespace: NamespaceID
    ) throws(OperationError) {
        for object in vcenter.objects(in: namespace) {
            guard let row = vcenter.objects.find(object), row.kind == .deployment,
                row.metadata.deletedAt == nil,
                !version.workloads.contains(where: { $0.name == row.metadata.name })
            else { continue }
            deleteObject(object)
        }
        for workload in version.workloads {
            let request = request(for: workload, of: version, in: installed.namespace)
            if let present = vcenter.object(.deployment, workload.name, in: namespace),
                vcenter.objects[present].manifest == request.manifest
            {
                continue
            }
            try apply(request)
        }
    }

    private func request(
        for workload: SupervisorService.Workload, of version: SupervisorService.Version,
        in namespace: String
    ) -> ObjectRequest {
        var container = Container(name: workload.name, image: workload.image)
        container.cpuRequest = workload.cpuRequest
        container.memoryRequest = workload.memoryRequest
        let labels: Labels = ["app": workload.name]
        let template: Value = [
            "metadata": ["labels": ["app": .string(workload.name)]],
            "spec": [
                "containers": [
                    ["name": .string(workload.name), "image": .string(workload.image)]
                ]
            ],
        ]
        let spec = WorkloadSpec(
            replicas: workload.replicas, selector: LabelSelector(matching: labels),
            template: PodTemplate(
                labels: labels, containers: [container], spec: template["spec"] ?? .null))
        return ObjectRequest(
            kind: .deployment, apiVersion: "apps/v1", name: workload.name, namespace: namespace,
            labels: labels, annotations: ["kapp.k14s.io/version": version.number],
            manifest: [
                "apiVersion": "apps/v1", "kind": "Deployment",
                "metadata": [
                    "name": .string(workload.name), "namespace": .string(namespace),
                    "annotations": ["kapp.k14s.io/version": .string(version.number)],
                    "labels": ["app": .string(workload.name)],
                ],
                "spec": [
                    "replicas": .integer(workload.replicas),
                    "selector": ["matchLabels": ["app": .string(workload.name)]],
                    "template": template,
                ],
            ],
            body: .workload(.deployment, spec))
    }

    /// Why a version does not run yet; nil when all its pods are ready. O(its pods).
    private func problem(
        of version: SupervisorService.Version, in namespace: NamespaceID
    ) -> InstalledService.Problem? {
        for workload in version.workloads {
            guard let object = vcenter.object(.deployment, workload.name, in: namespace),
                case .workload(let id) = vcenter.objects[object].record
            else { return .notReady(workload: workload.name, ready: 0, of: workload.replicas) }
            let status = vcenter.status(of: id)
            let isSeen =
                vcenter.workloads[id].observedGeneration
                == vcenter.objects[object].metadata.generation
            if isSeen, status.updated == status.desired, status.current == status.desired,
                status.ready == status.desired
            {
                continue
            }
            for replicaSet in vcenter.workloads[id].replicaSets.reversed() {
                for pod in vcenter.workloads[replicaSet].pods {
                    if let problem = problem(of: pod, of: workload.name) { return problem }
                }
            }
            return .notReady(
                workload: workload.name, ready: status.ready, of: status.desired)
        }
        return nil
    }

    private func problem(
        of id: PodID, of workload: String
    ) -> InstalledService.Problem? {
        guard let pod = vcenter.pods.find(id) else { return nil }
        if pod.stage == .waiting, let reason = pod.reason {
            return .pending(workload: workload, reason)
        }
        guard let life = vcenter.life(of: pod) else { return nil }
        for (place, container) in life.containers.enumerated()
        where container.state.isImageTrouble {
            let row = pod.template.allContainers[place]
            guard let fault = vcenter.behaviour(of: row).imageFault else { continue }
            return .image(workload: workload, image: row.image, fault)
        }
        return nil
    }
}

extension VCenter {
    /// The registered service of that name.
    public func service(_ name: String) -> SupervisorService? {
        supervisorServices.first { $0.name == name }
    }
}
