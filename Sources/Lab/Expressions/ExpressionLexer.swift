/// Takes the text of an expression apart into words, texts and signs.
struct ExpressionLexer {
    enum Token: Hashable {
        case word(String)
        case text(String)
        case sign(String)
        case end

        /// How it is named in messages.
        var name: String {
            switch self {
            case .word(let text), .sign(let text): "\"\(text)\""
            case .text(let text): "the text \"\(text)\""
            case .end: "the end"
            }
        }
    }

    private static let signs = ["==", "!=", "<=", ">=", "<", ">", "(", ")", ":"]

    static func tokens(of text: String) throws(ExpressionError) -> [Token] {
        var tokens: [Token] = []
        var rest = text[...]
        while let first = rest.first {
            if first.isWhitespace {
                rest = rest.dropFirst()
            } else if first == "\"" || first == "'" {
                let inside = rest.dropFirst().prefix { $0 != first }
                guard inside.endIndex < rest.endIndex else {
                    throw ExpressionError(text: "the text that begins with \(rest) has no end")
                }
                tokens.append(.text(String(inside)))
                rest = rest[rest.index(after: inside.endIndex)...]
            } else if tokens.last == .word("-l") {
                let word = rest.prefix { !$0.isWhitespace && !":)".contains($0) }
                tokens.append(.word(String(word)))
                rest = rest[word.endIndex...]
            } else if let sign = signs.first(where: { rest.hasPrefix($0) }) {
                tokens.append(.sign(sign))
                rest = rest.dropFirst(sign.count)
            } else {
                tokens.append(.word(try word(&rest)))
            }
        }
        return tokens
    }

    /// A word; what stands in brackets belongs to it whatever it is.
    private static func word(_ rest: inout Substring) throws(ExpressionError) -> String {
        var word = ""
        while let next = rest.first {
            if next == "[" {
                guard let end = rest.firstIndex(of: "]") else {
                    throw ExpressionError(text: "the bracket of \(word)\(rest) is never closed")
                }
                word += rest[...end]
                rest = rest[rest.index(after: end)...]
                continue
            }
            guard next.isLetter || next.isNumber || "_.-/*?@$%".contains(next) else { break }
            word.append(next)
            rest = rest.dropFirst()
        }
        guard !word.isEmpty else {
            throw ExpressionError(
                text: "\"\(rest.first ?? " ")\" means nothing here; texts stand in quotation marks")
        }
        return word
    }
}
