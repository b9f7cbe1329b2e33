import Model

extension Verb {
    /// What both creating and changing a namespace ask for.
    private static let limits: [VerbArgument] = [
        .option("description", .text, "What it is for"),
        .option("cpu", .cpu, "The most CPU"),
        .option("memory", .memory, "The most memory"),
        .option("storage", .memory, "The most storage"),
        .option("policy", .policy, "A storage policy that it may use", isRepeated: true),
        .option("class", .vmClass, "A VM class that it may use", isRepeated: true),
        .option("library", .library, "A content library bound to it", isRepeated: true),
        .option(
            "permission", .text, "Who may do what: USER@DOMAIN=owner|edit|view",
            isRepeated: true),
    ]

    static let namespaceVerbs: [Verb] = [
        Verb(
            "create-namespace", .namespaces, "Create a vSphere Namespace",
            [
                .place("name", .name, "Its name"),
                .option("supervisor", .supervisor, "Its Supervisor (the first)"),
            ] + limits
        ) { (input) throws(VerbError) in
            var spec = NamespaceSpec(name: input.text("name"))
            spec.description = input.optional("description") ?? ""
            spec.cpuLimitMHz = input.cpu("cpu")
            spec.memoryLimitMiB = input.memory("memory")
            spec.storageLimitMiB = input.memory("storage")
            spec.storage = input.all("policy").map { StorageSpec(policy: $0) }
            spec.classes = input.all("class")
            spec.libraries = input.all("library")
            spec.permissions = try input.permissions()
            return [.createNamespace(spec, supervisor: input.supervisor)]
        },
        Verb(
            "update-namespace", .namespaces,
            "Change a vSphere Namespace: what is given replaces what was, the rest stays",
            [
                .place("namespace", .namespace, "The namespace"),
                .option(
                    "no-limit", .choice(["cpu", "memory", "storage"]), "Lift a limit",
                    isRepeated: true),
            ] + limits
        ) { (input) throws(VerbError) in
            func change(_ name: String, _ most: Int?) -> NamespaceUpdate.LimitChange {
                input.all("no-limit").contains(name) ? .lift : most.map { .most($0) } ?? .keep
            }
            var update = NamespaceUpdate()
            update.description = input.optional("description")
            update.cpuLimit = change("cpu", input.cpu("cpu"))
            update.memoryLimit = change("memory", input.memory("memory"))
            update.storageLimit = change("storage", input.memory("storage"))
            if input.has("policy") {
                update.storage = input.all("policy").map { StorageSpec(policy: $0) }
            }
            if input.has("class") { update.classes = input.all("class") }
            if input.has("library") { update.libraries = input.all("library") }
            if input.has("permission") { update.permissions = try input.permissions() }
            return [.updateNamespace(name: input.text("namespace"), update)]
        },
        Verb(
            "delete-namespace", .namespaces, "Delete a vSphere Namespace with all that is in it",
            .destroys, [.place("namespace", .namespace, "The namespace")]
        ) { (input) throws(VerbError) in
            [.delete(.namespace, name: input.text("namespace"), namespace: "")]
        },
        Verb(
            "set-self-service", .namespaces,
            "Let users create namespaces through the Kubernetes API, or not",
            [
                .place("supervisor", .supervisor, "The Supervisor"),
                .place("state", .onOff, "Whether they may"),
                .option("cpu", .cpu, "The most CPU of such a namespace"),
                .option("memory", .memory, "The most memory"),
                .option("storage", .memory, "The most storage"),
            ]
        ) { (input) throws(VerbError) in
            var template = NamespaceTemplate()
            template.cpuLimitMHz = input.cpu("cpu")
            template.memoryLimitMiB = input.memory("memory")
            template.storageLimitMiB = input.memory("storage")
            return [
                .setSelfService(
                    supervisor: input.text("supervisor"),
                    input.isOn("state") ? template : nil)
            ]
        },
    ]
}

extension VerbInput {
    /// The Supervisor given, or the first.
    var supervisor: String {
        optional("supervisor")
            ?? vcenter.supervisors.ids.first { _ in true }.map { vcenter.supervisors[$0].name }
            ?? ""
    }

    /// Who may do what, as given.
    fileprivate func permissions() throws(VerbError) -> [Permission] {
        var permissions: [Permission] = []
        for text in all("permission") {
            let parts = text.split(separator: "=")
            let role = parts.last.flatMap { word in
                Permission.Role.allCases.first { "\($0)" == word }
            }
            guard parts.count == 2, let role else {
                throw VerbError(
                    .malformed(text, wanted: "USER@DOMAIN=owner, =edit or =view"))
            }
            let names = parts[0].split(separator: "@", maxSplits: 1)
            permissions.append(
                Permission(
                    subject: String(names.first ?? ""),
                    domain: names.count > 1 ? String(names[1]) : Principal.domain, role: role))
        }
        return permissions
    }
}
