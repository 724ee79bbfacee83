/// One unit of text as the language model sees it, with its place in the scanned bytes.
struct ScannedToken: Sendable {
    enum Kind: UInt8, Sendable {
        /// A run of letters.
        case word
        /// A run of digits with the points, commas and slashes between them.
        case number
        /// The end of a sentence or of a clause that ends in `;` or `:`.
        case boundary
        /// A web or e-mail address.
        case address
    }

    var kind: Kind
    var flags: Flags
    /// Byte range of the token; empty for a boundary.
    var start: Int
    var end: Int
    /// Packed `SyllableKey` of a word, 0 when it has none.
    var key: UInt64

    struct Flags: OptionSet, Sendable {
        let rawValue: UInt8
        /// The first letter is a capital.
        static let capitalised = Flags(rawValue: 1)
        /// Every letter is a capital.
        static let allCapitals = Flags(rawValue: 2)
        /// At least one letter carries a mark (`đ` counts).
        static let marked = Flags(rawValue: 4)
        /// Part of a document number, symbol or abbreviation chain such as `294/QĐ-LĐTBXH`.
        static let code = Flags(rawValue: 8)
        /// A Roman numeral, or the letter of a section label such as `a)`.
        static let label = Flags(rawValue: 16)
        /// An open `oa`, `oe`, `uy` with the tone on its first vowel: `hòa`.
        static let toneOnFirst = Flags(rawValue: 32)
        /// The same with the tone on its second vowel: `hoà`.
        static let toneOnSecond = Flags(rawValue: 64)
    }

    /// What the case of a word's first letter says of the word, when it does not begin its sentence: true for a capital, false
    /// for a small letter, nil for words all in capitals, which stand in headings.
    var isCapitalised: Bool? {
        if !flags.contains(.capitalised) { return false }
        return flags.contains(.allCapitals) && key > 0xFF ? nil : true
    }
}

/// Cuts UTF-8 text into tokens; the same rules serve training and repair.
///
/// Letters in decomposed form are composed on the way; bytes that belong to no token are never looked at again.
struct TextScanner {
    private let letters = Letters.shared

    init() {}

    /// Appends the tokens of one line, places counted from `bytes`' start.
    ///
    /// - Parameter range: The part of `bytes` to scan; it holds no line end.
    func scan(_ bytes: UnsafeBufferPointer<UInt8>, range: Range<Int>, into tokens: inout [ScannedToken]) {
        letters.info.withUnsafeBufferPointer { info in
            letters.base.withUnsafeBufferPointer { base in
                var chunks = ChunkScanner(bytes: bytes, info: info, base: base)
                var position = range.lowerBound
                while position < range.upperBound {
                    let gap = whitespaceLength(bytes, at: position, end: range.upperBound)
                    if gap > 0 {
                        position += gap
                        continue
                    }
                    var end = position + 1
                    while end < range.upperBound, whitespaceLength(bytes, at: end, end: range.upperBound) == 0 {
                        end += 1
                    }
                    chunks.scan(position..<end, into: &tokens)
                    position = end
                }
            }
        }
    }

    /// The tokens of a short text.
    func tokens(of text: String) -> [ScannedToken] {
        var tokens: [ScannedToken] = []
        var copy = text
        copy.withUTF8 { scan($0, range: 0..<$0.count, into: &tokens) }
        return tokens
    }

    @inline(__always)
    private func whitespaceLength(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int, end: Int) -> Int {
        let byte = bytes[index]
        if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) { return 1 }
        if byte == 0xC2, index + 1 < end, bytes[index + 1] == 0xA0 { return 2 }
        return 0
    }
}
