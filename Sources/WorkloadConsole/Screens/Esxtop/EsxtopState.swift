import Model

/// How a host's esxtop is set: what `f`, `o`, `V`, `l` and capital letters change.
struct EsxtopState: Sendable {
    /// What the line above the table is asking for.
    enum Dialog: Hashable, Sendable {
        /// Letters show and hide columns.
        case fields
        /// Capital letters move columns to the left, small ones to the right.
        case order
        /// The seconds from one sample on screen to the next.
        case delay(String)
        case help
    }

    var panel = EsxtopPanel.cpu
    var dialog: Dialog?
    /// How long a sample stays on screen, in seconds of simulated time; nil for as long as it is new.
    var delay: Int?
    /// The sample that stays on screen meanwhile.
    var held: Simulation?
    /// Whether only virtual machines are shown.
    var isVMsOnly = false
    /// The group that alone is shown.
    var only: Int?
    var cursor = 0
    /// The titles that each panel shows, in order; nil for its own.
    var shown: [Character: [String]] = [:]
    /// The letter by which each panel is sorted.
    var sortKeys: [Character: Character] = [:]

    /// The columns of the panel, in the order in which they stand.
    var columns: [EsxtopColumn] {
        let all = panel.columns
        guard let titles = shown[panel.rawValue] else { return all.filter(\.isDefault) }
        return titles.compactMap { title in all.first { $0.title == title } }
    }

    /// The column by which rows are sorted; %USED or the size of memory unless told otherwise.
    var sortColumn: EsxtopColumn? {
        let usual: Character? = panel == .cpu ? "U" : panel == .memory ? "M" : nil
        guard let key = sortKeys[panel.rawValue] ?? usual else { return nil }
        return panel.columns.first { $0.key == key }
    }

    /// The rows that are seen, sorted.
    func rows(of host: HostID, in vcenter: VCenter) -> [EsxtopRow] {
        var rows = EsxtopRow.rows(of: host, in: vcenter)
        if isVMsOnly || panel == .network || panel == .disk { rows.removeAll { $0.vm == nil } }
        if let only { rows.removeAll { $0.id != only } }
        guard let order = sortColumn?.order else { return rows }
        let keys = rows.map(order)
        return rows.indices.sorted {
            keys[$0] == keys[$1] ? rows[$0].id < rows[$1].id : keys[$0] > keys[$1]
        }.map { rows[$0] }
    }

    /// Shows or hides a column by its letter, as `f` does.
    mutating func toggle(_ letter: Character) {
        let all = panel.columns
        guard let value = letter.uppercased().first?.asciiValue else { return }
        let place = Int(value) - 65
        guard all.indices.contains(place) else { return }
        var titles = columns.map(\.title)
        if let here = titles.firstIndex(of: all[place].title) {
            if titles.count > 1 { titles.remove(at: here) }
        } else {
            titles.append(all[place].title)
        }
        shown[panel.rawValue] = titles
    }

    /// Moves a column by its letter in the order: a capital to the left, a small one to the right.
    mutating func move(_ letter: Character) {
        guard let value = letter.uppercased().first?.asciiValue else { return }
        var titles = columns.map(\.title)
        let place = Int(value) - 65
        let other = place + (letter.isUppercase ? -1 : 1)
        guard titles.indices.contains(place), titles.indices.contains(other) else { return }
        titles.swapAt(place, other)
        shown[panel.rawValue] = titles
    }
}
