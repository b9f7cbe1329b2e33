extension VCenter {
    /// The object of that kind and name that belongs to no namespace.
    public func object(_ kind: Kind, _ name: String) -> ObjectID? {
        objectsWithoutNamespace[ObjectKey(kind, name)]
    }

    /// The objects of a namespace, by place. O(n log n).
    public func objects(in namespace: NamespaceID) -> [ObjectID] {
        namespaces[namespace].index.values.sorted()
    }

    /// Puts an object into the store. The caller has made sure that its name is free. O(1).
    mutating func insertObject(
        kind: Kind, apiVersion: String, name: String, namespace: NamespaceID?, labels: Labels,
        annotations: Labels = .init(), manifest: Value, owner: ObjectID? = nil, uid: UID,
        at now: Int
    ) -> ObjectID {
        let metadata = ObjectMetadata(
            name: name, namespace: namespace, uid: uid, resourceVersion: 0, createdAt: now,
            labels: labels, annotations: annotations, owner: owner)
        let id = objects.insert(
            KubernetesObject(
                kind: kind, apiVersion: apiVersion, metadata: metadata, manifest: manifest))
        let key = ObjectKey(kind, name)
        objects[id].metadata.resourceVersion =
            changes.note(.added, of: id, key: key, in: namespace)
        if let namespace {
            namespaces[namespace].index[key] = id
            namespaces[namespace].counts[kind, default: 0] += 1
            countRequest(to: namespaces[namespace].supervisor)
        } else {
            objectsWithoutNamespace[key] = id
        }
        return id
    }

    /// Notes that an object changed; its generation grows when what is asked of it changed.
    mutating func touchObject(_ id: ObjectID, specChanged: Bool = false) {
        let object = objects[id]
        let key = ObjectKey(object.kind, object.metadata.name)
        objects[id].metadata.resourceVersion =
            changes.note(.modified, of: id, key: key, in: object.metadata.namespace)
        if specChanged { objects[id].metadata.generation += 1 }
        if let namespace = object.metadata.namespace {
            countRequest(to: namespaces[namespace].supervisor)
        }
    }

    /// Takes an object out of the store; with the last one a namespace that is being deleted goes,
    /// too. O(1).
    mutating func removeObject(_ id: ObjectID) {
        guard let object = objects.remove(id) else { return }
        lastApplied[id] = nil
        let key = ObjectKey(object.kind, object.metadata.name)
        _ = changes.note(.deleted, of: id, key: key, in: object.metadata.namespace)
        if let namespace = object.metadata.namespace {
            namespaces[namespace].index[key] = nil
            namespaces[namespace].counts[object.kind, default: 0] -= 1
            countRequest(to: namespaces[namespace].supervisor)
            removeNamespaceIfEmpty(namespace)
        } else {
            objectsWithoutNamespace[key] = nil
        }
    }

    /// Who an event happened to.
    func subject(of id: ObjectID) -> Event.Subject {
        let object = objects[id]
        return Event.Subject(
            kind: object.kind.name, name: object.metadata.name,
            namespace: object.metadata.namespace.map { namespaces[$0].name })
    }
}
