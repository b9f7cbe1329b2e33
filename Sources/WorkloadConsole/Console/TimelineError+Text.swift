import Engine
import Wording

extension TimelineError {
    /// Why an operation was not carried out, in words.
    public var text: String {
        switch self {
        case .refused(let error): error.text
        case .notKept(let error): error.text
        }
    }
}
