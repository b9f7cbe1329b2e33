import Model
import Wording

extension Console {
    /// What is most wrong, and where to look.
    var worstFinding: Finding? { lacks(.findings) ? nil : simulation.findings.first }

    /// Whether a lesson is taken without something.
    func lacks(_ aid: Coach.Aid) -> Bool { coach?.without.contains(aid) ?? false }

    /// A finding in full: what is wrong, what it is about, and what mends it.
    func findingCards(_ finding: Finding) -> [Card] {
        let vcenter = simulation.vcenter
        let text = finding.text(in: vcenter)
        let remedies = finding.remedies
        return [
            Card(finding.severity.text, isWide: true) { width in
                Prose.wrapped(text, width: width).map { Line($0, .statusWarn) }
            },
            Card(
                "What it is about",
                finding.subjects.prefix(20).map { subject in
                    Line(
                        [
                            .text(subject.kind, .dim), .column(24),
                            .text(subject.name(in: vcenter), .text),
                        ], to: subject.reference(in: vcenter).map { .detail($0) })
                }),
            Card("What mends it", isWide: true) { width in
                remedies.isEmpty
                    ? [Line("Nothing needs to be done.", .dim)]
                    : remedies.flatMap { remedy in
                        Prose.wrapped(remedy.action.text, width: width).map { Line($0) }
                    }
            },
        ]
    }

    /// Where a finding leads: to what it is about, or to the finding itself.
    func target(of finding: Finding) -> Screen {
        .detail(
            finding.subjects.lazy.compactMap { $0.reference(in: self.simulation.vcenter) }.first
                ?? .finding(finding))
    }
}
