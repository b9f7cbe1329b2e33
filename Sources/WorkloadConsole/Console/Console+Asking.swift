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
        if simulation.vcenter.vms.count <= Self.mostForecastVMs, !lacks(.forecast) {
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
        case .character("f") where question.forecast == nil && !lacks(.forecast):
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
    /// What was forecast; where nobody looked ahead, that it can be asked for.
    var forecastLines: [String] {
        // Where a name is being typed, `f` is a letter of it.
        forecast?.consequences() ?? (name == nil ? ["f forecasts what would come of it."] : [])
    }
}
