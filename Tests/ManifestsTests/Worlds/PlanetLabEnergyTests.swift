import Model
import Testing

@testable import Manifests

@Suite struct PlanetLabEnergyTests {
    @Test(
        .enabled(
            if: Shared.folder != nil, "needs the PlanetLab day below ../shared/data/traces"))
    func `the published day without migration takes its energy within a percent`() throws {
        let trace = try TraceReader.read(
            Shared.path("data/traces/planetlab-20110303.csv"), interval: 300_000)
        var simulation = try World(named: "planetlab-dvfs").simulation(trace: trace)
        simulation.advance(to: 86_400_000)
        let energy = try #require(simulation.vcenter.energyWattHours)
        // CloudSim 3.0.3 with all VMs kept: 927.99 kWh.
        #expect(abs(energy - 927_990) <= 9280)
        let running = simulation.vcenter.vms.ids.count {
            simulation.vcenter.vms[$0].power == .poweredOn
        }
        #expect(running == 1052)
        #expect(
            simulation.vcenter.clusters.ids.allSatisfy {
                simulation.vcenter.clusters[$0].balance.migrations == 0
            })
    }

    @Test func `sizes go to equal blocks of the rows, and first fit fills hosts in order`() throws {
        let rows = (1...6).map { Trace.Row(name: "r\($0)", samples: [100, 100]) }
        var simulation = try World(named: "planetlab-dvfs").simulation(
            trace: Trace(interval: 300_000, rows: rows))
        simulation.advance(to: 60_000)
        let vcenter = simulation.vcenter
        let vms = vcenter.vms.ids.map { vcenter.vms[$0] }
        #expect(vms.map(\.fullMHz) == [2500, 2500, 2000, 2000, 1000, 1000])
        let hosts = vms.map { $0.host.map { vcenter.hosts[$0].name } }
        // The fast ones need a G5 each pair fills; the slow ones go where memory is left first.
        #expect(hosts == ["g5-02", "g5-02", "g5-04", "g5-04", "g4-01", "g4-01"])
    }

    @Test(arguments: [
        ("G6", "power"), ("[1, 2, 3]", "power"), ("{standby: 5}", "curve"),
        ("{curve: G4, interval: 30s}", "interval"), ("{curve: G4, standby: -1}", "standby"),
    ])
    func `a power curve that is none is refused by place`(text: String, place: String) {
        let yaml = """
            name: w
            clusters:
              - name: c
                hosts: [{name: h, power: \(text)}]
            """
        do {
            _ = try World(reading: Array(yaml.utf8), file: "w.yaml")
            Issue.record("was taken")
        } catch {
            #expect(error.description.contains(place))
            #expect(error.description.hasPrefix("w.yaml:4"))
        }
    }

    @Test func `a curve of numbers has three decimals`() throws {
        let yaml = """
            name: w
            clusters:
              - name: c
                hosts: [{name: h, power: {curve: [1, 2.5, 3.125, 4, 5, 6, 7, 8, 9, 10, 11], standby: 4.2}}]
            """
        let world = try World(reading: Array(yaml.utf8), file: "w.yaml")
        let curve = try #require(world.clusters[0].hosts[0].powerCurve)
        #expect(curve.milliwatts.prefix(3) == [1000, 2500, 3125])
        #expect(curve.standbyMilliwatts == 4200)
    }
}
