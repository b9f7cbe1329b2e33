import Testing

@testable import Manifests

@Suite struct NearMissTests {
    @Test(arguments: [
        ("demmo", "demo"), ("dmeo", "demo"), ("LAB", "lab"), ("datcenter", "datacenter"),
        ("b", nil), ("nosuch", nil), ("", nil),
    ])
    func `a word close to a known one is taken for it`(word: String, meant: String?) {
        #expect(NearMiss.of(word, among: ["demo", "lab", "datacenter"]) == meant)
    }

    @Test func `a world that is nowhere is refused with what there is`() {
        do {
            _ = try World(named: "demmo")
            Issue.record("was read")
        } catch {
            #expect(
                error.description
                    == "demmo: there is no world and no file of that name; choose demo, lab, busy, "
                    + "datacenter, large, planetlab-dvfs, zones, or a file's path; did you mean demo?"
            )
        }
    }
}
