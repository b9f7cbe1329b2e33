import Engine
import Model
import Wording

/// What is asked before something is done.
extension Console {
    /// From so many VMs on a forecast is made only when somebody asks for it: it lives through
    /// minutes of the whole.
    private static let mostForecastVMs = 3000

    /// Asks, with what would come of it: looked up on a fork, where that is quick.
    mutating func ask(_ question: Question) {
        var question = question
        if simulation.vcenter.vms.count <= Self.mostForecastVMs {
            question.forecast = forecast(question.operations)
        }
        prompt = .confirm(question)
    }

    private func forecast(_ operations: [Operation]) -> Forecast {
        var options = Forecast.Options()
        options.forks = 3
        return Forecast(of: operations, by: Principal(snapshot.user), on: simulation, options)
    }

    /// Takes in an answer: `y`, or the name where that is to be typed.
    mutating func answer(_ question: Question, _ input: Input) -> Effect {
        if input == .escape {
            prompt = nil
            return .none
        }
        if let name = question.name { return type(name, question, input) }
        switch input {
        case .character("y"), .character("Y"): return carryOut(question)
        case .character("n"), .character("N"), .character("q"): prompt = nil
        case .character("f") where question.forecast == nil:
            var question = question
            question.forecast = forecast(question.operations)
            prompt = .confirm(question)
        default: break
        }
        return .none
    }

    private mutating func type(_ name: String, _ question: Question, _ input: Input) -> Effect {
        var question = question
        switch input {
        case .enter:
            if question.typed == name { return carryOut(question) }
        case .backspace: question.typed = String(question.typed.dropLast())
        case .character(let character): question.typed.append(character)
        case .paste(let text): question.typed += text.filter { !$0.isNewline }.prefix(200)
        default: break
        }
        prompt = .confirm(question)
        return .none
    }

    private mutating func carryOut(_ question: Question) -> Effect {
        prompt = nil
        let summary = question.forecast?.summary
        return .several(
            question.operations.map { operation in
                summary.map { .performForecast(operation, forecast: $0) } ?? .perform(operation)
            })
    }
}

extension Console.Question {
    /// What a forecast says, in lines for a dialog: the figures, then what breaks or finds no room.
    func forecastLines(in vcenter: VCenter) -> [String] {
        guard let forecast else { return ["f forecasts what would come of it."] }
        if let refusal = forecast.outcome.refusals.first {
            return ["It would be refused: \(refusal.error.text)"]
        }
        var lines = ["Forecast: \(forecast.summary)."]
        for cluster in forecast.outcome.after.clusters {
            let before = forecast.outcome.before.clusters.first { $0.name == cluster.name }
            guard let before, before != cluster else { continue }
            var parts: [String] = []
            if before.score != cluster.score {
                parts.append("DRS score \(before.score) to \(cluster.score)")
            }
            if let old = before.headroom, let new = cluster.headroom, old != new {
                parts.append(
                    "HA headroom \(Units.bytes(old.memory)) to \(Units.bytes(new.memory))")
            }
            if !parts.isEmpty {
                lines.append("\(cluster.name): \(parts.joined(separator: ", ")).")
            }
        }
        lines += forecast.outcome.waiting.prefix(3).map { "No room: \($0.name)." }
        lines += forecast.outcome.findings.prefix(3).map {
            "\($0.severity.text): \($0.text(in: forecast.outcome.vcenter))."
        }
        return lines
    }
}
