import Glibc
import Testing

@testable import Manifests

@Suite struct FilesTests {
    /// A directory of its own that is gone afterwards.
    private final class Folder {
        let path: String

        init() throws {
            var template = Array("/tmp/wlm-files-XXXXXX".utf8CString)
            let made = try #require(mkdtemp(&template))
            path = String(cString: made)
        }

        func write(_ name: String, _ text: String) throws {
            let file = try #require(fopen("\(path)/\(name)", "w"))
            fputs(text, file)
            fclose(file)
        }

        deinit {
            for name in ["b.yaml", "a.yml", "c.json", "d.txt", "big.yaml"] {
                unlink("\(path)/\(name)")
            }
            rmdir(path)
        }
    }

    @Test func `a directory means its manifests, sorted by name`() throws {
        let folder = try Folder()
        for name in ["c.json", "b.yaml", "d.txt", "a.yml"] { try folder.write(name, "a: 1\n") }
        let expected = ["a.yml", "b.yaml", "c.json"].map { "\(folder.path)/\($0)" }
        #expect(try Files.manifests(at: folder.path) == expected)
        #expect(try Files.manifests(at: folder.path + "/") == expected)
        #expect(try Files.manifests(at: expected[0]) == [expected[0]])
        #expect(try Files.manifests(at: "-") == ["-"])
        #expect(try Files.read(expected[0]) == Array("a: 1\n".utf8))
    }

    @Test func `a directory without manifests is told so`() throws {
        let folder = try Folder()
        try folder.write("d.txt", "a: 1\n")
        #expect(throws: ManifestError.self) { try Files.manifests(at: folder.path) }
    }

    @Test func `what is not there or is no file cannot be read`() throws {
        let folder = try Folder()
        let missing = #expect(throws: ManifestError.self) {
            try Files.read("\(folder.path)/nothing.yaml")
        }
        #expect(missing?.description.hasSuffix("No such file or directory") ?? false)
        #expect(throws: ManifestError.self) { try Files.manifests(at: "\(folder.path)/nothing") }
        #expect(throws: ManifestError.self) { try Files.read(folder.path) }
    }

    @Test func `a file that is too large is refused before it is read`() throws {
        let folder = try Folder()
        try folder.write("big.yaml", "")
        truncate("\(folder.path)/big.yaml", 100 << 20)
        let error = #expect(throws: ManifestError.self) {
            try Files.read("\(folder.path)/big.yaml")
        }
        #expect(error?.reason == .tooLarge(mebibytes: 16))
        #expect(throws: ManifestError.self) { try Files.read("/dev/zero", mostMebibytes: 1) }
    }
}
