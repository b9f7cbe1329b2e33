/// An image as its publisher describes it: a template of VMs, a disc, or the nodes of a Tanzu
/// Kubernetes release (`DOMAIN.md` 4.2, 4.3).
public struct ImageSpec: Hashable, Sendable, Codable {
    /// Its name in the library, such as `ubuntu-22.04` or
    /// `ob-16466772-photon-3-k8s-v1.17.7---vmware.1-tkg.1.154236c`.
    public var name: String
    /// What it is made of.
    public var form: Form = .ovf
    /// What its files take, in MiB.
    public var sizeMiB = 1024
    /// The disk of a VM that is made of it, in MiB.
    public var diskMiB = 20_480
    /// Its version, as its publisher counts it.
    public var version = ""
    /// Its operating system, such as `ubuntu64Guest`.
    public var osName = "otherLinux64Guest"
    /// The version of its operating system.
    public var osVersion = ""
    /// The version of the virtual hardware that it was made for.
    public var hardwareVersion = 15
    /// The Tanzu Kubernetes release that it holds, as in `v1.26.5---vmware.2-fips.1-tkg.1`.
    public var release: String?
    /// Whether VMware Tools run in it: without them nobody hears of its guest.
    public var hasTools = true
    /// Whether its OVF package is signed by somebody whom vCenter trusts.
    public var isSigned = true

    /// An image of that name.
    public init(name: String) { self.name = name }

    /// The nodes of a release.
    public init(release: String) {
        self.init(name: "photon-3-amd64-vmi-k8s-\(Self.releaseName(release))")
        let name = Self.releaseName(release)
        self.release = name
        sizeMiB = 4096
        version = String(name.dropFirst()).replacing("---", with: "+")
        osName = "vmwarePhoton64Guest"
        osVersion = "3.0"
        hardwareVersion = 17
    }

    /// A release's name as objects bear it: `+` is no character of a name (`DOMAIN.md` 4.3).
    public static func releaseName(_ text: String) -> String {
        text.replacing("+", with: "---")
    }

    /// What an image is made of.
    public enum Form: String, Sendable, CaseIterable, Codable {
        case ovf = "OVF"
        case iso = "ISO"
    }
}
