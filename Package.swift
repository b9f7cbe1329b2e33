// swift-tools-version: 6.2

import PackageDescription

/// Every target is held to the same standard: Swift 6 language mode, and a warning is an error.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .treatAllWarnings(as: .error),
]

/// The worlds that ship.
let worlds = ["demo", "lab", "busy", "datacenter", "large", "planetlab-dvfs", "zones"]

/// The lessons that ship, in alphabetical order.
let lessons = [
    "create-a-namespace",
    "deploy-a-pod",
    "drs-and-maintenance",
    "drs-thresholds",
    "exam-administrator",
    "incident-host-failure",
    "lab-budget-holds-drain",
    "lab-compute-quota",
    "lab-damaged-disk",
    "lab-expired-certificates",
    "lab-ingress-exhausted",
    "lab-object-limit",
    "lab-storage-quota",
    "lab-wcp-unhealthy",
    "read-the-supervisor",
    "what-workload-management-is",
]

/// The themes that ship, in alphabetical order.
let themes = [
    "catppuccin-latte", "catppuccin-mocha", "clarity-dark", "clarity-light", "dcui",
    "default-dark", "default-light", "deuteranopia", "dracula", "esxtop",
    "gruvbox-dark", "gruvbox-light", "high-contrast", "mono", "nord",
    "okabe-ito-dark", "okabe-ito-light", "solarized-dark", "solarized-light", "terminal-16",
    "tokyo-night", "tritanopia",
]

let argumentParser = Target.Dependency.product(
    name: "ArgumentParser", package: "swift-argument-parser")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")

let package = Package(
    name: "wlm-tui",
    products: [
        .executable(name: "wlm-tui", targets: ["wlm-tui"]),
        .library(name: "Model", targets: ["Model"]),
        .library(name: "Engine", targets: ["Engine"]),
        .library(name: "Manifests", targets: ["Manifests"]),
        .library(name: "WorkloadConsole", targets: ["WorkloadConsole"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // The vCenter and its simulation. Knows no file, no terminal, no wall clock, no wording.
        .target(name: "Model", dependencies: [deque, heap], swiftSettings: strict),
        // Every sentence a person or kubectl reads.
        .target(name: "Wording", dependencies: ["Model"], swiftSettings: strict),
        // Drives a simulation in real time on a thread of its own.
        .target(name: "Engine", dependencies: ["Model"], swiftSettings: strict),
        // Kubernetes and VMware YAML/JSON, worlds and traces, to and from the model.
        .target(
            name: "Manifests", dependencies: ["Model", "Wording", "Worlds", yams],
            swiftSettings: strict),
        // The worlds that ship, compiled in.
        .target(
            name: "Worlds", path: "worlds",
            resources: worlds.map { .embedInCode("\($0).yaml") },
            swiftSettings: strict),
        // The themes that ship, compiled in.
        .target(
            name: "Themes", path: "themes",
            resources: themes.map { .embedInCode("\($0).yaml") },
            swiftSettings: strict),
        // Screens, widgets, commands, themes: pure functions from state to cells.
        .target(
            name: "WorkloadConsole",
            dependencies: ["Model", "Wording", "Engine", "Manifests", "Themes", yams],
            swiftSettings: strict),
        // The lessons that ship, compiled in.
        .target(
            name: "Lessons", path: "lessons", exclude: ["schema.json"],
            resources: lessons.map { .embedInCode("\($0).yaml") },
            swiftSettings: strict),
        // Lessons: read, played, scored.
        .target(
            name: "Lab",
            dependencies: [
                "Model", "Wording", "Engine", "Manifests", "WorkloadConsole", "Lessons",
            ],
            swiftSettings: strict),
        // Sessions: a world and everything that was done to it, one SQLite file each.
        .target(
            name: "SessionStore", dependencies: ["Model", "Wording", "Engine", "Manifests", grdb],
            swiftSettings: strict),
        .systemLibrary(name: "CNcurses", path: "Sources/CNcurses"),
        .executableTarget(
            name: "wlm-tui",
            dependencies: [
                "Model", "Wording", "Engine", "Manifests", "SessionStore", "WorkloadConsole",
                "Lab", "Themes", "CNcurses", argumentParser,
            ],
            swiftSettings: strict),
        .testTarget(name: "ModelTests", dependencies: ["Model"], swiftSettings: strict),
        .testTarget(
            name: "WordingTests", dependencies: ["Model", "Wording"], swiftSettings: strict),
        .testTarget(
            name: "ManifestsTests", dependencies: ["Model", "Manifests", "Wording"],
            exclude: ["Coding/operations.jsonl"], swiftSettings: strict),
        .testTarget(
            name: "SessionStoreTests",
            dependencies: ["Model", "Engine", "Manifests", "Wording", "SessionStore", grdb],
            swiftSettings: strict),
        .testTarget(
            name: "EngineTests", dependencies: ["Model", "Engine", "Manifests"],
            swiftSettings: strict),
        .testTarget(
            name: "WorkloadConsoleTests",
            dependencies: [
                "Model", "WorkloadConsole", "Manifests", "Engine", "Wording", "Themes",
            ],
            exclude: ["Golden"],
            swiftSettings: strict),
        .testTarget(
            name: "LabTests", dependencies: ["Model", "Engine", "Manifests", "Wording", "Lab"],
            swiftSettings: strict),
        .testTarget(name: "TerminalTests", dependencies: [], swiftSettings: strict),
    ]
)
