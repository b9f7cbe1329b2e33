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
        let theme = try ThemeShelf().shipped(name)
        #expect(theme.name == name)
        #expect(!theme.summary.isEmpty)
        let plain = theme.style(of: .text)
        for role in [Role.headerTitle, .tableCursor, .statusCritical, .input, .dialog, .title] {
            #expect(theme.style(of: role) != plain, "\(role.rawValue)")
        }
    }

    @Test func `the longest name that a role begins with decides`() throws {
        let theme = try theme(
            """
            name: t
            palette: {a: "#111111", b: "#222222"}
            styles: {status: {fg: a}, status.warn: {fg: b}}
            """)
        #expect(theme.style(of: .statusOK).foreground == .rgb(0x111111))
        #expect(theme.style(of: .statusWarn).foreground == .rgb(0x222222))
        #expect(theme.style(of: .text).foreground == .standard)
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
        #expect(theme.style(of: .text).foreground == .rgb(0x111111))
        #expect(theme.style(of: .header) == dark.style(of: .header))
    }

    @Test func `another colour for a name changes everything that is said with it`() throws {
        let theme = try theme(
            """
            name: t
            inherits: default-dark
            palette: {accent: "#123456", paper: "#000001"}
            """)
        #expect(theme.style(of: .key).foreground == .rgb(0x123456))
        #expect(theme.style(of: .key).background == .rgb(1))
        #expect(theme.style(of: .key).foreground16 == 6)
    }

    @Test(arguments: Themes.all.map(\.name))
    func `every role can be read in every theme that ships`(
        name: String
    ) throws {
        let theme = try ThemeShelf().shipped(name)
        #expect(theme.leastContrast >= (name == "high-contrast" ? 700 : 450))
        for shortfall in theme.shortfalls {
            Issue.record("\(name): \(shortfall.role.rawValue) has \(shortfall.contrast) of 100")
        }
    }

    @Test func `contrasts are those of the guidelines`() {
        #expect(Contrast.hundredths(0x000000, 0xFFFFFF) == 2100)
        #expect(Contrast.hundredths(0x777777, 0xFFFFFF) == 447)
        #expect(Contrast.hundredths(0xFF0000, 0x0000FF) == 214)
    }

    @Test func `a theme's symbols stand for those of screens, in status only`() throws {
        let theme = try theme("name: t\nsymbols: {status.crit: [\"✖\", \"X\"]}")
        #expect(theme.glyph(for: "■", .statusCritical, isASCII: false) == "✖")
        #expect(theme.glyph(for: "■", .statusCritical, isASCII: true) == "X")
        #expect(theme.glyph(for: "■", .text, isASCII: false) == "■")
        #expect(theme.glyph(for: "■", .text, isASCII: true) == "x")
    }

    @Test(arguments: [
        ("styles: {}", 0), ("name: t\nstyles:\n  nonsense: {fg: a}", 3),
        ("name: t\npalette:\n  a: reddish", 3), ("name: t\nstyles:\n  text: {fg: a}", 3),
        ("name: t\nstyles:\n  text: {colour: a}", 3), ("name: t\ninherits: nobody", 2),
        ("name: t\ntypo: 1", 2), ("name: t\nmin_contrast: 30", 2),
        ("name: t\nappearance: dim", 2), ("name: t\nsymbols:\n  status.ok: [漢, x]", 3),
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
