import Model

/// What the ClusterClass `tanzukubernetescluster` lets a cluster set, and of which type each is.
struct ClusterVariable: Sendable {
    let name: String
    let type: Shape
    let isRequired: Bool

    /// What a value looks like, as OpenAPI schemas say it.
    indirect enum Shape: Sendable {
        case string, boolean
        case integer(least: Int)
        case list(of: Shape)
        case object([(key: String, type: Shape)])
        /// Anything: what a controller reads, or what the class leaves open.
        case any
    }

    private init(_ name: String, _ type: Shape, required: Bool = false) {
        self.name = name
        self.type = type
        isRequired = required
    }

    private static let volume = Shape.object([
        ("name", .string), ("mountPath", .string), ("storageClass", .string),
        ("capacity", .object([("storage", .any)])),
    ])

    /// All variables, in the order of their names.
    static let all: [ClusterVariable] = [
        .init("TKR_DATA", .any), .init("clusterEncryptionConfigYaml", .string),
        .init(
            "controlPlaneCertificateRotation",
            .object([("activate", .boolean), ("daysBefore", .integer(least: 7))])),
        .init("controlPlaneVolumes", .list(of: volume)),
        .init("defaultRegistrySecret", .any), .init("defaultStorageClass", .string),
        .init("defaultVolumeSnapshotClass", .string), .init("extensionCert", .any),
        .init("kubeAPIServerFQDNs", .list(of: .string)),
        .init("nodePoolLabels", .list(of: .object([("key", .string), ("value", .string)]))),
        .init(
            "nodePoolTaints",
            .list(of: .object([("key", .string), ("value", .string), ("effect", .string)]))),
        .init("nodePoolVolumes", .list(of: volume)), .init("ntp", .string),
        .init(
            "podSecurityStandard",
            .object([
                ("audit", .string), ("auditVersion", .string), ("deactivated", .boolean),
                ("enforce", .string), ("enforceVersion", .string), ("exemptions", .any),
                ("warn", .string), ("warnVersion", .string),
            ])),
        .init(
            "proxy",
            .object([
                ("httpProxy", .string), ("httpsProxy", .string), ("noProxy", .list(of: .string)),
            ])),
        .init("storageClass", .string, required: true),
        .init("storageClasses", .list(of: .string)),
        .init(
            "trust",
            .object([
                (
                    "additionalTrustedCAs",
                    .list(of: .object([("name", .string), ("data", .string)]))
                )
            ])), .init("user", .any), .init("vmClass", .string, required: true),
    ]
}

extension ClusterVariable.Shape {
    /// The type as a schema names it.
    private var name: String {
        switch self {
        case .string: "string"
        case .boolean: "boolean"
        case .integer: "integer"
        case .list: "array"
        case .object: "object"
        case .any: "any"
        }
    }

    /// What is wrong with a value, in the words in which schemas are checked; nil for nothing.
    func problem(with value: Value, at path: String) -> String? {
        switch (self, value) {
        case (.any, _), (.string, .string), (.boolean, .bool): return nil
        // What looks like a number stands for the text that was meant.
        case (.string, .decimal): return nil
        case (.integer(let least), .integer(let number)):
            return number >= least
                ? nil
                : "\(path): Invalid value: \(number): \(path) in body should be greater than or "
                    + "equal to \(least)"
        case (.list(let type), .list(let elements)):
            for (place, element) in elements.enumerated() {
                if let problem = type.problem(with: element, at: "\(path)[\(place)]") {
                    return problem
                }
            }
            return nil
        case (.object(let fields), .object(let written)):
            for field in written.all {
                guard let known = fields.first(where: { $0.key == field.key }) else {
                    return
                        "\(path): Invalid value: \"\": failed validation: \"\(field.key)\" fields "
                        + "are not specified in the variable schema"
                }
                let below = "\(path).\(field.key)"
                if let problem = known.type.problem(with: field.value, at: below) {
                    return problem
                }
            }
            return nil
        default:
            return "\(path): Invalid value: \"\(value.typeName)\": \(path) in body must be of type "
                + "\(name): \"\(value.typeName)\""
        }
    }
}

extension Value {
    /// Its type as a schema names it.
    fileprivate var typeName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .decimal: "number"
        case .string: "string"
        case .list: "array"
        case .object: "object"
        }
    }
}
