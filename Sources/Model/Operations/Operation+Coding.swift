/// An operation on disk: `{"CASE": {...}}`, its arguments by their labels; what has no label in
/// Swift has a key here. A key once written stays: files of old keep it, and
/// `Tests/ManifestsTests/Coding/operations.jsonl` holds one example of each.
extension Operation {
    enum ApplyCodingKeys: String, CodingKey { case _0 = "object" }
    enum DeleteCodingKeys: String, CodingKey { case _0 = "kind", name, namespace, cascade }
    enum DryRunCodingKeys: String, CodingKey { case _0 = "operation" }
    enum ScaleCodingKeys: String, CodingKey { case _0 = "kind", name, namespace, replicas }
    enum RolloutCodingKeys: String, CodingKey {
        case _0 = "command"
        case _1 = "kind"
        case name, namespace
    }
    enum CreateNamespaceCodingKeys: String, CodingKey { case _0 = "namespace", supervisor }
    enum UpdateNamespaceCodingKeys: String, CodingKey { case name, _1 = "update" }
    enum SetSelfServiceCodingKeys: String, CodingKey { case supervisor, _1 = "template" }
    enum CordonCodingKeys: String, CodingKey { case host, _1 = "isCordoned" }
    enum SetDRSCodingKeys: String, CodingKey { case cluster, _1 = "settings" }
    enum SetHACodingKeys: String, CodingKey { case cluster, _1 = "settings" }
    enum ApplyRecommendationCodingKeys: String, CodingKey { case _0 = "number" }
    enum CreateVMCodingKeys: String, CodingKey { case name, cluster, _2 = "vm" }
    enum UpgradeSupervisorCodingKeys: String, CodingKey { case _0 = "supervisor", version }
    enum ResizeSupervisorCodingKeys: String, CodingKey {
        case _0 = "supervisor"
        case _1 = "size"
    }
    enum SetModuleCodingKeys: String, CodingKey { case _0 = "module", supervisor, healthy }
    enum AlarmCodingKeys: String, CodingKey { case _0 = "alarm" }
    enum CancelCodingKeys: String, CodingKey { case _0 = "task" }
    enum ServiceCodingKeys: String, CodingKey { case _0 = "service" }
    enum FaultCodingKeys: String, CodingKey { case _0 = "fault" }
    enum EnvironmentCodingKeys: String, CodingKey { case _0 = "change" }
    enum HostCodingKeys: String, CodingKey { case _0 = "host" }
    enum EnableWorkloadManagementCodingKeys: String, CodingKey { case cluster, _1 = "spec" }
    enum SupervisorServiceCodingKeys: String, CodingKey { case _0 = "service" }
    enum NetworkCodingKeys: String, CodingKey { case _0 = "network", supervisor }
    enum LibraryCodingKeys: String, CodingKey { case _0 = "library" }
    enum StorageCodingKeys: String, CodingKey { case _0 = "storage" }
    enum VmClassCodingKeys: String, CodingKey { case _0 = "vmClass" }
    enum WorkloadClusterCodingKeys: String, CodingKey {
        case _0 = "cluster"
        case _1 = "operation"
    }
    enum InsideCodingKeys: String, CodingKey { case _0 = "cluster", _1 = "operation" }
}
