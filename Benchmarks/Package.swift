// swift-tools-version: 6.2

import PackageDescription

// A package of its own, so that neither the build nor the tests of wlm-tui need what measures it.
// Without its traits the benchmark package counts no allocations and needs no libraries.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "wlm-tui", path: ".."),
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
    ],
    targets: [
        // The worlds that are measured.
        .target(
            name: "Measured",
            dependencies: [
                .product(name: "Model", package: "wlm-tui"),
                .product(name: "Manifests", package: "wlm-tui"),
            ],
            path: "Measured"),
        // Tables of figures in processor time, where a benchmark's single figure does not do.
        .executableTarget(
            name: "Figures",
            dependencies: [
                "Measured",
                .product(name: "Model", package: "wlm-tui"),
                .product(name: "Engine", package: "wlm-tui"),
                .product(name: "Manifests", package: "wlm-tui"),
            ],
            path: "Figures"),
        .executableTarget(
            name: "Hot",
            dependencies: [
                "Measured",
                .product(name: "Benchmark", package: "benchmark"),
                .product(name: "Model", package: "wlm-tui"),
                .product(name: "Engine", package: "wlm-tui"),
                .product(name: "Manifests", package: "wlm-tui"),
                .product(name: "WorkloadConsole", package: "wlm-tui"),
            ],
            path: "Hot",
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
    ]
)
