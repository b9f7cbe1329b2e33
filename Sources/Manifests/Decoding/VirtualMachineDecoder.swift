import Model

/// Decodes VirtualMachines of the VM Operator, v1alpha1 to v1alpha3 (`DOMAIN.md` 4.2).
enum VirtualMachineDecoder {
    static func spec(
        _ spec: FieldReader, apiVersion: String
    ) throws(ManifestError) -> VMServiceSpec {
        let isFirst = apiVersion.hasSuffix("/v1alpha1")
        var vm = VMServiceSpec(
            className: try spec.required("className"), image: try image(spec),
            storageClass: try spec.text("storageClass") ?? "")
        // The first version wrote poweredOn, later ones PoweredOn; case does not matter here.
        let powers = VMServiceSpec.Power.allCases.map { ($0.rawValue, $0) }
        vm.power = try spec.choice("powerState", powers) ?? .poweredOn
        let modes = VMServiceSpec.PowerMode.allCases.map { ($0.rawValue, $0) }
        let usual: VMServiceSpec.PowerMode = isFirst ? .hard : .trySoft
        vm.powerOffMode = try spec.choice("powerOffMode", modes) ?? usual
        vm.suspendMode = try spec.choice("suspendMode", modes) ?? usual
        vm.restartMode = try spec.choice("restartMode", modes) ?? usual
        vm.nextRestart = try restart(spec)
        vm.bootstrap = isFirst ? try metadata(spec) : try bootstrap(spec)
        for volume in try spec.list("volumes") {
            let claim = try volume.object("persistentVolumeClaim")
            guard claim.has("claimName") else { continue }
            vm.volumes.append(
                VMServiceSpec.Volume(
                    name: try volume.required("name"), claim: try claim.required("claimName")))
        }
        let reserved = try spec.object("reserved").text("resourcePolicyName")
        vm.resourcePolicy = try spec.text("resourcePolicyName") ?? reserved
        return vm
    }

    private static func image(_ spec: FieldReader) throws(ManifestError) -> String {
        if let name = try spec.text("imageName") { return name }
        return try spec.object("image").text("name") ?? ""
    }

    private static func restart(
        _ spec: FieldReader
    ) throws(ManifestError) -> VMServiceSpec.Restart? {
        guard let text = try spec.text("nextRestartTime"), !text.isEmpty else { return nil }
        if text.lowercased() == "now" { return .now }
        guard let second = Timestamp.seconds(text) else {
            throw spec.error(
                .refused("must be \"now\" or a time such as 2026-03-03T08:00:00Z"),
                at: "nextRestartTime")
        }
        return .at(second)
    }

    /// The first version's `vmMetadata`: a ConfigMap or a Secret.
    private static func metadata(
        _ spec: FieldReader
    ) throws(ManifestError) -> VMServiceSpec.Bootstrap? {
        guard spec.has("vmMetadata") else { return nil }
        let metadata = try spec.object("vmMetadata")
        let provider = try metadata.text("transport") ?? "ExtraConfig"
        if let name = try metadata.text("secretName") {
            return VMServiceSpec.Bootstrap(provider: provider, source: secret(name))
        }
        let name = try metadata.text("configMapName")
        return VMServiceSpec.Bootstrap(
            provider: provider,
            source: name.map { ObjectKey(.other(group: "", name: "ConfigMap"), $0) })
    }

    /// Later versions' `bootstrap`: data in a Secret, or in the VM itself.
    private static func bootstrap(
        _ spec: FieldReader
    ) throws(ManifestError) -> VMServiceSpec.Bootstrap? {
        guard spec.has("bootstrap") else { return nil }
        let bootstrap = try spec.object("bootstrap")
        let forms = [
            ("cloudInit", "rawCloudConfig", "user-data"), ("sysprep", "rawSysprep", "unattend"),
        ]
        for (provider, raw, key) in forms where bootstrap.has(provider) {
            let reader = try bootstrap.object(provider)
            guard reader.has(raw) else { return VMServiceSpec.Bootstrap(provider: provider) }
            let reference = try reader.object(raw)
            return VMServiceSpec.Bootstrap(
                provider: provider, source: secret(try reference.required("name")),
                key: try reference.text("key") ?? key)
        }
        if bootstrap.has("vAppConfig") {
            let name = try bootstrap.object("vAppConfig").text("rawProperties")
            return VMServiceSpec.Bootstrap(
                provider: "vAppConfig", source: name.map { secret($0) })
        }
        return bootstrap.has("linuxPrep") ? VMServiceSpec.Bootstrap(provider: "linuxPrep") : nil
    }

    private static func secret(_ name: String) -> ObjectKey {
        ObjectKey(.other(group: "", name: "Secret"), name)
    }
}
