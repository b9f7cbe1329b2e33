import Testing

@testable import Model

@Suite struct GuestSecurityTests {
    private static let binding = ObjectRequest(
        kind: Kind(group: "rbac.authorization.k8s.io", name: "RoleBinding"),
        apiVersion: "rbac.authorization.k8s.io/v1", name: "psp", namespace: "default",
        manifest: [
            "kind": "RoleBinding",
            "roleRef": ["kind": "ClusterRole", "name": "psp:vmware-system-privileged"],
        ], body: .kept)

    @Test func `before 1.25 nobody's pods are taken without a role binding`() throws {
        var fixture = try Fixture.withGuest(release: "v1.23.8---vmware.3-tkg.1")
        try fixture.inside(.apply(Fixture.guestDeployment("web", replicas: 2, in: "default")))
        fixture.run(minutes: 2)
        #expect(try fixture.guestPods(in: "default").isEmpty)
        let refusals = fixture.simulation.events.events.filter {
            if case .failedCreate(.guest(.noSecurityPolicy)) = $0.body { true } else { false }
        }
        #expect(!refusals.isEmpty && refusals.allSatisfy { $0.subject.kind == "ReplicaSet" })
        try fixture.inside(.apply(Self.binding))
        fixture.run(minutes: 2)
        #expect(try fixture.guestPods(in: "default").count { $0.isReady } == 2)
    }

    @Test func `from 1.26 on the restricted standard is enforced unless a label says otherwise`()
        throws
    {
        var fixture = try Fixture.withGuest()
        let careless: Value = ["containers": [["name": "main", "image": "nginx"]]]
        let careful: Value = [
            "containers": [
                [
                    "name": "main", "image": "nginx",
                    "securityContext": [
                        "allowPrivilegeEscalation": false, "capabilities": ["drop": ["ALL"]],
                    ],
                ]
            ],
            "securityContext": [
                "runAsNonRoot": true, "seccompProfile": ["type": "RuntimeDefault"],
            ],
        ]
        try fixture.inside(
            .apply(Fixture.guestDeployment("web", replicas: 1, in: "default", spec: careless)))
        fixture.run(minutes: 1)
        #expect(try fixture.guestPods(in: "default").isEmpty)
        let guest = try fixture.guest
        let refusal = guest.workloads.ids.lazy.compactMap { guest.workloads[$0].refusal }.first
        guard case .guest(.podSecurity(_, "restricted", let findings)) = refusal else {
            Issue.record("not refused by Pod Security")
            return
        }
        #expect(
            findings.map(\.rule)
                == [
                    .allowPrivilegeEscalation, .unrestrictedCapabilities, .runAsNonRoot,
                    .seccompProfile,
                ])
        try fixture.inside(
            .apply(Fixture.guestDeployment("web", replicas: 1, in: "default", spec: careful)))
        fixture.run(minutes: 1)
        #expect(try fixture.guestPods(in: "default").count { $0.isReady } == 1)
    }

    @Test func `1.25 enforces nothing`() throws {
        var fixture = try Fixture.withGuest(release: "v1.25.7---vmware.3-fips.1-tkg.1")
        try fixture.inside(.apply(Fixture.guestDeployment("web", replicas: 1, in: "default")))
        fixture.run(minutes: 1)
        #expect(try fixture.guestPods(in: "default").count { $0.isReady } == 1)
    }
}
