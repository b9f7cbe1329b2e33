import Benchmark
import Engine
import Measured
import Model
import WorkloadConsole

/// One frame of every screen that has a digit.
func measureFrames() {
    let sizes = [Size(width: 80, height: 24), Size(width: 200, height: 60)]
    for size in sizes {
        for digit in "1234567890" {
            Benchmark("frame of screen \(digit), \(size.width)x\(size.height), demo") { benchmark in
                let console = console(Measured.openedDemo, on: digit, size)
                benchmark.startMeasurement()
                for _ in benchmark.scaledIterations { blackHole(console.view(size: size)) }
            }
        }
    }
    let size = Size(width: 200, height: 60)
    for digit in "1234567890" {
        Benchmark("frame of screen \(digit), \(size.width)x\(size.height), large") { benchmark in
            let console = console(Measured.large, on: digit, size)
            benchmark.startMeasurement()
            for _ in benchmark.scaledIterations { blackHole(console.view(size: size)) }
        }
    }
}

/// The console as a key leaves it, on a simulation that stands still.
private func console(_ simulation: Simulation, on digit: Character, _ size: Size) -> Console {
    let engine = Engine(simulation, isPaused: true)
    defer { engine.send(.stop) }
    var console = Console(snapshot: engine.snapshot)
    _ = console.handle(.character(digit), size: size)
    return console
}
