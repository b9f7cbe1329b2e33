import Engine
import Manifests
import Model
import Wording

extension SessionError: CustomStringConvertible {
    /// What is wrong, and what to do about it.
    public var description: String {
        switch self {
        case .noFolder:
            "there is no place for sessions: set HOME or XDG_DATA_HOME to a folder of yours"
        case .badName(let name):
            "\"\(name)\" cannot be the name of a session: write up to 64 letters, digits, "
                + "'.', '_' and '-', first a letter or a digit"
        case .unknown(let name, let known):
            "there is no session \"\(name)\""
                + (known.isEmpty
                    ? "; --session NAME on the console or on `wlm-tui do` begins one"
                    : "; there are \(known.joined(separator: ", "))"
                        + NearMiss.question(name, among: known))
        case .exists(let name):
            "there is a session \"\(name)\" already; choose another name, or delete it with "
                + "`wlm-tui session delete \(name)`"
        case .inUse(let name, let process):
            "the session \"\(name)\" is open in another wlm-tui"
                + (process.map { " (process \($0))" } ?? "")
                + ": end that first, or look at it with `wlm-tui session show \(name)`"
        case .cannotOpen(let path, let why): "\(path) cannot be opened: \(why)"
        case .readOnly(let path):
            "\(path) cannot be written: it, or its folder, is read-only. Nothing has changed; "
                + "give yourself the right to write there, or set XDG_DATA_HOME to another folder"
        case .diskFull(let path):
            "there is no room left for \(path). Nothing has changed; make room on its disk and "
                + "try again"
        case .damaged(let path, let what):
            "\(path) is damaged: \(what). Leave it as it is; bring it back from a backup or from "
                + "`wlm-tui session import`, or write what can still be read of it with "
                + "`wlm-tui session export NAME --salvage`"
        case .notASession(let path):
            "\(path) is no session of wlm-tui; move it out of the folder"
        case .newerFormat(let path, let found, let known):
            "\(path) was written by a newer wlm-tui (format \(found); this one reads up to "
                + "\(known)). It is left as it is; open it with that version"
        case .unknownOperation(let path, let number, let why):
            "\(path): operation \(number) is not understood: \(why). A newer wlm-tui may have "
                + "written it; it is left as it is, open it with that version"
        case .differs(let name, let difference, let version):
            Self.text(of: difference, name: name, version: version)
        case .world(let error): "the session's world: \(error.description)"
        case .badExport(let path, let line, let why):
            "\(path):\(line): \(why); nothing was imported"
        }
    }

    private static func text(
        of difference: Timeline.Difference, name: String, version: String
    ) -> String {
        let place = difference.operation.map { "after operation \($0)" } ?? "at a full hour"
        let when = "\(difference.time / 3_600_000) h \(difference.time / 60_000 % 60) min"
        let states = "state \(difference.recorded), now \(difference.found)"
        return """
            the session "\(name)" was written by \(version), and this one (\(Session.writer)) makes \
            another history of it, from \(when) on (\(place): \(states)). It is left as it is. Open \
            it with that version, see `wlm-tui session verify \(name)`, or take over what this \
            version makes of it: `wlm-tui session verify \(name) --adopt`
            """
    }
}
