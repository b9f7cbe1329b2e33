extension Int {
    /// The greatest integer whose square is not above this one; 0 for what is negative.
    var squareRoot: Int {
        var rest = Swift.max(0, self)
        var root = 0
        // One bit of the root after the other, from the highest that an `Int` may have.
        var bit = 1 << 62
        while bit > rest { bit >>= 2 }
        while bit > 0 {
            if rest >= root + bit {
                rest -= root + bit
                root = (root >> 1) + bit
            } else {
                root >>= 1
            }
            bit >>= 2
        }
        return root
    }
}
