/// The worlds that ship with the product, compiled into the binary.
public enum Worlds {
    /// Name and text of every world, in the order in which `wlm-tui worlds` lists them.
    public static var all: [(name: String, yaml: [UInt8])] {
        [
            ("demo", PackageResources.demo_yaml),
            ("lab", PackageResources.lab_yaml),
            ("busy", PackageResources.busy_yaml),
            ("datacenter", PackageResources.datacenter_yaml),
            ("large", PackageResources.large_yaml),
            ("planetlab-dvfs", PackageResources.planetlab_dvfs_yaml),
            ("zones", PackageResources.zones_yaml),
        ]
    }
}
