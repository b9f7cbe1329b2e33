/// What a container does once it runs, as a world or an annotation says: data that stands for the
/// program inside, which the model does not have. Times are in milliseconds from its start.
public struct ContainerBehaviour: Hashable, Sendable, Codable {
    /// When the program ends by itself; nil where it runs on.
    public var endsAfter: Int?
    /// The code with which it ends then.
    public var exitCode = 0
    /// How many of its runs end like that before one stays; nil for all.
    public var times: Int?
    /// Nothing in it answers a probe before this.
    public var startsAfter = 0
    /// Readiness probes fail before this; `Int.max` for ever.
    public var readyAfter = 0
    /// From here on no probe is answered any more; nil for never.
    public var hangsAfter: Int?
    /// Memory that it takes and never gives back, in MiB a minute.
    public var leakMiB = 0
    /// How long it takes to end when told to.
    public var stopsAfter: Int?
    /// Why its image cannot be fetched; nil where it can.
    public var imageFault: ImageFault?

    /// A container that runs without trouble.
    public init() {}
}

/// Why an image cannot be fetched.
public enum ImageFault: String, Hashable, Sendable, CaseIterable, Codable {
    /// No registry has it.
    case missing
    /// The registry asks for a login that the pod does not bring.
    case denied
    /// The registry's certificate is signed by nobody known (`DOMAIN.md` 7.14).
    case untrusted
    /// The registry does not answer.
    case unreachable
}

/// How the containers of some images behave.
public struct ImageBehaviour: Hashable, Sendable {
    /// The image, in which `*` stands for anything.
    public var image: String
    /// What they do.
    public var behaviour: ContainerBehaviour

    /// The behaviour of images.
    public init(image: String, _ behaviour: ContainerBehaviour) {
        self.image = image
        self.behaviour = behaviour
    }

    /// Whether an image is meant. O(image x stars).
    public func matches(_ image: String) -> Bool {
        Self.matches(Array(self.image.utf8)[...], Array(image.utf8)[...])
    }

    private static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
        var (here, place) = (pattern.startIndex, text.startIndex)
        // Where to go on when what follows the newest star turns out not to match.
        var star: (pattern: Int, text: Int)?
        while place < text.endIndex {
            if here < pattern.endIndex, pattern[here] == 0x2A {
                star = (here + 1, place)
                here += 1
            } else if here < pattern.endIndex, pattern[here] == text[place] {
                here += 1
                place += 1
            } else if let back = star {
                star = (back.pattern, back.text + 1)
                (here, place) = (back.pattern, back.text + 1)
            } else {
                return false
            }
        }
        return pattern[here...].allSatisfy { $0 == 0x2A }
    }
}

/// How Kubernetes asks a container how it is. Times are in milliseconds.
public struct Probe: Hashable, Sendable, Codable {
    /// From the container's start to the first question.
    public var initialDelay = 0
    /// From one question to the next.
    public var period = 10_000
    /// How many answers in a row make it well.
    public var successThreshold = 1
    /// How many silences in a row make it ill.
    public var failureThreshold = 3

    /// A probe with Kubernetes' defaults.
    public init() {}

    /// The kinds of probes.
    public enum Purpose: String, Hashable, Sendable {
        case startup = "Startup"
        case readiness = "Readiness"
        case liveness = "Liveness"
    }

    /// The first question at or after an instant. No question is asked before `origin`.
    func first(atOrAfter instant: Int, origin: Int) -> Int {
        let first = origin + initialDelay
        if instant <= first { return first }
        return first + (instant - first + period - 1) / period * period
    }
}
