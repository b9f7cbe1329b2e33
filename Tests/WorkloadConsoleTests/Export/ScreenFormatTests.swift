import Foundation
import Testing

@testable import WorkloadConsole

@Suite struct ScreenFormatTests {
    private let theme: Theme
    private var console: Console
    private let size = Size(width: 80, height: 24)

    init() throws {
        theme = try ThemeShelf().shipped("default-dark")
        console = try Pilot().console
    }

    private func written(_ format: ScreenFormat, isASCII: Bool = false) throws -> String {
        try #require(console.written(as: format, size: size, theme: theme, isASCII: isASCII))
    }

    @Test func `text is what the screen shows, in ASCII where that is asked for`() throws {
        let lines = try written(.txt).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.dropLast().map(String.init) == console.view(size: size).lines)
        #expect(try written(.txt, isASCII: true).allSatisfy(\.isASCII))
    }

    @Test func `every line with escape sequences ends without them`() throws {
        for line in try written(.ansi).split(separator: "\n") where line.contains("\u{1b}") {
            let last = line.range(of: "\u{1b}[", options: .backwards)
            #expect(last.map { line[$0.upperBound...].hasPrefix("0m") } ?? true)
        }
    }

    @Test func `pictures and pages hold every word, escaped`() throws {
        for format in [ScreenFormat.svg, .html] {
            let text = try written(format)
            #expect(text.contains("CAPACITY"))
            #expect(text.contains("esx-01"))
        }
        let surface = {
            var surface = Surface(Size(width: 20, height: 1))
            surface.draw("<b>&\"", x: 0, y: 0)
            return surface
        }()
        #expect(surface.svg(theme: theme).contains("&lt;b&gt;&amp;&quot;"))
        #expect(surface.html(theme: theme, title: "<").contains("<title>&lt;</title>"))
    }

    @Test mutating func `the rows of a table are written as they are filtered`() throws {
        #expect(console.written(as: .csv, size: size, theme: theme) == nil)
        for key in ["3", "/"] { _ = console.handle(.character(Character(key)), size: size) }
        _ = console.handle(.paste("esx-02"), size: size)
        let csv = try written(.csv).split(separator: "\n")
        #expect(csv.count == 2)
        #expect(csv[0].hasPrefix("NAME,STATE,CPU"))
        #expect(csv[1].hasPrefix("esx-02"))
        #expect(try written(.json).contains("\"name\": \"esx-02"))
        #expect(try written(.yaml).contains("name: esx-02"))
    }

    @Test func `fields of a table hold commas, quotes and no formulas`() {
        #expect(CSV.line(["a,b", "say \"so\"", "=1+1"]) == "\"a,b\",\"say \"\"so\"\"\",'=1+1\n")
    }

    @Test func `the ending of a file's name says its format`() {
        #expect(ScreenFormat(file: "a/b.svg") == .svg)
        #expect(ScreenFormat(file: "pods.YML") == .yaml)
        #expect(ScreenFormat(file: "pods") == nil)
        #expect(ScreenFormat(file: ".svg") == nil)
    }

    @Test func `the screen is saved under a name whose ending says how`() throws {
        var pilot = try Pilot()
        pilot.press("\u{13}")
        pilot.type("overview")
        pilot.press("Enter")
        #expect(pilot.sees("End the name in"), "\(pilot)")
        pilot.type(".csv")
        pilot.press("Enter")
        #expect(pilot.sees("Only tables have rows"), "\(pilot)")
        #expect(pilot.saved == nil)
        pilot.press("3", "\u{13}")
        pilot.type("hosts.csv")
        pilot.press("Enter")
        #expect(pilot.saved?.file == "hosts.csv")
        #expect(pilot.saved?.format == .csv)
    }
}
