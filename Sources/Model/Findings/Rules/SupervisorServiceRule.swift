extension Diagnosis {
    /// How long a Supervisor Service may take before it is found, in milliseconds.
    private static let usualReconciliation = 300_000

    /// Supervisor Services that are not reconciled though they had the time.
    func supervisorServices() -> [Finding] {
        var found: [Finding] = []
        for id in vcenter.supervisors.ids {
            for installed in vcenter.supervisors[id].services {
                guard let problem = installed.problem, installed.status != .configured,
                    now - installed.changedAt >= Self.usualReconciliation
                else { continue }
                found.append(
                    Finding(
                        .warning, .serviceHeld(installed.service, problem), on: [.supervisor(id)],
                        mendedBy: remedies(for: problem)))
            }
        }
        return found
    }

    private func remedies(for problem: InstalledService.Problem) -> [Remedy] {
        switch problem {
        case .image(_, let image, _):
            let registry = ImageFault.registry(of: image)
            guard vcenter.environment.fault(ofRegistryOf: image) != nil else {
                return [Remedy(.correctImage)]
            }
            return [Remedy(.mendRegistry(registry), .environment(.registry(registry, nil)))]
        case .pending: return [Remedy(.addCapacity)]
        case .notReady: return [Remedy(.mendProgram)]
        case .refused: return []
        }
    }
}
