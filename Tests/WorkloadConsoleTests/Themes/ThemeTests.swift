import Manifests
import Testing
import Themes

@testable import WorkloadConsole

@Suite struct ThemeTests {
    private func theme(_ text: String) throws(ManifestError) -> Theme {
        try Theme(reading: Array(text.utf8), file: "t.yaml") { name in
            Themes.all.first { $0.name == name }?.yaml
        }
    }

    @Test(arguments: Themes.all.map(\.name)) func `themes that ship give every role a look`(
        name: String
    ) throws {
        let shipped = try #require(Themes.all.first { $0.name == name })
        let theme = try Theme(reading: shipped.yaml, file: name)
        for role in Role.allCases {
            #expect(theme.style(of: role).foreground != nil, "\(role.rawValue)")
        }
    }

    @Test func `the longest name that a role begins with decides`() throws {
        let theme = try theme(
            """
            name: t
            palette: {a: "#111111", b: "#222222"}
            styles: {status: {fg: a}, status.warn: {fg: b}}
            """)
        #expect(theme.style(of: .statusOK).foreground == 0x111111)
        #expect(theme.style(of: .statusWarn).foreground == 0x222222)
        #expect(theme.style(of: .text).foreground == nil)
    }

    @Test func `what a theme does not say is as in the one it inherits from`() throws {
        let theme = try theme(
            """
            name: t
            inherits: default-dark
            palette: {a: "#111111"}
            styles: {text: {fg: a}}
            """)
        let shipped = try #require(Themes.all.first { $0.name == "default-dark" })
        let dark = try Theme(reading: shipped.yaml, file: "default-dark")
        #expect(theme.style(of: .text).foreground == 0x111111)
        #expect(theme.style(of: .header) == dark.style(of: .header))
    }

    @Test(arguments: [
        ("styles: {}", 0), ("name: t\nstyles:\n  nonsense: {fg: a}", 3),
        ("name: t\npalette:\n  a: red", 3), ("name: t\nstyles:\n  text: {fg: a}", 3),
        ("name: t\nstyles:\n  text: {colour: a}", 3), ("name: t\ninherits: nobody", 2),
        ("name: t\ntypo: 1", 2),
    ])
    func `what is wrong is refused with its line`(text: String, line: Int) {
        do throws(ManifestError) {
            _ = try theme(text)
            Issue.record("\(text) was taken")
        } catch {
            if line > 0 { #expect(error.line == line, "\(error)") }
        }
    }
}
