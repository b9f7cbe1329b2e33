import Glibc
import Model
import Testing

@testable import Manifests

@Suite struct PlacementTests {
    @Test(.enabled(if: Shared.folder != nil, "needs the openb lists below ../shared/data/traces"))
    func `the first nodes and pods of openb, in the file's order`() throws {
        let all = try PlacementReader.nodes(
            Shared.path("data/traces/openb_node_list_all_node.csv"))
        let jobs = try PlacementReader.pods(
            Shared.path("data/traces/openb_pod_list_default.csv"))
        #expect(all.count == 1523 && jobs.count == 8152)
        #expect(all.reduce(0) { $0 + $1.devices } == 6212)
        #expect(jobs.reduce(0) { $0 + $1.devices } == 6_086_800)
        #expect(jobs[1].devices == 460 && jobs[1].milliCPU == 6000)
        // The whole list takes its time in debug: `wlm-tui place` does it.
        let nodes = Array(
            try PlacementReader.nodes(Shared.path("data/traces/openb_node_list_gpu_node.csv"))
                .prefix(40))
        var given: [PlacementTrial.Policy: Int] = [:]
        for policy in PlacementTrial.Policy.allCases {
            var trial = try PlacementTrial(nodes: nodes, policy: policy, seed: 1)
            let results = try trial.run(jobs, loads: [100, 130])
            for result in results {
                #expect(result.asked.devices * 100 >= result.load * trial.capacity.devices)
                #expect(result.given.devices <= trial.capacity.devices)
                #expect(result.given.milliCPU <= trial.capacity.milliCPU)
                #expect(result.given.memoryMiB <= trial.capacity.memoryMiB)
            }
            // With a third more asked for than there is nearly everything is given away.
            #expect(results[1].given.devices * 100 >= 85 * trial.capacity.devices)
            given[policy] = results[1].given.devices
        }
        let packed = try #require(given[.bestFit])
        let scattered = try #require(given[.random])
        #expect(packed >= scattered)
    }

    @Test(arguments: [
        ("sn,cpu_milli,gpu\na,1,2\n", "memory_mib"), ("sn,cpu_milli,memory_mib,gpu\n", "no lines"),
        ("sn,cpu_milli,memory_mib,gpu\na,1,x,2\n", "memory_mib: \"x\""),
        ("sn,cpu_milli,memory_mib,gpu\na,1\n", "has 2 fields"),
    ])
    func `a list of nodes that is none is refused`(text: String, reason: String) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write("nodes.csv", text)
        do {
            _ = try PlacementReader.nodes(path)
            Issue.record("was taken")
        } catch {
            #expect(error.description.contains(reason))
        }
    }
}
