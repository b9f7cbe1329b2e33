import Testing

@testable import Model

@Suite struct MergingTests {
    private func merge(_ new: Value, after last: Value?, into live: Value, isKnown: Bool = true)
        -> Value
    {
        new.merged(after: last, into: live, isKnown: isKnown)
    }

    @Test func `what is no longer written goes, what others set stays`() {
        #expect(
            merge(
                ["spec": ["b": 2, "c": 3]], after: ["spec": ["a": 1, "b": 1]],
                into: ["spec": ["a": 1, "b": 1, "replicas": 7]])
                == ["spec": ["b": 2, "replicas": 7, "c": 3]])
    }

    @Test func `without what was applied before nothing goes`() {
        #expect(merge(["b": 2], after: nil, into: ["a": 1]) == ["a": 1, "b": 2])
    }

    @Test func `null takes a field away whoever set it`() {
        #expect(merge(["a": nil], after: nil, into: ["a": 1, "b": 1]) == ["b": 1])
    }

    @Test func `containers are told apart by name, ports by number, variables by name`() {
        let live: Value = [
            "containers": [
                [
                    "name": "main", "image": "a:1", "ports": [["containerPort": 80]],
                    "env": [["name": "A", "value": "1"], ["name": "MINE", "value": "x"]],
                ],
                ["name": "sidecar", "image": "injected"], ["name": "old", "image": "gone"],
            ]
        ]
        let last: Value = [
            "containers": [
                ["name": "main", "image": "a:1", "env": [["name": "A", "value": "1"]]],
                ["name": "old", "image": "gone"],
            ]
        ]
        let new: Value = [
            "containers": [
                [
                    "name": "main", "image": "a:2",
                    "ports": [["containerPort": 80, "name": "web"]],
                    "env": [["name": "B", "value": "2"]],
                ]
            ]
        ]
        #expect(
            merge(new, after: last, into: live) == [
                "containers": [
                    [
                        "name": "main", "image": "a:2",
                        "ports": [["containerPort": 80, "name": "web"]],
                        "env": [
                            ["name": "B", "value": "2"], ["name": "MINE", "value": "x"],
                        ],
                    ],
                    ["name": "sidecar", "image": "injected"],
                ]
            ])
    }

    @Test func `tolerations, and lists of kinds that are not Kubernetes' own, are replaced`() {
        let live: Value = ["tolerations": [["key": "a"], ["key": "b"]]]
        let new: Value = ["tolerations": [["key": "c"]]]
        #expect(merge(new, after: nil, into: live) == new)
        let pools: Value = ["volumes": [["name": "x"]]]
        #expect(
            merge(pools, after: nil, into: ["volumes": [["name": "y"]]], isKnown: false) == pools)
    }

    @Test func `finalizers are a set`() {
        #expect(
            merge(
                ["finalizers": ["b"]], after: ["finalizers": ["a"]],
                into: [
                    "finalizers": ["a", "other"]
                ]) == ["finalizers": ["other", "b"]])
    }
}
