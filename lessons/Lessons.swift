/// The lessons that ship with the product, compiled into the binary.
public enum Lessons {
    /// Name and text of every lesson, in the order in which they are best taken.
    public static var all: [(name: String, yaml: [UInt8])] {
        [
            ("what-workload-management-is", PackageResources.what_workload_management_is_yaml),
            ("drs-and-maintenance", PackageResources.drs_and_maintenance_yaml),
            ("read-the-supervisor", PackageResources.read_the_supervisor_yaml),
            ("create-a-namespace", PackageResources.create_a_namespace_yaml),
            ("deploy-a-pod", PackageResources.deploy_a_pod_yaml),
            ("drs-thresholds", PackageResources.drs_thresholds_yaml),
            ("lab-wcp-unhealthy", PackageResources.lab_wcp_unhealthy_yaml),
            ("lab-compute-quota", PackageResources.lab_compute_quota_yaml),
            ("lab-object-limit", PackageResources.lab_object_limit_yaml),
            ("lab-storage-quota", PackageResources.lab_storage_quota_yaml),
            ("lab-expired-certificates", PackageResources.lab_expired_certificates_yaml),
            ("lab-ingress-exhausted", PackageResources.lab_ingress_exhausted_yaml),
            ("lab-damaged-disk", PackageResources.lab_damaged_disk_yaml),
            ("lab-budget-holds-drain", PackageResources.lab_budget_holds_drain_yaml),
            ("incident-host-failure", PackageResources.incident_host_failure_yaml),
            ("exam-administrator", PackageResources.exam_administrator_yaml),
        ]
    }
}
