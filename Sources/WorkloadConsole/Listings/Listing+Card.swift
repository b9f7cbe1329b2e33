import Model

extension Listing {
    /// Some rows of the listing as a card: its titles, the rows, and how many there are more.
    func card(
        _ title: String, of simulation: Simulation, rows: [Reference],
        without hidden: [String] = [],
        most: Int = 12
    ) -> Card {
        let all = columns.indices.filter {
            !hidden.contains(columns[$0].title) && !columns[$0].isWide
        }
        let shown = Array(rows.prefix(most))
        return Card(title, note: rows.count > 1 ? "\(rows.count)" : "", isWide: true) { width in
            guard !shown.isEmpty else { return [Line("none", .dim)] }
            let cells = shown.map { row in all.map { columns[$0].text(simulation, row) } }
            let fit = ColumnFit(self, showing: all, cells: cells, room: width)
            var lines = [Line(fit.titles(of: self))]
            for row in shown {
                lines.append(
                    Line(fit.row(self) { columns[$0].text(simulation, row) }, to: .detail(row)))
            }
            if rows.count > most { lines.append(Line("… and \(rows.count - most) more", .dim)) }
            return lines
        }
    }
}
