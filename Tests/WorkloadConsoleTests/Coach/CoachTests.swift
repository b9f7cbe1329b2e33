import Model
import Testing

@testable import WorkloadConsole

/// The coach beside the living console.
@Suite struct CoachTests {
    private func pilot(without: Set<Coach.Aid> = [], lines count: Int = 4) throws -> Pilot {
        var pilot = try Pilot(world: "demo", after: 0)
        pilot.console.coach = Coach(
            title: "Step 1 of 3: Look around", standing: "40 points",
            lines: (1...count).map { Coach.Line("Line \($0) of what is to be done") },
            without: without)
        return pilot
    }

    @Test func `it stands below the screen, which is smaller by as much`() throws {
        let pilot = try pilot()
        #expect(pilot.lines[19].contains("Step 1 of 3: Look around"), "\(pilot)")
        #expect(pilot.lines[19].contains("40 points"))
        #expect(pilot.lines[20].contains("Line 1"))
        #expect(pilot.lines[18].contains("? keys"))
        #expect(pilot.lines[0].contains("wcp-01"))
    }

    @Test func `it folds, moves above, and is read on`() throws {
        var pilot = try pilot(lines: 20)
        #expect(pilot.sees("more (^F)"), "\(pilot)")
        pilot.press("\u{06}")
        #expect(!pilot.sees("Line 1 of"))
        #expect(pilot.sees("Line 5 of"))
        pilot.press("\u{14}")
        #expect(pilot.lines[0].contains("Step 1 of 3"), "\(pilot)")
        pilot.press("\u{07}")
        #expect(!pilot.sees("Line 5 of"))
        #expect(pilot.lines[1].contains("wcp-01"), "\(pilot)")
        // A click goes to the row that is seen there.
        pilot.press("3")
        let y = try #require(pilot.lines.firstIndex { $0.contains("esx-03") })
        pilot.input(.click(x: 5, y: y))
        #expect(pilot.underCursor.contains("esx-03"), "\(pilot)")
    }

    @Test func `what is asked of the lesson is handed on, and means nothing without one`() throws {
        var pilot = try pilot()
        pilot.press("\u{0E}", "\u{0F}", "\u{12}", "\u{04}")
        #expect(pilot.asked == [.next, .hint, .reset, .finish])
        var other = try Pilot(world: "demo", after: 0)
        other.press("\u{0E}")
        #expect(other.asked.isEmpty)
        #expect(other.sees("That is for lessons"))
    }

    @Test func `aids that a lesson withholds say so`() throws {
        var pilot = try pilot(without: Set(Coach.Aid.allCases))
        #expect(pilot.sees("What is wrong is yours to find"), "\(pilot)")
        pilot.press("u")
        #expect(pilot.sees("taken without undo"))
        pilot.press("[")
        #expect(pilot.sees("taken without rewind"))
        pilot.press("6", "w")
        #expect(pilot.sees("taken without why"))
        pilot.press(":")
        pilot.type("findings")
        pilot.press("Enter")
        #expect(pilot.sees("taken without findings"), "\(pilot)")
        pilot.press("3", "m")
        #expect(!pilot.sees("Forecast"))
    }

    @Test func `what it says next keeps its place, and begins anew with another step`() throws {
        var coach = Coach(title: "one", lines: (1...9).map { Coach.Line("\($0)") })
        coach.offset = 4
        coach.isFolded = true
        let same = coach.saying(Coach(title: "one", lines: coach.lines))
        #expect(same.offset == 4)
        #expect(same.isFolded)
        #expect(coach.saying(Coach(title: "two", lines: coach.lines)).offset == 0)
    }
}
