import Manifests
import Model
import Testing

@testable import Engine

@Suite struct ForecastTests {
    private static func start() throws -> Timeline {
        Timeline(start: try World(named: "lab").simulation())
    }

    @Test func `in a hundred situations what is forecast is what then happens`() throws {
        var timeline = try Self.start()
        var operations = RandomOperations(seed: 11)
        var (situations, refused, changed) = (0, 0, 0)
        var options = Forecast.Options()
        options.forks = 1
        while situations < 100, refused < 1000 {
            try timeline.advance(to: timeline.now + 30_000 + operations.number(below: 120_000))
            let operation = operations.next(for: timeline.simulation)
            options.horizon = situations % 4 == 0 ? nil : 180_000
            let forecast = Forecast(of: [operation], on: timeline.simulation, options)
            // Nobody has interfered with the original.
            #expect(timeline.now == forecast.at)
            do throws(TimelineError) {
                try timeline.perform(operation, as: Simulation.administrator)
                #expect(forecast.outcome.refusals.isEmpty)
            } catch {
                #expect(!forecast.outcome.refusals.isEmpty)
                refused += 1
                continue
            }
            try timeline.advance(to: forecast.outcome.endsAt)
            #expect(timeline.simulation.stateHash == forecast.outcome.hash)
            situations += 1
            changed += forecast.outcome.comparison.isEmpty ? 0 : 1
        }
        #expect(situations == 100)
        #expect(changed > 50)
    }

    @Test func `a fault that nobody has disclosed is not in a forecast`() throws {
        var simulation = try World(named: "lab").simulation()
        simulation.advance(to: 600_000)
        let host = simulation.vcenter.hosts.ids.map { simulation.vcenter.hosts[$0].name }
        simulation.plan(.failHost(host: host[0]), at: 700_000)
        simulation.plan(.cordon(host: host[1], true), at: 700_000, isDisclosed: true)
        var options = Forecast.Options()
        options.horizon = 300_000
        let forecast = Forecast(of: [], on: simulation, options)
        let changed = forecast.outcome.comparison.rows.filter { $0.kind == .host }.map(\.name)
        #expect(changed == [host[1]])
        simulation.advance(to: forecast.outcome.endsAt)
        #expect(simulation.vcenter.hosts.ids.contains { !simulation.vcenter.hosts[$0].isRunning })
    }

    @Test func `forks with other streams differ, and a range spans them`() throws {
        let world = try World(named: "demo")
        var simulation = try world.simulation()
        simulation.advance(to: 3_600_000)
        let host = simulation.vcenter.hosts.ids.map { simulation.vcenter.hosts[$0].name }[0]
        let forecast = Forecast(of: [.enterMaintenance(host: host)], on: simulation)
        #expect(forecast.others.count == 4)
        #expect(Set(([forecast.outcome] + forecast.others).map(\.hash)).count == 5)
        let moves = forecast.range { $0.moves.count }
        #expect(moves.contains(forecast.outcome.moves.count))
        #expect(moves.lowerBound > 0)
        #expect(forecast.outcome.moves.contains { $0.from == host })
        let duration = try #require(forecast.outcome.duration)
        #expect(duration > 0)
        #expect(
            forecast.outcome.endsAt
                >= forecast.at + duration + Forecast.afterwards)
        // The same again is the same.
        let again = Forecast(of: [.enterMaintenance(host: host)], on: simulation)
        #expect(again.others.map(\.hash) == forecast.others.map(\.hash))
    }
}
