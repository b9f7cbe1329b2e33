/// What a cell means. Themes give roles their colours; screens never name a colour.
public enum Role: String, Sendable, CaseIterable {
    case text
    case dim
    case title
    case accent
    case header
    case headerTitle = "header.title"
    case headerOK = "header.ok"
    case headerWarn = "header.warn"
    case headerCritical = "header.crit"
    case tab
    case key
    case hint
    case statusOK = "status.ok"
    case statusWarn = "status.warn"
    case statusCritical = "status.crit"
    case statusPending = "status.pending"
    case statusMaintenance = "status.maintenance"
    case tableHeader = "table.header"
    case tableCursor = "table.cursor"
    case tableSort = "table.sort"
    case cardTitle = "card.title"
    case chartFill = "chart.fill"
    case chartEmpty = "chart.empty"
    case chartWarn = "chart.warn"
    case chartCritical = "chart.crit"
    case series1 = "series.1"
    case series2 = "series.2"
    case series3 = "series.3"
    case series4 = "series.4"
    case series5 = "series.5"
    case series6 = "series.6"
    case input
    case inputHint = "input.hint"
    case suggestion = "input.suggestion"
    case message
    case dialog
    case dialogTitle = "dialog.title"
}
