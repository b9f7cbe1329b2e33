import Benchmark
import Measured
import Model

/// Simulated time in a large vCenter.
func measureTime() {
    Benchmark("one simulated minute of large") { benchmark in
        // Untouched by others, so that what is measured is time alone and not the fork.
        var simulation = Measured.large
        simulation.advance(to: simulation.now + 60_000)
        for _ in benchmark.scaledIterations {
            benchmark.startMeasurement()
            simulation.advance(to: simulation.now + 60_000)
            benchmark.stopMeasurement()
        }
    }
    Benchmark("fork of large and its first simulated minute") { benchmark in
        let original = Measured.large
        benchmark.startMeasurement()
        var fork = original
        fork.advance(to: fork.now + 60_000)
        benchmark.stopMeasurement()
        precondition(fork.now != original.now)
    }
}
