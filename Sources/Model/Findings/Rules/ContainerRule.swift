extension Diagnosis {
    /// Images that cannot be fetched, by namespace and image.
    func images() -> [Finding] {
        var faults: [(key: ImageKey, pod: PodID)] = []
        for place in 0..<vcenter.lives.places {
            guard let id = vcenter.lives.id(at: place) else { continue }
            let pod = vcenter.lives[id].pod
            for (index, life) in vcenter.lives[id].containers.enumerated()
            where life.state.isImageTrouble {
                let container = vcenter.pods[pod].template.allContainers[index]
                guard let fault = vcenter.behaviour(of: container).imageFault else { continue }
                faults.append(
                    (ImageKey(vcenter.pods[pod].namespace, container.image, fault), pod))
            }
        }
        return Self.byWeight(
            grouped(faults, by: \.key).map { key, rows in
                let subjects = rows.prefix(20).map { Finding.Subject.pod($0.pod) }
                return Finding(
                    .warning, .imageFault(image: key.image, key.fault),
                    on: [.namespace(key.namespace)] + subjects, weight: rows.count,
                    mendedBy: remedies(for: key))
            })
    }

    private struct ImageKey: Hashable {
        let namespace: NamespaceID
        let image: String
        let fault: ImageFault

        init(_ namespace: NamespaceID, _ image: String, _ fault: ImageFault) {
            self.namespace = namespace
            self.image = image
            self.fault = fault
        }
    }

    private func remedies(for key: ImageKey) -> [Remedy] {
        let registry = ImageFault.registry(of: key.image)
        // What holds for the whole registry is mended there.
        if vcenter.environment.fault(ofRegistryOf: key.image) != nil {
            return [
                Remedy(
                    key.fault == .untrusted ? .trustRegistry(registry) : .mendRegistry(registry),
                    .environment(.registry(registry, nil)))
            ]
        }
        switch key.fault {
        case .missing: return [Remedy(.correctImage)]
        case .denied: return [Remedy(.giveCredentials(registry: registry))]
        case .untrusted: return [Remedy(.trustRegistry(registry))]
        case .unreachable: return [Remedy(.correctImage)]
        }
    }

    /// Containers that end again and again.
    func crashes() -> [Finding] {
        var found: [(key: CrashKey, pod: PodID)] = []
        for place in 0..<vcenter.lives.places {
            guard let id = vcenter.lives.id(at: place) else { continue }
            let pod = vcenter.lives[id].pod
            for (index, life) in vcenter.lives[id].containers.enumerated()
            where life.state == .waiting(.crashLoop) {
                let row = vcenter.pods[pod]
                let name = row.template.allContainers[index].name
                let end: FindingCause.ContainerEnd =
                    life.last.map {
                        $0.isOutOfMemory ? .outOfMemory : .exit(code: $0.exitCode)
                    } ?? .exit(code: 1)
                let owner = row.owner.map { Finding.Subject.workload($0) } ?? .pod(pod)
                found.append((CrashKey(owner: owner, container: name, end: end), pod))
            }
        }
        return Self.byWeight(
            grouped(found, by: \.key).map { key, rows in
                Finding(
                    .warning, .crashLoop(container: key.container, key.end),
                    on: [key.owner] + rows.prefix(20).map { .pod($0.pod) }, weight: rows.count,
                    mendedBy: [Remedy(key.end == .outOfMemory ? .raiseMemoryLimit : .mendProgram)])
            })
    }

    private struct CrashKey: Hashable {
        let owner: Finding.Subject
        let container: String
        let end: FindingCause.ContainerEnd
    }
}

extension ImageFault {
    /// The registry that an image comes from.
    public static func registry(of image: String) -> String {
        let first = image.contains("/") ? String(image.prefix { $0 != "/" }) : ""
        return first.contains(".") || first.contains(":") ? first : "docker.io"
    }
}
