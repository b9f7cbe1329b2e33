import Manifests
import Model

/// Something that a verb asks for.
public struct VerbArgument: Sendable {
    /// Its name, as options write it without the dashes.
    public let name: String
    /// What may be given.
    public let kind: Kind
    /// What it means, in a line.
    public let help: String
    /// Whether it must be given.
    public let isRequired: Bool
    /// Whether it stands behind `--name`; otherwise by its place.
    public let isOption: Bool
    /// Whether it may be given several times.
    public let isRepeated: Bool

    /// What may be given.
    public enum Kind: Sendable {
        case host, cluster, supervisor, namespace, vm, datastore, library, policy, vmClass
        case workloadCluster, service, alarm, volume
        /// A type of Kubernetes objects, by any of its names.
        case type
        /// A name that may be new.
        case name
        case text
        case number(ClosedRange<Int>)
        /// MHz, or with a unit GHz.
        case cpu
        /// MiB, or a quantity such as `4Gi`.
        case memory
        case duration
        case address
        /// A prefix, two addresses with a dash, or one address.
        case range
        case onOff
        case choice([String])
        /// A file or directory of manifests.
        case manifests
    }

    static func place(
        _ name: String, _ kind: Kind, _ help: String, isRepeated: Bool = false
    ) -> VerbArgument {
        VerbArgument(
            name: name, kind: kind, help: help, isRequired: true, isOption: false,
            isRepeated: isRepeated)
    }

    static func option(
        _ name: String, _ kind: Kind, _ help: String, isRequired: Bool = false,
        isRepeated: Bool = false
    ) -> VerbArgument {
        VerbArgument(
            name: name, kind: kind, help: help, isRequired: isRequired, isOption: true,
            isRepeated: isRepeated)
    }

    /// How it is written.
    var usage: String {
        let value =
            switch kind {
            case .onOff: "on|off"
            case .choice(let words): words.joined(separator: "|")
            default: placeholder
            }
        let text = isOption ? "--\(name) \(value)" : value
        return (isRequired ? text : "[\(text)]") + (isRepeated ? "..." : "")
    }

    private var placeholder: String {
        if !isOption { return name.uppercased() }
        return switch kind {
        case .number: "N"
        case .cpu: "MHZ"
        case .memory: "SIZE"
        case .duration: "TIME"
        default: "NAME"
        }
    }

    /// What there is to choose from; nil where anything of the right form will do.
    public func candidates(in simulation: Simulation) -> [String]? {
        let vcenter = simulation.vcenter
        switch kind {
        case .host: return vcenter.hosts.ids.map { vcenter.hosts[$0].name }
        case .cluster: return vcenter.clusters.ids.map { vcenter.clusters[$0].name }
        case .supervisor: return vcenter.supervisors.ids.map { vcenter.supervisors[$0].name }
        case .namespace: return vcenter.namespaces.ids.map { vcenter.namespaces[$0].name }
        case .vm:
            return vcenter.vms.ids.compactMap {
                vcenter.vms[$0].kind == .vSpherePod ? nil : vcenter.vms[$0].name
            }
        case .datastore: return vcenter.datastores.ids.map { vcenter.datastores[$0].name }
        case .library: return vcenter.libraries.ids.map { vcenter.libraries[$0].name }
        case .policy: return vcenter.policies.ids.map { vcenter.policies[$0].name }
        case .vmClass: return vcenter.classes.ids.map { vcenter.classes[$0].name }
        case .workloadCluster:
            return vcenter.workloadClusters.ids.map { id in
                let row = vcenter.workloadClusters[id]
                return "\(vcenter.namespaces[row.namespace].name)/\(row.name)"
            }
        case .service: return vcenter.supervisorServices.map(\.name)
        case .volume: return vcenter.volumes.ids.map { vcenter.volumes[$0].name }
        case .alarm: return AlarmDefinition.allCases.map(\.rawValue)
        case .onOff: return ["on", "off"]
        case .choice(let words): return words
        default: return nil
        }
    }

    /// Refuses a value that is none.
    func check(_ value: String, in simulation: Simulation) throws(VerbError) {
        if let known = candidates(in: simulation) {
            guard known.contains(value) else {
                throw VerbError(self, .unknown(value, known: known))
            }
            return
        }
        func want(_ isRight: Bool, _ wanted: String) throws(VerbError) {
            if !isRight { throw VerbError(self, .malformed(value, wanted: wanted)) }
        }
        switch kind {
        case .number(let range):
            try want(
                Int(value).map(range.contains) ?? false,
                range.upperBound == .max
                    ? "a whole number from \(range.lowerBound) on"
                    : "a whole number from \(range.lowerBound) to \(range.upperBound)")
        case .cpu: try want(Self.megahertz(value) != nil, "MHz; write 4000 or 4GHz")
        case .memory: try want(Self.mebibytes(value) != nil, "a size; write 4096 (MiB) or 4Gi")
        case .duration:
            try want(Duration.milliseconds(value) != nil, "a duration; write 90s, 5m or 1h30m")
        case .address: try want(IPv4(value) != nil, "an address; write 10.0.0.10")
        case .range:
            try want(
                AddressRange(value) != nil,
                "a range; write 10.0.0.0/24, 10.0.0.10-10.0.0.99 or an address")
        case .type:
            try want(
                !ResourceType.named(value, in: simulation.vcenter).isEmpty,
                "a type of objects; write deployment, statefulset, pod, tkc, ...")
        case .name: try want(!value.isEmpty && !value.contains("/"), "a name")
        default: break
        }
    }

    /// CPU in MHz.
    static func megahertz(_ text: String) -> Int? {
        let lower = text.lowercased()
        if lower.hasSuffix("ghz") {
            guard let quantity = try? Quantity(text.dropLast(3)), let milli = try? quantity.milli,
                milli >= 0
            else { return nil }
            return milli
        }
        return Int(lower.hasSuffix("mhz") ? String(text.dropLast(3)) : text).flatMap {
            $0 >= 0 ? $0 : nil
        }
    }

    /// Memory or storage in MiB.
    static func mebibytes(_ text: String) -> Int? {
        if let number = Int(text) { return number >= 0 ? number : nil }
        guard let quantity = try? Quantity(text), let size = try? quantity.mebibytes, size >= 0
        else { return nil }
        return size
    }
}

/// What was given to a verb: checked, so that what is there can be read.
public struct VerbInput: Sendable {
    let values: [String: [String]]
    /// The state in which it is to be done.
    let simulation: Simulation

    var vcenter: VCenter { simulation.vcenter }

    /// A value that must be there.
    func text(_ name: String) -> String { values[name]?.first ?? "" }

    func optional(_ name: String) -> String? { values[name]?.first }
    func all(_ name: String) -> [String] { values[name] ?? [] }
    func has(_ name: String) -> Bool { values[name] != nil }
    func number(_ name: String) -> Int? { optional(name).flatMap(Int.init) }
    func cpu(_ name: String) -> Int? { optional(name).flatMap(VerbArgument.megahertz) }
    func memory(_ name: String) -> Int? { optional(name).flatMap(VerbArgument.mebibytes) }
    func duration(_ name: String) -> Int? { optional(name).flatMap(Duration.milliseconds) }
    func isOn(_ name: String) -> Bool { text(name) == "on" }
    func onOff(_ name: String) -> Bool? { optional(name).map { $0 == "on" } }

    /// A type of objects.
    func kind(_ name: String) -> Kind {
        ResourceType.named(text(name), in: vcenter).first?.kind ?? .pod
    }

    /// The namespace given, or the only one there is.
    var namespace: String { optional("namespace") ?? "default" }
}
