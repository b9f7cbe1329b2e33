import Engine
import Model

extension Session {
    /// The timeline of a session at the end of the branch on which somebody was last, to look at:
    /// nothing of it is written, and others may have it open.
    /// - Throws: whatever is wrong with the file; `differs` when this version of the model makes
    ///   another history of it.
    public static func reading(
        _ name: String, in folder: SessionFolder
    ) throws(SessionError) -> (header: SessionHeader, timeline: Timeline) {
        let content = try content(of: name, in: folder)
        let timeline = try replay(content, to: content.current)
        if let difference = timeline.difference {
            throw .differs(name: name, difference, writtenBy: content.header.writer)
        }
        return (content.header, timeline)
    }

    private static func replay(
        _ content: SessionContent, to branch: Branch.ID
    ) throws(SessionError) -> Timeline {
        var timeline = Timeline(
            start: try content.header.simulation(), branches: content.branches,
            keepsHashes: true)
        // Without a journal there is nothing that could fail.
        try? timeline.seek(to: .max, on: branch)
        return timeline
    }

    /// What a replay of all branches found.
    public struct Verification: Sendable {
        /// How many operations were done again, each once for every branch that has it.
        public internal(set) var operations = 0
        /// How many hashes were compared.
        public internal(set) var hashes = 0
        /// Where the history turned out otherwise, one for each branch at most.
        public internal(set) var differences: [Timeline.Difference] = []
        /// How the session was written.
        public let header: SessionHeader
    }

    /// Plays all branches of a session again from the beginning and compares every hash.
    public static func verify(
        _ name: String, in folder: SessionFolder
    ) throws(SessionError) -> Verification {
        let content = try content(of: name, in: folder)
        let start = try content.header.simulation()
        var verification = Verification(header: content.header)
        for branch in content.branches {
            var timeline = Timeline(
                start: start, branches: content.branches, keepsHashes: true)
            try? timeline.seek(to: .max, on: branch.id)
            verification.operations += branch.operations.count
            verification.hashes +=
                branch.marks.count + branch.operations.count { !$0.hash.isEmpty }
            if let difference = timeline.difference {
                verification.differences.append(difference)
            }
        }
        return verification
    }

    /// Takes over what this version of the model makes of a session: its hashes become those of now.
    /// The file as it was is kept beside it.
    /// - Returns: where the file as it was is now.
    public static func adopt(
        _ name: String, in folder: SessionFolder
    ) throws(SessionError) -> String {
        let path = try folder.file(of: name)
        guard folder.contains(name) else { throw .unknown(name, known: folder.names) }
        let file = try SessionFile(path, name: name, beginning: nil)
        let content = try file.read()
        let start = try content.header.simulation()
        var adopted: [Branch] = []
        for branch in content.branches {
            let blank = content.branches.map { $0.withoutHashes }
            var timeline = Timeline(start: start, branches: blank, keepsHashes: true)
            try? timeline.seek(to: .max, on: branch.id)
            adopted.append(timeline.current)
        }
        let backup = try FileCopy.backup(of: path)
        var header = content.header
        header.writer = writer
        try file.adopt(adopted, header: header)
        return backup
    }
}
