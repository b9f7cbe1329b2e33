import ArgumentParser
import Manifests

/// Something that went wrong, said in one line as it stands; the exit code is 1.
struct CleanError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }

    /// Something of a kind that is not there, as kubectl says it.
    static func notFound(_ resource: String, _ name: String) -> CleanError {
        CleanError("Error from server (NotFound): \(resource) \"\(name)\" not found")
    }
}

extension Duration {
    /// Refuses what is no duration.
    static func check(_ text: String, _ option: String, like example: String) throws {
        guard let length = milliseconds(text) else {
            throw ValidationError(
                "\(option): \"\(text)\" is not a duration; write it as \(example), with ms, s, m, h "
                    + "or d")
        }
        guard length <= longest else {
            throw ValidationError("\(option): \"\(text)\" is longer than ten years")
        }
    }

    /// The most that may pass in one run, in milliseconds: ten years.
    private static var longest: Int { 3660 * 86_400_000 }
}
