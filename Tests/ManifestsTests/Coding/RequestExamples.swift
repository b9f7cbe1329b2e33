@testable import Model

extension PayloadExamples {
    private static func request(
        _ kind: Kind, _ manifest: Value, _ body: ObjectRequest.Body
    ) -> ObjectRequest {
        var request = ObjectRequest(
            kind: kind, apiVersion: "v1", name: "web", namespace: "team-web",
            labels: ["app": "web", "tier": "front"], annotations: ["note": "a, \"b\" and \\"],
            manifest: manifest, body: body)
        request.applied = manifest
        return request
    }

    /// One request for each case of its body.
    static var requests: [ObjectRequest] {
        let manifest: Value = [
            "z": 1, "a": [.null, true, .decimal("0.5"), "Grüße \u{1F600}\u{7}"], "m": [:],
        ]
        let schedule = try? CronSchedule("*/5 2-4 * * mon")
        return bodies(workload, schedule).map { request($0, manifest, $1) }
    }

    private static func bodies(
        _ spec: WorkloadSpec, _ schedule: CronSchedule?
    ) -> [(Kind, ObjectRequest.Body)] {
        let pool = NodePool(
            name: "md-0", replicas: 3, className: "best-effort-small", storageClass: "gold")
        var machine = VMServiceSpec(
            className: "best-effort-small", image: "photon", storageClass: "gold")
        machine.nextRestart = .at(1_772_524_800)
        machine.bootstrap = .init(
            provider: "CloudInit", source: ObjectKey(.other(group: "", name: "Secret"), "init"))
        let quota = ResourceQuota(lines: [
            .init(name: "limits.cpu", resource: .limitsCPU, hard: 4000, written: "4"),
            .init(name: "pods", resource: .count(.pod), hard: 10, written: "10"),
            .init(
                name: "gold", resource: .storageOfClass("gold"), hard: 1024, written: "1Gi"),
            .init(name: "other", resource: .uncounted("other"), hard: 1, written: "1"),
        ])
        let service = ServiceSpec(
            type: .loadBalancer, selector: LabelSelector(matching: ["app": "web"]),
            ports: [ServicePort(name: "http", port: 80)])
        let budget = DisruptionBudgetSpec(
            selector: LabelSelector([.isIn("app", ["web"]), .exists("tier"), .absent("old")]),
            minAvailable: .percent(50), maxUnavailable: nil)
        return [
            (.other(group: "", name: "ConfigMap"), .kept), (.namespace, .namespace(namespace)),
            (.pod, .pod(spec.template)), (.deployment, .workload(.deployment, spec)),
            (.service, .service(service)),
            (.persistentVolumeClaim, .claim(storageClass: nil, sizeMiB: 1024)),
            (
                .persistentVolume,
                .volume(
                    VolumeSpec(
                        handle: "file:1", sizeMiB: 1024, storageClass: "gold",
                        modes: [.readWriteMany], reclaim: .retain,
                        claim: ClaimReference(namespace: "team-web", name: "a", uid: "1")))
            ),
            (.volumeSnapshot, .snapshot(SnapshotSpec(claim: "data", className: "weekly"))),
            (.resourceQuota, .quota(quota)),
            (
                .limitRange,
                .limitRange(LimitRange(defaults: ContainerDefaults(), most: ContainerDefaults()))
            ),
            (.podDisruptionBudget, .budget(budget)),
            (
                .horizontalPodAutoscaler,
                .autoscaler(
                    AutoscalerSpec(
                        kind: .deployment, target: "web", most: 9,
                        metrics: [.init(.cpu, 70), .init(.memory, 500, isShare: false)]))
            ),
            (
                .tanzuKubernetesCluster,
                .workloadCluster(
                    WorkloadClusterSpec(controlPlane: pool, workers: [pool], release: "v1.26.5"))
            ),
            (.virtualMachine, .virtualMachine(machine)),
        ]
            + (schedule.map {
                [
                    (
                        .cronJob,
                        .cronJob(CronJobSpec(schedule: $0, job: spec, manifest: ["kind": "Job"]))
                    )
                ]
            } ?? [])
    }

    private static var workload: WorkloadSpec {
        var container = Container(name: "main", image: "nginx:1.25")
        container.cpuRequest = 100
        container.behaviour = ContainerBehaviour()
        container.behaviour?.imageFault = .denied
        var constraints = SchedulingConstraints()
        constraints.preferredNodes = [
            Weighted(weight: 3, term: NodeTerm([NodeRequirement("zone", .isIn, ["a"])]))
        ]
        let template = PodTemplate(
            labels: ["app": "web"], containers: [container],
            tolerations: [Toleration(key: "dedicated", seconds: 30)], constraints: constraints,
            claims: ["data"], demand: DemandProfile(seed: 7), spec: ["containers": []])
        var spec = WorkloadSpec(
            replicas: 3, selector: LabelSelector(matching: ["app": "web"]), template: template)
        spec.maxSurge = .percent(25)
        spec.claimsGo.whenDeleted = true
        return spec
    }
}
