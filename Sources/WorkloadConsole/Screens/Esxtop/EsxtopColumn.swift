/// A column of one of esxtop's panels.
struct EsxtopColumn: Sendable {
    let title: String
    var width: Int
    /// What it says; nil where the model keeps no such figure, which is drawn as a dash.
    let text: @Sendable (EsxtopRow) -> String?
    /// What rows are sorted by, the greatest first; nil where they are not.
    var order: (@Sendable (EsxtopRow) -> Int)?
    /// How an administrator takes a figure.
    var role: @Sendable (EsxtopRow) -> Role = { _ in .text }
    /// The capital letter that sorts by it.
    var key: Character?
    /// Whether it is shown before anybody asks for it with `f`.
    var isDefault = true
    var isText: Bool { title == "NAME" || title == "USED-BY" || title == "DEVICE" }

    /// A share of one core in hundredths of a percent, as `12.34`.
    static func share(
        _ title: String, key: Character? = nil, isDefault: Bool = true,
        role: @escaping @Sendable (EsxtopRow) -> Role = { _ in .text },
        _ figure: @escaping @Sendable (EsxtopRow) -> Int
    ) -> EsxtopColumn {
        EsxtopColumn(
            title: title, width: 8, text: { hundredths(figure($0)) }, order: figure, role: role,
            key: key, isDefault: isDefault)
    }

    /// A whole number.
    static func number(
        _ title: String, key: Character? = nil, isDefault: Bool = true, width: Int = 8,
        role: @escaping @Sendable (EsxtopRow) -> Role = { _ in .text },
        _ figure: @escaping @Sendable (EsxtopRow) -> Int
    ) -> EsxtopColumn {
        EsxtopColumn(
            title: title, width: width, text: { "\(figure($0))" }, order: figure, role: role,
            key: key, isDefault: isDefault)
    }

    /// A column for which the model has no figure.
    static func unknown(_ title: String, width: Int = 8, isDefault: Bool = true) -> EsxtopColumn {
        EsxtopColumn(title: title, width: width, text: { _ in nil }, isDefault: isDefault)
    }

    static func hundredths(_ figure: Int) -> String {
        let rest = figure % 100
        return "\(figure / 100)." + (rest < 10 ? "0" : "") + "\(rest)"
    }
}
