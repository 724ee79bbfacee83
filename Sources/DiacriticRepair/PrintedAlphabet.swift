internal import Foundation

/// Printed characters as one-byte symbols, case kept: what the noise model compares.
///
/// Letters have their `Letters` code (8 to 100), capitals that plus 120, digits 101 to 110; quotation marks and dashes
/// of all forms count as one each. What is none of these is `other`.
struct PrintedAlphabet: Sendable {
    static let other: UInt8 = 1
    static let space: UInt8 = 2
    static let upperOffset: UInt8 = 120
    static let digitZero: UInt8 = 101

    static let shared = PrintedAlphabet()

    private let symbols: [UInt8]
    /// One scalar for each symbol, for writing.
    private let scalars: [Unicode.Scalar?]

    /// Signs and western letters, each with the forms that count as it.
    private static let signs: [String] = [
        "!", "\"“”„«»", "#", "$", "%", "&", "'’‘`´", "(", ")", "*", "+", ",", "-–—", ".…", "/", ":", ";", "<", "=",
        ">", "?", "@", "[", "\\", "]", "^", "_", "{", "|¦", "}", "~", "¢", "€", "£", "¥", "§", "©", "®", "°", "äÄ",
        "ëË", "ïÏ", "öÖ", "üÜ", "ñÑ", "çÇ", "îÎ", "ûÛ", "åÅ", "øØ", "ß", "æÆ",
    ]

    private init() {
        var symbols = [UInt8](repeating: PrintedAlphabet.other, count: Int(Letters.limit) + 0x100)
        var scalars = [Unicode.Scalar?](repeating: nil, count: 256)
        func add(_ scalar: Unicode.Scalar, _ symbol: UInt8) {
            if Int(scalar.value) < symbols.count { symbols[Int(scalar.value)] = symbol }
            if scalars[Int(symbol)] == nil { scalars[Int(symbol)] = scalar }
        }
        add(" ", PrintedAlphabet.space)
        add("\u{A0}", PrintedAlphabet.space)
        for code in 8..<Letters.codeCount {
            add(Letters.shared.lower[code], UInt8(code))
            add(Letters.shared.upper[code], UInt8(code) + PrintedAlphabet.upperOffset)
        }
        for digit in 0...9 {
            if let scalar = Unicode.Scalar(0x30 + digit) { add(scalar, PrintedAlphabet.digitZero + UInt8(digit)) }
        }
        let free = Array(3...7) + Array(111...127) + Array(221...255)
        for (forms, symbol) in zip(PrintedAlphabet.signs, free) {
            for scalar in forms.unicodeScalars { add(scalar, UInt8(symbol)) }
        }
        self.symbols = symbols
        self.scalars = scalars
    }

    /// The symbol of a scalar.
    func symbol(_ scalar: Unicode.Scalar) -> UInt8 {
        let value = Int(scalar.value)
        if value < symbols.count { return symbols[value] }
        return PrintedAlphabet.other
    }

    /// The symbols of a text in composed form.
    func symbols(of text: some StringProtocol) -> [UInt8] {
        let scalars = text.unicodeScalars
        if scalars.contains(where: { (0x300...0x36F).contains($0.value) }) {
            return String(text).precomposedStringWithCanonicalMapping.unicodeScalars.map(symbol)
        }
        return scalars.map(symbol)
    }

    /// Symbols as text; what has no one scalar is shown as U+FFFD.
    func text(of symbols: some Sequence<UInt8>) -> String {
        var view = String.UnicodeScalarView()
        for symbol in symbols { view.append(scalars[Int(symbol)] ?? "\u{FFFD}") }
        return String(view)
    }

    static func isLower(_ symbol: UInt8) -> Bool { symbol >= 8 && symbol < UInt8(Letters.codeCount) }

    static func isUpper(_ symbol: UInt8) -> Bool {
        symbol >= 8 + upperOffset && symbol < UInt8(Letters.codeCount) + upperOffset
    }

    static func isLetter(_ symbol: UInt8) -> Bool { isLower(symbol) || isUpper(symbol) }

    /// A letter without marks.
    static func isPlainLetter(_ symbol: UInt8) -> Bool {
        let small = lowered(symbol)
        return isLetter(symbol) && Letters.shared.base[Int(small)] == small
    }

    static func isDigit(_ symbol: UInt8) -> Bool { symbol >= digitZero && symbol < digitZero + 10 }

    /// The symbol of the small letter; others as they are.
    static func lowered(_ symbol: UInt8) -> UInt8 { isUpper(symbol) ? symbol - upperOffset : symbol }

    static func raised(_ symbol: UInt8) -> UInt8 { isLower(symbol) ? symbol + upperOffset : symbol }
}
