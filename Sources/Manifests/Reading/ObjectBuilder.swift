import Model

/// Gathers the fields of an object as its text is read, keys looked up in O(1).
struct ObjectBuilder {
    private(set) var fields: [Value.Fields.Field] = []
    private(set) var places: [(key: SourcePlace, value: SourcePlaces)] = []
    private var positions: [String: Int] = [:]
    private var merged: Set<String> = []

    /// Adds a field; false when it is there already. Only what was merged in may be there.
    mutating func add(
        _ key: String, at place: SourcePlace, _ value: Value, _ valuePlaces: SourcePlaces
    ) -> Bool {
        if positions[key] != nil, merged.remove(key) == nil { return false }
        set(key, place, value, valuePlaces)
        return true
    }

    /// Merges the fields of an object, or of several where the first ones win; false when the value
    /// is neither. As in Kubernetes' tools the merged fields replace those that stand before them,
    /// and are replaced by those that follow.
    mutating func merge(_ value: Value, _ places: SourcePlaces) -> Bool {
        switch (value, places) {
        case (.object(let merging), .object(_, let mergingPlaces)):
            for (field, place) in zip(merging.all, mergingPlaces) {
                set(field.key, place.key, field.value, place.value)
                merged.insert(field.key)
            }
            return true
        case (.list(let values), .list(_, let valuePlaces)):
            for (value, places) in zip(values, valuePlaces).reversed() {
                guard case .object = value, merge(value, places) else { return false }
            }
            return true
        default: return false
        }
    }

    private mutating func set(
        _ key: String, _ place: SourcePlace, _ value: Value, _ valuePlaces: SourcePlaces
    ) {
        if let position = positions[key] {
            fields[position].value = value
            places[position] = (place, valuePlaces)
        } else {
            positions[key] = fields.count
            fields.append(Value.Fields.Field(key: key, value: value))
            places.append((place, valuePlaces))
        }
    }
}
