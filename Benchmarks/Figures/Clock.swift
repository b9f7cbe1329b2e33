#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Processor time: what others on the machine do does not count.
enum Clock {
    /// How often each piece of work is done, where the environment does not say otherwise.
    static let runs = getenv("FIGURES_RUNS").flatMap { Int(String(cString: $0)) } ?? 5

    /// Microseconds of processor time that a piece of work takes: the median of several runs, each
    /// on what `prepare` makes.
    static func median<Input>(
        of runs: Int, _ prepare: () -> Input, _ work: (inout Input) -> Void
    ) -> Int {
        let times = (0..<runs).map { _ in
            var input = prepare()
            let start = now
            work(&input)
            return now - start
        }
        return times.sorted()[runs / 2]
    }

    /// Microseconds of processor time so far.
    static var now: Int {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int(time.tv_sec) * 1_000_000 + Int(time.tv_nsec) / 1000
    }

    /// The most memory that the process has had, in MiB.
    static var residentMebibytes: Int {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_maxrss / 1024
    }
}
