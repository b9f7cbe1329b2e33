/// What a cell means. Themes give roles their colours; screens never name a colour.
public enum Role: String, Sendable, CaseIterable {
    case text
    case dim
    case title
    case accent
    case header
    case key
    case hint
    case statusOK = "status.ok"
    case statusWarn = "status.warn"
    case statusCritical = "status.crit"
    case statusPending = "status.pending"
    case statusMaintenance = "status.maintenance"
    case tableHeader = "table.header"
    case tableCursor = "table.cursor"
    case chartFill = "chart.fill"
    case chartEmpty = "chart.empty"
    case input
    case message
}
