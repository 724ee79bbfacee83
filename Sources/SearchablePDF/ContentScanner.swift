/// One operator of a content stream with what stands before it.
struct ContentOperation {
    /// Such as `Tj`; an inline image is one operation, `BI`.
    var name: String
    /// Where each operand stands in the content.
    var operands: [Range<Int>]
    /// From the first operand to the end of the operator.
    var range: Range<Int>
}

/// Cuts a content stream into operations without changing a byte.
///
/// ISO 32000-1, 7.2 (lexical conventions) and 7.8.2 (content streams).
struct ContentScanner {
    let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The next operation; nil at the end. Operands that no operator follows are left out.
    mutating func next() -> ContentOperation? {
        var operands: [Range<Int>] = []
        while true {
            skipSpace()
            guard position < bytes.count else { return nil }
            let start = position
            switch bytes[position] {
            case UInt8(ascii: "("): skipString()
            case UInt8(ascii: "<"):
                if peek(1) == UInt8(ascii: "<") { skipBrackets() } else { skip(through: UInt8(ascii: ">")) }
            case UInt8(ascii: "["): skipBrackets()
            case UInt8(ascii: "/"):
                position += 1
                skipRegular()
            case UInt8(ascii: ")"), UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
                // Stray; readers pass over it.
                position += 1
                continue
            default:
                skipRegular()
                if isOperator(start..<position) {
                    let name = String(decoding: bytes[start..<position], as: UTF8.self)
                    if name == "BI" { skipInlineImage() }
                    return ContentOperation(
                        name: name, operands: operands, range: (operands.first?.lowerBound ?? start)..<position)
                }
            }
            operands.append(start..<position)
        }
    }

    /// All operations of a content stream.
    static func operations(of bytes: [UInt8]) -> [ContentOperation] {
        var scanner = ContentScanner(bytes)
        var operations: [ContentOperation] = []
        while let operation = scanner.next() { operations.append(operation) }
        return operations
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || byte == 10 || byte == 13 || byte == 9 || byte == 12 || byte == 0
    }

    private static func isDelimiter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "/"), UInt8(ascii: "%"):
            true
        default: false
        }
    }

    private func peek(_ distance: Int) -> UInt8? {
        position + distance < bytes.count ? bytes[position + distance] : nil
    }

    /// Numbers, `true`, `false` and `null` are operands.
    private func isOperator(_ range: Range<Int>) -> Bool {
        let first = bytes[range.lowerBound]
        if (48...57).contains(first) || first == UInt8(ascii: "+") || first == UInt8(ascii: "-")
            || first == UInt8(ascii: ".")
        {
            return false
        }
        let word = bytes[range]
        return !(word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) || word.elementsEqual("null".utf8))
    }

    private mutating func skipSpace() {
        while position < bytes.count {
            if Self.isSpace(bytes[position]) {
                position += 1
            } else if bytes[position] == UInt8(ascii: "%") {
                while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
            } else {
                return
            }
        }
    }

    private mutating func skipRegular() {
        while position < bytes.count, !Self.isSpace(bytes[position]), !Self.isDelimiter(bytes[position]) {
            position += 1
        }
    }

    private mutating func skip(through byte: UInt8) {
        while position < bytes.count, bytes[position] != byte { position += 1 }
        position = min(bytes.count, position + 1)
    }

    private mutating func skipString() {
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\\"): position += 1
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth -= 1
            default: break
            }
            position = min(bytes.count, position + 1)
            if depth == 0 { return }
        }
    }

    /// An array or dictionary with all that it holds.
    private mutating func skipBrackets() {
        var depth = 0
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "("): skipString()
            case UInt8(ascii: "%"): skipSpace()
            case UInt8(ascii: "["):
                depth += 1
                position += 1
            case UInt8(ascii: "]"):
                depth -= 1
                position += 1
            case UInt8(ascii: "<"):
                if peek(1) == UInt8(ascii: "<") {
                    depth += 1
                    position += 2
                } else {
                    skip(through: UInt8(ascii: ">"))
                }
            case UInt8(ascii: ">"):
                if peek(1) == UInt8(ascii: ">") { depth -= 1 }
                position += peek(1) == UInt8(ascii: ">") ? 2 : 1
            default: position += 1
            }
            if depth <= 0 { return }
        }
    }

    /// From behind `BI` to the end of `EI`: an `EI` between white space counts when what follows is text again.
    private mutating func skipInlineImage() {
        while position + 1 < bytes.count {
            if bytes[position] == UInt8(ascii: "I"), bytes[position + 1] == UInt8(ascii: "D"), isWord(at: position) {
                break
            }
            position += 1
        }
        position = min(bytes.count, position + 3)
        while position + 1 < bytes.count {
            if bytes[position] == UInt8(ascii: "E"), bytes[position + 1] == UInt8(ascii: "I"), isWord(at: position),
                bytes[min(bytes.count, position + 2)..<min(bytes.count, position + 12)].allSatisfy({
                    Self.isSpace($0) || (32..<127).contains($0)
                })
            {
                position += 2
                return
            }
            position += 1
        }
        position = bytes.count
    }

    /// Whether the two letters at a place stand alone.
    private func isWord(at place: Int) -> Bool {
        (place == 0 || Self.isSpace(bytes[place - 1])) && (place + 2 >= bytes.count || Self.isSpace(bytes[place + 2]))
    }
}
