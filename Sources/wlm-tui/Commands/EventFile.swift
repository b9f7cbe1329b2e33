import Glibc
import Manifests
import Model
import WorkloadConsole

/// A file of events, one JSON object a line.
struct EventFile {
    private let path: String
    private let descriptor: Int32
    private var next = 0

    /// Makes the file, or empties it.
    init(_ path: String) throws {
        self.path = path
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        if descriptor < 0 { throw failure() }
    }

    /// Writes the events that are new since the last time.
    mutating func write(_ simulation: Simulation) throws {
        var bytes: [UInt8] = []
        for event in simulation.events.events(from: next) {
            let record = Records.event(event, epoch: simulation.epoch)
            bytes += JSONText.line(of: record).utf8
            bytes.append(0x0A)
            if bytes.count > 1 << 20 {
                try write(bytes)
                bytes = []
            }
        }
        try write(bytes)
        next = simulation.events.total
    }

    /// Closes the file; what could not be written is an error.
    func close() throws {
        if Glibc.close(descriptor) != 0 { throw failure() }
    }

    private func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            if count <= 0 { throw failure() }
            rest = rest.dropFirst(count)
        }
    }

    private func failure() -> CleanError {
        CleanError("wlm-tui: \(path): cannot be written: \(String(cString: strerror(errno)))")
    }
}
