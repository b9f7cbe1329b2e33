import Model
import Wording

extension ObjectColumns {
    static let budget = [
        budget("MIN AVAILABLE") { $0.spec.minAvailable.map { "\($0)" } ?? "N/A" },
        budget("MAX UNAVAILABLE") { $0.spec.maxUnavailable.map { "\($0)" } ?? "N/A" },
        budget("ALLOWED DISRUPTIONS") { "\($0.status.disruptionsAllowed)" },
    ]

    private static func budget(
        _ title: String, _ text: @escaping @Sendable (DisruptionBudget) -> String
    ) -> GetColumn {
        GetColumn(title) { simulation, object in
            guard case .budget(let id) = object.record else { return "" }
            return text(simulation.vcenter.budgets[id])
        }
    }
}
