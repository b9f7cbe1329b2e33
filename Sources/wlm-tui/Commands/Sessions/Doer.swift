import ArgumentParser
import Engine
import Manifests
import Model
import Wording
import WorkloadConsole

/// Carries out verbs in a session and acknowledges each once it is on disk.
struct Doer {
    private let options: DoOptions

    init(_ options: DoOptions) { self.options = options }

    /// Something could not be kept: nothing more can be done.
    struct NotKept: Error {
        let text: String
    }

    func run(_ verb: Verb, _ words: VerbWords, in timeline: inout Timeline) throws {
        let simulation = timeline.simulation
        let operations = try Do.clean { () throws(VerbError) in
            try verb.operations(with: words.values, on: simulation)
        }
        for operation in operations { try perform(operation, in: &timeline) }
    }

    func perform(_ operation: Operation, in timeline: inout Timeline) throws {
        var line: String?
        if options.forecast {
            line =
                Forecast(
                    of: [operation], by: Principal(options.place.user), on: timeline.simulation
                ).summary
        }
        do throws(TimelineError) {
            try timeline.perform(operation, as: options.place.user, forecast: line)
        } catch {
            switch error {
            case .refused(let refusal): throw CleanError(refusal.text)
            case .notKept(let problem): throw NotKept(text: problem.text)
            }
        }
        acknowledge(timeline)
    }

    private func acknowledge(_ timeline: Timeline) {
        guard let deed = timeline.newest else { return }
        let entry = deed.entry
        if options.output == .json {
            Output.write(
                JSONText.line(of: [
                    "operation": .integer(entry.id), "branch": .string(timeline.current.name),
                    "time": .integer(entry.time), "user": .string(entry.user),
                    "title": .string(entry.operation.title), "hash": .string(entry.hash),
                    "forecast": entry.forecast.map { .string($0) } ?? .null,
                    "undo": .string(deed.undo.text),
                ]) + "\n")
            return
        }
        var text = "\(entry.id) \(entry.operation.title)\n"
        if let forecast = entry.forecast { text += "  forecast: \(forecast)\n" }
        if case .with = deed.undo { text += "  undo: \(deed.undo.text)\n" }
        Output.write(text)
    }

    /// Lets time pass, and puts on record how far it has come.
    func wait(_ length: String, in timeline: inout Timeline) throws {
        guard let milliseconds = Duration.milliseconds(length) else {
            throw ValidationError(
                "wait: \"\(length)\" is not a duration; write it as 90s, 10m or 1h")
        }
        do throws(JournalError) {
            try timeline.advance(to: timeline.now + milliseconds)
            try timeline.noteProgress()
        } catch {
            throw NotKept(text: error.text)
        }
        let clock = WorldClock.dayAndTime(epoch: timeline.simulation.epoch, at: timeline.now)
        if options.output == .json {
            Output.write(JSONText.line(of: ["time": .integer(timeline.now)]) + "\n")
        } else {
            Output.write("It is \(clock).\n")
        }
    }
}
