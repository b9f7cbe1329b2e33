import Model
import Testing

@testable import Manifests

@Suite struct LabelSelectorTests {
    @Test(arguments: [
        ("a=b", ["a": "b"], true), ("a==b", ["a": "b"], true), ("a=b", ["a": "c"], false),
        ("a!=b", [:], true), ("a!=b", ["a": "b"], false),
        (" a = b , c ", ["a": "b", "c": ""], true),
        ("a in (b, c)", ["a": "c"], true), ("a in (b,c)", ["a": "d"], false),
        ("a notin (b,c)", [:], true), ("a notin (b,c),a", ["a": "d"], true), ("!a", [:], true),
        ("!a", ["a": ""], false), ("a", ["a": ""], true), ("", ["a": "b"], true),
        ("app.kubernetes.io/name=x-1_2.3", ["app.kubernetes.io/name": "x-1_2.3"], true),
        ("a=", ["a": ""], true), ("a in ()", ["a": ""], true),
    ])
    func `a selector is read as kubectl reads it`(
        text: String, labels: [String: String], matches: Bool
    ) throws {
        let labels = Labels(labels.map { ($0.key, $0.value) })
        #expect(try LabelSelector(parsing: text).matches(labels) == matches)
    }

    @Test(arguments: [
        ",", "a,", "=b", "a=b=c", "a in b", "a in (b", "a within (b)", "(a)", "a b", "!", "a=b c",
        "-a", "a=-b", "/a=b", "A_/b=c", "a/b/c",
    ])
    func `what is no selector is refused`(text: String) {
        #expect(throws: SelectorError.self) { try LabelSelector(parsing: text) }
    }
}
