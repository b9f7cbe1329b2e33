import Manifests
import Model

/// How a table is looked at, by name: `:NAME` goes there.
public struct SavedView: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// The listing.
    let listing: String
    var filter = ""
    var sort: Int?
    var isReversed = false
    var columns: [Int]?

    static let fields = ["table", "filter", "sort", "reversed", "columns"]

    init(name: String, listing: String) {
        self.name = name
        self.listing = listing
    }
}

extension Console {
    /// Goes to a table as a view says.
    mutating func show(_ view: SavedView) {
        var state = tables[view.listing, default: TableState()]
        (state.filter, state.sortColumn, state.isReversed) = (
            view.filter, view.sort, view.isReversed
        )
        (state.columns, state.shift, state.selected) = (view.columns, 0, nil)
        tables[view.listing] = state
        go(to: .table(view.listing))
    }

    /// The table on screen as the settings would say it, to be copied into them.
    var viewAsSettings: String? {
        guard let listing, let state = tables[listing.name] else { return nil }
        var view: Value = ["table": .string(listing.name)]
        if !state.filter.isEmpty { view["filter"] = .string(state.filter) }
        view["sort"] = state.sortColumn.map { .string(listing.columns[$0].title) }
        if state.isReversed { view["reversed"] = true }
        view["columns"] = state.columns.map { places in
            .list(places.map { .string(listing.columns[$0].title) })
        }
        return YAMLText.text(of: ["views": ["NAME": view]])
    }
}
