import Model
import Wording

/// Decodes CronJobs.
enum CronJobDecoder {
    static func cronJob(_ spec: FieldReader) throws(ManifestError) -> CronJobSpec {
        let schedule = try self.schedule(spec)
        let template = try spec.object("jobTemplate")
        let job = try template.object("spec")
        guard case .workload(_, let workload) = try WorkloadDecoder.body(.job, job) else {
            throw template.error(.missing("spec"))
        }
        var cronJob = CronJobSpec(schedule: schedule, job: workload, manifest: job.value)
        let metadata = try template.object("metadata")
        cronJob.labels = try metadata.labels("labels")
        cronJob.annotations = try metadata.labels("annotations")
        let policies = CronJobSpec.Concurrency.allCases.map { ($0.rawValue, $0) }
        cronJob.concurrency = try spec.choice("concurrencyPolicy", policies) ?? .allow
        cronJob.startingDeadline = try RolloutDecoder.seconds("startingDeadlineSeconds", spec)
        cronJob.isSuspended = try spec.bool("suspend") ?? false
        cronJob.kept = CronJobSpec.Kept(
            well: try spec.integer("successfulJobsHistoryLimit") ?? 3,
            badly: try spec.integer("failedJobsHistoryLimit") ?? 1
        )
        if let zone = try spec.text("timeZone"), zone != "Etc/UTC", zone != "UTC" {
            throw spec.error(.refused("only Etc/UTC is understood"), at: "timeZone")
        }
        return cronJob
    }

    private static func schedule(_ spec: FieldReader) throws(ManifestError) -> CronSchedule {
        let text = try spec.required("schedule")
        if text.hasPrefix("TZ=") || text.hasPrefix("CRON_TZ=") {
            throw spec.error(
                .refused("cannot use TZ or CRON_TZ in schedule, use timeZone field instead"),
                at: "schedule")
        }
        do throws(CronSchedule.Problem) {
            return try CronSchedule(text)
        } catch {
            throw spec.error(
                .refused("Invalid value: \"\(text)\": \(error.text)"), at: "schedule")
        }
    }
}
