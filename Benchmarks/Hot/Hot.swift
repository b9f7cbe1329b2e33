import Benchmark

/// Everything that is measured. `scripts/bench` runs it.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = Benchmark.Configuration(
        metrics: [.wallClock, .peakMemoryResident], warmupIterations: 1,
        maxDuration: .seconds(3), maxIterations: 200)
    measureReading()
    measureScheduling()
    measureTime()
    measureFrames()
}
