import Engine
import Manifests
import Model
import Wording

/// A line of the record: who asked for what, when, and to what end.
public struct AuditRecord: Hashable, Sendable {
    /// The operation's number; nil for one that was refused.
    public let number: Int?
    /// When, on the wall clock, as RFC 3339 has it.
    public let at: String
    /// When, in milliseconds of simulated time.
    public let time: Int
    /// The branch.
    public let branch: Branch.ID
    /// Who asked.
    public let user: String
    /// For what, as an order.
    public let title: String
    /// For what, as JSON.
    public let operation: String
    /// What was forecast; nil where it was not.
    public let forecast: String?
    /// `done`, or why it was refused.
    public let result: String
}

extension SessionContent {
    /// The record of everything that was asked for, in the order in which it was.
    public var audit: [AuditRecord] {
        var audit: [AuditRecord] = []
        var refusals = refusals[...]
        func takeRefusals(after number: Int) {
            while let row = refusals.first, row.after <= number {
                audit.append(
                    AuditRecord(
                        number: nil, at: row.at, time: row.time, branch: row.branch,
                        user: row.user, title: Self.title(of: row.operation),
                        operation: row.operation, forecast: nil,
                        result: "refused: \(row.reason)"))
                refusals = refusals.dropFirst()
            }
        }
        takeRefusals(after: 0)
        for row in records {
            audit.append(
                AuditRecord(
                    number: row.id, at: row.at, time: row.time, branch: row.branch,
                    user: row.user, title: Self.title(of: row.operation),
                    operation: row.operation, forecast: row.forecast, result: "done"))
            takeRefusals(after: row.id)
        }
        return audit
    }

    private static func title(of operation: String) -> String {
        guard let value = try? JSONReader.value(of: operation, file: ""),
            let decoded = try? ValueDecoder.decode(Operation.self, from: value)
        else { return operation }
        return decoded.title
    }
}
